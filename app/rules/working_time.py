"""When the firm is open: the calendar on which promises, clocks and after-care steps are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
LONGEST_CLOSURE_DAYS = 366
_CLOSED_FOR_A_YEAR = "The firm is closed for a whole year."


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """One day's hours on the wall clock, from opening to closing time."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError("A day must close after it opens.")


WEEKDAY_HOURS = OpeningHours(time(8), time(18))
SATURDAY_HOURS = OpeningHours(time(8), time(13))
URGENT_HOURS = OpeningHours(time(8), time(20))

DEFAULT_HOURS: Mapping[int, OpeningHours] = MappingProxyType(
    {0: WEEKDAY_HOURS, 1: WEEKDAY_HOURS, 2: WEEKDAY_HOURS, 3: WEEKDAY_HOURS, 4: WEEKDAY_HOURS, 5: SATURDAY_HOURS}
)
"""Monday (0) to Saturday (5); a weekday that is not listed is closed (R6)."""

NOTHING_SETTLED: Mapping[date, bool] = MappingProxyType({})
EVERY_DAY_8_TO_20: Mapping[int, OpeningHours] = MappingProxyType(dict.fromkeys(range(7), URGENT_HOURS))
"""The hours in which the answer clock of the most urgent class runs (R6)."""


def instant(moment: datetime) -> datetime:
    """The same moment without a wall clock, to compare by: two times of one wall compare by what the wall shows."""
    return moment.astimezone(UTC)


def elapsed(earlier: datetime, later: datetime) -> timedelta:
    """Real time between two aware moments, right across a change to or from summer time; negative if reversed."""
    return instant(later) - instant(earlier)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The firm's calendar: its zone, its hours for each weekday (Monday 0) and the days on which it is closed (R6).

    `settled_closures` are days closed or opened only after the working day before them was over, with whether they
    were closed until then: what had to end before such a day keeps its time, or a late decision could hide a miss.

    Every moment must be aware; results are in the firm's zone. Arithmetic is done on the wall clock: a day later is
    the same time of day, also over a change to or from summer time. A wall time that such a change leaves out is
    moved forward by the hour that was skipped.
    """

    zone: ZoneInfo
    hours: Mapping[int, OpeningHours] = field(default_factory=lambda: DEFAULT_HOURS)
    closed_days: frozenset[date] = frozenset()
    settled_closures: Mapping[date, bool] = field(default_factory=lambda: NOTHING_SETTLED)

    def __post_init__(self) -> None:
        if not self.hours:
            raise ValueError("The firm must be open on at least one weekday.")

    def local(self, moment: datetime) -> datetime:
        """The same moment on the firm's wall clock; ValueError for a moment without a zone."""
        if moment.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return moment.astimezone(self.zone)

    def at(self, day: date, at: time) -> datetime:
        """The moment at which the firm's wall clock shows this date and time."""
        return self._existing(datetime.combine(day, at, tzinfo=self.zone))

    def shift(self, moment: datetime, by: timedelta) -> datetime:
        """The moment `by` later (or earlier) on the wall clock: 24 hours later is the same time tomorrow."""
        return self._existing(self.local(moment) + by)

    def is_open_on(self, day: date) -> bool:
        """Whether the firm works on this day at all."""
        return day.weekday() in self.hours and day not in self.closed_days

    def closing_time(self, day: date) -> datetime:
        """When the firm closes on this day; ValueError if it does not open."""
        if not self.is_open_on(day):
            raise ValueError(f"The firm is closed on {day.isoformat()}.")
        return self.at(day, self.hours[day.weekday()].closes)

    def is_open_at(self, moment: datetime) -> bool:
        """Whether the firm is at work at this moment (the closing time itself no longer counts)."""
        here = self.local(moment)
        if not self.is_open_on(here.date()):
            return False
        today = self.hours[here.weekday()]
        return today.opens <= here.time() < today.closes

    def open_day_from(self, day: date) -> date:
        """The given day if the firm works on it, otherwise the next day on which it does."""
        return self._first_open(day, ONE_DAY)

    def next_open_day(self, day: date) -> date:
        """The first open day after this one."""
        return self._first_open(day + ONE_DAY, ONE_DAY)

    def last_open_day_before(self, day: date) -> date:
        """The last open day before this one."""
        return self._first_open(day - ONE_DAY, -ONE_DAY)

    def close_before(self, day: date) -> datetime:
        """Closing time on the last open day before this one (R6: what must be done before a need-by date)."""
        for _days in range(LONGEST_CLOSURE_DAYS):
            day -= ONE_DAY
            if day.weekday() in self.hours and not self.settled_closures.get(day, day in self.closed_days):
                return self.at(day, self.hours[day.weekday()].closes)
        raise ValueError(_CLOSED_FOR_A_YEAR)

    def close_of_next_open_day(self, moment: datetime) -> datetime:
        """Closing time on the first open day after the day of this moment (R5: when a probe call is due)."""
        return self.closing_time(self.next_open_day(self.local(moment).date()))

    def close_in_days(self, moment: datetime, days: int) -> datetime:
        """Closing time `days` calendar days after the day of this moment, moved on to an open day (R6)."""
        return self.closing_time(self.open_day_from(self.local(moment).date() + days * ONE_DAY))

    def add(self, moment: datetime, worked: timedelta) -> datetime:
        """The moment at which `worked` opening time has passed since this one (R6: "4 working h").

        A moment outside the opening hours counts from the next opening. Time that runs out exactly at closing time
        ends at that closing time, not at the next opening.
        """
        if worked < timedelta(0):
            raise ValueError("Working time is added forwards only.")
        here = self.local(moment)
        day = here.date()
        left = worked
        wall = here.replace(tzinfo=None, fold=0)
        while True:
            day = self.open_day_from(day)
            today = self.hours[day.weekday()]
            begin = max(wall, datetime.combine(day, today.opens))
            end = datetime.combine(day, today.closes)
            if begin < end and left <= end - begin:
                return self._existing((begin + left).replace(tzinfo=self.zone))
            left -= max(end - begin, timedelta(0))
            day += ONE_DAY

    def always_open(self, hours: Mapping[int, OpeningHours]) -> WorkingTime:
        """The same zone with other hours and no closed days (R6: the urgent clock runs on holidays too)."""
        return WorkingTime(self.zone, hours)

    def _first_open(self, day: date, step: timedelta) -> date:
        for _days in range(LONGEST_CLOSURE_DAYS):
            if self.is_open_on(day):
                return day
            day += step
        raise ValueError(_CLOSED_FOR_A_YEAR)

    def _existing(self, moment: datetime) -> datetime:
        return moment.astimezone(UTC).astimezone(self.zone)
