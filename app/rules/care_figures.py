"""Honest figures about complaints in a span of days: counts, times, promises kept and broken, clients won back (S0.8).

Everything is counted on the day on which it happened: a complaint when it came in, a clock when it was met or, if that
was too late, when it ran out, an ending when it was closed. So two months add up to the two months together, nothing is
counted twice, and a clock that ran out stays in its month whatever becomes of the complaint. Nobody is named or ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median
from types import MappingProxyType

from app.rules.complaint_clocks import Clock, ClockKind
from app.rules.complaint_events import BoardColumn
from app.rules.complaints import Category
from app.rules.staff_figures import FEWEST_CASES, Fault
from app.rules.won_back import WonBack
from app.rules.working_time import ONE_DAY, WorkingTime
from app.translations import gettext as _


class Dimension(StrEnum):
    """By what complaints are put together."""

    CATEGORY = "category"
    CAUSE_KIND = "cause_kind"
    CAUSE = "cause"
    PRODUCT = "product"
    FIBRE = "fibre"


class Outcome(StrEnum):
    """What became of a closed complaint; the two grades of won back stand apart and are never blended (R7)."""

    CAME_BACK = "came_back"
    TOLD_US = "told_us"
    PENDING = "pending"
    NOT_WON_BACK = "not_won_back"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment up to, and without, another; both aware."""

    starts_at: datetime
    ends_at: datetime

    def has(self, moment: datetime | None) -> bool:
        """Whether a moment lies in it; one that is not known does not."""
        return moment is not None and self.starts_at <= moment < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class CareFacts:
    """What the figures need to know of one complaint.

    `clocks` holds those of earlier rounds as well. `cause_kind` and `cause` are empty until somebody has written them
    down; `products` and `fibres` are those of the job that was complained of.
    """

    complaint: int
    category: Category
    received_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    column: BoardColumn
    clocks: tuple[Clock, ...]
    cause_kind: Fault | None = None
    cause: str = ""
    products: tuple[str, ...] = ()
    fibres: tuple[str, ...] = ()
    result: WonBack | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A clock that ran out: how late it was met, or how late it is by now if it is not met yet."""

    complaint: int
    clock: Clock
    late_by: timedelta


@dataclass(frozen=True, slots=True)
class ClockFigures:
    """How often a clock was met in time, of those that were met or ran out; and how long it typically took."""

    in_time: int
    of: int
    typical: timedelta | None

    @property
    def late(self) -> int:
        """How often it was not."""
        return self.of - self.in_time


@dataclass(frozen=True, slots=True)
class CareFigures:
    """The figures of some complaints in a period; `breaches` has the one that ran out first at its head."""

    received: int
    typical_answer: timedelta | None
    typical_peace: timedelta | None
    clocks: Mapping[ClockKind, ClockFigures]
    outcomes: Mapping[Outcome, int]
    breaches: tuple[Breach, ...]

    @property
    def closed(self) -> int:
        """How many were closed; the withdrawn are counted beside them."""
        return sum(count for outcome, count in self.outcomes.items() if outcome is not Outcome.WITHDRAWN)

    @property
    def won_back(self) -> int:
        """How many of the closed were won back in either grade."""
        return self.outcomes[Outcome.CAME_BACK] + self.outcomes[Outcome.TOLD_US]

    def typical(self, kind: ClockKind) -> timedelta | None:
        """How long a clock typically took; a promise names its own time, so how long it took says nothing."""
        if kind is ClockKind.ANSWER:
            return self.typical_answer
        return None if kind is ClockKind.PROMISE else self.clocks[kind].typical

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all happened."""
        return not (self.received or any(self.outcomes.values()) or any(each.of for each in self.clocks.values()))


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of what belongs together; an empty `key` stands for what nobody wrote down.

    `kind` is the kind of a cause. A job with two fibres counts under both, so these groups need not add up.
    """

    key: str
    figures: CareFigures
    complaints: tuple[int, ...]
    kind: Fault | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to one complaint in a period."""

    facts: CareFacts
    is_received: bool
    answered_after: timedelta | None
    peace_after: timedelta | None
    clocks: tuple[tuple[ClockKind, bool, timedelta | None], ...]
    outcome: Outcome | None
    breaches: tuple[Breach, ...]

    @property
    def is_anything(self) -> bool:
        """Whether it belongs into a report on the period at all."""
        return self.is_received or bool(self.clocks) or self.outcome is not None


def period_of_days(first: date, last: date, working_time: WorkingTime) -> Period:
    """From the beginning of the first day to the end of the last, on the firm's wall; ValueError if reversed."""
    if last < first:
        raise ValueError("A period ends after it begins.")
    return Period(working_time.at(first, time()), working_time.at(last + ONE_DAY, time()))


def outcome_of(facts: CareFacts) -> Outcome | None:
    """What became of a complaint; None while somebody is still counting on us (R7)."""
    if facts.column is BoardColumn.WITHDRAWN:
        return Outcome.WITHDRAWN
    if facts.column is BoardColumn.CLOSED_UNCONFIRMED:
        return Outcome.CAME_BACK if facts.result is WonBack.CAME_BACK else Outcome.UNCONFIRMED
    if facts.column is BoardColumn.MADE_GOOD:
        return Outcome.PENDING if facts.result is None else Outcome(facts.result.value)
    return None


