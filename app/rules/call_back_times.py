"""When one says “I call you back”: the few times that are promised at the end of a call."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum

_MORNING = time(9)


class CallBack(StrEnum):
    """By when we promised to ring again."""

    IN_AN_HOUR = "in_an_hour"
    IN_THREE_HOURS = "in_three_hours"
    TOMORROW_MORNING = "tomorrow_morning"


def call_back_at(chosen: CallBack, now: datetime) -> datetime:
    """The moment that is promised; `now` stands in the firm's zone, and tomorrow morning is 9:00 on its wall."""
    match chosen:
        case CallBack.IN_AN_HOUR:
            return now + timedelta(hours=1)
        case CallBack.IN_THREE_HOURS:
            return now + timedelta(hours=3)
        case CallBack.TOMORROW_MORNING:
            return datetime.combine(now.date() + timedelta(days=1), _MORNING, now.tzinfo)
