"""The planning book of three vans: where a visit fits on a working day, in the past and in the days to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from app.rules.working_time import OpeningHours, WorkingTime

VANS = 3
_QUARTER = 15
_TRAVEL = 30
_FURTHEST_DAYS = 30
_CLOSED_DAY_HOURS = OpeningHours(time(9), time(17))


class DayBook:
    """Hands out times: no van is ever in two places, and nobody drives on a closed day unless told to."""

    def __init__(self, working_time: WorkingTime) -> None:
        self.working_time = working_time
        self._next_free: defaultdict[tuple[date, int], int] = defaultdict(int)

    def place(self, day: date, minutes: int, van: int) -> tuple[datetime, int]:
        """A start on this day or the first later one with room, with this van if it can be."""
        wanted = self.working_time.open_day_from(day)
        for _tried in range(_FURTHEST_DAYS):
            for each in (van, *(other for other in range(VANS) if other != van)):
                start = self._start(wanted, minutes, each)
                if start is not None:
                    return start, each
            wanted = self.working_time.next_open_day(wanted)
        # So many clients that three vans could never do it: then this van works into the evening.
        return self._take(wanted, minutes, van, _opens(self._hours(wanted)) + self._next_free[wanted, van]), van

    def place_on(self, day: date, minutes: int, van: int) -> datetime | None:
        """A start on exactly this day with exactly this van, also on a closed day; None when it is full."""
        return self._start(day, minutes, van)

    def block(self, starts_at: datetime, minutes: int, van: int) -> None:
        """Keep a time that was agreed with somebody free of other visits."""
        here = self.working_time.local(starts_at)
        used = here.hour * 60 + here.minute + minutes - _opens(self._hours(here.date()))
        self._next_free[here.date(), van] = max(self._next_free[here.date(), van], _in_quarters(used + _TRAVEL))

    def _start(self, day: date, minutes: int, van: int) -> datetime | None:
        hours = self._hours(day)
        begin = _opens(hours) + self._next_free[day, van]
        if begin + minutes > hours.closes.hour * 60 + hours.closes.minute:
            return None
        return self._take(day, minutes, van, begin)

    def _take(self, day: date, minutes: int, van: int, begin: int) -> datetime:
        self._next_free[day, van] = _in_quarters(begin + minutes + _TRAVEL) - _opens(self._hours(day))
        hour, minute = divmod(min(begin, 22 * 60), 60)
        return self.working_time.at(day, time(hour, minute))

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


def full_calendar(zone_time: WorkingTime, closed: Mapping[date, str]) -> WorkingTime:
    """The firm's hours with the closed days of all the years that the sample tells of."""
    return WorkingTime(zone_time.zone, zone_time.hours, frozenset(closed))


def _opens(hours: OpeningHours) -> int:
    return hours.opens.hour * 60 + hours.opens.minute


def _in_quarters(minutes: int) -> int:
    return -(-minutes // _QUARTER) * _QUARTER
