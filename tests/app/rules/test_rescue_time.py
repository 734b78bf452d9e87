"""Time is kept at the end of the day for people we let down (S0.9)."""

from __future__ import annotations

from datetime import UTC, datetime

from app.rules.rescue_time import bookable_until

CLOSING = datetime(2026, 3, 3, 18, tzinfo=UTC)


def test_the_kept_time_is_offered_to_rescues_alone() -> None:
    assert bookable_until(CLOSING, 60, is_rescue=True) == CLOSING
    assert bookable_until(CLOSING, 60, is_rescue=False) == CLOSING.replace(hour=17)


def test_nothing_is_kept_when_the_setting_says_so() -> None:
    assert bookable_until(CLOSING, 0, is_rescue=False) == CLOSING
    assert bookable_until(CLOSING, -30, is_rescue=False) == CLOSING
