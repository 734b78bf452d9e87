"""From a complaint's events to its state at a moment: the events are the truth, everything else is derived (R6, R7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans
from app.rules.complaint_events import (
    ComplaintEvent,
    EventKind,
)
from app.rules.complaint_fold import begin
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import (
    PriorityClass,
)
from app.rules.promised_times import TimesInForce
from app.rules.running_clocks import RunningClocks
from app.rules.working_time import WorkingTime, instant


def derive_in_force(events: Iterable[ComplaintEvent], times: TimesInForce, now: datetime) -> ComplaintState:
    """The state by the hours and times that were in force when the complaint was received, whatever holds today.

    Raises as `derive`.
    """
    return derive_until_in_force(events, times, now)[0]


def derive_until_in_force(
    events: Iterable[ComplaintEvent], times: TimesInForce, now: datetime
) -> tuple[ComplaintState, datetime | None]:
    """As `derive_in_force`, with the last moment at which the state still holds if nothing happens; None: for ever."""
    known = list(events)
    first = min(known, key=lambda event: instant(event.at), default=None)
    promised = times.newest if first is None else times.at(first.clocks_from or first.received_at or first.at)
    return derive_until(known, promised.working_time, now, promised.spans)


def derive(
    events: Iterable[ComplaintEvent],
    working_time: WorkingTime,
    now: datetime,
    spans: Mapping[PriorityClass, ClassSpans] = CLASS_SPANS,
) -> ComplaintState:
    """The state to which a complaint's events lead at `now` (R6, R7).

    Events count in the order of their moments; those of equal moment in the order given. What time alone brings (a
    wet carpet raised to the most urgent class, a broken promise, the end of a pause) happens at its own moment.
    ValueError if the first event does not log a complaint with its category.
    """
    return derive_until(events, working_time, now, spans)[0]


def derive_until(
    events: Iterable[ComplaintEvent],
    working_time: WorkingTime,
    now: datetime,
    spans: Mapping[PriorityClass, ClassSpans] = CLASS_SPANS,
) -> tuple[ComplaintState, datetime | None]:
    """As `derive`, with the last moment at which the state still holds if nothing happens; None: for ever."""
    # On one wall clock moments are compared as it shows them, which is wrong in the hour that an autumn night repeats.
    ordered = sorted((_here(event, working_time) for event in events), key=lambda event: instant(event.at))
    if not ordered or ordered[0].kind is not EventKind.LOGGED or ordered[0].category is None:
        raise ValueError("A complaint begins with a logged event that has a category.")
    fold = begin(ordered[0], ordered[0].category, RunningClocks(working_time, spans))
    for event in ordered[1:]:
        fold.pass_time(event.at)
        fold.apply(event)
    fold.pass_time(now)
    return fold.state(), fold.holds_until()


def _here(event: ComplaintEvent, working_time: WorkingTime) -> ComplaintEvent:
    """The event with its moment on the firm's wall; one that is there already stays what it is."""
    if event.at.tzinfo is working_time.zone:
        return event
    return replace(event, at=working_time.local(event.at))
