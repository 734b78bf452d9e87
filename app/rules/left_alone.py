"""Whom nobody has spoken to for too long: the door is shut behind nobody after a sale (S1.4)."""

from __future__ import annotations

from datetime import date, timedelta

LEFT_ALONE_DAYS = 30
"""So many days may pass since the visit, or since any word in either direction."""


def silent_since_before(today: date) -> date:
    """The first day on which a word still counts as lately: whoever was last heard before it is left alone."""
    return today - timedelta(days=LEFT_ALONE_DAYS)


def is_left_alone(last_contact_on: date, today: date) -> bool:
    """Whether somebody without contact since that day is left alone: not after 30 days, but after 31."""
    return last_contact_on < silent_since_before(today)
