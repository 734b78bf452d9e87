"""When the people on the Care Board complained and were promised something, so that their clocks stand as pictured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.rules.working_time import EVERY_DAY_8_TO_20, WorkingTime
from app.sample_firm.day_book import counted_back, last_open_day_to

LATE = timedelta(minutes=12)
_URGENT_ANSWER = timedelta(hours=1)
_SOON, _SOON_ANSWER = timedelta(minutes=36), timedelta(hours=4)
_QUARTER = 15
_CHECK_AFTER = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class CareMoments:
    """The moments around now, each given by the rules of R6 for whatever time now is."""

    margaret_received_at: datetime
    margaret_late_at: datetime
    is_margaret_promised: bool
    greg_received_at: datetime
    tom_received_at: datetime
    tom_visit_at: datetime
    priya_received_at: datetime
    priya_visit_at: datetime
    hall_received_at: datetime
    hall_fixed_at: datetime


def care_moments(now: datetime, working_time: WorkingTime) -> CareMoments:
    """Look backwards from now for the moments that lead to the clocks in the picture."""
    urgent = working_time.always_open(EVERY_DAY_8_TO_20)
    late_at = working_time.local(now - LATE)
    received_at = counted_back(late_at, _URGENT_ANSWER, urgent)
    hall_fixed_at = _hall_fixed_at(now, working_time)
    priya_received_at = _last_open_moment(now, working_time)
    return CareMoments(
        margaret_received_at=received_at or _last_afternoon(late_at, urgent),
        margaret_late_at=late_at,
        is_margaret_promised=received_at is None,
        greg_received_at=_greg_received_at(now, working_time),
        tom_received_at=_some_hours_ago(now, urgent),
        tom_visit_at=_in_an_hour(now, urgent),
        priya_received_at=priya_received_at,
        priya_visit_at=_next_morning(now, priya_received_at, working_time),
        hall_received_at=working_time.at(working_time.last_open_day_before(hall_fixed_at.date()), time(9, 40)),
        hall_fixed_at=hall_fixed_at,
    )


def _last_afternoon(late_at: datetime, urgent: WorkingTime) -> datetime:
    """Five in the afternoon before a night: from then on only a promise can be late at night."""
    day = late_at.date() if late_at.time() > time(19) else late_at.date() - timedelta(days=1)
    return urgent.at(day, time(17))


def _greg_received_at(now: datetime, working_time: WorkingTime) -> datetime:
    """Four working hours before 36 minutes from now, or before 36 minutes after the next opening."""
    found = counted_back(now + _SOON, _SOON_ANSWER, working_time)
    if found is not None:
        return found
    here = working_time.local(now)
    day = working_time.open_day_from(here.date())
    opens = working_time.at(day, working_time.hours[day.weekday()].opens)
    if opens <= here:
        day = working_time.next_open_day(day)
        opens = working_time.at(day, working_time.hours[day.weekday()].opens)
    return counted_back(opens + _SOON, _SOON_ANSWER, working_time) or working_time.local(now - timedelta(hours=3))


def _some_hours_ago(now: datetime, urgent: WorkingTime) -> datetime:
    """Five hours ago, or in the evening before if that was at night."""
    ago = urgent.local(now - timedelta(hours=5))
    if time(8) <= ago.time() <= time(19) and ago.date() == urgent.local(now).date():
        return ago
    return urgent.at(urgent.local(now).date() - timedelta(days=1), time(19))


def _in_an_hour(now: datetime, urgent: WorkingTime) -> datetime:
    """The quarter of an hour that is about 48 minutes away, or nine in the morning if that is at night."""
    soon = urgent.local(now + timedelta(minutes=48))
    start = soon.replace(minute=soon.minute // _QUARTER * _QUARTER, second=0, microsecond=0)
    if time(8) <= start.time() <= time(19):
        return start
    day = start.date() if start.time() < time(8) else start.date() + timedelta(days=1)
    return urgent.at(day, time(9))


def _last_open_moment(now: datetime, working_time: WorkingTime) -> datetime:
    """Some time ago while the firm was open."""
    ago = working_time.local(now - timedelta(minutes=95))
    if working_time.is_open_at(ago):
        return ago
    day = last_open_day_to(ago.date(), working_time)
    if day == ago.date() and ago.time() < working_time.hours[day.weekday()].opens:
        day = working_time.last_open_day_before(day)
    return working_time.closing_time(day) - timedelta(minutes=70)


def _next_morning(now: datetime, received_at: datetime, working_time: WorkingTime) -> datetime:
    """Nine on the next open day, or some hours from now if two days since the complaint end today."""
    today = working_time.local(now).date()
    morning = working_time.at(working_time.next_open_day(today), time(9))
    limit = working_time.close_in_days(received_at, 2)
    this_afternoon = working_time.at(today, time(15))
    if morning > limit and now + timedelta(hours=1) < this_afternoon < limit:
        return this_afternoon
    return morning


def _hall_fixed_at(now: datetime, working_time: WorkingTime) -> datetime:
    """Three in the afternoon on the last working day, so that asking again is due in two days or so."""
    here = working_time.local(now)
    day = working_time.last_open_day_before(here.date())
    fixed_at = min(working_time.at(day, time(15)), working_time.closing_time(day) - timedelta(minutes=30))
    if working_time.shift(fixed_at, _CHECK_AFTER) - here < timedelta(hours=6):
        return working_time.local(now - timedelta(hours=26))
    return fixed_at
