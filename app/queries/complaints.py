"""Reads for the Care Board, the strip on every screen and one complaint; the order is that of R6 everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from peewee import JOIN, ModelSelect

from app.errors import NotFoundError
from app.models.aftercare import Feedback
from app.models.clients import Client, Referral
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.jobs import Job
from app.models.team import Person
from app.queries.clients import full_years
from app.queries.complaint_events import read_states
from app.queries.complaint_rows import (
    CareBoard,
    CareNumbers,
    CareStripRow,
    ComplaintDetails,
    ComplaintEventRow,
    ComplaintRow,
)
from app.queries.firm import get_working_time
from app.queries.hand_over import first_joined, joined
from app.rules.complaint_clocks import Clock, ClockState
from app.rules.complaint_events import BoardColumn
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import PriorityClass
from app.rules.recovery import DotState, dots, may_close_unconfirmed
from app.rules.won_back import RecoveryFacts, ScoreGiven, chip, won_back
from app.rules.working_time import WorkingTime
from app.translations import gettext as _

OPEN_STATES = ("call_back", "put_right", "check_back")
MADE_GOOD_DAYS = 14
_STRIP_LENGTH = 6

_CHIP_OF_CLOCK = {
    ClockState.LATE: "late",
    ClockState.DUE: "due",
    ClockState.ON_TRACK: "on_track",
    ClockState.PAUSED: "paused",
    ClockState.MET: "on_track",
}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows of one reading share."""

    now: datetime
    zone: ZoneInfo
    working_time: WorkingTime
    states: Mapping[int, ComplaintState]
    people: Mapping[int, Person]


def list_open_complaints(now: datetime, zone: ZoneInfo) -> list[ComplaintRow]:
    """Everyone who is counting on us, in the one order of R6."""
    rows = list(joined(_select().where(Complaint.state.in_(OPEN_STATES))))
    known = _know(rows, now, zone)
    rows.sort(key=lambda row: known.states[row.id].order_key(row.number, now))
    return [_card(row, known) for row in rows]


def find_open_of_client(client_id: int, now: datetime, zone: ZoneInfo) -> ComplaintRow | None:
    """A client's most urgent open complaint."""
    rows = list(joined(_select().where((Complaint.client == client_id) & Complaint.state.in_(OPEN_STATES))))
    known = _know(rows, now, zone)
    rows.sort(key=lambda row: known.states[row.id].order_key(row.number, now))
    return _card(rows[0], known) if rows else None


def get_board(now: datetime, zone: ZoneInfo) -> CareBoard:
    """The four columns and the two figures above them."""
    waiting = list_open_complaints(now, zone)
    since = now - timedelta(days=MADE_GOOD_DAYS)
    closed = Complaint.state.in_(("made_good", "closed_unconfirmed")) & (Complaint.closed_at >= since)
    rows = list(joined(_select().where(closed).order_by(Complaint.closed_at.desc(), Complaint.id.desc())))
    known = _know(rows, now, zone)
    return CareBoard(
        call_back=tuple(row for row in waiting if row.state == BoardColumn.CALL_BACK),
        put_right=tuple(row for row in waiting if row.state == BoardColumn.PUT_RIGHT),
        check_back=tuple(row for row in waiting if row.state == BoardColumn.CHECK_BACK),
        made_good=tuple(_card(row, known) for row in rows),
        numbers=get_numbers(now, zone),
    )


def get_strip(now: datetime, zone: ZoneInfo) -> CareStripRow:
    """How many are counting on us and who first; with nobody waiting, for how many days that has been so."""
    waiting = list_open_complaints(now, zone)
    if waiting:
        late = sum(row.is_late for row in waiting)
        return CareStripRow(len(waiting), late, tuple(waiting[:_STRIP_LENGTH]), None)
    last = (
        Complaint.select(Complaint.closed_at)
        .where(Complaint.closed_at.is_null(False))
        .order_by(Complaint.closed_at.desc())
        .first()
    )
    if last is None or last.closed_at is None:
        return CareStripRow(0, 0, (), None)
    days = (now.astimezone(zone).date() - last.closed_at.astimezone(zone).date()).days
    return CareStripRow(0, 0, (), days)


