"""Reads for the Care Board, the strip on every screen and one complaint; the order is that of R6 everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN, Field, ModelSelect

from app.errors import NotFoundError
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.jobs import Job
from app.models.team import Person
from app.queries.clients import full_years
from app.queries.complaint_results import get_numbers, read_results
from app.queries.complaint_rows import (
    CareBoard,
    ComplaintDetails,
    ComplaintEventRow,
    ComplaintRow,
)
from app.queries.complaint_states import read_states
from app.queries.complaint_work import WorkedComplaint, read_work
from app.queries.firm import get_times_in_force
from app.queries.hand_over import first_joined, joined
from app.rules.complaint_clocks import Clock, ClockState
from app.rules.complaint_events import BoardColumn
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import PriorityClass
from app.rules.recovery import MADE_GOOD_SHOWN_DAYS, DotState, dots, is_promise_broken, may_close_unconfirmed
from app.rules.won_back import WonBack, chip
from app.translations import gettext as _

OPEN_STATES = ("call_back", "put_right", "check_back")

_ON_THE_PANEL = (
    Complaint.expected,
    Complaint.wanted,
    Complaint.meaning,
    Complaint.job,
    Complaint.answer_due_at,
    Complaint.site_due_at,
    Complaint.resolve_due_at,
)
_KEPT_WHEN_CLOSED = (
    Complaint.state,
    Complaint.category,
    Complaint.priority,
    Complaint.points,
    Complaint.owner,
    Complaint.promised_what,
    Complaint.promise_due_at,
    Complaint.closed_at,
)
_ALL_STEPS = (True, True, True, True, True, True)
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
    states: Mapping[int, ComplaintState]
    people: Mapping[int, Person]
    results: Mapping[int, WonBack]


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
    """The four columns, what was closed otherwise, and the figures above them."""
    waiting = list_open_complaints(now, zone)
    shown_from = now.astimezone(zone).date() - timedelta(days=MADE_GOOD_SHOWN_DAYS)
    since = datetime.combine(shown_from, time(), tzinfo=zone)
    chosen = _select(*_KEPT_WHEN_CLOSED).where(Complaint.closed_at >= since)
    rows = list(joined(chosen.order_by(Complaint.closed_at.desc(), Complaint.id.desc())))
    made_good = [row for row in rows if row.state == BoardColumn.MADE_GOOD]
    otherwise = [row for row in rows if row.state != BoardColumn.MADE_GOOD]
    known = _know(otherwise, now, zone)
    results = read_results(Complaint.id.in_([row.id for row in made_good]), now.astimezone(zone).date(), zone)
    return CareBoard(
        call_back=tuple(row for row in waiting if row.state == BoardColumn.CALL_BACK),
        put_right=tuple(row for row in waiting if row.state == BoardColumn.PUT_RIGHT),
        check_back=tuple(row for row in waiting if row.state == BoardColumn.CHECK_BACK),
        made_good=tuple(_made_good_card(row, known, results.get(row.id)) for row in made_good),
        otherwise=tuple(_card(row, known) for row in otherwise),
        numbers=get_numbers(now, zone),
    )


def count_people(waiting: Sequence[ComplaintRow]) -> int:
    """How many people wait, whatever number of complaints they have."""
    return len({row.client_id for row in waiting})


def count_quiet_days(now: datetime, zone: ZoneInfo) -> int | None:
    """For how many days nobody has waited, if nobody waits now; None if nobody ever did."""
    last = (
        Complaint.select(Complaint.closed_at)
        .where(Complaint.closed_at.is_null(False))
        .order_by(Complaint.closed_at.desc())
        .first()
    )
    if last is None or last.closed_at is None:
        return None
    days: int = (now.astimezone(zone).date() - last.closed_at.astimezone(zone).date()).days
    return days


def get_complaint(complaint_id: int, now: datetime, zone: ZoneInfo) -> ComplaintDetails:
    """One complaint with its list of events; NotFoundError when there is none."""
    row = first_joined(_select(*_ON_THE_PANEL).where(Complaint.id == complaint_id))
    if row is None:
        raise NotFoundError(_("There is no such complaint."))
    known = _know([row], now, zone)
    state = known.states[row.id]
    job = _job_of(row.job_id)
    moments = {clock.kind.value: clock.due_at for clock in state.clocks}
    started_at = job.starts_at if job is not None else None
    card = _card(row, known)
    return ComplaintDetails(
        card=card,
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
        work=read_work(WorkedComplaint(complaint_id, state, card.result, now, zone, known.people)),
    )


def _select(*more: Field) -> ModelSelect[Complaint]:
    """What a card needs and no more: five hundred are read at once."""
    return Complaint.select(
        Complaint.id,
        Complaint.number,
        Complaint.client,
        Complaint.words,
        Complaint.received_at,
        Complaint.lesson,
        Complaint.version,
        *more,
        Client.name.alias("client_name"),
        Client.main_phone.alias("client_phone"),
        Client.first_visit_on.alias("first_visit_on"),
        Client.visit_count.alias("visit_count"),
        Client.expected_interval_days.alias("expected_interval_days"),
    ).join(Client, on=(Complaint.client == Client.id))


def _know(rows: Sequence[Any], now: datetime, zone: ZoneInfo) -> _Known:
    states = read_states(rows, get_times_in_force(), now)
    closed = [complaint_id for complaint_id, state in states.items() if not state.is_open]
    results = read_results(Complaint.id.in_(closed), now.astimezone(zone).date(), zone) if closed else {}
    return _Known(now, zone, states, {person.id: person for person in Person.select()}, results)


def _card(row: Any, known: _Known) -> ComplaintRow:
    """A card as its list of events says it."""
    state = known.states[row.id]
    clock = state.next_clock if state.is_open else None
    promise = state.promise
    return ComplaintRow(
        **_shared(row, state.owner, known),
        category=state.category.value,
        state=state.column.value,
        priority=priority_name(state.priority),
        points=state.points,
        next_clock=_clock_name(clock),
        due_at=clock.due_at if clock is not None else None,
        is_late=state.is_open and state.is_late_at(known.now),
        chip=_chip(row, clock, known),
        result=known.results[row.id].value if row.id in known.results else "",
        steps_done=_dots(state),
        promised_what=promise.what if promise is not None else "",
        promise_due_at=promise.due_at if promise is not None else None,
        closed_at=state.closed_at,
        paused_until_on=state.paused_until,
        is_promise_broken=is_promise_broken(state, known.now),
        is_raised=state.raised_at is not None,
    )


def _made_good_card(row: Any, known: _Known, result: WonBack | None) -> ComplaintRow:
    """A card as its kept columns say it: what the client closed changes no more, and has every step behind it."""
    end = chip(BoardColumn.MADE_GOOD, result)
    return ComplaintRow(
        **_shared(row, row.owner_id, known),
        category=row.category,
        state=row.state,
        priority=row.priority,
        points=row.points,
        next_clock="",
        due_at=None,
        is_late=False,
        chip=end.value if end is not None else "",
        result=result.value if result is not None else "",
        steps_done=_ALL_STEPS,
        promised_what=row.promised_what,
        promise_due_at=row.promise_due_at,
        closed_at=row.closed_at,
    )


def _shared(row: Any, owner_id: int | None, known: _Known) -> dict[str, Any]:
    """What every card says, whatever its state."""
    owner = known.people.get(owner_id or 0)
    return {
        "id": row.id,
        "number": row.number,
        "client_id": row.client_id,
        "client_name": row.client_name,
        "client_years": full_years(row.first_visit_on, known.now.astimezone(known.zone).date()),
        "client_phone": row.client_phone,
        "visit_count": row.visit_count,
        "words": row.words,
        "owner_id": owner_id,
        "owner_name": owner.name if owner is not None else "",
        "owner_initials": owner.initials if owner is not None else "",
        "received_at": row.received_at,
        "lesson": row.lesson,
        "version": row.version,
    }


def _chip(row: Any, clock: Clock | None, known: _Known) -> str:
    """How the next clock stands; with none running, a good answer that waits is on track, a closed one has its end."""
    if clock is not None:
        return _CHIP_OF_CLOCK[clock.state_at(known.now)]
    state = known.states[row.id]
    if state.is_open:
        return "on_track"
    end = chip(state.column, known.results.get(row.id))
    return end.value if end is not None else ""


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
