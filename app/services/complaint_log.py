"""Appends to a complaint's list of events and keeps its columns equal to what the list says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.errors import ConflictError, NotAllowedError, NotFoundError
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.queries.acts import find_last_act
from app.queries.complaint_events import TAKES_BACK, standing, to_details, to_event
from app.queries.complaints import priority_name
from app.queries.firm import get_times_in_force
from app.rules.complaint_events import BoardColumn, ComplaintEvent, Diagnosis, EventKind
from app.rules.complaint_history import derive_in_force
from app.rules.complaint_state import ComplaintState
from app.rules.recovery import check_event, check_logged
from app.services.complaint_intake import Intake
from app.services.drafts import ComplaintDraft
from app.services.history import RecordedChange
from app.services.number_series import next_complaint_number
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork


@dataclass(slots=True)
class OpenedComplaint:
    """A complaint being worked on, with the list of what happened so far."""

    row: Complaint
    client_name: str
    lines: list[StoredEvent]

    def state(self, now: datetime) -> ComplaintState:
        """Where it stands at a moment."""
        return derive_in_force([to_event(line) for line in standing(self.lines)], get_times_in_force(), now)

    def not_before(self, moment: datetime) -> datetime:
        """The moment, or that of the last line if it is later: a clock put back turns no story round."""
        return max((moment, *(line.happened_at for line in self.lines)))


def open_complaint(complaint_id: int, version: int | None = None) -> OpenedComplaint:
    """Read a complaint; ConflictError when another desk moved it since, NotFoundError when it is not there."""
    row = Complaint.get_or_none(Complaint.id == complaint_id)
    if row is None:
        raise NotFoundError(_("There is no such complaint; nothing was changed."))
    client_name = str(Client.select(Client.name).where(Client.id == row.client_id).scalar())
    if version is not None and row.version != version:
        raise _too_late(complaint_id, client_name)
    return OpenedComplaint(row, client_name, _lines(complaint_id))


def new_complaint(work: UnitOfWork, draft: ComplaintDraft, intake: Intake) -> Complaint:
    """The complaint that a logged event begins."""
    event = intake.event
    check_logged(event)
    row = Complaint(
        number=next_complaint_number(work),
        client_id=draft.client_id,
        job_id=intake.job_id,
        follows_id=intake.follows_id,
        words=event.words,
        expected=draft.expected.strip(),
        wanted=draft.wanted.strip(),
        meaning=draft.meaning.strip(),
        channel=draft.channel,
        received_at=event.received_at or event.at,
        need_by_on=draft.need_by_on,
        logged_by_id=work.person_id,
        about_person_id=min(event.complained_about, default=None),
        is_self_reported=draft.is_self_reported,
    )
    keep_columns(row, derive_in_force([event], get_times_in_force(), event.at))
    work.save(row)
    opened = OpenedComplaint(row, "", [])
    work.save(_new_line(work, opened, event.kind.value, event.at, event.words, to_details(event)))
    return row


def add_events(work: UnitOfWork, opened: OpenedComplaint, *events: ComplaintEvent) -> None:
    """Append what happened, if the gates of R7 let it through, and keep the columns in step."""
    for event in events:
        at = opened.not_before(event.at)
        check_event(opened.state(at), replace(event, at=at))
        line = _new_line(work, opened, event.kind.value, at, event.words, to_details(event))
        _write(work, opened, line, at)


def take_back(work: UnitOfWork, changes: Sequence[RecordedChange], now: datetime) -> None:
    """Undo the complaint lines of a unit by further lines: nothing is ever taken out of the list."""
    added: defaultdict[int, list[StoredEvent]] = defaultdict(list)
    for change in changes:
        if change.table == "complaint_event":
            line = StoredEvent.get_by_id(change.record_id)
            added[line.complaint_id].append(line)
    for complaint_id, lines in added.items():
        opened = open_complaint(complaint_id)
        at = opened.not_before(now)
        if any(line.kind == EventKind.LOGGED for line in lines):
            line = _new_line(work, opened, EventKind.WITHDRAWN.value, at, _("undone"), {})
        else:
            taken = [line.sequence for line in lines]
            line = _new_line(work, opened, EventKind.NOTED.value, at, _("undone"), {TAKES_BACK: taken})
        _write(work, opened, line, at)
        _check_still_allowed(opened)


def _check_still_allowed(opened: OpenedComplaint) -> None:
    """What others did since may need the step that is taken back: no made good is left standing without its fix."""
    events = [to_event(line) for line in standing(opened.lines)]
    times = get_times_in_force()
    for count, event in enumerate(events[1:], 1):
        try:
            check_event(derive_in_force(events[:count], times, event.at), event)
        except NotAllowedError as error:
            raise ConflictError(
                _(
                    "This cannot be undone, because of what happened to the complaint of {name} since; "
                    "nothing was changed."
                ).format(name=opened.client_name)
            ) from error


def add_note(work: UnitOfWork, opened: OpenedComplaint, words: str, details: dict[str, object]) -> None:
    """Append a line that changes nothing about where the complaint stands."""
    _write(work, opened, _new_line(work, opened, EventKind.NOTED.value, work.now, words, details), work.now)


def _write(work: UnitOfWork, opened: OpenedComplaint, line: StoredEvent, at: datetime) -> None:
    """The row goes first: its version is what tells two desks apart that both append the next line."""
    opened.lines.append(line)
    keep_columns(opened.row, opened.state(at))
    try:
        work.save_or_touch(opened.row)
    except ConflictError as error:
        raise _too_late(opened.row.id, opened.client_name) from error
    work.save(line)


def _lines(complaint_id: int) -> list[StoredEvent]:
    return list(
        StoredEvent.select().where(StoredEvent.complaint == complaint_id).order_by(StoredEvent.sequence).execute()
    )


def _too_late(complaint_id: int, client_name: str) -> ConflictError:
    """Who was a moment faster, and with what."""
    last = find_last_act("complaint_event", [line.id for line in _lines(complaint_id)])
    return ConflictError(
        _("{who} was a moment faster (“{act}”); nothing of yours was saved, your words are still here.").format(
            who=last.person_name if last is not None and last.person_name else _("Another desk"),
            act=last.label if last is not None else client_name,
        )
    )


def _new_line(
    work: UnitOfWork, opened: OpenedComplaint, kind: str, at: datetime, words: str, details: dict[str, object]
) -> StoredEvent:
    return StoredEvent(
        complaint_id=opened.row.id,
        sequence=max((each.sequence for each in opened.lines), default=0) + 1,
        kind=kind,
        happened_at=at,
        person_id=work.person_id,
        words=words,
        details=details or None,
    )


def keep_columns(row: Complaint, state: ComplaintState) -> None:
    """The columns by which complaints are found and counted, as the list of events says."""
    due = {clock.kind.value: clock.due_at for clock in (*state.earlier_clocks, *state.clocks)}
    row.category = state.category.value
    row.severity, row.effort = state.facts.severity, state.facts.effort
    row.is_public, row.is_vulnerable, row.is_repeat = (
        state.facts.is_public,
        state.facts.is_vulnerable,
        state.facts.is_repeat,
    )
    row.owner_id = state.owner
    row.state = state.column.value
    row.points, row.priority = state.points, priority_name(state.priority)
    row.answer_due_at = due.get("answer", row.answer_due_at)
    row.site_due_at = due.get("site", None if state.is_open else row.site_due_at)
    row.resolve_due_at = due.get("resolved", row.resolve_due_at)
    row.promise_due_at = state.promise.due_at if state.promise is not None else None
    row.promised_what = state.promise.what if state.promise is not None else ""
    row.promised_by_id = state.promise.by if state.promise is not None else None
    row.answered_at, row.seen_at, row.fixed_at = state.answered_at, state.visited_at, state.fixed_at
    row.fix_outcome = state.outcome.value if state.outcome is not None else ""
    row.checked_at = state.answers[-1].at if state.answers else None
    row.closed_at = state.closed_at
    row.cost_minor = state.cost_minor
    _keep_learnt(row, state)


def _keep_learnt(row: Complaint, state: ComplaintState) -> None:
    """The last words and what was learnt, so that an undone or repeated closing leaves nothing stale behind."""
    last = state.answers[-1] if state.answers and state.column is BoardColumn.MADE_GOOD else None
    row.closing_words = "" if last is None else last.words
    row.closing_score = None if last is None else last.score
    row.is_closing_score_independent = last is not None and last.by not in state.complained_about
    known = state.diagnosis or Diagnosis()
    row.lesson, row.cause, row.prevention = state.lesson, known.cause, known.prevention
    row.cause_kind = "" if known.cause_kind is None else known.cause_kind.value
    row.prevention_owner_id = known.owner
    # The day stands only while it is waited for, so that Today finds what is still to be done by this column alone.
    row.prevention_due_on = known.due_on if state.prevented_at is None else None
