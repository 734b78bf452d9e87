"""Reads what the panel beside the board shows of one complaint beyond its card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.jobs import Job
from app.models.team import Person
from app.queries.complaint_events import TAKES_BACK, standing, to_event
from app.queries.complaint_work_rows import (
    ClockRow,
    ComplaintWorkRow,
    EndingRow,
    EventLineRow,
    LinkedComplaintRow,
    PreventionRow,
    PutRightVisitRow,
)
from app.rules.complaint_clocks import Clock
from app.rules.complaint_events import BoardColumn, CauseKind, ComplaintEvent, EventKind
from app.rules.complaint_fold import answer_feeling
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category
from app.rules.feedback import Feeling
from app.rules.person_names import first_name
from app.rules.recovery import missing_steps
from app.rules.training_suggestion import suggest_training, topic_name
from app.rules.visit_interval import HOME_NORMAL_DAYS
from app.rules.won_back import TOLD_US_SCORE, return_window_days


@dataclass(frozen=True, slots=True)
class WorkedComplaint:
    """A complaint as it was read: what its events come to, and what became of it (R7)."""

    id: int
    state: ComplaintState
    result: str
    now: datetime
    zone: ZoneInfo
    people: Mapping[int, Person]


def read_work(worked: WorkedComplaint) -> ComplaintWorkRow:
    """Everything about working one complaint."""
    row, state = Complaint.get_by_id(worked.id), worked.state
    stored = list(StoredEvent.select().where(StoredEvent.complaint == row.id).order_by(StoredEvent.sequence))
    counting = [to_event(line) for line in standing(stored)]
    probe = _probe(row)
    topic = suggest_training(state.category, state.priority, CauseKind.PERSON)
    return ComplaintWorkRow(
        called=_called(row.client_id),
        clocks=_clocks(worked),
        lines=_lines(stored, worked.people),
        steps_open=tuple(step.value for step in missing_steps(state)),
        good_count=len(state.answers) if state.is_open else 0,
        asked_after_good=_noted_since_answer(stored),
        probe_due_at=probe.probe_due_at if probe is not None else None,
        probe_owner_name=_name(worked.people, probe.probe_owner_id) if probe is not None else "",
        about_ids=state.complained_about,
        about_names=tuple(_name(worked.people, number) for number in sorted(state.complained_about)),
        need_by_on=state.need_by_on,
        paused_until_on=state.paused_until,
        pause_reason=_last_words(counting, EventKind.PAUSED) if state.paused_until is not None else "",
        may_confirm_dry=state.is_open and state.category is Category.OVER_WET and not state.is_dry,
        raised_at=state.raised_at,
        has_broken_promise=state.has_broken_promise,
        visit=_visit(row, counting, worked.people),
        paid_minor=_paid(row.job_id),
        refund_minor=state.refund_minor,
        cost_minor=state.cost_minor,
        cause_kind=row.cause_kind,
        cause=row.cause,
        lesson=state.lesson,
        prevention=_prevention(worked),
        training_topic=topic_name(topic) if topic is not None and state.complained_about else "",
        follows=_link(Complaint.get_or_none(Complaint.id == row.follows_id)) if row.follows_id is not None else None,
        followed_by=tuple(
            _as_link(later)
            for later in Complaint.select()
            .where((Complaint.client == row.client_id) & (Complaint.follows == row.id))
            .order_by(Complaint.received_at)
        ),
        ending=None if state.is_open else _ending(worked, row, counting),
    )


def _called(client_id: int) -> str:
    client = Client.get_by_id(client_id)
    if client.kind == "business":
        return str(client.name)
    return str(client.preferred_name or client.first_name or first_name(client.name))


def _clocks(worked: WorkedComplaint) -> tuple[ClockRow, ...]:
    earlier = [_clock(each, worked.now, is_earlier=True) for each in worked.state.earlier_clocks]
    return (*earlier, *(_clock(each, worked.now, is_earlier=False) for each in worked.state.clocks))


def _clock(each: Clock, now: datetime, *, is_earlier: bool) -> ClockRow:
    kind = "resolve" if each.kind.value == "resolved" else each.kind.value
    return ClockRow(kind, each.due_at, each.met_at, each.state_at(now).value, each.is_breach_at(now), is_earlier)


def _lines(stored: list[StoredEvent], people: Mapping[int, Person]) -> tuple[EventLineRow, ...]:
    counting = {line.sequence for line in standing(stored)}
    found = []
    for line in stored:
        event = to_event(line)
        is_undoing = TAKES_BACK in (line.details or {})
        promised_by = event.promise.by if event.promise is not None else None
        found.append(
            EventLineRow(
                event=event,
                person_name=_name(people, line.person_id),
                other_name=_name(people, event.owner or promised_by),
                is_taken_back=line.sequence not in counting and not is_undoing,
            )
        )
    return tuple(found)


def _noted_since_answer(stored: list[StoredEvent]) -> int:
    """The answers written down since the last check-back; a note with details, such as a print, is none."""
    count = 0
    for line in reversed(standing(stored)):
        if line.kind == EventKind.CHECKED_BACK:
            return count
        count += line.kind == EventKind.NOTED and not line.details
    return 0


def _last_words(counting: list[ComplaintEvent], kind: EventKind) -> str:
    return next((event.words for event in reversed(counting) if event.kind is kind), "")


def _probe(row: Complaint) -> Feedback | None:
    waiting = (Feedback.client == row.client_id) & (Feedback.complaint == row.id) & (Feedback.probe_state == "due")
    found: Feedback | None = Feedback.select().where(waiting).order_by(Feedback.id.desc()).first()
    return found


def _visit(row: Complaint, counting: list[ComplaintEvent], people: Mapping[int, Person]) -> PutRightVisitRow | None:
    """The visit of this round; one that was done before it was not right yet has put nothing right."""
    wanted = (
        (Job.client == row.client_id) & (Job.complaint_id == row.id) & Job.state.in_(("booked", "under_way", "done"))
    )
    job = Job.select().where(wanted & Job.archived_at.is_null()).order_by(Job.starts_at.desc(), Job.id.desc()).first()
    if job is None:
        return None
    round_began_at = _round_began_at(counting)
    if round_began_at is not None and job.finished_at is not None and job.finished_at <= round_began_at:
        return None
    return PutRightVisitRow(job.id, job.number, job.starts_at, _name(people, job.technician_id), job.state == "done")


def _round_began_at(counting: list[ComplaintEvent]) -> datetime | None:
    """When it was last opened again, or found not right yet; None in the first round."""
    for event in reversed(counting):
        is_hurt = event.kind is EventKind.CHECKED_BACK and answer_feeling(event) is Feeling.HURT
        if is_hurt or event.kind is EventKind.REOPENED:
            return event.at
    return None


def _paid(job_id: int | None) -> int:
    return 0 if job_id is None else int(Job.select(Job.paid_minor).where(Job.id == job_id).scalar() or 0)


def _prevention(worked: WorkedComplaint) -> PreventionRow | None:
    known = worked.state.diagnosis
    if known is None or not known.prevention:
        return None
    owner = _name(worked.people, known.owner)
    return PreventionRow(known.prevention, owner, known.due_on, worked.state.prevented_at, known.topic)


def _link(row: Complaint | None) -> LinkedComplaintRow | None:
    return None if row is None else _as_link(row)


def _as_link(row: Complaint) -> LinkedComplaintRow:
    return LinkedComplaintRow(row.id, row.number, row.received_at, row.words)


def _ending(worked: WorkedComplaint, row: Complaint, counting: list[ComplaintEvent]) -> EndingRow:
    state = worked.state
    if state.column is BoardColumn.WITHDRAWN or state.fixed_at is None:
        return EndingRow("", None, None, None, _last_words(counting, EventKind.WITHDRAWN))
    fixed_on = state.fixed_at.astimezone(worked.zone).date()
    expected = Client.select(Client.expected_interval_days).where(Client.id == row.client_id).scalar()
    return EndingRow(
        grade=worked.result,
        came_back_on=row.came_back_on,
        score=_best_score(row.client_id, state),
        pending_until_on=fixed_on + timedelta(days=return_window_days(expected or HOME_NORMAL_DAYS)),
        reason="",
    )


def _best_score(client_id: int, state: ComplaintState) -> int | None:
    """The best score since the fix that counts as told us: nobody complained about asked for it; a Great counts 10."""
    given = Feedback.select().where((Feedback.client == client_id) & (Feedback.asked_at >= state.fixed_at))
    scores = [
        10 if answer.score is None else int(answer.score)
        for answer in given
        if answer.asked_by_id not in state.complained_about
        and (answer.score is not None or (answer.answer == "great" and answer.is_confirmed))
    ]
    return max((score for score in scores if score >= TOLD_US_SCORE), default=None)


def _name(people: Mapping[int, Person], person_id: int | None) -> str:
    person = people.get(person_id or 0)
    return person.name if person is not None else ""
