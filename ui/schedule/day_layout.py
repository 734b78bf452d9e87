"""Where the jobs of a day stand on the plan: quarter hours from the top, lanes side by side where they clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.queries.rows import DayPlan, JobRow

QUARTER = timedelta(minutes=15)
USUAL_LENGTH = timedelta(hours=1)
_FIRST_HOUR = 7
_LAST_HOUR = 19
_FIXED_STATES = ("done", "cancelled", "no_show")


@dataclass(frozen=True, slots=True)
class PlacedJob:
    """A job in its technician's column; `starts` and `ends` are wall times in minutes after midnight."""

    job: JobRow
    column: int
    starts: int
    ends: int
    lane: int
    lane_count: int
    is_clash: bool

    @property
    def is_put_right(self) -> bool:
        """Whether this visit keeps a promise made after a complaint."""
        return self.job.complaint_id is not None


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """The hours a plan shows, whole hours from `first` up to `last`."""

    first: int
    last: int

    @property
    def minutes(self) -> int:
        """The height of the plan in minutes."""
        return (self.last - self.first) * 60


def may_move(job: JobRow) -> bool:
    """A visit that is over stays where it was."""
    return job.state not in _FIXED_STATES


def wall_minutes(moment: datetime, day: date, zone: ZoneInfo) -> int:
    """Minutes after midnight of this day on the firm's wall; below 0 or above 1440 for a neighbouring day."""
    local = moment.astimezone(zone)
    return (local.date() - day).days * 1440 + local.hour * 60 + local.minute


def moment_at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment at which the firm's wall shows these minutes after midnight."""
    return datetime.combine(day + timedelta(days=minutes // 1440), time(minutes % 1440 // 60, minutes % 60), zone)


def length_of(job: JobRow) -> timedelta:
    """How long the visit is planned to take; an hour if nobody said."""
    if job.starts_at is None or job.ends_at is None:
        return USUAL_LENGTH
    return max(job.ends_at - job.starts_at, QUARTER)


def place_jobs(plan: DayPlan, zone: ZoneInfo) -> tuple[PlacedJob, ...]:
    """Every planned job of the day in its place, column by column and from morning to evening."""
    placed: list[PlacedJob] = []
    for column, day_column in enumerate(plan.columns):
        placed += _place_column(column, day_column.jobs, plan.day, zone)
    return tuple(placed)


def _place_column(column: int, jobs: Sequence[JobRow], day: date, zone: ZoneInfo) -> list[PlacedJob]:
    """One technician's jobs; jobs that touch the same minutes share the width."""
    spans: list[tuple[int, int, JobRow]] = []
    for job in jobs:
        if job.starts_at is not None:
            starts = wall_minutes(job.starts_at, day, zone)
            spans.append((starts, starts + int(length_of(job).total_seconds() // 60), job))
    spans.sort(key=lambda span: (span[0], span[1], span[2].number))
    placed: list[PlacedJob] = []
    group: list[tuple[int, int, JobRow]] = []
    group_ends = 0
    for span in spans:
        if group and span[0] >= group_ends:
            placed += _place_group(column, group)
            group = []
        group_ends = max(group_ends, span[1]) if group else span[1]
        group.append(span)
    return placed + _place_group(column, group)


def _place_group(column: int, group: Sequence[tuple[int, int, JobRow]]) -> list[PlacedJob]:
    """Jobs that overlap, each in the first lane that is free."""
    lane_ends: list[int] = []
    lanes: list[int] = []
    for starts, ends, _job in group:
        lane = next((place for place, free_at in enumerate(lane_ends) if free_at <= starts), len(lane_ends))
        if lane == len(lane_ends):
            lane_ends.append(ends)
        else:
            lane_ends[lane] = ends
        lanes.append(lane)
    return [
        PlacedJob(job, column, starts, ends, lane, len(lane_ends), is_clash=_clashes(place, group))
        for place, ((starts, ends, job), lane) in enumerate(zip(group, lanes, strict=True))
    ]


def _clashes(place: int, group: Sequence[tuple[int, int, JobRow]]) -> bool:
    """Whether another visit that will still happen wants the same minutes."""
    starts, ends, job = group[place]
    if job.state in ("cancelled", "no_show"):
        return False
    return any(
        other[0] < ends and starts < other[1] and other[2].state not in ("cancelled", "no_show")
        for index, other in enumerate(group)
        if index != place
    )


def span_of(placed: Sequence[PlacedJob], opens: int = _FIRST_HOUR, closes: int = _LAST_HOUR) -> PlanSpan:
    """The hours to show: the working day, wider where a job begins before or ends after it."""
    first = min([opens, *(max(0, job.starts // 60) for job in placed)])
    last = max([closes, *(min(24, -(-job.ends // 60)) for job in placed)])
    return PlanSpan(first, last)
