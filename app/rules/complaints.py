"""How heavy a complaint is: category, severity, marks, points and class of urgency (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from dateutil.relativedelta import relativedelta

from app.rules.working_time import WorkingTime, elapsed

REPEAT_MONTHS = 18
NEED_BY_NEAR = timedelta(hours=72)
WET_SERIOUS = timedelta(hours=12)
WET_GRAVE = timedelta(hours=24)
LATE_MINUTES = 30


class Category(StrEnum):
    """What went wrong, in the words of R6; the severity follows from it."""

    INJURY = "injury"
    ILLNESS = "illness"
    DAMAGE = "damage"
    COLOUR_LOSS = "colour_loss"
    SHRINKAGE = "shrinkage"
    FLOOD = "flood"
    MISSING_ITEM = "missing_item"
    OVER_WET = "over_wet"
    WICKING = "wicking"
    ODOUR = "odour"
    OVERBILLED = "overbilled"
    NO_SHOW = "no_show"
    RUDE_OR_UNSAFE = "rude_or_unsafe"
    RECLEAN_FAILED = "reclean_failed"
    MISSED_AREA = "missed_area"
    VISIBLE_SPOT = "visible_spot"
    FURNITURE_NOT_BACK = "furniture_not_back"
    LATE = "late"
    RESIDUE = "residue"
    NIGGLE = "niggle"
    PAPERWORK = "paperwork"
    SUGGESTION = "suggestion"


class PriorityClass(StrEnum):
    """How fast a complaint is answered, most urgent first."""

    P1 = "p1"
    P2 = "p2"
    P3 = "p3"
    P4 = "p4"


SEVERITY: Mapping[Category, int] = MappingProxyType(
    {
        Category.INJURY: 4,
        Category.ILLNESS: 4,
        Category.DAMAGE: 4,
        Category.COLOUR_LOSS: 4,
        Category.SHRINKAGE: 4,
        Category.FLOOD: 4,
        Category.MISSING_ITEM: 4,
        Category.OVER_WET: 3,
        Category.WICKING: 3,
        Category.ODOUR: 3,
        Category.OVERBILLED: 3,
        Category.NO_SHOW: 3,
        Category.RUDE_OR_UNSAFE: 3,
        Category.RECLEAN_FAILED: 3,
        Category.MISSED_AREA: 2,
        Category.VISIBLE_SPOT: 2,
        Category.FURNITURE_NOT_BACK: 2,
        Category.LATE: 2,
        Category.RESIDUE: 2,
        Category.NIGGLE: 1,
        Category.PAPERWORK: 1,
        Category.SUGGESTION: 1,
    }
)
"""Severity 1 to 4 of each category (R6); wet carpet and lateness also depend on how long, see `severity_of`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFacts:
    """The five numbers that decide urgency (R6): severity 1-4, effort 0-2 and three marks of 0 or 1.

    What a client spends, how long they have been with us and their stage are not among them, on purpose.
    """

    severity: int
    effort: int = 0
    is_public: bool = False
    is_vulnerable: bool = False
    is_repeat: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.severity <= 4:
            raise ValueError("Severity runs from 1 to 4.")
        if not 0 <= self.effort <= 2:
            raise ValueError("Effort runs from 0 to 2.")


def severity_of(category: Category, *, wet_for: timedelta | None = None, minutes_late: int | None = None) -> int:
    """Severity 1 to 4 of a category (R6).

    A carpet wet under 12 h counts 1, under 24 h 3, from 24 h on 4; unknown counts 3. Lateness of up to 30 minutes
    counts 1, more or unknown 2. Both arguments are ignored for other categories.
    """
    if category is Category.OVER_WET and wet_for is not None:
        if wet_for >= WET_GRAVE:
            return 4
        return 3 if wet_for >= WET_SERIOUS else 1
    if category is Category.LATE and minutes_late is not None and minutes_late <= LATE_MINUTES:
        return 1
    return SEVERITY[category]


def points(facts: ComplaintFacts) -> int:
    """10 x severity + 5 for each step of effort and for each mark (R6); 10 to 65."""
    marks = facts.effort + facts.is_public + facts.is_vulnerable + facts.is_repeat
    return 10 * facts.severity + 5 * marks


def priority_class(facts: ComplaintFacts) -> PriorityClass:
    """P1 for severity 4 or 40 points and more, P2 from 30, P3 from 20, else P4 (R6)."""
    total = points(facts)
    if facts.severity == 4 or total >= 40:
        return PriorityClass.P1
    if total >= 30:
        return PriorityClass.P2
    return PriorityClass.P3 if total >= 20 else PriorityClass.P4


def is_repeat(category: Category, received_on: date, earlier: Iterable[tuple[Category, date]]) -> bool:
    """Whether the client already complained of the same category within 18 months before `received_on` (mark R)."""
    since = received_on - relativedelta(months=REPEAT_MONTHS)
    return any(kind is category and since <= day <= received_on for kind, day in earlier)


def is_need_by_near(need_by_on: date | None, moment: datetime, working_time: WorkingTime) -> bool:
    """Whether the day by which they need it begins within 72 h of `moment` (part of mark V); past days never."""
    if need_by_on is None or need_by_on < working_time.local(moment).date():
        return False
    return elapsed(moment, working_time.at(need_by_on, time())) <= NEED_BY_NEAR


def owner_takes_over(facts: ComplaintFacts) -> bool:
    """Whether the firm's owner should take the complaint on: the same thing went wrong before (mark R)."""
    return facts.is_repeat
