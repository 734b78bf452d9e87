"""Gaps between visits, on the quarter hour and in real time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.free_slots import free_starts, next_quarter

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe")]
OPENS = datetime(2026, 3, 3, 8, tzinfo=ZONES[0])
CLOSES = datetime(2026, 3, 3, 17, tzinfo=ZONES[0])


def test_the_first_start_of_every_gap_that_is_long_enough() -> None:
    taken = [
        (OPENS.replace(hour=9), OPENS.replace(hour=10, minute=5)),
        (OPENS.replace(hour=11), OPENS.replace(hour=16)),
    ]
    found = free_starts(taken, OPENS, CLOSES, timedelta(minutes=45))
    assert [f"{start:%H:%M}" for start in found] == ["08:00", "10:15", "16:00"]
    assert free_starts(taken, OPENS, CLOSES, timedelta(hours=8)) == []


def test_what_runs_since_last_night_and_beyond_closing_time_is_taken() -> None:
    taken = [(OPENS - timedelta(hours=10), OPENS.replace(hour=9)), (OPENS.replace(hour=16), OPENS.replace(hour=23))]
    assert [f"{start:%H:%M}" for start in free_starts(taken, OPENS, CLOSES, timedelta(hours=1))] == ["09:00"]


def test_a_quarter_hour_stays_and_anything_after_it_becomes_the_next() -> None:
    assert next_quarter(OPENS) == OPENS
    assert f"{next_quarter(OPENS.replace(minute=46)):%H:%M}" == "09:00"
    before_the_jump = datetime(2026, 3, 29, 1, 50, tzinfo=ZONES[0])
    assert f"{next_quarter(before_the_jump):%H:%M}" == "03:00"


@pytest.mark.parametrize("zone", ZONES, ids=str)
@given(st.lists(st.tuples(st.integers(0, 48), st.integers(1, 12)), max_size=8), st.integers(1, 8))
def test_no_offered_visit_meets_another_on_any_night(zone: ZoneInfo, rows: list[tuple[int, int]], length: int) -> None:
    for day in (datetime(2026, 3, 8), datetime(2026, 3, 29), datetime(2026, 4, 5), datetime(2026, 10, 4)):
        opens = day.replace(tzinfo=zone)
        until = opens.replace(hour=12)
        base = opens.astimezone(UTC)
        quarter = timedelta(minutes=15)
        taken = [(base + starts * quarter, base + (starts + long) * quarter) for starts, long in rows]
        for start in free_starts(taken, opens, until, length * quarter):
            begins, ends = start.astimezone(UTC), start.astimezone(UTC) + length * quarter
            assert base <= begins
            assert ends <= until.astimezone(UTC)
            assert all(ends <= one or other <= begins for one, other in taken)
