"""The plan: one day by technician, what waits for a day, and where a visit still fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.models.jobs import Job
from app.queries.firm import get_setting, list_people
from app.queries.jobs import job_rows
from app.queries.rows import DayColumn, DayPlan, JobRow
from app.rules.rescue_time import RESCUE_MINUTES, bookable_until
from app.rules.working_time import WorkingTime

RESCUE_SETTING = "rescue_minutes"
_GRID = timedelta(minutes=15)
_PLANNED = ("booked", "under_way", "done")
_SEARCH_DAYS = 21


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A gap in somebody's day that is long enough."""

    technician_id: int
    technician_name: str
    starts_at: datetime
    ends_at: datetime


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a civil day and the first of the next, in the firm's zone."""
    return (
        datetime.combine(day, time(), tzinfo=zone),
        datetime.combine(day + timedelta(days=1), time(), tzinfo=zone),
    )


def list_jobs_on(day: date, zone: ZoneInfo) -> list[JobRow]:
    """The visits of a day in the order of the clock, without the cancelled ones."""
    first, last = day_bounds(day, zone)
    condition = (Job.starts_at >= first) & (Job.starts_at < last) & Job.state.in_(_PLANNED) & Job.archived_at.is_null()
    return job_rows(condition, Job.starts_at)


def get_day_plan(day: date, zone: ZoneInfo) -> DayPlan:
    """A day by technician; visits nobody drives to yet stand with what waits to be planned."""
    jobs = list_jobs_on(day, zone)
    columns = tuple(
        DayColumn(person, tuple(job for job in jobs if job.technician_id == person.id))
        for person in list_people(in_field=True)
    )
    placed = {job.id for column in columns for job in column.jobs}
    homeless = tuple(job for job in jobs if job.id not in placed)
    return DayPlan(day=day, columns=columns, to_plan=homeless + tuple(list_to_plan()))


def list_to_plan() -> list[JobRow]:
    """Jobs without a day: asked for, quoted, or booked and taken off the plan."""
    condition = Job.starts_at.is_null() & Job.state.in_(("enquiry", "quoted", "booked")) & Job.archived_at.is_null()
    return job_rows(condition, Job.created_at, limit=50)


def get_rescue_minutes() -> int:
    """How much of the end of each day is kept for people we let down (S0.9)."""
    return int(get_setting(RESCUE_SETTING, RESCUE_MINUTES))


def list_free_slots(
    day: date,
    minutes: int,
    working_time: WorkingTime,
    not_before: datetime,
    limit: int = 12,
    technician_id: int | None = None,
    *,
    is_rescue: bool = False,
    but_not: frozenset[int] = frozenset(),
) -> list[SlotRow]:
    """The earliest gaps of that length from a day on, one for each technician and gap, in the order of the clock.

    A rescue, the visit of somebody we let down, also finds the time kept for it at the end of each day (S0.9).
    `but_not` are people who are left out unless they are asked for by name.
    """
    people = [
        person
        for person in list_people(in_field=True)
        if (person.id not in but_not if technician_id is None else person.id == technician_id)
    ]
    rescue_minutes = get_rescue_minutes()
    found: list[SlotRow] = []
    for offset in range(_SEARCH_DAYS):
        wanted = day + timedelta(days=offset)
        if not working_time.is_open_on(wanted):
            continue
        jobs = list_jobs_on(wanted, working_time.zone)
        until = bookable_until(working_time.closing_time(wanted), rescue_minutes, is_rescue=is_rescue)
        for person in people:
            own = [job for job in jobs if job.technician_id == person.id]
            found += [
                SlotRow(person.id, person.name, starts_at, starts_at + timedelta(minutes=minutes))
                for starts_at in _gaps(own, (wanted, until), minutes, working_time, not_before)
            ]
        found.sort(key=lambda slot: (slot.starts_at, slot.technician_name))
        if len(found) >= limit:
            break
    return found[:limit]


def _gaps(
    jobs: list[JobRow], span: tuple[date, datetime], minutes: int, working_time: WorkingTime, not_before: datetime
) -> list[datetime]:
    """The beginnings of a day's gaps until its last moment that hold a visit of `minutes`, on the quarter hour."""
    day, closing = span
    opens = working_time.at(day, working_time.hours[day.weekday()].opens)
    cursor = max(opens, _next_quarter(not_before.astimezone(working_time.zone)))
    length = timedelta(minutes=minutes)
    starts: list[datetime] = []
    for job in sorted(jobs, key=lambda each: each.starts_at or closing):
        if job.starts_at is None or job.ends_at is None:
            continue
        if cursor + length <= job.starts_at:
            starts.append(cursor)
        cursor = max(cursor, _next_quarter(job.ends_at.astimezone(working_time.zone)))
    if cursor + length <= closing:
        starts.append(cursor)
    return starts


def _next_quarter(moment: datetime) -> datetime:
    whole = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return whole if whole == moment else whole + _GRID
