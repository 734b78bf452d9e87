"""A complaint's own page for the file: everything we know of it, with every clock and every line of its list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.team import Person
from app.queries.complaint_events import TAKES_BACK, standing, to_event
from app.queries.complaint_paper_rows import (
    ComplaintPageRow,
    PageAnswerRow,
    PageClockRow,
    PageEventRow,
    PageFixRow,
    PageJobRow,
    PageLearntRow,
    PagePromiseRow,
    PageStepRow,
    PageWeightRow,
)
from app.queries.complaint_rows import ComplaintDetails
from app.queries.complaints import get_complaint
from app.queries.firm import get_times_in_force
from app.rules.complaint_clocks import Clock
from app.rules.complaint_events import ComplaintEvent, EventKind, Step
from app.rules.complaint_history import derive_in_force
from app.rules.complaint_state import ComplaintState
from app.rules.recovery import DOTS, DotState, dots
from app.rules.working_time import elapsed

_ONE_MINUTE = timedelta(minutes=1)
_ASKED_AGAIN = (EventKind.CHECKED_BACK, EventKind.CHECK_TRIED)


@dataclass(frozen=True, slots=True)
class _Telling:
    """How moments and people are told: on the firm's wall, by whole names."""

    now: datetime
    zone: ZoneInfo
    people: dict[int, str]

    def here(self, moment: datetime) -> datetime:
        """A moment on the firm's wall."""
        return moment.astimezone(self.zone)

    def name(self, person_id: int | None) -> str:
        """Somebody's name; empty for nobody."""
        return self.people.get(person_id or 0, "")


def list_complaint_pages(complaint_ids: Sequence[int], now: datetime, zone: ZoneInfo) -> list[ComplaintPageRow]:
    """The pages of these complaints, in the order of the ids."""
    complaints = {row.id: row for row in Complaint.select().where(Complaint.id.in_(list(complaint_ids)))}
    telling = _Telling(now, zone, {row.id: row.name for row in Person.select(Person.id, Person.name)})
    return [_page(complaints[each], telling) for each in complaint_ids if each in complaints]


def _page(row: Complaint, telling: _Telling) -> ComplaintPageRow:
    lines = list(StoredEvent.select().where(StoredEvent.complaint == row.id).order_by(StoredEvent.sequence))
    events = [to_event(line) for line in standing(lines)]
    state = derive_in_force(events, get_times_in_force(), telling.now)
    details = get_complaint(row.id, telling.now, telling.zone)
    card = details.card
    return ComplaintPageRow(
        number=row.number,
        printed_at=telling.here(telling.now),
        client_name=card.client_name,
        client_years=card.client_years,
        visit_count=card.visit_count,
        client_phone=card.client_phone,
        words=state.words,
        received_at=telling.here(state.received_at),
        state=card.state,
        weight=_weight(state, card.priority),
        owner_name=card.owner_name,
        job=_job(details),
        expected=details.expected,
        wanted=details.wanted,
        meaning=details.meaning,
        need_by_on=state.need_by_on,
        paused_until_on=state.paused_until,
        clocks=_clocks(state, telling),
        steps=tuple(_step(place, events, state, telling) for place in range(len(DOTS))),
        promise=_promise(state, telling),
        fix=_fix(events, state, telling),
        cost_minor=row.cost_minor,
        answers=tuple(_answer(each, telling) for each in events if each.kind in _ASKED_AGAIN),
        learnt=_learnt(row, telling),
        chip="" if state.is_open else card.chip,
        closed_at=telling.here(state.closed_at) if state.closed_at is not None else None,
        events=_list_of_events(lines, telling),
    )


def _weight(state: ComplaintState, priority: str) -> PageWeightRow:
    facts = state.facts
    return PageWeightRow(
        category=state.category.value,
        severity=facts.severity,
        points=state.points,
        priority=priority,
        effort=facts.effort,
        is_public=facts.is_public,
        is_vulnerable=facts.is_vulnerable,
        is_repeat=facts.is_repeat,
    )


def _job(details: ComplaintDetails) -> PageJobRow | None:
    if details.job_number is None:
        return None
    return PageJobRow(details.job_number, details.job_on, details.technician_name, details.price_minor)


