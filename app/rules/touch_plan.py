"""Twelve months ahead: which kindnesses to plan for a client, so that none of the four kinds runs out (R8, S4.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.rules.birthdays import Birthday
from app.rules.love_touches import BRAG_DAYS, COUNTED_DAYS, SUGGESTED_ORDER, Touch, TouchKind
from app.rules.relationship import EndedReason
from app.rules.working_time import WorkingTime

PLANNED_DAYS = 365
_SOON_DAYS = 90  # a missing kind waits at most as long as this for the next visit
_APART_DAYS = 14  # between two that hang on no visit
_LEAP_MONTH, _LEAP_DAY = 2, 29


class Occasion(StrEnum):
    """What a planned kindness hangs on."""

    VISIT = "visit"
    AFTER_VISIT = "after_visit"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """One planned kindness, also one that was done or removed; a `key` is never planned twice."""

    kind: TouchKind
    on: date
    occasion: Occasion
    key: str
    is_removed: bool = False
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the plan of one client reads.

    `planned` are those already planned, done or removed; `next_visit_on` is the booked day, else the day they are due;
    `may_reach` says that at least one way of reaching them stands open; `may_brag` that their last confirmed score is
    9 or 10.
    """

    touches: Sequence[Touch] = ()
    planned: Sequence[PlannedTouch] = ()
    last_visit_on: date | None = None
    next_visit_on: date | None = None
    first_visit_on: date | None = None
    birthday: Birthday | None = None
    may_reach: bool = True
    may_brag: bool = False
    is_hurt: bool = False
    ended: EndedReason | None = None


def plan_twelve_months(facts: PlanFacts, today: date, working_time: WorkingTime) -> tuple[PlannedTouch, ...]:
    """What is to be planned beside what is planned already, by day; run twice, the second time nothing (S4.11).

    Each of the four kinds at least once in twelve months, where nothing of it was shown as early as can be, and a line
    on the birthday and on the day they first came to us. While somebody is hurt, or has moved away, only care is
    planned, and nothing at all for whoever died or asked for no contact, or may be reached in no way and has no visit
    ahead. Only a confirmed 9 or 10 is given something to brag about.
    """
    if facts.ended in (EndedReason.DIED, EndedReason.NO_CONTACT):
        return ()
    found = []
    if facts.may_reach:
        found += _yearly(facts, today)
    if facts.ended is None:
        found += _kinds(facts, today, working_time)
    return tuple(sorted(found, key=lambda each: (each.on, SUGGESTED_ORDER.index(each.kind))))


def is_held(kind: TouchKind, *, is_hurt: bool) -> bool:
    """Whether a planned kindness waits: while a complaint is open, only care is shown."""
    return is_hurt and kind is not TouchKind.CARE


def occasion_of(key: str) -> Occasion | None:
    """What the planned kindness of this key hangs on; None for one that a person planned."""
    name = key.partition(":")[0]
    return Occasion(name) if name in frozenset(Occasion) else None


def _key(occasion: Occasion, kind: TouchKind, day: date) -> str:
    return f"{occasion.value}:{kind.value}:{day.isoformat()}"


def _yearly(facts: PlanFacts, today: date) -> list[PlannedTouch]:
    """The next birthday and, from the first year on, the day of the first visit."""
    days = []
    if facts.birthday is not None:
        days.append((Occasion.BIRTHDAY, _next(facts.birthday.month, facts.birthday.day, today)))
    if facts.first_visit_on is not None and facts.ended is None:
        first = facts.first_visit_on
        days.append((Occasion.ANNIVERSARY, _next(first.month, first.day, max(today, first + timedelta(days=300)))))
    known = {each.key for each in facts.planned}
    lines = [PlannedTouch(TouchKind.CARE, day, each, _key(each, TouchKind.CARE, day)) for each, day in days]
    return [each for each in lines if each.key not in known and each.on <= today + timedelta(days=PLANNED_DAYS)]


def _kinds(facts: PlanFacts, today: date, working_time: WorkingTime) -> list[PlannedTouch]:
    """One of each kind that neither is planned nor was taken out of the year ahead: a no stands until its day."""
    until = today + timedelta(days=PLANNED_DAYS)
    spoken_for = {
        each.kind
        for each in facts.planned
        if each.occasion not in (Occasion.BIRTHDAY, Occasion.ANNIVERSARY)
        and not each.is_done
        and each.on <= until
        and (each.on >= today or not each.is_removed)
    }
    found: list[PlannedTouch] = []
    for kind in SUGGESTED_ORDER:
        if (
            kind in spoken_for
            or is_held(kind, is_hurt=facts.is_hurt)
            or (kind is TouchKind.BRAG and not facts.may_brag)
        ):
            continue
        planned = _one(kind, facts, today, working_time, len(found))
        if planned is not None and planned.on <= until:
            found.append(planned)
    return found


def _one(kind: TouchKind, facts: PlanFacts, today: date, working_time: WorkingTime, number: int) -> PlannedTouch | None:
    """At the next visit if that comes in time; else on a day of its own, if they may be reached."""
    shown = [each.on for each in facts.touches if each.is_counted and each.kind is kind and each.on <= today]
    latest = max(shown, default=None)
    lapses_on = latest + timedelta(days=COUNTED_DAYS) if latest is not None else today
    is_missing = lapses_on <= today
    visit_on = _around_visit(kind, facts, today)
    latest_day = today + timedelta(days=_SOON_DAYS) if is_missing else lapses_on
    if visit_on is not None and (visit_on <= latest_day or not facts.may_reach):
        occasion = Occasion.AFTER_VISIT if kind in (TouchKind.CARE, TouchKind.BRAG) else Occasion.VISIT
        return PlannedTouch(kind, visit_on, occasion, _key(occasion, kind, visit_on))
    if not facts.may_reach:
        return None
    if is_missing:
        day = working_time.open_day_from(today + timedelta(days=_APART_DAYS * (number + 1)))
    else:  # on the last open day on which the one before still counts
        day = max(today, working_time.last_open_day_before(lapses_on + timedelta(days=1)))
    day = min(day, today + timedelta(days=PLANNED_DAYS))
    return PlannedTouch(kind, day, Occasion.BETWEEN, _key(Occasion.BETWEEN, kind, day))


def _around_visit(kind: TouchKind, facts: PlanFacts, today: date) -> date | None:
    """The day that fits the kind: the visit itself, the day after it to ask, within 14 days after it to brag."""
    if kind is TouchKind.BRAG and facts.last_visit_on is not None:
        last_day = facts.last_visit_on + timedelta(days=BRAG_DAYS)
        if last_day >= today:
            return last_day
    if facts.next_visit_on is None or facts.next_visit_on < today:
        return None
    after = {TouchKind.CARE: 1, TouchKind.BRAG: BRAG_DAYS}.get(kind, 0)
    return facts.next_visit_on + timedelta(days=after)


def _next(month: int, day: int, today: date) -> date:
    """The next time this day of the year comes, today included; 29 February is the 28th in other years."""
    for year in (today.year, today.year + 1):
        found = _in_year(year, month, day)
        if found >= today:
            return found
    return _in_year(today.year + 1, month, day)


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if (month, day) != (_LEAP_MONTH, _LEAP_DAY):
            raise
        return date(year, month, day - 1)
