"""Moments, calendars and complaint events with the defaults that the tests of the rules share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.rules.complaint_events import ComplaintEvent, EventKind, FixOutcome, Promise
from app.rules.complaint_history import derive
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category
from app.rules.feedback import Answer
from app.rules.working_time import WorkingTime

LONDON = ZoneInfo("Europe/London")


def calendar(*closed: date) -> WorkingTime:
    return WorkingTime(LONDON, closed_days=frozenset(closed))


def march(day: int, clock: str = "00:00") -> datetime:
    """A moment in March 2026, when the 1st is a Sunday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


def logged(at: datetime, **fields: Any) -> ComplaintEvent:
    details: dict[str, Any] = {"words": "It is back.", "category": Category.WICKING, "by": 1} | fields
    return ComplaintEvent(kind=EventKind.LOGGED, at=at, **details)


def event(kind: EventKind, at: datetime, **fields: Any) -> ComplaintEvent:
    return ComplaintEvent(kind=kind, at=at, **({"by": 1} | fields))


def promised(at: datetime, due: datetime, what: str = "Luis cleans it again") -> ComplaintEvent:
    return event(EventKind.PROMISED, at, promise=Promise(what, due, 2))


def fixed(at: datetime, outcome: FixOutcome = FixOutcome.VISIT) -> ComplaintEvent:
    return event(EventKind.FIXED, at, outcome=outcome)


def checked_back(at: datetime, answer: Answer = Answer.GREAT, words: str = "Spotless now") -> ComplaintEvent:
    return event(EventKind.CHECKED_BACK, at, answer=answer, words=words)


def state_after(events: Iterable[ComplaintEvent], now: datetime, *closed: date) -> ComplaintState:
    return derive(events, calendar(*closed), now)


def every_step_until_check_back(start: datetime) -> list[ComplaintEvent]:
    """A complaint heard, promised and fixed within two days, waiting for the client's words."""
    hour = timedelta(hours=1)
    return [
        logged(start),
        event(EventKind.HEARD, start + hour, words="It is back by the sofa"),
        event(EventKind.FELT, start + hour, words="Guests come on Friday"),
        event(EventKind.APOLOGISED, start + hour),
        event(EventKind.ASKED, start + hour, words="Clean it again, please"),
        promised(start + hour, start + 25 * hour),
        event(EventKind.VISITED, start + 24 * hour),
        fixed(start + 24 * hour),
    ]
