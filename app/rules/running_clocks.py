"""The clocks of one complaint while its events pass: met, paused, tightened and started again (R6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from app.rules.complaint_clocks import (
    CHECK_BACK_AFTER,
    CLASS_SPANS,
    ClassSpans,
    Clock,
    ClockKind,
    clamped,
    clock,
    clocks,
    need_by_limit,
    pushed_back,
    reclassified,
)
from app.rules.complaints import PriorityClass
from app.rules.working_time import WorkingTime

WAITING_KINDS = (ClockKind.SITE, ClockKind.RESOLVED)


@dataclass(frozen=True, slots=True)
class Pause:
    """A wait for the date the client chose: since when, until when, and the clocks as they were."""

    started_on: date
    until_on: date
    waiting: tuple[Clock, ...]


@dataclass(slots=True)
class RunningClocks:
    """The clocks that count now, and those of earlier rounds that stay in the record."""

    working_time: WorkingTime
    spans: Mapping[PriorityClass, ClassSpans] = field(default_factory=lambda: CLASS_SPANS)
    running: dict[ClockKind, Clock] = field(default_factory=dict)
    earlier: list[Clock] = field(default_factory=list)
    pause: Pause | None = None
    met: dict[ClockKind, datetime] = field(default_factory=dict)

    def start(self, priority: PriorityClass, at: datetime, need_by_on: date | None) -> None:
        """Begin with the clocks of a class."""
        self._keep(self._fresh(priority, at, need_by_on))

    def start_again(self, priority: PriorityClass, at: datetime, need_by_on: date | None) -> None:
        """Begin a new round (reopened, not right yet): site and resolved from now on; the old clocks are kept.

        A round begins with the client's own words to us, so that its answer is met whatever class it comes to.
        """
        self.stop(at)
        self.earlier.extend(self.running.values())
        self.running, self.met, self.pause = {}, {ClockKind.ANSWER: at}, None
        fresh = self._fresh(priority, at, need_by_on)
        self._keep(tuple(each for each in fresh if each.kind in WAITING_KINDS))

    def meet(self, kind: ClockKind, at: datetime) -> None:
        """Stop a clock; a clock of this kind that a later change of class brings is met as well."""
        self.met.setdefault(kind, at)
        present = self.running.get(kind)
        if present is not None and present.met_at is None:
            self.running[kind] = replace(present, met_at=at, is_paused=False)

    def promise(self, at: datetime, due_at: datetime) -> None:
        """Start the clock of a promise; one before it that was broken, or kept late, stays in the record."""
        self._keep_breach(ClockKind.PROMISE, at)
        self.met.pop(ClockKind.PROMISE, None)
        self.running[ClockKind.PROMISE] = clock(ClockKind.PROMISE, at, due_at, self.working_time)

    def await_check_back(self, fixed_at: datetime) -> None:
        """Start the check-back: 72 h after the fix; one that ran out before stays in the record."""
        self._keep_breach(ClockKind.CHECK_BACK, fixed_at)
        due = self.working_time.shift(fixed_at, CHECK_BACK_AFTER)
        self.running[ClockKind.CHECK_BACK] = clock(ClockKind.CHECK_BACK, fixed_at, due, self.working_time)

    def change_class(self, priority: PriorityClass, at: datetime, need_by_on: date | None) -> None:
        """Each unmet clock becomes the earlier of its old time and the new class's, counted from the change."""
        self._keep(reclassified(self.running.values(), self._fresh(priority, at, need_by_on)))

    def end_before(self, need_by_on: date | None, priority: PriorityClass, at: datetime) -> None:
        """Tighten site and resolved to a need-by date that became known at this moment."""
        answer = self.running.get(ClockKind.ANSWER)
        if answer is None or answer.met_at is not None:
            answer = self._fresh(priority, at, None)[0]
        limit = need_by_limit(need_by_on, at, answer.due_at, self.working_time)
        if limit is not None:
            for each in self._waiting():
                self.running[each.kind] = clamped(each, limit, self.working_time)

    def wait(self, at: datetime, until_on: date, priority: PriorityClass) -> None:
        """Pause site and resolved until a date: they move by its days, unless they ran out before."""
        self.end_pause()
        started_on = self.working_time.local(at).date()
        waiting = tuple(each for each in self._waiting() if not each.is_late_at(at))
        self.pause = Pause(started_on, until_on, waiting)
        for each in waiting:
            moved = pushed_back(each, _days(started_on, until_on), priority, self.working_time)
            self.running[each.kind] = replace(moved, is_paused=True)

    def resume(self, at: datetime, priority: PriorityClass) -> None:
        """The wait is over early: only the days that passed are given."""
        if self.pause is None:
            return
        days = _days(self.pause.started_on, self.working_time.local(at).date())
        for each in self.pause.waiting:
            shorter = pushed_back(each, days, priority, self.working_time)
            present = self.running[each.kind]
            if present.met_at is None and shorter.due_at < present.due_at:
                self.running[each.kind] = shorter
        self.end_pause()

    def end_pause(self) -> None:
        """The wait is over; paused clocks run on."""
        self.pause = None
        for kind, each in self.running.items():
            self.running[kind] = replace(each, is_paused=False)

    def pause_ends_at(self) -> datetime | None:
        """The beginning of the day that was waited for, or None without a pause."""
        return None if self.pause is None else self.working_time.at(self.pause.until_on, time())

    def stop(self, at: datetime) -> None:
        """Nothing is waited for any more: unmet clocks end, and late ones stay in the record."""
        self.pause = None
        for kind, each in list(self.running.items()):
            if each.is_late_at(at):
                self.running[kind] = replace(each, met_at=at)
            elif each.met_at is None:
                del self.running[kind]

    def all(self) -> tuple[Clock, ...]:
        """The clocks that count now, in the order of their kinds."""
        return tuple(self.running[kind] for kind in ClockKind if kind in self.running)

    def _keep_breach(self, kind: ClockKind, at: datetime) -> None:
        """A clock that is begun anew leaves behind what was missed before."""
        before = self.running.get(kind)
        if before is not None and before.is_breach_at(at):
            self.earlier.append(replace(before, met_at=before.met_at or at))

    def _fresh(self, priority: PriorityClass, at: datetime, need_by_on: date | None) -> tuple[Clock, ...]:
        return clocks(priority, at, self.working_time, need_by_on, self.spans)

    def _keep(self, found: tuple[Clock, ...]) -> None:
        self.running = {each.kind: self._met(each) for each in found}

    def _met(self, each: Clock) -> Clock:
        if each.met_at is not None or each.kind not in self.met:
            return each
        return replace(each, met_at=self.met[each.kind])

    def _waiting(self) -> list[Clock]:
        kept = [self.running[kind] for kind in WAITING_KINDS if kind in self.running]
        return [each for each in kept if each.met_at is None]


def _days(start: date, end: date) -> int:
    return max((end - start).days, 0)
