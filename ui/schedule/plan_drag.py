"""A drag on the plan: by its middle a visit moves, by its lower edge it grows or shrinks, in quarter hours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from ui.schedule.day_layout import PlacedJob, may_move
from ui.schedule.day_painter import DayGeometry

_EDGE = 6
_LAST_QUARTER = 24 * 60 - 15


def is_at_edge(place: QPointF, placed: PlacedJob, geometry: DayGeometry) -> bool:
    """Whether the pointer is on the lower edge of a visit that may change."""
    return may_move(placed.job) and geometry.box(placed).bottom() - place.y() < _EDGE


class PlanDrag:
    """One drag from press to drop; `landing` is where the visit would be now."""

    def __init__(self) -> None:
        self.landing: PlacedJob | None = None
        self._start: tuple[QPointF, PlacedJob, bool] | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether a visit is held."""
        return self._start is not None

    def press(self, place: QPointF, placed: PlacedJob | None, geometry: DayGeometry) -> None:
        """Take hold of a visit; one that is over cannot be held."""
        self.landing = None
        self._start = None
        if placed is not None and may_move(placed.job):
            self._start = (place, placed, is_at_edge(place, placed, geometry))

    def drag(self, place: QPointF, geometry: DayGeometry, least: float) -> None:
        """Follow the pointer once it went `least` pixels."""
        if self._start is None:
            return
        start, placed, at_edge = self._start
        way = place - start
        if self.landing is None and way.manhattanLength() < least:
            return
        minutes = round(way.y() / geometry.quarter) * 15
        if at_edge:
            self.landing = replace(placed, ends=max(placed.starts + 15, placed.ends + minutes), lane=0, lane_count=1)
            return
        columns = round(way.x() / geometry.column_width)
        column = min(max(placed.column + columns, 0), geometry.column_count - 1)
        starts = min(max(placed.starts + minutes, 0), _LAST_QUARTER)
        ends = starts + placed.ends - placed.starts
        self.landing = replace(placed, column=column, starts=starts, ends=ends, lane=0, lane_count=1)

    def drop(self) -> tuple[PlacedJob, PlacedJob] | None:
        """Let go: where the visit was and where it shall be; None if it never moved."""
        start, landing = self._start, self.landing
        self._start = self.landing = None
        return None if start is None or landing is None else (start[1], landing)
