"""A complaint as screens, papers and rules see it; complaint_history derives it from the events (R6, R7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.rules.complaint_clocks import Clock, OrderKey, next_unmet, order_key
from app.rules.complaint_events import OPEN_COLUMNS, BoardColumn, ComplaintEvent, Diagnosis, FixOutcome, Promise, Step
from app.rules.complaints import Category, ComplaintFacts, PriorityClass, points, priority_class


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintState:
    """Everything a screen, a paper or a rule wants to know of one complaint at one moment.

    `clocks` are those that count now, `earlier_clocks` those of rounds before a reopening, kept for the record.
    `tries` and `answers` are the check-backs since the fix. `steps_done` says when each was done. `raised_at` is when a
    wet carpet raised itself. Costs are those of all rounds together, in minor units.
    """

    column: BoardColumn
    received_at: datetime
    words: str
    category: Category
    facts: ComplaintFacts
    owner: int | None
    complained_about: frozenset[int]
    need_by_on: date | None
    clocks: tuple[Clock, ...]
    earlier_clocks: tuple[Clock, ...]
    promise: Promise | None
    has_broken_promise: bool
    paused_until: date | None
    steps_done: Mapping[Step, datetime]
    steps_skipped: Mapping[Step, str]
    answered_at: datetime | None
    visited_at: datetime | None
    fixed_at: datetime | None
    outcome: FixOutcome | None
    tries: tuple[datetime, ...]
    answers: tuple[ComplaintEvent, ...]
    closed_at: datetime | None
    is_dry: bool = False
    raised_at: datetime | None = None
    refund_minor: int = 0
    cost_minor: int = 0
    lesson: str = ""
    diagnosis: Diagnosis | None = None
    prevented_at: datetime | None = None

    @property
    def points(self) -> int:
        """The points of R6."""
        return points(self.facts)

    @property
    def priority(self) -> PriorityClass:
        """The class of R6."""
        return priority_class(self.facts)

    @property
    def is_open(self) -> bool:
        """Whether somebody is still counting on us."""
        return self.column in OPEN_COLUMNS

    @property
    def next_clock(self) -> Clock | None:
        """The unmet clock due first."""
        return next_unmet(self.clocks)

    def is_late_at(self, now: datetime) -> bool:
        """Whether an unmet clock has run out."""
        due = self.next_clock
        return due is not None and due.is_late_at(now)

    def breaches_at(self, now: datetime) -> tuple[Clock, ...]:
        """Every clock that was met late or is late now, earlier rounds included; misses stay in the record."""
        return tuple(each for each in (*self.earlier_clocks, *self.clocks) if each.is_breach_at(now))

    def order_key(self, number: int, now: datetime) -> OrderKey:
        """The key that sorts the board, the strip and the wall (R6); `number` makes it unique."""
        return order_key(self.priority, self.clocks, self.points, self.received_at, number, now)
