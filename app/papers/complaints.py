"""Printing the papers about complaints, as window and command line share it: the letter to the client, our own page."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.complaint_page import write_complaint_pages
from app.documents.recovery_letter import write_recovery_letters
from app.documents.recovery_letter_words import our_words
from app.errors import NotAllowedError, NotFoundError
from app.everafter import Everafter
from app.papers.few_names import few_names
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.complaint_pages import list_complaint_pages
from app.queries.complaint_paper_rows import RecoveryLetterRow
from app.queries.complaints import list_open_complaints
from app.queries.letter_wishes import refusing_letters
from app.queries.paper_choice import (
    get_client_id,
    get_client_number,
    list_complaint_ids,
    list_complaints_of_client,
    list_withdrawn,
    refuse_erased,
)
from app.queries.paper_recipients import recipients_of_complaints
from app.queries.papers import get_letterhead
from app.queries.recovery_letters import list_due_letters, list_recovery_letters, list_unwanted_letters
from app.rules.defence_words import defensive_hits
from app.translations import gettext as _
from app.translations import ngettext


def _make_letters(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """Letters about named complaints, to a client (those due, else about the newest again), or all that are due.

    Due is the letter about a complaint that was put right within the last 30 days, is not withdrawn, and had no
    letter since that fix; clients who are gone, or want no letters, are left out. What is not due can be printed by
    the complaint's number, also before the fix: the letter then says what was promised. Once it is marked as printed,
    the complaint's list and the client's timeline say that it went out. Raises NotAllowedError for a withdrawn
    complaint, or one of somebody who was erased.
    """
    size = paper_size(options.paper)
    ids = _chosen_letters(everafter, request)
    is_choice = bool(request.complaints or request.clients)
    remarks = _asked_for_none(ids) if is_choice else _left_out(list_unwanted_letters(everafter.clock.now()))
    if not ids:
        nothing = _nothing_of(request.client) or _("No recovery letter is due; nothing was printed.")
        raise NotFoundError(" ".join([nothing, *remarks]))
    rows = list_recovery_letters(ids, everafter.clock.now(), everafter.clock.zone)
    with whole_file(target) as stream:
        made = write_recovery_letters(rows, get_letterhead(), size, stream, options.progress)
    remarks += [words for row in rows for words in _defending(row)]
    return print_result(made, remarks, complaint_ids=tuple(ids))


def _mark_letters(everafter: Everafter, result: PrintResult) -> None:
    everafter.recovery_letters.mark_printed(result.complaint_ids)


def _make_pages(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The pages of named complaints, of all complaints of a client, or of all that are open in the order of the board.

    Each complaint begins on a new page. They are for the firm's own file, so printing them marks nothing.
    """
    size = paper_size(options.paper)
    now, zone = everafter.clock.now(), everafter.clock.zone
    if request.complaints:
        ids = list_complaint_ids(request.complaints)
    elif request.client is not None:
        ids = list_complaints_of_client(get_client_id(request.client))
    else:
        ids = [row.id for row in list_open_complaints(now, zone)]
    if not ids:
        raise NotFoundError(_nothing_of(request.client) or _("No complaint is open; nothing was printed."))
    rows = list_complaint_pages(ids, now, zone)
    with whole_file(target) as stream:
        made = write_complaint_pages(rows, get_letterhead(), size, stream, options.progress)
    return print_result(made, complaint_ids=tuple(ids))


def _chosen_letters(everafter: Everafter, request: PaperRequest) -> list[int]:
    """The complaints meant, in their order."""
    now = everafter.clock.now()
    if request.complaints:
        ids = list_complaint_ids(request.complaints)
        for number in list_withdrawn(ids):
            raise NotAllowedError(
                _(
                    "Complaint {number} was logged by mistake, so there is no letter about it; nothing was printed."
                ).format(number=number)
            )
        refuse_erased(each.client_id for each in recipients_of_complaints(ids))
        return ids
    if request.client is None:
        return list_due_letters(now)
    client_id = get_client_id(request.client)
    own = list_complaints_of_client(client_id)
    withdrawn = set(list_complaint_ids(list_withdrawn(own)))
    return list_due_letters(now, client_id) or [each for each in own if each not in withdrawn][-1:]


def _left_out(names: Sequence[str]) -> list[str]:
    """Who is owed a letter and wants none."""
    if not names:
        return []
    text = ngettext(
        "{count} letter was left out, its client asked for no letters: {names}.",
        "{count} letters were left out, their clients asked for no letters: {names}.",
        len(names),
    )
    return [text.format(count=len(names), names=few_names(names))]


def _asked_for_none(complaint_ids: Sequence[int]) -> list[str]:
    """That somebody whose letter was asked for by number wants none by post."""
    clients = dict.fromkeys(each.client_id for each in recipients_of_complaints(complaint_ids))
    refusing = refusing_letters(clients)
    text = _("Client {number} asked for no letters; tell them yourself, or hand it over.")
    return [text.format(number=get_client_number(each)) for each in clients if each in refusing]


def _defending(row: RecoveryLetterRow) -> list[str]:
    """A sentence for each phrase of ours that defends instead of caring (R7)."""
    text = _("The letter to {name} says “{phrase}”; please look at these words again before it goes out.")
    phrases = dict.fromkeys(hit.phrase for hit in defensive_hits(our_words(row)))
    return [text.format(name=row.client_name, phrase=phrase) for phrase in phrases]


def _nothing_of(client_number: int | None) -> str:
    """Why nothing of a client is printed; empty when nobody was named."""
    if client_number is None:
        return ""
    return _("There is no complaint of client {number}; nothing was printed.").format(number=client_number)


RECOVERY_LETTERS = PaperKind(
    name="recovery-letter",
    title=lambda: _("Recovery letters"),
    count_words=lambda count: ngettext("{count} recovery letter", "{count} recovery letters", count).format(
        count=count
    ),
    ways=frozenset({"complaint", "client", "all-due"}),
    ways_words=lambda: _("Recovery letters are chosen by --complaint, --client or --all-due"),
    make=_make_letters,
    mark=_mark_letters,
    posted_words=lambda: _("Recovery letter"),
    own_words="recovery_letter",
)
COMPLAINT_PAGES = PaperKind(
    name="complaint-page",
    title=lambda: _("Complaint pages"),
    count_words=lambda count: ngettext("{count} complaint", "{count} complaints", count).format(count=count),
    ways=frozenset({"complaint", "client"}),
    ways_words=lambda: _(
        "Complaint pages are chosen by --complaint or --client; without a number all open ones are printed"
    ),
    make=_make_pages,
    is_for_us=True,
)
