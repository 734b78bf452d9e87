"""The plan: a day by technician and a week of technicians by days, with clashes, opening hours and closed days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.jobs import Job
from app.models.team import Person
from app.queries.firm import get_working_time, list_closed_days, list_people, list_people_where
from app.queries.firm_rows import PersonRow
from app.queries.jobs import job_rows
from app.queries.rows import ClashRow, DayColumn, DayPlan, JobRow
from app.queries.schedule import PLANNED, list_to_plan
from app.rules.visit_clashes import ClashKind, PlannedVisit, find_clashes
from app.rules.wall_clock import day_bounds
from app.rules.working_time import ONE_DAY, WorkingTime
from app.translations import gettext as _

_LONGEST = timedelta(hours=25)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One technician's week: the visits of each day in the order of the clock."""

    technician: PersonRow
    days: tuple[tuple[JobRow, ...], ...]

    @property
    def technician_id(self) -> int | None:
        """Who drives; None in the row of nobody."""
        return self.technician.id or None


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """Seven days from `first_day` on by technician; `closed` says why the firm is closed on a day."""

    first_day: date
    rows: tuple[WeekRow, ...]
    to_plan: tuple[JobRow, ...]
    clashes: tuple[ClashRow, ...]
    closed: Mapping[date, str]

    @property
    def days(self) -> tuple[date, ...]:
        """The days in their order."""
        return tuple(self.first_day + place * ONE_DAY for place in range(_WEEK))


def get_day_plan(day: date, zone: ZoneInfo) -> DayPlan:
    """A day by technician, with what still runs from the night before; who drives no longer stands beside the team.

    Visits with nobody who drives have a column of their own, the last.
    """
    first, last = day_bounds(day, zone)
    around = _visits_around(first, last)
    jobs = [job for job in around if _touches(job, first, last)]
    working_time = get_working_time()
    hours = working_time.hours.get(day.weekday())
    return DayPlan(
        day=day,
        columns=tuple(
            DayColumn(person, tuple(job for job in jobs if (job.technician_id or 0) == person.id))
            for person in _people_of(jobs)
        ),
        to_plan=tuple(list_to_plan()),
        clashes=_clashes(around, {job.id for job in jobs}),
        closed_words=_closed_words(day, day, working_time).get(day, ""),
        is_closed=not working_time.is_open_on(day),
        opens=0 if hours is None else hours.opens.hour * 60 + hours.opens.minute,
        closes=0 if hours is None else hours.closes.hour * 60 + hours.closes.minute,
    )


def get_week_plan(first_day: date, zone: ZoneInfo) -> WeekPlan:
    """Seven days by technician; a visit stands on the day on which it begins."""
    first, last = day_bounds(first_day, zone)[0], day_bounds(first_day + (_WEEK - 1) * ONE_DAY, zone)[1]
    around = _visits_around(first, last)
    jobs = [job for job in around if job.starts_at is not None and first <= job.starts_at < last]
    by_place: defaultdict[tuple[int, date], list[JobRow]] = defaultdict(list)
    for job in jobs:
        assert job.starts_at is not None
        by_place[job.technician_id or 0, job.starts_at.astimezone(zone).date()].append(job)
    days = [first_day + place * ONE_DAY for place in range(_WEEK)]
    return WeekPlan(
        first_day=first_day,
        rows=tuple(
            WeekRow(person, tuple(tuple(by_place[person.id, day]) for day in days)) for person in _people_of(jobs)
        ),
        to_plan=tuple(list_to_plan()),
        clashes=_clashes(around, {job.id for job in jobs}),
        closed={day: why or _("Closed") for day, why in _closed_words(days[0], days[-1], get_working_time()).items()},
    )


def list_clashes(first_day: date, days: int, zone: ZoneInfo) -> list[ClashRow]:
    """The clashes of some days from this one on, in the order of the clock."""
    first, last = day_bounds(first_day, zone)[0], day_bounds(first_day + (days - 1) * ONE_DAY, zone)[1]
    around = _visits_around(first, last)
    return list(_clashes(around, {job.id for job in around if _touches(job, first, last) and job.state != "done"}))


def list_clashes_of(job_id: int) -> list[ClashRow]:
    """What one visit clashes with, in the order of the clock; nothing for a visit without a time."""
    times = Job.select(Job.starts_at, Job.ends_at).where(Job.id == job_id).first()
    if times is None or times.starts_at is None or times.ends_at is None:
        return []
    return list(_clashes(_visits_around(times.starts_at, times.ends_at), {job_id}))


def _visits_around(first: datetime, last: datetime) -> list[JobRow]:
    """The visits that begin in a span or may still run in it, and those that a long one of it may run into."""
    begins = (Job.starts_at >= first - _LONGEST) & (Job.starts_at < last + _LONGEST)
    return job_rows(begins & Job.state.in_(PLANNED) & Job.archived_at.is_null(), Job.starts_at)


def _touches(job: JobRow, first: datetime, last: datetime) -> bool:
    if job.starts_at is None or job.starts_at >= last:
        return False
    return job.starts_at >= first or (job.ends_at is not None and job.ends_at > first)


def _people_of(jobs: Iterable[JobRow]) -> list[PersonRow]:
    """Who drives out, then whoever else has a visit (they left, or work in the office), then nobody if need be."""
    team = list_people(in_field=True)
    wanted = {job.technician_id for job in jobs}
    others = wanted - {person.id for person in team} - {None}
    if others:
        team += list_people_where(Person.id.in_(others))
    return [*team, nobody()] if None in wanted else team


def nobody() -> PersonRow:
    """What stands above visits that nobody drives to yet."""
    return PersonRow(0, _("Nobody yet"), "?", "", "", is_in_field=False, van_name="")


def _clashes(jobs: Sequence[JobRow], wanted: set[int]) -> tuple[ClashRow, ...]:
    by_id = {job.id: job for job in jobs}
    visits = [
        PlannedVisit(job.id, job.starts_at, job.ends_at, job.technician_id, job.van_id, job.client_id)
        for job in jobs
        if job.starts_at is not None and job.ends_at is not None
    ]
    return tuple(
        ClashRow(by_id[clash.first_id], by_id[clash.second_id], clash.kind is ClashKind.VAN)
        for clash in find_clashes(visits)
        if clash.first_id in wanted or clash.second_id in wanted
    )


def _closed_words(first: date, last: date, working_time: WorkingTime) -> dict[date, str]:
    """Why the firm is closed on a day: the holiday's name, or nothing where it never works on that weekday."""
    names = dict(list_closed_days(first, last))
    days = (first + place * ONE_DAY for place in range((last - first).days + 1))
    return {day: names.get(day, "") for day in days if not working_time.is_open_on(day)}
