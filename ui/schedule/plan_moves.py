"""Moving on the plan: which visit an arrow picks, where Ctrl and an arrow takes it, the move for the service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from app.queries.rows import DayPlan, JobRow
from ui.schedule.day_layout import PlacedJob, moment_at

_LAST_QUARTER = 24 * 60 - 15


@dataclass(frozen=True, slots=True)
class PlanMove:
    """A visit with its new time and technician."""

    job: JobRow
    starts_at: datetime
    ends_at: datetime
    technician_id: int

    @classmethod
    def of(cls, placed: PlacedJob, plan: DayPlan, zone: ZoneInfo) -> PlanMove:
        """The move that takes a visit to where it is placed."""
        return cls(
            job=placed.job,
            starts_at=moment_at(plan.day, placed.starts, zone),
            ends_at=moment_at(plan.day, placed.ends, zone),
            technician_id=plan.columns[placed.column].technician.id,
        )


def neighbour(placed: Sequence[PlacedJob], picked_id: int | None, key: Qt.Key) -> int | None:
    """The visit an arrow leads to: up and down in time, left and right to the nearest of the next technician."""
    picked = next((one for one in placed if one.job.id == picked_id), None)
    if picked is None:
        return placed[0].job.id if placed else None
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        column = [one for one in placed if one.column == picked.column]
        step = -1 if key == Qt.Key.Key_Up else 1
        at = min(max(column.index(picked) + step, 0), len(column) - 1)
        return column[at].job.id
    step = -1 if key == Qt.Key.Key_Left else 1
    beyond = [one for one in placed if (one.column - picked.column) * step > 0]
    nearest = min(
        beyond, key=lambda one: (abs(one.column - picked.column), abs(one.starts - picked.starts)), default=picked
    )
    return nearest.job.id


def moved_by_keys(placed: PlacedJob, key: Qt.Key, column_count: int) -> PlacedJob:
    """A quarter hour up or down, or one technician to the side; at the edge it stays."""
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        step = -15 if key == Qt.Key.Key_Up else 15
        starts = min(max(placed.starts + step, 0), _LAST_QUARTER)
        return replace(placed, starts=starts, ends=starts + placed.ends - placed.starts)
    step = -1 if key == Qt.Key.Key_Left else 1
    return replace(placed, column=min(max(placed.column + step, 0), max(0, column_count - 1)))
