"""Agreements that repeat (Recurrence)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.recurrence import (
    Agreement,
    IntervalUnit,
    Occurrence,
    interval_days,
    missed,
    moved_all,
    moved_one,
    new_occurrences,
    next_occurrence,
    occurrence_on,
    occurrences,
)

DAYS, WEEKS, MONTHS, YEARS = IntervalUnit
HALF_YEARLY = Agreement(date(2026, 8, 31), 6, MONTHS)


def test_every_six_months_from_31_august_keeps_its_anchor() -> None:
    assert occurrences(HALF_YEARLY, date(2028, 9, 1)) == (
        date(2026, 8, 31),
        date(2027, 2, 28),
        date(2027, 8, 31),
        date(2028, 2, 29),
        date(2028, 8, 31),
    )


@pytest.mark.parametrize(
    ("every", "unit", "third"),
    [
        (10, DAYS, date(2024, 3, 20)),
        (2, WEEKS, date(2024, 3, 28)),
        (1, MONTHS, date(2024, 4, 29)),
        (1, YEARS, date(2026, 2, 28)),
        (4, YEARS, date(2032, 2, 29)),
    ],
)
def test_units(every: int, unit: IntervalUnit, third: date) -> None:
    assert occurrence_on(Agreement(date(2024, 2, 29), every, unit), 2) == third


def test_running_it_twice_makes_nothing_twice() -> None:
    first = new_occurrences(HALF_YEARLY, date(2027, 12, 31), [])
    assert len(first) == 3
    assert new_occurrences(HALF_YEARLY, date(2027, 12, 31), first) == ()
    assert new_occurrences(HALF_YEARLY, date(2028, 3, 1), first) == (date(2028, 2, 29),)


def test_a_moved_visit_does_not_move_the_series() -> None:
    moved = moved_one(Occurrence(date(2027, 2, 28), date(2027, 2, 28)), date(2027, 3, 10))
    assert moved == Occurrence(date(2027, 2, 28), date(2027, 3, 10))
    assert new_occurrences(HALF_YEARLY, date(2027, 8, 31), [date(2026, 8, 31), moved.planned_on]) == (
        date(2027, 8, 31),
    )


def test_moving_all_gives_a_new_anchor() -> None:
    moved = moved_all(HALF_YEARLY, date(2027, 2, 28), date(2027, 3, 15))
    assert occurrences(moved, date(2027, 12, 31)) == (date(2027, 3, 15), date(2027, 9, 15))
    with pytest.raises(ValueError, match="before the agreement"):
        moved_all(HALF_YEARLY, date(2026, 1, 1), date(2027, 1, 1))


def test_missed_ones_are_asked_about_once() -> None:
    planned = [Occurrence(day, day) for day in (date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31))]
    assert missed(planned, [date(2026, 8, 31)], date(2027, 3, 1)) == (planned[1],)
    moved = moved_one(planned[1], date(2027, 3, 10))
    assert missed([moved], [], date(2027, 3, 10)) == ()
    assert missed([moved], [], date(2027, 3, 11)) == (moved,)


def test_an_agreement_ends() -> None:
    ending = Agreement(date(2026, 8, 31), 6, MONTHS, ends_on=date(2027, 2, 28))
    assert len(occurrences(ending, date(2030, 1, 1))) == 2
    assert next_occurrence(ending, date(2026, 8, 31)) == date(2027, 2, 28)
    assert next_occurrence(ending, date(2027, 2, 28)) is None
    assert next_occurrence(HALF_YEARLY, date(2020, 1, 1)) == date(2026, 8, 31)


def test_occurrences_may_start_later_than_the_anchor() -> None:
    assert occurrences(HALF_YEARLY, date(2027, 12, 31), start=date(2027, 3, 1)) == (date(2027, 8, 31),)


def test_an_interval_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        Agreement(date(2026, 1, 1), 0, DAYS)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 60), st.sampled_from(IntervalUnit))
def test_dates_rise_and_are_unique(anchor: date, every: int, unit: IntervalUnit) -> None:
    dates = [occurrence_on(Agreement(anchor, every, unit), index) for index in range(8)]
    assert dates == sorted(set(dates))
    assert dates[0] == anchor
    if unit is MONTHS:
        assert all(day.day == anchor.day or (day.day < anchor.day and day.day >= 28) for day in dates)


@pytest.mark.parametrize(
    ("every", "unit", "days"),
    [(10, "days", 10), (2, "weeks", 14), (1, "months", 30), (6, "months", 183), (12, "months", 365), (1, "years", 365)],
)
def test_an_agreement_expects_about_as_many_days_as_its_interval_has(every: int, unit: str, days: int) -> None:
    assert interval_days(Agreement(date(2026, 3, 2), every, IntervalUnit(unit))) == days
