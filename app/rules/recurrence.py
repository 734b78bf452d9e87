"""Agreements that repeat: dates counted from an anchor, unique, and asked about once when missed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import count, takewhile

from dateutil.relativedelta import relativedelta

from app.rules.rounding import round_half_up

_DAYS_A_YEAR = Fraction(1461, 4)


class IntervalUnit(StrEnum):
    """In what an agreement counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class MissedChoice(StrEnum):
    """What a person may do about a missed occurrence."""

    DO = "do"
    SKIP = "skip"
    MOVE_ONE = "move_one"
    MOVE_ALL = "move_all"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Like "every 6 months from 31 August": an anchor, a number of units, perhaps an end (that day included)."""

    anchor_on: date
    every: int
    unit: IntervalUnit
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError("An agreement repeats at least every one unit.")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an agreement: `planned_on` is its identity, `due_on` the day it was moved to, or the same."""

    planned_on: date
    due_on: date


def occurrence_on(agreement: Agreement, index: int) -> date:
    """The date of an occurrence, 0 being the anchor: anchor + n x interval, clamped to the month's end."""
    amount = index * agreement.every
    if agreement.unit is IntervalUnit.DAYS:
        return agreement.anchor_on + timedelta(days=amount)
    if agreement.unit is IntervalUnit.WEEKS:
        return agreement.anchor_on + timedelta(weeks=amount)
    months = amount * 12 if agreement.unit is IntervalUnit.YEARS else amount
    return agreement.anchor_on + relativedelta(months=months)


def interval_days(agreement: Agreement) -> int:
    """About how many days lie between two dates, rounded half up: what R2 expects of a client who agreed to it."""
    per_unit = {
        IntervalUnit.DAYS: Fraction(1),
        IntervalUnit.WEEKS: Fraction(7),
        IntervalUnit.MONTHS: _DAYS_A_YEAR / 12,
        IntervalUnit.YEARS: _DAYS_A_YEAR,
    }
    return max(1, round_half_up(agreement.every * per_unit[agreement.unit]))


def occurrences(agreement: Agreement, until: date, start: date | None = None) -> tuple[date, ...]:
    """All dates of an agreement from `start` (its anchor if None) up to and including `until`."""
    last = until if agreement.ends_on is None else min(until, agreement.ends_on)
    days = takewhile(lambda day: day <= last, _all_dates(agreement))
    return tuple(day for day in days if start is None or day >= start)


def new_occurrences(
    agreement: Agreement, until: date, existing: Collection[date], start: date | None = None
) -> tuple[date, ...]:
    """The dates still to be made; run again, it makes nothing twice. `existing` holds planned dates, moved or not."""
    return tuple(day for day in occurrences(agreement, until, start) if day not in existing)


def next_occurrence(agreement: Agreement, after: date) -> date | None:
    """The first date after a day, or None if the agreement has ended by then."""
    day = next(day for day in _all_dates(agreement) if day > after)
    return None if agreement.ends_on is not None and day > agreement.ends_on else day


def missed(planned: Iterable[Occurrence], answered: Collection[date], today: date) -> tuple[Occurrence, ...]:
    """Occurrences whose day has passed without being done, skipped or moved; each is asked about once."""
    return tuple(each for each in planned if each.due_on < today and each.planned_on not in answered)


def moved_one(occurrence: Occurrence, to: date) -> Occurrence:
    """One visit on another day; the series stays where it is."""
    return Occurrence(occurrence.planned_on, to)


def moved_all(agreement: Agreement, from_on: date, to: date) -> Agreement:
    """The agreement with a new anchor: from this occurrence on every date counts from the new day."""
    if from_on < agreement.anchor_on:
        raise ValueError("The occurrence lies before the agreement.")
    return Agreement(to, agreement.every, agreement.unit, agreement.ends_on)


def _all_dates(agreement: Agreement) -> Iterator[date]:
    return (occurrence_on(agreement, index) for index in count())