def decided_at(clock: Clock, now: datetime) -> datetime | None:
    """When it was known whether we kept to a clock: when it was met, or when it ran out; None while it still runs."""
    if clock.is_breach_at(now):
        return clock.due_at
    return clock.met_at


def what_happened(facts: Iterable[CareFacts], period: Period, now: datetime) -> tuple[Happened, ...]:
    """What happened to each complaint in a period, as far as it is known now; the others are left out."""
    found = (_happened(each, period, now) for each in facts)
    return tuple(each for each in found if each.is_anything)


def care_figures(happened: Sequence[Happened]) -> CareFigures:
    """The figures of all these complaints together."""
    outcomes = Counter(each.outcome for each in happened)
    in_time: Counter[ClockKind] = Counter()
    of: Counter[ClockKind] = Counter()
    spans: dict[ClockKind, list[timedelta]] = {kind: [] for kind in ClockKind}
    for each in happened:
        for kind, is_in_time, span in each.clocks:
            of[kind] += 1
            in_time[kind] += is_in_time
            if span is not None:
                spans[kind].append(span)
    breaches = [breach for each in happened for breach in each.breaches]
    breaches.sort(key=lambda breach: (breach.clock.due_at, breach.complaint))
    return CareFigures(
        received=sum(each.is_received for each in happened),
        typical_answer=_typical([each.answered_after for each in happened]),
        typical_peace=_typical([each.peace_after for each in happened]),
        clocks=MappingProxyType(
            {kind: ClockFigures(in_time[kind], of[kind], _typical(spans[kind])) for kind in ClockKind}
        ),
        outcomes=MappingProxyType({outcome: outcomes[outcome] for outcome in Outcome}),
        breaches=tuple(breaches),
    )


def care_groups(happened: Iterable[Happened], dimension: Dimension) -> tuple[GroupFigures, ...]:
    """The figures of each group, the most complaints first, then by name."""
    members: dict[tuple[str, Fault | None], list[Happened]] = {}
    names: dict[tuple[str, Fault | None], Counter[str]] = {}
    for each in happened:
        for name, kind in _keys(each.facts, dimension):
            place = (name.casefold(), kind)
            members.setdefault(place, []).append(each)
            names.setdefault(place, Counter())[name] += 1
    groups = [
        GroupFigures(
            names[place].most_common(1)[0][0],
            care_figures(found),
            tuple(each.facts.complaint for each in found),
            place[1],
        )
        for place, found in members.items()
    ]
    return tuple(sorted(groups, key=_most_first))


def _most_first(group: GroupFigures) -> tuple[int, bool, str, str]:
    """Where as many came in, what nobody wrote down comes last."""
    return (-group.figures.received, not (group.key or group.kind), group.key.casefold(), group.kind or "")


def share_in_words(count: int, of: int) -> str:
    """As in "7 of 12 (58 %)", with fewer than ten "3 of 4 – too few" (R12); a dash where there was nothing."""
    if not of:
        return "–"
    if of < FEWEST_CASES:
        return _("{count} of {of} – too few").format(count=count, of=of)
    return _("{count} of {of} ({percent} %)").format(count=count, of=of, percent=(200 * count + of) // (2 * of))


def _happened(facts: CareFacts, period: Period, now: datetime) -> Happened:
    outcome = outcome_of(facts)
    is_ended = outcome is not None and period.has(facts.closed_at)
    clocks: list[tuple[ClockKind, bool, timedelta | None]] = []
    breaches: list[Breach] = []
    for clock in facts.clocks:
        if not period.has(decided_at(clock, now)):
            continue
        is_late = clock.is_breach_at(now)
        span = None if clock.met_at is None else clock.met_at - clock.started_at
        clocks.append((clock.kind, not is_late, span))
        if is_late:
            breaches.append(Breach(facts.complaint, clock, (clock.met_at or now) - clock.due_at))
    has_peace = is_ended and facts.column is BoardColumn.MADE_GOOD
    return Happened(
        facts=facts,
        is_received=period.has(facts.received_at),
        answered_after=_after(facts, facts.answered_at) if period.has(facts.answered_at) else None,
        peace_after=_after(facts, facts.closed_at) if has_peace else None,
        clocks=tuple(clocks),
        outcome=outcome if is_ended else None,
        breaches=tuple(breaches),
    )


def _after(facts: CareFacts, moment: datetime | None) -> timedelta | None:
    return None if moment is None else moment - facts.received_at


def _typical(spans: Iterable[timedelta | None]) -> timedelta | None:
    """The middle one: half took longer, half took less."""
    seconds = [span.total_seconds() for span in spans if span is not None]
    return timedelta(seconds=median(seconds)) if seconds else None


def _keys(facts: CareFacts, dimension: Dimension) -> tuple[tuple[str, Fault | None], ...]:
    if dimension is Dimension.CATEGORY:
        return ((facts.category.value, None),)
    if dimension is Dimension.CAUSE_KIND:
        return (("", facts.cause_kind),)
    if dimension is Dimension.CAUSE:
        return ((facts.cause.strip(), facts.cause_kind),)
    names = facts.products if dimension is Dimension.PRODUCT else facts.fibres
    distinct = {name.strip().casefold(): name.strip() for name in names if name.strip()}
    return tuple((name, None) for name in distinct.values()) or (("", None),)
