"""When one says “I call you back”: the few times that are promised at the end of a call."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from app.rules.working_time import WorkingTime

_MORNING = time(9)


class CallBack(StrEnum):
    """By when we promised to ring again."""

    IN_AN_HOUR = "in_an_hour"
    IN_THREE_HOURS = "in_three_hours"
    TOMORROW_MORNING = "tomorrow_morning"


def call_back_at(chosen: CallBack, now: datetime, working_time: WorkingTime) -> datetime:
    """The moment that is promised, on the firm's wall clock; `now` in any zone.

    Hours are counted as they pass, also over a change of the clocks. Tomorrow morning is the next day on which the
    firm works, at 9:00, or when it opens where that is later or 9:00 is past its closing time.
    """
    match chosen:
        case CallBack.IN_AN_HOUR:
            return working_time.local(now.astimezone(UTC) + timedelta(hours=1))
        case CallBack.IN_THREE_HOURS:
            return working_time.local(now.astimezone(UTC) + timedelta(hours=3))
        case CallBack.TOMORROW_MORNING:
            day = working_time.next_open_day(working_time.local(now).date())
            hours = working_time.hours[day.weekday()]
            is_at_work = hours.opens <= _MORNING < hours.closes
            return working_time.at(day, _MORNING if is_at_work else hours.opens)
