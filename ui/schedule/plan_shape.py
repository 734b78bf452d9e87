"""What the plan in view is made of, a day by technician or a week of technicians by days, and what moves in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from app.queries.firm_rows import PersonRow
from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan, JobRow
from app.rules.wall_clock import later, moment_on_wall
from ui.schedule.day_layout import PlacedJob, may_move

_DAY = 24 * 60
_LAST_QUARTER = _DAY - 15


class PlanAct(Enum):
    """What a key, a drag or a line of the menu does to the visit that is picked."""

    EARLIER = "earlier"
    LATER = "later"
    LEFT = "left"
    RIGHT = "right"
    FAR_LEFT = "far_left"
    FAR_RIGHT = "far_right"
    SHORTER = "shorter"
    LONGER = "longer"
    UNPLAN = "unplan"
    OPEN = "open"
    WINDOW = "window"


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {
    (Qt.Key.Key_Up, _CTRL): PlanAct.EARLIER,
    (Qt.Key.Key_Down, _CTRL): PlanAct.LATER,
    (Qt.Key.Key_Left, _CTRL): PlanAct.LEFT,
    (Qt.Key.Key_Right, _CTRL): PlanAct.RIGHT,
    (Qt.Key.Key_Up, _CTRL | _SHIFT): PlanAct.SHORTER,
    (Qt.Key.Key_Down, _CTRL | _SHIFT): PlanAct.LONGER,
    (Qt.Key.Key_Left, _CTRL | _SHIFT): PlanAct.FAR_LEFT,
    (Qt.Key.Key_Right, _CTRL | _SHIFT): PlanAct.FAR_RIGHT,
    (Qt.Key.Key_Return, _NONE): PlanAct.OPEN,
    (Qt.Key.Key_Enter, _NONE): PlanAct.OPEN,
    (Qt.Key.Key_Delete, _NONE): PlanAct.UNPLAN,
    (Qt.Key.Key_Backspace, _NONE): PlanAct.UNPLAN,
    (Qt.Key.Key_Return, _SHIFT): PlanAct.WINDOW,
    (Qt.Key.Key_Enter, _SHIFT): PlanAct.WINDOW,
}


def act_of(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> PlanAct | None:
    """What a key with its modifiers does, or None; the number block counts like the other keys."""
    return _KEYS.get((key, modifiers & ~Qt.KeyboardModifier.KeypadModifier))


@dataclass(frozen=True, slots=True)
class PlanShape:
    """The days and technicians in view; of a day there is one."""

    days: tuple[date, ...]
    technicians: tuple[PersonRow, ...]
    zone: ZoneInfo
    is_week: bool

    @classmethod
    def of_day(cls, plan: DayPlan, zone: ZoneInfo) -> PlanShape:
        """Technicians side by side."""
        return cls((plan.day,), tuple(column.technician for column in plan.columns), zone, is_week=False)

    @classmethod
    def of_week(cls, week: WeekPlan, zone: ZoneInfo) -> PlanShape:
        """Days side by side, technicians below each other."""
        return cls(week.days, tuple(row.technician for row in week.rows), zone, is_week=True)

    def day_of(self, placed: PlacedJob) -> date:
        """The day from whose midnight a visit's minutes count."""
        return self.days[placed.column] if self.is_week else self.days[0]

    def technician_of(self, placed: PlacedJob) -> PersonRow:
        """Who drives to a visit."""
        return self.technicians[placed.row if self.is_week else placed.column]

    def landed(self, placed: PlacedJob, act: PlanAct) -> PlacedJob:
        """Where an act takes a visit; at the edge of the plan it stays."""
        match act:
            case PlanAct.EARLIER | PlanAct.LATER:
                return moved_in_time(placed, -15 if act is PlanAct.EARLIER else 15)
            case PlanAct.SHORTER | PlanAct.LONGER:
                step = -15 if act is PlanAct.SHORTER else 15
                return replace(placed, ends=min(max(placed.starts + 15, placed.ends + step), placed.starts + _DAY))
            case PlanAct.LEFT | PlanAct.RIGHT:
                return self._beside(placed, -1 if act is PlanAct.LEFT else 1)
            case PlanAct.FAR_LEFT | PlanAct.FAR_RIGHT:
                return self._beyond(placed, -1 if act is PlanAct.FAR_LEFT else 1)
            case _:
                return placed

    def _beside(self, placed: PlacedJob, step: int) -> PlacedJob:
        """The next technician of a day, the next day of a week."""
        last = len(self.days if self.is_week else self.technicians) - 1
        return replace(placed, column=min(max(placed.column + step, 0), max(0, last)))

    def _beyond(self, placed: PlacedJob, step: int) -> PlacedJob:
        """The next technician of a week; of a day, the same time on the next day."""
        if self.is_week:
            return replace(placed, row=min(max(placed.row + step, 0), max(0, len(self.technicians) - 1)))
        return replace(placed, starts=placed.starts + step * _DAY, ends=placed.ends + step * _DAY)


