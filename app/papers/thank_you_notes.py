"""Printing thank-you notes, as window and command line share it: who is owed one, and what printing it settles.

Nothing goes to a client with an open complaint, to anybody who is gone, or to anybody who wants no letters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.documents.thank_you_note import write_thank_you_notes
from app.errors import NotAllowedError, NotFoundError
from app.everafter import Everafter
from app.papers.few_names import few_names
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.paper_choice import get_client_id, get_job_id, list_job_ids
from app.queries.paper_recipients import recipients_of_jobs
from app.queries.papers import get_letterhead
from app.queries.thank_you_notes import list_thank_you_rows
from app.queries.thanks_due import (
    DueNote,
    find_last_visit_note,
    find_visit_note,
    find_visit_notes,
    list_due_notes,
    why_not,
)
from app.translations import gettext as _
from app.translations import ngettext


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The notes about named visits, to a client (what is due, else about their last visit), or all that are due.

    A client gets one note, which stands for all that is due to them. Once it is marked as printed, the step of thanks
    is done, the friend thanked for, the reward printed, and the timeline says so. Raises NotAllowedError for somebody
    named who may not have one now.
    """
    size, zone = paper_size(options.paper), everafter.clock.zone
    if not everafter.is_read_only:
        everafter.rewards.refresh(_concerned(request))
    notes, warnings = _chosen(everafter, request)
    rows = list_thank_you_rows(notes, everafter.clock.now(), zone)
    with whole_file(target) as stream:
        made = write_thank_you_notes(rows, get_letterhead(), size, stream, options.progress)
    return print_result(
        made,
        warnings,
        job_ids=tuple(note.job_id for note in notes if note.job_id is not None),
        reward_ids=tuple(each for note in notes for each in note.reward_ids),
        client_ids=tuple(note.client_id for note in notes),
    )


def _mark(everafter: Everafter, result: PrintResult) -> None:
    """Settle what the notes thank for: all that is due to each client, else the visit that was named."""
    due = {note.client_id: note for note in list_due_notes(everafter.clock.today()).notes}
    notes = {each: due[each] for each in result.client_ids if each in due}
    for note in find_visit_notes(result.job_ids):
        notes.setdefault(note.client_id, note)
    everafter.thank_you_notes.mark_printed(list(notes.values()))


def _concerned(request: PaperRequest) -> list[int] | None:
    """Whose rewards are looked at before: those of the clients named, or None for everyone's."""
    if request.jobs:
        return [each.client_id for each in recipients_of_jobs(list_job_ids(request.jobs))]
    return None if request.client is None else [get_client_id(request.client)]


def _chosen(everafter: Everafter, request: PaperRequest) -> tuple[list[DueNote], list[str]]:
    """The notes meant, and sentences about those that are left out."""
    today = everafter.clock.today()
    if request.jobs:
        return _of_visits(request.jobs, everafter), []
    if request.client is not None:
        client_id = get_client_id(request.client)
        _refuse(client_id, request.client)
        due = list_due_notes(today, client_id).notes
        last = find_last_visit_note(client_id) if not due else None
        if not due and last is None:
            text = _("Client {number} had no visit yet to thank for; nothing was printed.")
            raise NotFoundError(text.format(number=request.client))
        return [*due, *([last] if last is not None else [])], []
    all_due = list_due_notes(today)
    warnings = [*_left_out(all_due.held, _held_words), *_left_out(all_due.unwanted, _unwanted_words)]
    if not all_due.notes:
        raise NotFoundError(" ".join([_("No thank-you note is due; nothing was printed."), *warnings]))
    return list(all_due.notes), warnings


def _of_visits(numbers: Sequence[int], everafter: Everafter) -> list[DueNote]:
    """One note for each client of these visits, with everything else that is due to them."""
    notes: dict[int, DueNote] = {}
    for number in dict.fromkeys(numbers):
        get_job_id(number)
        note = find_visit_note(number)
        if note is None:
            text = _("Job {number} is not finished, so there is nothing to thank for yet; nothing was printed.")
            raise NotFoundError(text.format(number=number))
        _refuse(note.client_id, None, number)
        due = next(iter(list_due_notes(everafter.clock.today(), note.client_id).notes), None)
        notes.setdefault(note.client_id, due if due is not None and due.job_id in (note.job_id, None) else note)
    return list(notes.values())


def _refuse(client_id: int, client_number: int | None, job_number: int | None = None) -> None:
    """A sentence instead of a note to somebody who may not have one now."""
    whose = (
        _("Client {number}").format(number=client_number)
        if job_number is None
        else _("The client of job {number}").format(number=job_number)
    )
    reasons = {
        "held": _("{client} has an open complaint; put it right first, nothing was printed."),
        "gone": _("{client} is no longer with us; nothing was printed."),
        "unwanted": _("{client} asked for no letters; nothing was printed."),
    }
    reason = why_not(client_id)
    if reason:
        raise NotAllowedError(reasons[reason].format(client=whose))


def _left_out(names: Sequence[str], words: Callable[[int], str]) -> list[str]:
    if not names:
        return []
    return [words(len(names)).format(count=len(names), names=few_names(names))]


def _held_words(count: int) -> str:
    return ngettext(
        "{count} note waits until a complaint is put right: {names}.",
        "{count} notes wait until complaints are put right: {names}.",
        count,
    )


def _unwanted_words(count: int) -> str:
    return ngettext(
        "{count} note was left out, its client asked for no letters: {names}.",
        "{count} notes were left out, their clients asked for no letters: {names}.",
        count,
    )


THANK_YOU_NOTES = PaperKind(
    name="thank-you-note",
    title=lambda: _("Thank-you notes"),
    count_words=lambda count: ngettext("{count} thank-you note", "{count} thank-you notes", count).format(count=count),
    ways=frozenset({"job", "client", "all-due"}),
    ways_words=lambda: _("Thank-you notes are chosen by --job, --client or --all-due"),
    make=_make,
    mark=_mark,
    posted_words=lambda: _("Thank-you note"),
    own_words="thank_you_note",
)
