"""The planning book of three vans: where a visit fits on a working day, in the past and in the days to come."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from datetime import date, datetime, time, timedelta

from app.rules.working_time import OpeningHours, WorkingTime

VANS = 3
_QUARTER = 15
_TRAVEL = 30
_FURTHEST_DAYS = 30
_EVENING_HOUR = 19
_CLOSED_DAY_HOURS = OpeningHours(time(9), time(17))


class DayBook:
    """Hands out times: no van is ever in two places, and nobody drives on a closed day unless told to.

    A sample with thousands of clients is more than three vans can do: then each van had several crews.
    """

    def __init__(self, working_time: WorkingTime, crews: int = 1) -> None:
        self.working_time = working_time
        self._crews = crews
        self._taken: defaultdict[tuple[date, int], list[tuple[int, int]]] = defaultdict(list)

    def place(self, day: date, minutes: int, van: int, earliest_hour: int = 0) -> tuple[datetime, int]:
        """A start on this day or the first later one with room, with this van if it can be."""
        wanted = self.working_time.open_day_from(day)
        vans = (van, *(other for other in range(VANS) if other != van))
        for _tried in range(_FURTHEST_DAYS):
            for crew in range(self._crews):
                for each in vans:
                    start = self.place_on(wanted, minutes, each + crew * VANS, earliest_hour)
                    if start is not None:
                        return start, each
            wanted = self.working_time.next_open_day(wanted)
        return self.working_time.at(wanted, time(_EVENING_HOUR)), van

    def place_on(self, day: date, minutes: int, van: int, earliest_hour: int = 0) -> datetime | None:
        """A start on exactly this day with exactly this van, also on a closed day; None when it is full."""
        hours = self._hours(day)
        begin = max(_minutes(hours.opens), earliest_hour * 60)
        for taken_from, taken_to in self._taken[day, van]:
            if begin + minutes + _TRAVEL <= taken_from:
                break
            begin = max(begin, taken_to + _TRAVEL)
        if begin + minutes > _minutes(hours.closes):
            return None
        self._take(day, van, begin, begin + minutes)
        return self.working_time.at(day, time(*divmod(begin, 60)))

    def block(self, starts_at: datetime, minutes: int, van: int) -> None:
        """Keep a time that was agreed with somebody free of other visits."""
        here = self.working_time.local(starts_at)
        begin = _minutes(here.time()) // _QUARTER * _QUARTER
        self._take(here.date(), van, begin, begin + minutes)

    def visit_count(self, day: date, van: int) -> int:
        """How many visits a van has on a day."""
        return len(self._taken[day, van])

    def _take(self, day: date, van: int, begin: int, end: int) -> None:
        insort(self._taken[day, van], (begin, -(-end // _QUARTER) * _QUARTER))

    def _hours(self, day: date) -> OpeningHours:
        return self.working_time.hours[day.weekday()] if self.working_time.is_open_on(day) else _CLOSED_DAY_HOURS


def counted_back(due_at: datetime, worked: timedelta, working_time: WorkingTime) -> datetime | None:
    """The moment from which `worked` opening time leads to `due_at`; None if no moment does, as at night."""
    due = working_time.local(due_at)
    day, left = due.date(), worked
    end = due.replace(tzinfo=None, fold=0)
    while left >= timedelta(0):
        if working_time.is_open_on(day):
            hours = working_time.hours[day.weekday()]
            begin, close = datetime.combine(day, hours.opens), datetime.combine(day, hours.closes)
            end = min(end, close)
            if begin < end and left <= end - begin:
                found = (end - left).replace(tzinfo=working_time.zone)
                return found if working_time.add(found, worked) == due else None
            left -= max(end - begin, timedelta(0))
        elif day == due.date():
            return None
        day -= timedelta(days=1)
        end = datetime.combine(day, time(23, 59))
    return None


def last_open_day_to(day: date, working_time: WorkingTime) -> date:
    """The day itself if the firm works on it, otherwise the last one before."""
    return day if working_time.is_open_on(day) else working_time.last_open_day_before(day)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
