"""Printing letters to clients, as window and command line share it: those somebody wrote, or those the plan asks for.

Nobody gets one against the contact rule. Printing is not sending: a letter counts once it is marked as posted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.documents.letter import LetterSheet, write_letters
from app.documents.letterhead import PaperFormats
from app.documents.message_words import message_wording, message_words
from app.errors import NotAllowedError, NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.contact_facts import read_verdicts
from app.queries.letter_rows import LetterWish
from app.queries.letters_due import list_due_letters
from app.queries.message_rows import MessageRow, list_message_rows
from app.queries.paper_choice import get_client_id
from app.queries.paper_rows import FirmLetterhead
from app.queries.papers import get_letterhead
from app.rules.contact_rules import ContactVerdict, Purpose
from app.rules.messages import MessageKind, purpose_of
from app.services.messages import SentMessage
from app.translations import gettext as _
from app.translations import ngettext

_MOST_REASONS = 20


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The letters somebody wrote, one to each client named (what is due, else a plain word), or all that are due.

    Whoever may not have one is left out, and a remark says why; NotAllowedError where nobody is left.
    """
    size = paper_size(options.paper)
    wishes, letterhead = _wishes(everafter, request), get_letterhead()
    if not wishes:
        raise NotFoundError(_("No letter is due; nothing was printed."))
    kept, remarks = _permitted(everafter, wishes, letterhead, is_choice=bool(request.letters or request.clients))
    if not kept:
        raise NotAllowedError(" ".join([*remarks, _("Nothing was printed.")]))
    rows = {row.client_id: row for row in _rows(everafter, kept)}
    kept = [wish for wish in kept if wish.client_id in rows]
    sheets = _sheets(kept, rows, letterhead)
    with whole_file(target) as stream:
        made = write_letters(sheets, letterhead, size, stream, options.progress)
    return print_result(made, remarks, client_ids=tuple(wish.client_id for wish in kept))


def _post(everafter: Everafter, request: PaperRequest, result: PrintResult) -> int:
    """Each letter that was printed stands on its client's timeline, and the step it fulfils is done."""
    printed = frozenset(result.client_ids)
    wishes = [wish for wish in _wishes(everafter, request) if wish.client_id in printed]
    letterhead = get_letterhead()
    rows = {row.client_id: row for row in _rows(everafter, wishes)}
    wishes = [wish for wish in wishes if wish.client_id in rows]
    sheets = _sheets(wishes, rows, letterhead)
    return everafter.messages.record_sent(
        "letter",
        [
            SentMessage(wish.client_id, wish.about, _purpose(wish).value, sheet.body, wish.step_id)
            for wish, sheet in zip(wishes, sheets, strict=True)
        ],
    )


def _wishes(everafter: Everafter, request: PaperRequest) -> list[LetterWish]:
    if request.letters:
        return list(request.letters)
    today = everafter.clock.today()
    if not request.clients:
        return list_due_letters(today)
    ids = dict.fromkeys(get_client_id(number) for number in request.clients)
    return [next(iter(list_due_letters(today, each)), LetterWish(each)) for each in ids]


def _purpose(wish: LetterWish) -> Purpose:
    return Purpose(wish.purpose) if wish.purpose else purpose_of(MessageKind(wish.about))


def _permitted(
    everafter: Everafter, wishes: Sequence[LetterWish], letterhead: FirmLetterhead, *, is_choice: bool
) -> tuple[list[LetterWish], list[str]]:
    """The letters that may be printed, and a sentence about each other one; a choice may pass what only warns."""
    clock, formats = everafter.clock, PaperFormats(letterhead)
    names = {row.client_id: row.client_name for row in _rows(everafter, wishes)}
    verdicts: dict[tuple[int, Purpose], ContactVerdict] = {}
    for purpose in {_purpose(wish) for wish in wishes}:
        ids = [wish.client_id for wish in wishes if _purpose(wish) is purpose]
        found = read_verdicts(ids, purpose, clock.now(), clock.zone, channel="letter", is_invitation=not is_choice)
        verdicts |= {(client_id, purpose): verdict for client_id, verdict in found.items()}
    kept, sentences = [], []
    for wish in wishes:
        verdict = verdicts.get((wish.client_id, _purpose(wish)))
        if verdict is None or wish.client_id not in names:
            continue
        if verdict.is_allowed or (is_choice and verdict.is_warning):
            kept.append(wish)
        if not verdict.is_allowed:
            sentences.append(verdict.sentence(names[wish.client_id], formats.long_day))
    return kept, _few(sentences)


def _few(sentences: list[str]) -> list[str]:
    """The first reasons, and how many more there are."""
    rest = len(sentences) - _MOST_REASONS
    if rest <= 0:
        return sentences
    more = ngettext("{count} more letter was left out.", "{count} more letters were left out.", rest)
    return [*sentences[:_MOST_REASONS], more.format(count=rest)]


def _rows(everafter: Everafter, wishes: Iterable[LetterWish]) -> list[MessageRow]:
    clock = everafter.clock
    return list_message_rows([wish.client_id for wish in wishes], clock.now(), clock.zone)


def _sheets(wishes: Iterable[LetterWish], rows: dict[int, MessageRow], letterhead: FirmLetterhead) -> list[LetterSheet]:
    formats, wording = PaperFormats(letterhead), message_wording(letterhead)
    sheets = []
    for wish in wishes:
        row = rows[wish.client_id]
        words = message_words(row, MessageKind(wish.about), letterhead, formats, wording)
        sheets.append(
            LetterSheet(
                client_name=row.client_name,
                written_on=row.written_on,
                body=wish.body.strip() or words.body,
                farewell=words.farewell,
                signer=words.signer,
                street_lines=row.street_lines,
                town_line=row.town_line,
            )
        )
    return sheets


LETTERS = PaperKind(
    name="letter",
    title=lambda: _("Letters"),
    count_words=lambda count: ngettext("{count} letter", "{count} letters", count).format(count=count),
    ways=frozenset({"client", "all-due"}),
    ways_words=lambda: _("Letters are chosen by --client or --all-due"),
    make=_make,
    posted_words=lambda: _("Letter"),
    own_words="message",
    post=_post,
)