def get_numbers(now: datetime, zone: ZoneInfo) -> CareNumbers:
    """Typical days to peace over twelve months, and won back of all closed this year; never one blended figure."""
    since = now - relativedelta(months=12)
    year_start = datetime.combine(date(now.astimezone(zone).year, 1, 1), time(), tzinfo=zone)
    chosen = Complaint.state.in_(("made_good", "closed_unconfirmed")) & (Complaint.closed_at >= min(since, year_start))
    rows = list(joined(_select().where(chosen)))
    known = _know(rows, now, zone)
    days = [
        (row.closed_at - row.received_at) / timedelta(days=1)
        for row in rows
        if row.closed_at >= since and row.state == BoardColumn.MADE_GOOD
    ]
    chips = [_end_chip(row, known) for row in rows if row.closed_at >= year_start]
    return CareNumbers(
        typical_days_to_peace=median(days) if days else None,
        won_back_count=chips.count("won_back"),
        closed_count=len(chips),
        pending_count=chips.count("at_peace"),
    )


def get_complaint(complaint_id: int, now: datetime, zone: ZoneInfo) -> ComplaintDetails:
    """One complaint with its list of events; NotFoundError when there is none."""
    row = first_joined(_select().where(Complaint.id == complaint_id))
    if row is None:
        raise NotFoundError(_("There is no such complaint."))
    known = _know([row], now, zone)
    state = known.states[row.id]
    job = _job_of(row.job_id)
    moments = {clock.kind.value: clock.due_at for clock in state.clocks}
    started_at = job.starts_at if job is not None else None
    return ComplaintDetails(
        card=_card(row, known),
        expected=row.expected,
        wanted=row.wanted,
        meaning=row.meaning,
        severity=state.facts.severity,
        effort=state.facts.effort,
        is_public=state.facts.is_public,
        is_vulnerable=state.facts.is_vulnerable,
        is_repeat=state.facts.is_repeat,
        job_id=row.job_id,
        job_number=job.number if job is not None else None,
        job_on=started_at.astimezone(zone).date() if started_at is not None else None,
        technician_name=(job.technician_name or "") if job is not None else "",
        price_minor=job.price_minor - job.discount_minor if job is not None else 0,
        answer_due_at=moments.get("answer", row.answer_due_at),
        site_due_at=moments.get("site", row.site_due_at),
        resolve_due_at=moments.get("resolved", row.resolve_due_at),
        answered_at=state.answered_at,
        fixed_at=state.fixed_at,
        fix_outcome=state.outcome.value if state.outcome is not None else "",
        check_try_count=len(state.tries),
        may_close_unconfirmed=may_close_unconfirmed(state),
        breached_clocks=tuple(clock.kind.value for clock in state.breaches_at(now)),
        events=_event_rows(complaint_id),
    )


def _select() -> ModelSelect[Complaint]:
    return Complaint.select(
        Complaint,
        Client.name.alias("client_name"),
        Client.main_phone.alias("client_phone"),
        Client.first_visit_on.alias("first_visit_on"),
        Client.visit_count.alias("visit_count"),
        Client.expected_interval_days.alias("expected_interval_days"),
    ).join(Client, on=(Complaint.client == Client.id))


def _know(rows: Iterable[Any], now: datetime, zone: ZoneInfo) -> _Known:
    working_time = get_working_time()
    states = read_states([row.id for row in rows], working_time, now)
    return _Known(now, zone, working_time, states, {person.id: person for person in Person.select()})


def _card(row: Any, known: _Known) -> ComplaintRow:
    state = known.states[row.id]
    clock = state.next_clock if state.is_open else None
    owner = known.people.get(state.owner or 0)
    promise = state.promise
    return ComplaintRow(
        id=row.id,
        number=row.number,
        client_id=row.client_id,
        client_name=row.client_name,
        client_years=full_years(row.first_visit_on, known.now.astimezone(known.zone).date()),
        client_phone=row.client_phone,
        visit_count=row.visit_count,
        words=row.words,
        category=state.category.value,
        state=state.column.value,
        priority=priority_name(state.priority),
        points=state.points,
        next_clock=_clock_name(clock),
        due_at=clock.due_at if clock is not None else None,
        is_late=state.is_open and state.is_late_at(known.now),
        chip=_chip(row, clock, known),
        owner_id=state.owner,
        owner_name=owner.name if owner is not None else "",
        owner_initials=owner.initials if owner is not None else "",
        steps_done=_dots(state),
        promised_what=promise.what if promise is not None else "",
        promise_due_at=promise.due_at if promise is not None else None,
        received_at=row.received_at,
        closed_at=state.closed_at,
        lesson=row.lesson,
        version=row.version,
    )


