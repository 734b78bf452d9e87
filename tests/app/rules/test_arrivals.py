"""Fifteen minutes are a delay, one second more is a small cut; the night the clocks change makes nobody late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.rules.arrivals import is_small_cut, waited, waited_minutes

CHICAGO = ZoneInfo("America/Chicago")
AT_TEN = datetime(2026, 3, 2, 10, tzinfo=CHICAGO)
AT_ELEVEN = AT_TEN + timedelta(hours=1)


@pytest.mark.parametrize(
    ("late", "is_cut"),
    [
        (timedelta(minutes=-20), False),
        (timedelta(0), False),
        (timedelta(minutes=14, seconds=59), False),
        (timedelta(minutes=15), False),
        (timedelta(minutes=15, seconds=1), True),
        (timedelta(minutes=16), True),
    ],
)
def test_more_than_a_quarter_of_an_hour_after_the_window_is_a_small_cut(late: timedelta, is_cut: bool) -> None:
    assert is_small_cut(waited(AT_ELEVEN + late, AT_ELEVEN, AT_TEN)) is is_cut


def test_without_a_window_the_planned_start_counts_and_without_a_plan_nothing() -> None:
    assert waited_minutes(waited(AT_TEN + timedelta(minutes=20), None, AT_TEN)) == 20
    assert waited(AT_TEN, None, None) == timedelta(0)


def test_minutes_are_whole_and_never_below_zero() -> None:
    assert waited_minutes(waited(AT_TEN + timedelta(minutes=15, seconds=59), None, AT_TEN)) == 15
    assert waited_minutes(waited(AT_TEN - timedelta(hours=1), None, AT_TEN)) == 0


def test_the_nights_on_which_the_clocks_change_count_real_minutes() -> None:
    # In spring 01:50 and 03:10 are twenty minutes apart, in autumn the first 01:50 and the second 01:00 are ten.
    spring = datetime(2026, 3, 8, 1, 50, tzinfo=CHICAGO)
    assert waited_minutes(waited(datetime(2026, 3, 8, 3, 10, tzinfo=CHICAGO), spring, None)) == 20
    autumn = datetime(2026, 11, 1, 1, 50, tzinfo=CHICAGO)
    assert waited_minutes(waited(datetime(2026, 11, 1, 1, 0, tzinfo=CHICAGO, fold=1), autumn, None)) == 10
    assert waited(autumn.astimezone(UTC), autumn, None) == timedelta(0)
