"""Three niggles within twelve months flag a client (S2.2)."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.small_cuts import counted_since, is_flagged, recent_cuts

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(("count", "flagged"), [(0, False), (2, False), (3, True), (9, True)])
def test_the_third_niggle_raises_the_flag(count: int, flagged: bool) -> None:
    assert is_flagged(count) is flagged


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2025, 3, 2), 1),
        (date(2025, 3, 1), 0),
        (TODAY, 1),
        (date(2026, 3, 3), 0),
    ],
)
def test_a_niggle_counts_for_twelve_months_and_not_before_its_day(day: date, counts: int) -> None:
    assert recent_cuts([day], TODAY) == counts


def test_on_a_leap_day_the_year_begins_on_the_last_of_february() -> None:
    assert counted_since(date(2028, 2, 29)) == date(2027, 2, 28)