@dataclass(frozen=True, slots=True)
class PlanMove:
    """A visit with its new time and technician."""

    job: JobRow
    starts_at: datetime
    ends_at: datetime
    technician_id: int | None

    @classmethod
    def of(cls, before: PlacedJob, after: PlacedJob, shape: PlanShape) -> PlanMove:
        """The move that takes a visit from one place to another.

        A visit that only changes its place stays as long as it was, also over a change of the clocks; one that is
        pulled longer or shorter ends where its edge stands on the wall.
        """
        job, day, zone = after.job, shape.day_of(after), shape.zone
        is_same_start = after.starts == before.starts and shape.day_of(before) == day
        starts_at = moment_on_wall(day, after.starts, zone)
        if is_same_start and job.starts_at is not None:
            starts_at = job.starts_at
        is_as_long = after.ends - after.starts == before.ends - before.starts
        if is_as_long and job.starts_at is not None and job.ends_at is not None:
            ends_at = later(starts_at, job.ends_at - job.starts_at)
        else:
            ends_at = moment_on_wall(day, after.ends, zone)
        return cls(job, starts_at, ends_at, shape.technician_of(after).id or None)


def moved_in_time(placed: PlacedJob, minutes: int) -> PlacedJob:
    """Earlier or later on the same day, as long as it was."""
    starts = min(max(placed.starts + minutes, min(0, placed.starts)), _LAST_QUARTER)
    return replace(placed, starts=starts, ends=starts + placed.ends - placed.starts)


def is_same_place(one: PlacedJob, other: PlacedJob) -> bool:
    """Whether nothing would be moved."""
    return (one.column, one.row, one.starts, one.ends) == (other.column, other.row, other.starts, other.ends)


def can_do(placed: PlacedJob, act: PlanAct) -> bool:
    """A visit that is over stays where it was, and one under way stays on the plan."""
    if act is PlanAct.OPEN:
        return True
    return may_move(placed.job) and not (act is PlanAct.UNPLAN and placed.job.state == "under_way")


def neighbour(placed: Sequence[PlacedJob], picked_id: int | None, key: Qt.Key) -> int | None:
    """The visit an arrow leads to: up and down in time and from row to row, to the sides the nearest of that column."""
    picked = next((one for one in placed if one.job.id == picked_id), None)
    if picked is None:
        return placed[0].job.id if placed else None
    step = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        column = [one for one in placed if one.column == picked.column]
        at = min(max(column.index(picked) + step, 0), len(column) - 1)
        return column[at].job.id
    beyond = [one for one in placed if (one.column - picked.column) * step > 0]
    nearest = min(
        beyond,
        key=lambda one: (
            abs(one.row - picked.row),
            abs(one.column - picked.column),
            abs(one.starts - picked.starts),
        ),
        default=picked,
    )
    return nearest.job.id
