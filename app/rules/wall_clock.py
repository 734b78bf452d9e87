"""Times that a wall clock leaves out or shows twice on the night it changes, and lengths across that night."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

_MINUTES_A_DAY = 24 * 60


def is_left_out(moment: datetime) -> bool:
    """Whether no wall in the moment's own zone ever shows this time: the clocks jump over it."""
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None, fold=0) != moment.replace(tzinfo=None, fold=0)


def is_shown_twice(moment: datetime) -> bool:
    """Whether the wall shows this time two times, an hour (or half an hour) apart."""
    first, second = moment.replace(fold=0), moment.replace(fold=1)
    return first.utcoffset() != second.utcoffset() and not is_left_out(moment)


def after_the_jump(moment: datetime) -> datetime:
    """The first time the wall shows again after one that it leaves out; any other moment as it is."""
    if not is_left_out(moment):
        return moment
    step = timedelta(minutes=1)
    wall = moment
    while is_left_out(wall):
        wall += step
    return wall


def later(moment: datetime, by: timedelta) -> datetime:
    """The moment that real time later (or earlier), in the same zone, also across a change of the clocks."""
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def moment_on_wall(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment at which the wall shows these minutes after midnight of a day; below 0 or above 1440 beside it.

    A time that the clocks leave out is moved on by what they jump; of one that is shown twice the first is meant.
    """
    beside, of_day = divmod(minutes, _MINUTES_A_DAY)
    wall = datetime.combine(day + timedelta(days=beside), time(of_day // 60, of_day % 60), zone)
    return wall.astimezone(UTC).astimezone(zone)


def minutes_on_wall(moment: datetime, day: date, zone: tzinfo) -> int:
    """Minutes after midnight of this day on the wall; below 0 or above 1440 for a neighbouring day."""
    local = moment.astimezone(zone)
    return (local.date() - day).days * _MINUTES_A_DAY + local.hour * 60 + local.minute


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a civil day and the first of the next, in the firm's zone."""
    return (
        datetime.combine(day, time(), tzinfo=zone),
        datetime.combine(day + timedelta(days=1), time(), tzinfo=zone),
    )
