"""When a promise turns amber and red, and under which heading it stands (R6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.rules.complaint_clocks import ClockState
from app.rules.promise_standing import PromiseGroup, promise_group, promise_standing, was_broken

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZONE)  # a Wednesday


@pytest.mark.parametrize(
    ("span_minutes", "left_minutes", "expected"),
    [
        (240, 61, ClockState.ON_TRACK),
        (240, 60, ClockState.DUE),
        (60, 16, ClockState.ON_TRACK),
        (60, 15, ClockState.DUE),
        (60, 0, ClockState.DUE),
        (60, -1, ClockState.LATE),
        (241, 61, ClockState.ON_TRACK),
        (241, 60, ClockState.DUE),
        (3 * 24 * 60, 60, ClockState.DUE),
        (3 * 24 * 60, 61, ClockState.ON_TRACK),
        (0, 0, ClockState.DUE),
    ],
)
def test_amber_comes_with_a_quarter_of_the_span_or_an_hour_of_a_long_one(
    span_minutes: int, left_minutes: int, expected: ClockState
) -> None:
    due_at = NOW + timedelta(minutes=left_minutes)
    assert promise_standing(due_at - timedelta(minutes=span_minutes), due_at, NOW) is expected


@pytest.mark.parametrize(
    ("due_at", "expected"),
    [
        (NOW - timedelta(minutes=1), PromiseGroup.LATE),
        (NOW, PromiseGroup.TODAY),
        (datetime(2026, 3, 4, 23, 59, tzinfo=ZONE), PromiseGroup.TODAY),
        (datetime(2026, 3, 5, 0, 0, tzinfo=ZONE), PromiseGroup.THIS_WEEK),
        (datetime(2026, 3, 8, 23, 0, tzinfo=ZONE), PromiseGroup.THIS_WEEK),  # the Sunday on which clocks change
        (datetime(2026, 3, 9, 0, 0, tzinfo=ZONE), PromiseGroup.LATER),
    ],
)
def test_promises_stand_under_late_today_this_week_and_later(due_at: datetime, expected: PromiseGroup) -> None:
    assert promise_group(due_at, NOW, ZONE) is expected


def test_a_promise_kept_at_its_minute_is_kept_in_time() -> None:
    assert not was_broken(NOW, NOW)
    assert was_broken(NOW, NOW + timedelta(seconds=1))
