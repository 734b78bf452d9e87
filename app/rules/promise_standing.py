"""How a promise stands against its time, and under which heading it is listed: late, today, this week, later (R6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.rules.complaint_clocks import ClockState, amber_from
from app.rules.working_time import instant

_LAST_WEEKDAY = 6


class PromiseGroup(StrEnum):
    """The headings of the list of promises, in its order."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


def promise_standing(made_at: datetime, due_at: datetime, now: datetime) -> ClockState:
    """Late after its time, due (amber) from 25 % of the span left or 60 minutes for spans over four hours (R6)."""
    if instant(now) > instant(due_at):
        return ClockState.LATE
    return ClockState.DUE if instant(now) >= amber_from(made_at, due_at) else ClockState.ON_TRACK


def promise_group(due_at: datetime, now: datetime, zone: ZoneInfo) -> PromiseGroup:
    """Under which heading an open promise stands; a week ends on Sunday, by the firm's own calendar."""
    if instant(now) > instant(due_at):
        return PromiseGroup.LATE
    today, day = now.astimezone(zone).date(), due_at.astimezone(zone).date()
    if day == today:
        return PromiseGroup.TODAY
    return PromiseGroup.THIS_WEEK if day <= _end_of_week(today) else PromiseGroup.LATER


def was_broken(due_at: datetime, ended_at: datetime) -> bool:
    """Whether a promise that was kept, moved or given back at this moment had passed its time before."""
    return instant(ended_at) > instant(due_at)


def _end_of_week(day: date) -> date:
    return day + timedelta(days=_LAST_WEEKDAY - day.weekday())
