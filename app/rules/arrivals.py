"""Whether we came when we said (S2.7): minutes the client waited, and from when on that is a small cut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

LATE_AFTER = timedelta(minutes=15)
"""A small cut is more than this; exactly this much is not one."""


def waited(arrived_at: datetime, window_ends_at: datetime | None, starts_at: datetime | None) -> timedelta:
    """How long after the window's end we came, or after the planned start if there was no window; never below zero.

    Counted in real time, so that the night on which the clocks change makes nobody an hour late or early.
    """
    expected_at = window_ends_at or starts_at
    if expected_at is None:
        return timedelta(0)
    return max(arrived_at.astimezone(UTC) - expected_at.astimezone(UTC), timedelta(0))


def waited_minutes(wait: timedelta) -> int:
    """Whole minutes of waiting, as a person counts them."""
    return int(wait.total_seconds() // 60)


def is_small_cut(wait: timedelta) -> bool:
    """More than a quarter of an hour of somebody's day is a small cut (S2.7)."""
    return wait > LATE_AFTER
