"""Small cuts (S2.2): niggles no one complains about; three within twelve months are what makes somebody leave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

FLAGGED_FROM = 3
WINDOW_MONTHS = 12


def counted_since(today: date) -> date:
    """The first day that still counts: a cut of this day counts, one of the day before does not."""
    return today - relativedelta(months=WINDOW_MONTHS)


def recent_cuts(days: Iterable[date], today: date) -> int:
    """How many of these days lie within the last twelve months; what is dated later than today does not count."""
    since = counted_since(today)
    return sum(since <= day <= today for day in days)


def is_flagged(count: int) -> bool:
    """Whether so many within twelve months ask for a call before the client asks for another firm."""
    return count >= FLAGGED_FROM
