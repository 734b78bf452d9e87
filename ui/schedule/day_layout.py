"""Where jobs stand on the plan of a day or a week: quarter hours from the top, lanes where they overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.queries.plan import WeekPlan
from app.queries.rows import ClashRow, DayPlan, JobRow
from app.rules.wall_clock import minutes_on_wall

QUARTER = timedelta(minutes=15)
USUAL_LENGTH = timedelta(hours=1)
_FIRST_HOUR = 7
_LAST_HOUR = 19
_FIXED_STATES = ("done", "cancelled", "no_show")


@dataclass(frozen=True, slots=True)
class PlacedJob:
    """A job in its column; `starts` and `ends` are wall times in minutes after midnight.

    On the plan of a day a column is a technician, `row` is 0, and jobs that overlap stand in lanes side by side. In a
    week a column is a day and a row a technician, and `lane` counts the visits of that day from above.
    """

    job: JobRow
    column: int
    starts: int
    ends: int
    lane: int
    lane_count: int
    is_clash: bool
    row: int = 0
    is_van_clash: bool = False
    window: tuple[int, int] | None = None

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


def length_of(job: JobRow) -> timedelta:
    """How long the visit is planned to take; an hour if nobody said."""
    if job.starts_at is None or job.ends_at is None:
        return USUAL_LENGTH
    return max(job.ends_at - job.starts_at, QUARTER)


def place_jobs(plan: DayPlan, zone: ZoneInfo) -> tuple[PlacedJob, ...]:
    """Every planned job of the day in its place, column by column and from morning to evening."""
    clashes = _clash_kinds(plan.clashes)
    placed: list[PlacedJob] = []
    for column, day_column in enumerate(plan.columns):
        placed += _place_column(column, day_column.jobs, plan.day, zone, clashes)
    return tuple(placed)


def place_week(week: WeekPlan, zone: ZoneInfo) -> tuple[PlacedJob, ...]:
    """Every planned job of the week in its place, technician by technician, day by day."""
    clashes = _clash_kinds(week.clashes)
    return tuple(
        PlacedJob(
            job,
            column,
            *wall_span(job, day, zone),
            lane=lane,
            lane_count=len(jobs),
            is_clash=job.id in clashes,
            row=row,
            is_van_clash=clashes.get(job.id, False),
            window=window_span(job, day, zone),
        )
        for row, technician in enumerate(week.rows)
        for column, (day, jobs) in enumerate(zip(week.days, technician.days, strict=True))
        for lane, job in enumerate(jobs)
    )


def wall_span(job: JobRow, day: date, zone: ZoneInfo) -> tuple[int, int]:
    """Where a visit begins and ends on the wall, in minutes after this midnight; at least a quarter hour long.

    On the night an hour comes twice a visit may end at an earlier time than it began; it is then drawn as long as it
    takes.
    """
    if job.starts_at is None:
        return 0, int(USUAL_LENGTH.total_seconds() // 60)
    starts = minutes_on_wall(job.starts_at, day, zone)
    ends = minutes_on_wall(job.starts_at + USUAL_LENGTH if job.ends_at is None else job.ends_at, day, zone)
    return starts, ends if ends >= starts + 15 else starts + int(length_of(job).total_seconds() // 60)


def window_span(job: JobRow, day: date, zone: ZoneInfo) -> tuple[int, int] | None:
    """Between what wall times of this day they were told that somebody comes; None if they were not."""
    if job.window_starts_at is None or job.window_ends_at is None:
        return None
    return minutes_on_wall(job.window_starts_at, day, zone), minutes_on_wall(job.window_ends_at, day, zone)


def _clash_kinds(clashes: Sequence[ClashRow]) -> dict[int, bool]:
    """The visits that clash, and whether only their van does."""
    kinds: dict[int, bool] = {}
    for clash in clashes:
        for job in (clash.first, clash.second):
            kinds[job.id] = clash.is_van and kinds.get(job.id, True)
    return kinds


def _place_column(
    column: int, jobs: Sequence[JobRow], day: date, zone: ZoneInfo, clashes: Mapping[int, bool]
) -> list[PlacedJob]:
    """One technician's jobs; jobs that touch the same minutes share the width."""
    spans = sorted(
        ((*wall_span(job, day, zone), job) for job in jobs if job.starts_at is not None),
        key=lambda span: (span[0], span[1], span[2].number),
    )
    placed: list[PlacedJob] = []
    group: list[tuple[int, int, JobRow]] = []
    group_ends = 0
    for span in spans:
        if group and span[0] >= group_ends:
            placed += _place_group(column, group, clashes)
            group = []
        group_ends = max(group_ends, span[1]) if group else span[1]
        group.append(span)
    placed += _place_group(column, group, clashes)
    return [replace(one, window=window_span(one.job, day, zone)) for one in placed]


def _place_group(column: int, group: Sequence[tuple[int, int, JobRow]], clashes: Mapping[int, bool]) -> list[PlacedJob]:
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
        PlacedJob(
            job,
            column,
            starts,
            ends,
            lane,
            len(lane_ends),
            is_clash=job.id in clashes,
            is_van_clash=clashes.get(job.id, False),
        )
        for (starts, ends, job), lane in zip(group, lanes, strict=True)
    ]


def span_of(placed: Sequence[PlacedJob], opens: int = _FIRST_HOUR, closes: int = _LAST_HOUR) -> PlanSpan:
    """The hours to show: the working day, wider where a job begins before or ends after it."""
    first = min([opens, *(max(0, job.starts // 60) for job in placed)])
    last = max([closes, *(min(24, -(-job.ends // 60)) for job in placed)])
    return PlanSpan(first, last)
