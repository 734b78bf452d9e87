"""R6 said again, as slowly and plainly as it can be: minutes and days are walked one by one on the wall clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from app.rules.complaint_clocks import ClockKind
from app.rules.working_time import OpeningHours, WorkingTime

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
EVERY_DAY = dict.fromkeys(range(7), OpeningHours(time(8), time(20)))


def walk_minutes(start: datetime, minutes: int, hours: Mapping[int, OpeningHours], closed: frozenset[date]) -> datetime:
    """The wall time at which so many opening minutes have passed since a whole minute on the wall."""
    wall, left = start.replace(tzinfo=None), minutes
    while True:
        today = hours.get(wall.weekday())
        is_open = today is not None and wall.date() not in closed and today.opens <= wall.time() < today.closes
        if is_open and left == 0:
            return wall
        if is_open:
            left -= 1
        wall += MINUTE
        if is_open and left == 0:
            return wall


def walk_to_open(day: date, firm: WorkingTime, step: timedelta = DAY) -> date:
    """This day, or the next (or last) one on which the firm works."""
    while day.weekday() not in firm.hours or day in firm.closed_days:
        day += step
    return day


def close_of(day: date, firm: WorkingTime) -> datetime:
    """Closing time on the wall."""
    return datetime.combine(day, firm.hours[day.weekday()].closes)


def due_on_the_wall(priority: str, received: datetime, firm: WorkingTime, need_by: date | None) -> dict[str, datetime]:
    """When answer, site and fix are due, as the table of R6 says it."""
    wall = received.replace(tzinfo=None)
    hours = {"p1": 1, "p2": 4, "p3": 8, "p4": 16}[priority]
    if priority == "p1":
        found = {
            ClockKind.ANSWER: walk_minutes(wall, 60, EVERY_DAY, frozenset()),
            ClockKind.SITE: wall + DAY,
            ClockKind.RESOLVED: datetime.combine(wall.date() + 3 * DAY, time(20)),
        }
    else:
        days = {
            "p2": {ClockKind.SITE: 2, ClockKind.RESOLVED: 5},
            "p3": {ClockKind.SITE: 5, ClockKind.RESOLVED: 7},
            "p4": {ClockKind.RESOLVED: 14},
        }[priority]
        found = {"answer": walk_minutes(wall, hours * 60, firm.hours, firm.closed_days)}
        for kind, count in days.items():
            found[kind] = close_of(walk_to_open(wall.date() + count * DAY, firm), firm)
    if need_by is not None:
        limit = close_of(walk_to_open(need_by - DAY, firm, -DAY), firm)
        for kind in set(found) - {"answer"}:
            found[kind] = min(found[kind], limit if limit > wall else found["answer"])
    return found