def _clocks(state: ComplaintState, telling: _Telling) -> tuple[PageClockRow, ...]:
    """Every clock there ever was, those of earlier rounds first; a miss is never left out."""
    earlier = [_clock(each, telling, is_earlier_round=True) for each in state.earlier_clocks]
    return (*earlier, *(_clock(each, telling) for each in state.clocks))


def _clock(clock: Clock, telling: _Telling, *, is_earlier_round: bool = False) -> PageClockRow:
    late_by = elapsed(clock.due_at, telling.now if clock.met_at is None else clock.met_at)
    return PageClockRow(
        kind=clock.kind.value,
        started_at=telling.here(clock.started_at),
        due_at=telling.here(clock.due_at),
        met_at=telling.here(clock.met_at) if clock.met_at is not None else None,
        # Less than a minute late is late all the same.
        late_by_minutes=max(late_by // _ONE_MINUTE, 1) if clock.is_breach_at(telling.now) else 0,
        is_paused=clock.is_paused,
        is_earlier_round=is_earlier_round,
    )


def _step(place: int, events: Sequence[ComplaintEvent], state: ComplaintState, telling: _Telling) -> PageStepRow:
    """What one of the six dots stands for, told from the events that made it so."""
    steps, dot = DOTS[place], dots(state)[place]
    if dot is DotState.SKIPPED:
        return PageStepRow(is_left_out=True, words=_joined(state.steps_skipped[step] for step in steps))
    done = [_event_of(step, events, state) for step in steps]
    known = [event for event in done if event is not None]
    if not known:
        return PageStepRow()
    first = known[0]
    return PageStepRow(
        is_done=dot is DotState.DONE,
        at=telling.here(first.at),
        person_name=telling.name(first.by),
        words=_joined(event.words for event in known),
    )


def _event_of(step: Step, events: Sequence[ComplaintEvent], state: ComplaintState) -> ComplaintEvent | None:
    """The event with which a step was done in the round that counts."""
    done_at = state.steps_done.get(step)
    return next((each for each in events if each.kind.value == step.value and each.at == done_at), None)


def _promise(state: ComplaintState, telling: _Telling) -> PagePromiseRow | None:
    promise = state.promise
    if promise is None:
        return None
    return PagePromiseRow(
        promise.what, telling.name(promise.by), telling.here(promise.due_at), is_broken=state.has_broken_promise
    )


def _fix(events: Sequence[ComplaintEvent], state: ComplaintState, telling: _Telling) -> PageFixRow | None:
    if state.fixed_at is None or state.outcome is None:
        return None
    fix = next(each for each in reversed(events) if each.kind is EventKind.FIXED)
    return PageFixRow(state.outcome.value, telling.here(state.fixed_at), telling.name(fix.by), fix.words)


def _answer(event: ComplaintEvent, telling: _Telling) -> PageAnswerRow:
    answer = event.answer.value if event.answer is not None else ""
    is_reached = event.kind is EventKind.CHECKED_BACK
    return PageAnswerRow(
        telling.here(event.at), telling.name(event.by), is_reached, answer=answer, score=event.score, words=event.words
    )


def _learnt(row: Complaint, telling: _Telling) -> PageLearntRow:
    return PageLearntRow(
        cause=row.cause,
        cause_kind=row.cause_kind,
        lesson=row.lesson,
        prevention=row.prevention,
        person_name=telling.name(row.prevention_owner_id),
        due_on=row.prevention_due_on,
    )


def _list_of_events(lines: Sequence[StoredEvent], telling: _Telling) -> tuple[PageEventRow, ...]:
    """All lines in their order; what was taken back stays, and the line that took it back says so."""
    counting = {line.sequence for line in standing(lines)}
    return tuple(
        PageEventRow(
            at=telling.here(line.happened_at),
            kind=line.kind,
            person_name=telling.name(line.person_id),
            words=line.words,
            is_taken_back=line.sequence not in counting and TAKES_BACK not in (line.details or {}),
        )
        for line in lines
    )


def _joined(words: Iterable[str]) -> str:
    """What was said, each once, one after the other."""
    return " / ".join(dict.fromkeys(part for part in words if part))
