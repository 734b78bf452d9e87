"""Where a visit still fits into somebody's day: the gaps between what is planned, on the quarter hour."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.rules.working_time import instant

QUARTER = timedelta(minutes=15)


def free_starts(
    taken: Iterable[tuple[datetime, datetime]], opens: datetime, until: datetime, length: timedelta
) -> list[datetime]:
    """The first start in every gap that holds `length`, from `opens` and ending by `until`; all in the zone of `opens`.

    Lengths are real time, also on the night the clocks change. What is `taken` may begin before `opens` and overlap.
    """
    cursor = next_quarter(opens)
    end = instant(until)
    starts: list[datetime] = []
    for begins, ends in sorted((instant(begins), instant(ends)) for begins, ends in taken):
        if ends <= instant(cursor):
            continue
        if instant(cursor) + length <= min(begins, end):
            starts.append(cursor)
        cursor = next_quarter(ends.astimezone(opens.tzinfo))
    if instant(cursor) + length <= end:
        starts.append(cursor)
    return starts


def next_quarter(moment: datetime) -> datetime:
    """The moment itself if it stands on a quarter hour, otherwise the next one."""
    whole = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return whole if whole == moment else (instant(whole) + QUARTER).astimezone(moment.tzinfo)
