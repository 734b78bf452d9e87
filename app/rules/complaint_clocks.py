"""The clocks of a complaint: when each is due, how it stands now, and who comes first on the board (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.rules.complaints import PriorityClass
from app.rules.working_time import EVERY_DAY_8_TO_20, ONE_DAY, WorkingTime, instant

CHECK_BACK_AFTER = timedelta(hours=72)
URGENT_CLOSE = time(20)
LONG_SPAN = timedelta(hours=4)
LONG_SPAN_WARNING = timedelta(minutes=60)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)


class ClockKind(StrEnum):
    """What a clock waits for: our answer, our visit, the fix, a promised time, or asking again."""

    ANSWER = "answer"
    SITE = "site"
    RESOLVED = "resolved"
    PROMISE = "promise"
    CHECK_BACK = "check_back"


class ClockState(StrEnum):
    """How a clock stands now; each has its own colour, icon and word."""

    ON_TRACK = "on_track"
    DUE = "due"
    LATE = "late"
    MET = "met"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One running or stopped clock: when it began, when it turns amber, when it is due and when it was met."""

    kind: ClockKind
    started_at: datetime
    due_at: datetime
    amber_at: datetime
    met_at: datetime | None = None
    is_paused: bool = False

    def is_late_at(self, now: datetime) -> bool:
        """Whether it is still unmet after its time; the due moment itself is in time."""
        return self.met_at is None and instant(now) > instant(self.due_at)

    def is_breach_at(self, now: datetime) -> bool:
        """Whether it is late now or was met late: a breach stays in the record."""
        return instant(self.due_at) < instant(now if self.met_at is None else self.met_at)

    def state_at(self, now: datetime) -> ClockState:
        """Met, late (red), due (amber), paused or on track (R6)."""
        if self.met_at is not None:
            return ClockState.MET
        if self.is_late_at(now):
            return ClockState.LATE
        if self.is_paused:
            return ClockState.PAUSED
        return ClockState.DUE if instant(now) >= instant(self.amber_at) else ClockState.ON_TRACK


@dataclass(frozen=True, slots=True)
class ClassSpans:
    """How long each clock of a class runs: opening hours to answer, days until close for site and fix."""

    answer: timedelta
    site_days: int | None
    resolved_days: int


CLASS_SPANS: Mapping[PriorityClass, ClassSpans] = MappingProxyType(
    {
        PriorityClass.P1: ClassSpans(timedelta(hours=1), 1, 3),
        PriorityClass.P2: ClassSpans(timedelta(hours=4), 2, 5),
        PriorityClass.P3: ClassSpans(timedelta(hours=8), 5, 7),
        PriorityClass.P4: ClassSpans(timedelta(hours=16), None, 14),
    }
)


def clock(kind: ClockKind, started_at: datetime, due_at: datetime, working_time: WorkingTime) -> Clock:
    """A clock between two moments: amber from 25 % of its span left, or 60 minutes for spans over four hours (R6)."""
    start, due = working_time.local(started_at), working_time.local(due_at)
    amber = working_time.shift(due, -_warning(due - start))
    return Clock(kind=kind, started_at=start, due_at=due, amber_at=amber)


def clocks(
    priority: PriorityClass,
    received_at: datetime,
    working_time: WorkingTime,
    need_by_on: date | None = None,
    spans: Mapping[PriorityClass, ClassSpans] = CLASS_SPANS,
) -> tuple[Clock, ...]:
    """The answer, site and resolved clocks of a class from the moment it was received (or changed), in that order (R6).

    P4 has no site clock. P1 runs 8-20 every day and never moves; the others land on closing times of open days. With
    a need-by date, site and resolved end by the close of the last open day before it, or with the answer if that has
    passed.
    """
    span = spans[priority]
    found = [_answer_clock(priority, span.answer, received_at, working_time)]
    for kind, due in _day_clocks(priority, span, received_at, working_time):
        limit = need_by_limit(need_by_on, received_at, found[0].due_at, working_time)
        found.append(clock(kind, received_at, due if limit is None else min(due, limit), working_time))
    return tuple(found)


def need_by_limit(
    need_by_on: date | None, moment: datetime, answer_due_at: datetime, working_time: WorkingTime
) -> datetime | None:
    """The latest time for site and fix before a need-by date (R6), seen from `moment`; None without such a date."""
    if need_by_on is None:
        return None
    limit = working_time.close_before(need_by_on)
    return limit if limit > moment else answer_due_at


