"""What happens on a day, what waits for a day, and where a visit still fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.jobs import Job, JobLine, PriceItem
from app.queries.firm import get_setting, list_people
from app.queries.hand_over import tuples_of
from app.queries.jobs import job_rows
from app.queries.rows import JobRow
from app.rules.free_slots import free_starts
from app.rules.rescue_time import RESCUE_MINUTES, bookable_until
from app.rules.visit_length import TimedLine, visit_minutes
from app.rules.wall_clock import day_bounds, later
from app.rules.working_time import ONE_DAY, WorkingTime, instant

RESCUE_SETTING = "rescue_minutes"
USUAL_MINUTES = 60
TRAY_ROWS = 50
PLANNED = ("booked", "under_way", "done")
SEARCH_DAYS = 21


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A gap in somebody's day that is long enough."""

    technician_id: int
    technician_name: str
    starts_at: datetime
    ends_at: datetime


def list_jobs_on(day: date, zone: ZoneInfo) -> list[JobRow]:
    """The visits of a day in the order of the clock, without the cancelled ones."""
    first, last = day_bounds(day, zone)
    condition = (Job.starts_at >= first) & (Job.starts_at < last) & Job.state.in_(PLANNED) & Job.archived_at.is_null()
    return job_rows(condition, Job.starts_at)


def list_to_plan() -> list[JobRow]:
    """Jobs without a day, those that put something right first: asked for, quoted, or booked and taken off the plan."""
    condition = Job.starts_at.is_null() & Job.state.in_(("enquiry", "quoted", "booked")) & Job.archived_at.is_null()
    return job_rows(condition, Job.complaint_id.is_null(), Job.created_at, limit=TRAY_ROWS)


def count_to_plan() -> int:
    """How many jobs have no day yet, also those beyond the first that the tray shows."""
    condition = Job.starts_at.is_null() & Job.state.in_(("enquiry", "quoted", "booked")) & Job.archived_at.is_null()
    return int(Job.select().where(condition).count())


def minutes_of_waiting(job_ids: Sequence[int]) -> dict[int, int]:
    """How long each job that waits will take by the price list; jobs about which it says nothing are left out."""
    known = {row.id: row.minutes for row in PriceItem.select(PriceItem.id, PriceItem.minutes)}
    lines: defaultdict[int, list[TimedLine]] = defaultdict(list)
    for line in JobLine.select().where(JobLine.job.in_(list(job_ids))):
        minutes = known.get(line.price_item_id or 0, 0)
        lines[line.job_id].append(TimedLine(minutes, line.quantity_hundredths, line.unit))
    found = {job_id: visit_minutes(each) for job_id, each in lines.items()}
    return {job_id: minutes for job_id, minutes in found.items() if minutes}


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
    for offset in range(SEARCH_DAYS):
        wanted = day + timedelta(days=offset)
        if not working_time.is_open_on(wanted):
            continue
        opens = working_time.at(wanted, working_time.hours[wanted.weekday()].opens)
        earliest = max(opens, not_before.astimezone(working_time.zone), key=instant)
        until = bookable_until(working_time.closing_time(wanted), rescue_minutes, is_rescue=is_rescue)
        taken = _taken_on(wanted, working_time.zone)
        for person in people:
            found += [
                SlotRow(person.id, person.name, starts_at, later(starts_at, timedelta(minutes=minutes)))
                for starts_at in free_starts(taken[person.id], earliest, until, timedelta(minutes=minutes))
            ]
        found.sort(key=lambda slot: (instant(slot.starts_at), slot.technician_name))
        if len(found) >= limit:
            break
    return found[:limit]


def _taken_on(day: date, zone: ZoneInfo) -> defaultdict[int, list[tuple[datetime, datetime]]]:
    """When each technician is busy, also with what still runs from the night before."""
    first, last = day_bounds(day, zone)
    begins = (Job.starts_at >= first - ONE_DAY) & (Job.starts_at < last)
    chosen = Job.select(Job.technician_id, Job.starts_at, Job.ends_at).where(
        begins & (Job.ends_at > first) & Job.state.in_(PLANNED) & Job.archived_at.is_null()
    )
    taken: defaultdict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for technician_id, starts_at, ends_at in tuples_of(chosen):
        if technician_id is not None:
            taken[technician_id].append((starts_at, ends_at))
    return taken
