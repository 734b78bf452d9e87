"""Severity, marks, points and class (R6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.rules.complaints import (
    SEVERITY,
    Category,
    ComplaintFacts,
    PriorityClass,
    is_need_by_near,
    is_repeat,
    owner_takes_over,
    points,
    priority_class,
    severity_of,
)
from tests.app.rules.rule_builders import calendar, march


def facts(severity: int, effort: int = 0, public: int = 0, vulnerable: int = 0, repeat: int = 0) -> ComplaintFacts:
    return ComplaintFacts(
        severity=severity,
        effort=effort,
        is_public=bool(public),
        is_vulnerable=bool(vulnerable),
        is_repeat=bool(repeat),
    )


@pytest.mark.parametrize(
    ("marks", "total", "expected"),
    [
        ((3,), 30, "p2"),
        ((3, 1), 35, "p2"),
        ((2,), 20, "p3"),
        ((2, 2), 30, "p2"),
        ((2, 0, 1, 1), 30, "p2"),
        ((1,), 10, "p4"),
        ((1, 2), 20, "p3"),
        ((3, 2, 1, 0, 1), 50, "p1"),
        ((4, 0, 0, 1, 0), 45, "p1"),
        ((4,), 40, "p1"),
        ((3, 2), 40, "p1"),
        ((1, 1), 15, "p4"),
        ((2, 1), 25, "p3"),
        ((4, 2, 1, 1, 1), 65, "p1"),
    ],
    ids=str,
)
def test_points_and_class(marks: tuple[int, ...], total: int, expected: str) -> None:
    assert points(facts(*marks)) == total
    assert priority_class(facts(*marks)) == PriorityClass(expected)


def test_neither_spend_nor_stage_is_among_the_facts() -> None:
    assert set(ComplaintFacts.__slots__) == {"severity", "effort", "is_public", "is_vulnerable", "is_repeat"}


@pytest.mark.parametrize("numbers", [(0,), (5,), (3, 3), (3, -1)])
def test_numbers_outside_their_range_are_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="runs from"):
        facts(*numbers)


def test_every_category_has_a_severity() -> None:
    assert set(SEVERITY) == set(Category)


@pytest.mark.parametrize(("hours", "severity"), [(2, 1), (11.9, 1), (12, 3), (23.9, 3), (24, 4), (29, 4), (None, 3)])
def test_wet_carpet_grows_graver_with_time(hours: float | None, severity: int) -> None:
    wet_for = None if hours is None else timedelta(hours=hours)
    assert severity_of(Category.OVER_WET, wet_for=wet_for) == severity


@pytest.mark.parametrize(("minutes", "severity"), [(10, 1), (30, 1), (31, 2), (50, 2), (None, 2)])
def test_more_than_half_an_hour_late_counts_more(minutes: int | None, severity: int) -> None:
    assert severity_of(Category.LATE, minutes_late=minutes) == severity


def test_other_categories_do_not_depend_on_hours() -> None:
    assert severity_of(Category.DAMAGE, wet_for=timedelta(hours=1), minutes_late=5) == 4


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ((Category.ODOUR, date(2025, 7, 1)), True),
        ((Category.ODOUR, date(2024, 9, 6)), True),
        ((Category.ODOUR, date(2024, 9, 5)), False),
        ((Category.LATE, date(2026, 1, 1)), False),
        ((Category.ODOUR, date(2026, 3, 7)), False),
    ],
)
def test_the_same_category_within_18_months_is_a_repeat(earlier: tuple[Category, date], expected: bool) -> None:
    assert is_repeat(Category.ODOUR, date(2026, 3, 6), [earlier]) is expected


@pytest.mark.parametrize(
    ("need_by", "expected"),
    [
        (date(2026, 3, 5), True),
        (date(2026, 3, 6), False),
        (date(2026, 3, 2), True),
        (date(2026, 3, 1), False),
        (None, False),
    ],
)
def test_a_need_by_day_that_begins_within_72_hours_is_near(need_by: date | None, expected: bool) -> None:
    assert is_need_by_near(need_by, march(2, "10:00"), calendar()) is expected


def test_the_owner_takes_over_what_happened_before() -> None:
    assert owner_takes_over(facts(3, 2, 1, 0, 1))
    assert not owner_takes_over(facts(4, 2, 1, 1, 0))
