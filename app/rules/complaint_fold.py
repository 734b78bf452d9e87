"""A complaint while its events pass through it, and what each kind of event does to it (R6, R7).

`complaint_history` lets the events through and reads the state out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from app.rules.complaint_clocks import ClockKind
from app.rules.complaint_events import (
    OPEN_COLUMNS,
    BoardColumn,
    ComplaintEvent,
    Diagnosis,
    EventKind,
    FixOutcome,
    Promise,
    Step,
)
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import (
    WET_GRAVE,
    Category,
    ComplaintFacts,
    PriorityClass,
    is_need_by_near,
    priority_class,
    severity_of,
)
from app.rules.feedback import Feeling, feeling_from_answer, suggest_feeling
from app.rules.lateness_words import minutes_late
from app.rules.running_clocks import RunningClocks
from app.rules.working_time import WorkingTime, elapsed, instant

BROKEN_PROMISE_EFFORT = 2
GRAVEST = 4
_HUMAN_CONTACTS = frozenset(
    {
        EventKind.CONTACTED,
        EventKind.HEARD,
        EventKind.APOLOGISED,
        EventKind.ASKED,
        EventKind.PROMISED,
        EventKind.VISITED,
        EventKind.FIXED,
    }
)
_STEP_OF = {EventKind(step.value): step for step in Step}
_STEPS_OF_A_ROUND = (Step.PROMISED, Step.FIXED, Step.CHECKED_BACK, Step.THANKED)
_TERMINAL = {
    EventKind.CLOSED: BoardColumn.MADE_GOOD,
    EventKind.CLOSED_UNCONFIRMED: BoardColumn.CLOSED_UNCONFIRMED,
    EventKind.WITHDRAWN: BoardColumn.WITHDRAWN,
}


def answer_feeling(event: ComplaintEvent) -> Feeling:
    """What a check-back came to: the answer a person chose, else score and words together (R5)."""
    if event.answer is not None:
        return feeling_from_answer(event.answer)
    return suggest_feeling(event.words, event.score)


@dataclass(slots=True)
class Fold:
    """The state while the events pass through it."""

    working_time: WorkingTime
    first: ComplaintEvent
    category: Category
    noted: ComplaintFacts
    received_at: datetime
    category_since: datetime
    owner: int | None
    need_by_on: date | None
    clocks: RunningClocks
    column: BoardColumn = BoardColumn.CALL_BACK
    promise: Promise | None = None
    has_broken_promise: bool = False
    is_raised: bool = False
    is_needed_soon: bool = False
    is_dry: bool = False
    done: dict[Step, datetime] = field(default_factory=dict)
    skipped: dict[Step, str] = field(default_factory=dict)
    answered_at: datetime | None = None
    visited_at: datetime | None = None
    fixed_at: datetime | None = None
    outcome: FixOutcome | None = None
    tries: list[datetime] = field(default_factory=list)
    answers: list[ComplaintEvent] = field(default_factory=list)
    closed_at: datetime | None = None
    raised_at: datetime | None = None
    refund_minor: int = 0
    cost_minor: int = 0
    lesson: str = ""
    diagnosis: Diagnosis | None = None
    prevented_at: datetime | None = None

    @property
    def facts(self) -> ComplaintFacts:
        """What people noted, raised by what is true by itself: broken promise, wet for a day, needed soon."""
        return replace(
            self.noted,
            severity=GRAVEST if self.is_raised and self.category is Category.OVER_WET else self.noted.severity,
            effort=BROKEN_PROMISE_EFFORT if self.has_broken_promise else self.noted.effort,
            is_vulnerable=self.noted.is_vulnerable or self.is_needed_soon,
        )

    @property
    def priority(self) -> PriorityClass:
        """The class of the facts as they stand."""
        return priority_class(self.facts)

    def pass_time(self, moment: datetime) -> None:
        """Apply what became true by itself before this moment, in its order."""
        for at, happen in sorted(self._coming(), key=lambda pair: instant(pair[0])):
            if instant(at) < instant(moment):
                happen(at)

    def apply(self, event: ComplaintEvent) -> None:
        """Take in one event; what no longer fits (a second closing) stays in the list and changes nothing."""
        if event.kind is EventKind.PREVENTED:
            self.prevented_at = event.at
        if self.column not in OPEN_COLUMNS:
            if event.kind is EventKind.REOPENED and self.column is BoardColumn.MADE_GOOD:
                self.start_again(event.at)
            return
        if event.kind in _HUMAN_CONTACTS and not event.is_automatic:
            self.answered_at = self.answered_at or event.at
            self.clocks.meet(ClockKind.ANSWER, event.at)
        if event.keeps_promise and not event.is_automatic:
            self.clocks.meet(ClockKind.PROMISE, event.at)
        step = _STEP_OF.get(event.kind)
        if step is not None:
            self.done.setdefault(step, event.at)
            self.skipped.pop(step, None)
        handler = _HANDLERS.get(event.kind)
        if handler is not None:
            handler(self, event)

    def change(self, at: datetime, changed: Callable[[], None]) -> None:
        """Change what the class depends on; if the class changes before the fix, the unmet clocks tighten (R6)."""
        before = self.priority
        changed()
        if self.priority is not before and self.fixed_at is None:
            self.clocks.change_class(self.priority, at, self.need_by_on)

    def start_again(self, at: datetime) -> None:
        """A new round: not right yet, or reopened."""
        self.clocks.start_again(self.priority, at, self.need_by_on)
        for step in _STEPS_OF_A_ROUND:
            self.done.pop(step, None)
            self.skipped.pop(step, None)
        self.tries, self.answers = [], []
        self.promise = self.visited_at = self.fixed_at = self.outcome = self.closed_at = None
        self.column = BoardColumn.PUT_RIGHT

    def state(self) -> ComplaintState:
        """What has come of it."""
        return ComplaintState(
            column=self.column,
            received_at=self.received_at,
            words=self.first.words,
            category=self.category,
            facts=self.facts,
            owner=self.owner,
            complained_about=self.first.complained_about,
            need_by_on=self.need_by_on,
            clocks=self.clocks.all(),
            earlier_clocks=tuple(self.clocks.earlier),
            promise=self.promise,
            has_broken_promise=self.has_broken_promise,
            paused_until=None if self.clocks.pause is None else self.clocks.pause.until_on,
            steps_done=MappingProxyType(self.done),
            steps_skipped=MappingProxyType(self.skipped),
            answered_at=self.answered_at,
            visited_at=self.visited_at,
            fixed_at=self.fixed_at,
            outcome=self.outcome,
            tries=tuple(self.tries),
            answers=tuple(self.answers),
            closed_at=self.closed_at,
            is_dry=self.is_dry,
            raised_at=self.raised_at,
            refund_minor=self.refund_minor,
            cost_minor=self.cost_minor,
            lesson=self.lesson,
            diagnosis=self.diagnosis,
            prevented_at=self.prevented_at,
        )

    def holds_until(self) -> datetime | None:
        """The next moment after which something becomes true by itself; None if nothing is to come."""
        return min((at for at, _happen in self._coming()), default=None)

    def _coming(self) -> list[tuple[datetime, Callable[[datetime], None]]]:
        found: list[tuple[datetime, Callable[[datetime], None]]] = []
        if self.column not in OPEN_COLUMNS:
            return found
        wet_since = self.first.cleaning_ended_at
        if wet_since is not None and self.category is Category.OVER_WET and not (self.is_dry or self.is_raised):
            raise_at = self.working_time.shift(wet_since, WET_GRAVE)
            raise_at = max(raise_at, self.received_at, self.category_since, key=instant)
            found.append((raise_at, lambda at: self.change(at, lambda: _raise(self, at))))
        promised = self.clocks.running.get(ClockKind.PROMISE)
        if promised is not None and promised.met_at is None and not self.has_broken_promise:
            found.append((promised.due_at, lambda at: self.change(at, lambda: _break_promise(self))))
        pause_ends_at = self.clocks.pause_ends_at()
        if pause_ends_at is not None:
            found.append((pause_ends_at, lambda _at: self.clocks.end_pause()))
        return found


def begin(first: ComplaintEvent, category: Category, running: RunningClocks) -> Fold:
    """The state after the logging itself, with the clocks of its class started."""
    working_time = running.working_time
    received_at = working_time.local(first.received_at or first.at)
    wet_for = _wet_for(first, received_at)
    fold = Fold(
        working_time=working_time,
        first=first,
        category=category,
        noted=first.facts or ComplaintFacts(severity=_severity(category, first, received_at)),
        received_at=received_at,
        category_since=received_at,
        owner=first.owner if first.owner is not None else first.by,
        need_by_on=first.need_by_on,
        clocks=running,
        is_needed_soon=is_need_by_near(first.need_by_on, received_at, working_time),
        is_raised=wet_for is not None and wet_for >= WET_GRAVE,
    )
    since = received_at if first.clocks_from is None else working_time.local(first.clocks_from)
    fold.clocks.start(fold.priority, since, first.need_by_on)
    return fold


def _wet_for(first: ComplaintEvent, received_at: datetime) -> timedelta | None:
    return None if first.cleaning_ended_at is None else elapsed(first.cleaning_ended_at, received_at)


def _severity(category: Category, first: ComplaintEvent, received_at: datetime) -> int:
    """The severity of a category for these words and hours, the same whether it was chosen first or corrected later."""
    late = minutes_late(first.words) if category is Category.LATE else None
    return severity_of(category, wet_for=_wet_for(first, received_at), minutes_late=late)


def _raise(fold: Fold, at: datetime) -> None:
    fold.is_raised, fold.raised_at = True, at


def _break_promise(fold: Fold) -> None:
    fold.has_broken_promise = True


def _on_promised(fold: Fold, event: ComplaintEvent) -> None:
    if event.promise is None:
        return
    fold.promise = event.promise
    fold.clocks.promise(event.at, event.promise.due_at)
    if fold.column is BoardColumn.CALL_BACK:
        fold.column = BoardColumn.PUT_RIGHT


def _on_promise_broken(fold: Fold, event: ComplaintEvent) -> None:
    fold.change(event.at, lambda: _break_promise(fold))


def _on_visited(fold: Fold, event: ComplaintEvent) -> None:
    fold.visited_at = fold.visited_at or event.at
    fold.clocks.meet(ClockKind.SITE, event.at)
    fold.clocks.meet(ClockKind.PROMISE, event.at)


def _on_fixed(fold: Fold, event: ComplaintEvent) -> None:
    for kind in (ClockKind.SITE, ClockKind.PROMISE, ClockKind.RESOLVED):
        fold.clocks.meet(kind, event.at)
    fold.clocks.end_pause()
    fold.clocks.await_check_back(event.at)
    fold.fixed_at, fold.outcome = event.at, event.outcome
    fold.refund_minor += event.refund_minor
    fold.cost_minor += event.cost_minor + event.refund_minor
    fold.column = BoardColumn.CHECK_BACK


def _on_checked_back(fold: Fold, event: ComplaintEvent) -> None:
    fold.clocks.meet(ClockKind.CHECK_BACK, event.at)
    fold.answers.append(event)
    if answer_feeling(event) is Feeling.HURT:
        fold.start_again(event.at)


def _on_check_tried(fold: Fold, event: ComplaintEvent) -> None:
    fold.tries.append(event.at)


def _on_paused(fold: Fold, event: ComplaintEvent) -> None:
    if event.until_on is not None:
        fold.clocks.wait(event.at, event.until_on, fold.priority)


def _on_resumed(fold: Fold, event: ComplaintEvent) -> None:
    fold.clocks.resume(event.at, fold.priority)


def _on_reclassified(fold: Fold, event: ComplaintEvent) -> None:
    def reclassify() -> None:
        if event.category is not None:
            fold.category = event.category
            fold.noted = replace(fold.noted, severity=_severity(event.category, fold.first, fold.received_at))
            fold.category_since = event.at
        if event.facts is not None:
            fold.noted = event.facts

    fold.change(event.at, reclassify)


def _on_need_by_set(fold: Fold, event: ComplaintEvent) -> None:
    def need() -> None:
        fold.need_by_on = event.need_by_on
        fold.is_needed_soon = is_need_by_near(event.need_by_on, event.at, fold.working_time)

    fold.change(event.at, need)
    fold.clocks.end_before(fold.need_by_on, fold.priority, event.at)


def _on_dry_confirmed(fold: Fold, _event: ComplaintEvent) -> None:
    fold.is_dry = True


def _on_owner_changed(fold: Fold, event: ComplaintEvent) -> None:
    fold.owner = event.owner


def _on_step_skipped(fold: Fold, event: ComplaintEvent) -> None:
    if event.step is not None and event.step not in fold.done:
        fold.skipped[event.step] = event.words


def _on_diagnosed(fold: Fold, event: ComplaintEvent) -> None:
    fold.lesson, fold.diagnosis = event.words, event.diagnosis
    fold.prevented_at = None


def _on_ended(fold: Fold, event: ComplaintEvent) -> None:
    fold.clocks.stop(event.at)
    fold.closed_at = event.at
    fold.column = _TERMINAL[event.kind]


_HANDLERS: Mapping[EventKind, Callable[[Fold, ComplaintEvent], None]] = MappingProxyType(
    {
        EventKind.PROMISED: _on_promised,
        EventKind.PROMISE_BROKEN: _on_promise_broken,
        EventKind.VISITED: _on_visited,
        EventKind.FIXED: _on_fixed,
        EventKind.CHECKED_BACK: _on_checked_back,
        EventKind.CHECK_TRIED: _on_check_tried,
        EventKind.PAUSED: _on_paused,
        EventKind.RESUMED: _on_resumed,
        EventKind.RECLASSIFIED: _on_reclassified,
        EventKind.NEED_BY_SET: _on_need_by_set,
        EventKind.DRY_CONFIRMED: _on_dry_confirmed,
        EventKind.OWNER_CHANGED: _on_owner_changed,
        EventKind.STEP_SKIPPED: _on_step_skipped,
        EventKind.DIAGNOSED: _on_diagnosed,
        EventKind.CLOSED: _on_ended,
        EventKind.CLOSED_UNCONFIRMED: _on_ended,
        EventKind.WITHDRAWN: _on_ended,
    }
)
