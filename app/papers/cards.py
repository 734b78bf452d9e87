"""Printing the cards for clients: who is coming, and care and safety while it dries. A card leaves no mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.documents.care_card import write_care_cards
from app.documents.visit_card import lost_portrait_words, write_visit_cards
from app.errors import NotFoundError, UnreadableFileError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.visit_choice import choose_visits
from app.queries.paper_choice import get_client_id, list_job_ids
from app.queries.papers import get_letterhead
from app.queries.small_paper_rows import CareCardRow, VisitCardRow
from app.queries.small_papers import get_care_card_of_client, list_care_cards, list_visit_cards
from app.translations import gettext as _
from app.translations import ngettext


def _make_visit_cards(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """The cards of named jobs, of a client's visits to come, or of a day's visits (today unless one is given).

    Visits that are done need no card.
    """
    choice = choose_visits(request, everafter.clock)
    size = paper_size(options.paper)
    listed = list_visit_cards(choice.day, choice.numbers, everafter.clock.zone)
    rows, lost = _with_portraits(everafter, listed)
    if not rows:
        raise NotFoundError(_no_coming(choice.day))
    with whole_file(target) as stream:
        made = write_visit_cards(rows, get_letterhead(), size, stream, options.progress)
    warnings = [*_missing(request.jobs, len(rows)), *_without_technician(rows), *lost]
    return print_result(made, warnings, job_ids=tuple(list_job_ids([row.job_number for row in rows])))


def _make_care_cards(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """The cards of a day's visits, of named jobs or of a client; with no choice one blank card for the van."""
    size, zone = paper_size(options.paper), everafter.clock.zone
    if request.client is not None:
        rows = [get_care_card_of_client(get_client_id(request.client), everafter.clock.now(), zone)]
    elif request.day is None and not request.jobs:
        rows = [CareCardRow()]
    else:
        rows = list_care_cards(request.day, request.jobs or None, zone)
    if not rows:
        raise NotFoundError(_nothing(request.day))
    with whole_file(target) as stream:
        made = write_care_cards(rows, get_letterhead(), size, stream, options.progress)
    return print_result(made, _missing(request.jobs, len(rows)), job_ids=tuple(list_job_ids(request.jobs)))


def _with_portraits(everafter: Everafter, rows: Sequence[VisitCardRow]) -> tuple[list[VisitCardRow], list[str]]:
    """The rows with the pictures of who comes, each read once, and a sentence about each that cannot be read."""
    portraits: dict[str, bytes] = {"": b""}
    lost = []
    for row in rows:
        if row.portrait_sha256 in portraits:
            continue
        portraits[row.portrait_sha256] = b""
        try:
            portraits[row.portrait_sha256] = everafter.photo_folder.read(row.portrait_sha256)
        except UnreadableFileError:
            lost.append(lost_portrait_words(row.technician_name))
    return [replace(row, portrait=portraits[row.portrait_sha256]) for row in rows], lost


def _without_technician(rows: Sequence[VisitCardRow]) -> list[str]:
    count = sum(not row.technician_name for row in rows)
    if not count:
        return []
    text = ngettext("{count} card has no technician yet.", "{count} cards have no technician yet.", count)
    return [text.format(count=count)]


def _no_coming(day: date | None) -> str:
    if day is None:
        return _("There is no visit to come for this card; nothing was printed, please look at the number again.")
    return _("There is no visit to come on {day}; nothing was printed.").format(day=day.isoformat())


def _nothing(day: date | None) -> str:
    if day is None:
        return _("There is no visit to print a card for; nothing was printed, please look at the number again.")
    return _("There is no visit on {day}; nothing was printed.").format(day=day.isoformat())


def _missing(numbers: Sequence[int], found: int) -> list[str]:
    """A sentence about the jobs that have no card."""
    missing = len(set(numbers)) - found
    if missing <= 0:
        return []
    text = ngettext("{count} of these jobs has no visit.", "{count} of these jobs have no visit.", missing)
    return [text.format(count=missing)]


VISIT_CARDS = PaperKind(
    name="visit-card",
    title=lambda: _("Visit cards"),
    count_words=lambda count: ngettext("{count} visit card", "{count} visit cards", count).format(count=count),
    ways=frozenset({"date", "job", "client"}),
    ways_words=lambda: _("Visit cards are chosen by --date, --job or --client"),
    make=_make_visit_cards,
    posted_words=lambda: _("Visit card"),
    own_words="visit_card",
)
CARE_CARDS = PaperKind(
    name="care-card",
    title=lambda: _("Care and safety cards"),
    count_words=lambda count: ngettext("{count} care card", "{count} care cards", count).format(count=count),
    ways=frozenset({"date", "job", "client"}),
    ways_words=lambda: _(
        "Care cards are chosen by --date, --job or --client; without any of them one blank card is printed"
    ),
    make=_make_care_cards,
    posted_words=lambda: _("Care card"),
    own_words="care_card",
)
