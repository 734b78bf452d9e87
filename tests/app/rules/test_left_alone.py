"""The leak list begins on the thirty-first day (S1.4)."""

from __future__ import annotations

from datetime import date, timedelta

from app.rules.left_alone import is_left_alone

TODAY = date(2026, 4, 2)


def test_thirty_days_are_not_too_long_and_thirty_one_are() -> None:
    assert not is_left_alone(TODAY - timedelta(days=30), TODAY)
    assert is_left_alone(TODAY - timedelta(days=31), TODAY)
    assert not is_left_alone(TODAY, TODAY)
