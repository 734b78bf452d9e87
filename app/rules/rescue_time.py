"""The end of each working day is kept for people we let down: their visits find it, others do not (S0.9)."""

from __future__ import annotations

from datetime import datetime, timedelta

RESCUE_MINUTES = 60


def bookable_until(closing: datetime, rescue_minutes: int, *, is_rescue: bool) -> datetime:
    """The latest end of an offered visit on a day: closing time for a visit that puts right, earlier for all others.

    `rescue_minutes` is what is kept at the end of the day; 0 or less keeps nothing.
    """
    return closing if is_rescue else closing - timedelta(minutes=max(0, rescue_minutes))