def _chip(row: Any, clock: Clock | None, known: _Known) -> str:
    """How the next clock stands; with none running, a good answer that waits is on track, a closed one has its end."""
    if clock is not None:
        return _CHIP_OF_CLOCK[clock.state_at(known.now)]
    return "on_track" if known.states[row.id].is_open else _end_chip(row, known)


def priority_name(priority: PriorityClass) -> str:
    """The class as people say it: P1 to P4."""
    return priority.value.upper()


def _clock_name(clock: Clock | None) -> str:
    if clock is None:
        return ""
    return "resolve" if clock.kind.value == "resolved" else clock.kind.value


def _dots(state: ComplaintState) -> tuple[bool, bool, bool, bool, bool, bool]:
    listen, sorry, ask, promise, fix, again = (dot is not DotState.OPEN for dot in dots(state))
    return listen, sorry, ask, promise, fix, again


def _end_chip(row: Any, known: _Known) -> str:
    """What became of a closed complaint: computed by R7, never chosen."""
    state = known.states[row.id]
    facts = _recovery_facts(row, state, known)
    result = won_back(facts, known.now.astimezone(known.zone).date()) if facts is not None else None
    found = chip(state.column, result)
    return found.value if found is not None else ""


def _recovery_facts(row: Any, state: ComplaintState, known: _Known) -> RecoveryFacts | None:
    """What followed the fix: visits, converted referrals, scores and further complaints of the kind."""
    if state.fixed_at is None:
        return None
    referrals = Referral.select(Referral.converted_on).where(
        (Referral.referrer == row.client_id) & Referral.converted_on.is_null(False)
    )
    returned = [referral.converted_on for referral in referrals if referral.converted_on is not None]
    return RecoveryFacts(
        category=state.category,
        fixed_on=state.fixed_at.astimezone(known.zone).date(),
        expected_days=row.expected_interval_days or 365,
        is_closed=not state.is_open,
        is_confirmed=state.column is BoardColumn.MADE_GOOD,
        scores=_scores_after(row, state, known),
        returned_on=(*_visits_after(row.client_id, state.fixed_at, known.zone), *returned),
        complained_about=state.complained_about,
        complained_again_on=_complained_again(row, known.zone),
    )


def _visits_after(client_id: int, fixed_at: datetime, zone: ZoneInfo) -> tuple[date, ...]:
    paid = (Job.client == client_id) & (Job.state == "done") & (Job.is_chargeable == True)  # noqa: E712 - SQL
    chosen = Job.select(Job.finished_at).where(paid & (Job.finished_at > fixed_at))
    return tuple(job.finished_at.astimezone(zone).date() for job in chosen if job.finished_at is not None)


def _scores_after(row: Any, state: ComplaintState, known: _Known) -> tuple[ScoreGiven, ...]:
    chosen = Feedback.select().where((Feedback.client == row.client_id) & (Feedback.asked_at >= state.fixed_at))
    return tuple(
        ScoreGiven(
            on=answer.asked_at.astimezone(known.zone).date(),
            score=10 if answer.score is None else int(answer.score),
            asked_by=answer.asked_by_id,
        )
        for answer in chosen
        if answer.score is not None or (answer.answer == "great" and answer.is_confirmed)
    )


def _complained_again(row: Any, zone: ZoneInfo) -> tuple[date, ...]:
    later = (
        (Complaint.client == row.client_id) & (Complaint.category == row.category) & (Complaint.state != "withdrawn")
    )
    chosen = Complaint.select(Complaint.received_at).where(later & (Complaint.received_at > row.received_at))
    return tuple(found.received_at.astimezone(zone).date() for found in chosen)


def _job_of(job_id: int | None) -> Any:
    if job_id is None:
        return None
    return first_joined(
        Job.select(Job, Person.name.alias("technician_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .where(Job.id == job_id)
    )


def _event_rows(complaint_id: int) -> tuple[ComplaintEventRow, ...]:
    chosen = (
        StoredEvent.select(StoredEvent, Person.name.alias("person_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(StoredEvent.person == Person.id))
        .where(StoredEvent.complaint == complaint_id)
        .order_by(StoredEvent.sequence)
    )
    return tuple(
        ComplaintEventRow(
            sequence=row.sequence,
            kind=row.kind,
            happened_at=row.happened_at,
            person_name=row.person_name or "",
            words=row.words,
        )
        for row in joined(chosen)
    )