def reclassified(old: Iterable[Clock], fresh: Iterable[Clock]) -> tuple[Clock, ...]:
    """The clocks after a change of class (R6): an unmet clock becomes the earlier of its old and its fresh time.

    Met clocks stay as they are; a kind that only the new class has is added; kinds that only the old one has stay.
    """
    kept = {each.kind: each for each in old}
    for each in fresh:
        before = kept.get(each.kind)
        if before is None or (before.met_at is None and each.due_at < before.due_at):
            kept[each.kind] = each
    return tuple(kept[kind] for kind in ClockKind if kind in kept)


def clamped(each: Clock, limit: datetime, working_time: WorkingTime) -> Clock:
    """The clock made due no later than `limit`; met clocks and earlier ones stay as they are."""
    if each.met_at is not None or each.due_at <= limit:
        return each
    return clock(each.kind, min(each.started_at, limit), limit, working_time)


def pushed_back(each: Clock, days: int, priority: PriorityClass, working_time: WorkingTime) -> Clock:
    """The clock moved by the calendar days of a pause, never past the close of an open day unless it is P1 (R6).

    What was due at a close stays due at one, also when the other day closes earlier or later.
    """
    due = working_time.shift(each.due_at, timedelta(days=days))
    if priority is not PriorityClass.P1:
        close = working_time.closing_time(working_time.open_day_from(due.date()))
        due = close if close.date() != due.date() or _is_at_close(each.due_at, working_time) else min(due, close)
    moved = clock(each.kind, each.started_at, due, working_time)
    return replace(moved, is_paused=each.is_paused)


def amber_from(started_at: datetime, due_at: datetime) -> datetime:
    """When a promised time turns amber: 25 % of its span before it, 60 minutes for spans over four hours (R6)."""
    start, due = instant(started_at), instant(due_at)
    return due - _warning(due - start)


def next_unmet(all_clocks: Iterable[Clock]) -> Clock | None:
    """The unmet clock that is due first, whatever its kind; None when nothing is waited for (R6)."""
    unmet = [each for each in all_clocks if each.met_at is None]
    return min(unmet, key=lambda each: instant(each.due_at), default=None)


OrderKey = tuple[bool, bool, datetime, int, datetime, int]


def order_key(
    priority: PriorityClass,
    all_clocks: Iterable[Clock],
    total_points: int,
    received_at: datetime,
    number: int,
    now: datetime,
) -> OrderKey:
    """A key that sorts complaints into the one order of board, strip, wall and Today (R6).

    P1 first; then the breached, oldest breach first; then by nearest unmet deadline; then more points; then received
    earlier; then the lower number, so that no two complaints are ever equal. Without an unmet clock it comes last.
    """
    due = next_unmet(all_clocks)
    due_at = NEVER if due is None else instant(due.due_at)
    is_in_time = instant(now) <= due_at
    return (priority is not PriorityClass.P1, is_in_time, due_at, -total_points, instant(received_at), number)


def _is_at_close(due_at: datetime, working_time: WorkingTime) -> bool:
    return working_time.is_open_on(due_at.date()) and due_at == working_time.closing_time(due_at.date())


def _warning(span: timedelta) -> timedelta:
    return LONG_SPAN_WARNING if span > LONG_SPAN else max(span, timedelta(0)) / 4


def _answer_clock(priority: PriorityClass, span: timedelta, received_at: datetime, working_time: WorkingTime) -> Clock:
    running = working_time.always_open(EVERY_DAY_8_TO_20) if priority is PriorityClass.P1 else working_time
    return Clock(
        kind=ClockKind.ANSWER,
        started_at=working_time.local(received_at),
        due_at=running.add(received_at, span),
        amber_at=running.add(received_at, span - _warning(span)),
    )


def _day_clocks(
    priority: PriorityClass, span: ClassSpans, received_at: datetime, working_time: WorkingTime
) -> list[tuple[ClockKind, datetime]]:
    if priority is PriorityClass.P1:
        last_day = working_time.local(received_at).date() + timedelta(days=span.resolved_days)
        return [
            *_urgent_visit(span, received_at, working_time),
            (ClockKind.RESOLVED, working_time.at(last_day, URGENT_CLOSE)),
        ]
    found = [(ClockKind.RESOLVED, working_time.close_in_days(received_at, span.resolved_days))]
    if span.site_days is not None:
        found.insert(0, (ClockKind.SITE, working_time.close_in_days(received_at, span.site_days)))
    return found


def _urgent_visit(
    span: ClassSpans, received_at: datetime, working_time: WorkingTime
) -> list[tuple[ClockKind, datetime]]:
    """The visit of the most urgent class is due at the time of day at which it was received (R6: "+24 h")."""
    if span.site_days is None:
        return []
    return [(ClockKind.SITE, working_time.shift(received_at, span.site_days * ONE_DAY))]
