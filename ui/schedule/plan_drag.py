"""A drag on the plan: by its middle a visit moves, by its upper or lower edge it grows or shrinks, in quarter hours."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from ui.schedule.day_layout import PlacedJob, may_move

_EDGE = 6
_DAY = 24 * 60


class Grip(Enum):
    """By what a visit is held."""

    MIDDLE = "middle"
    TOP = "top"
    BOTTOM = "bottom"


class PlanGeometry(Protocol):
    """Turns places on the plan into pixels and back."""

    def box(self, placed: PlacedJob) -> QRectF:
        """Where a visit is drawn."""

    def dragged(self, placed: PlacedJob, way: QPointF) -> PlacedJob:
        """Where a visit lands that is pulled this far by its middle."""

    def minutes_of(self, height: float) -> int:
        """Quarter hours, in minutes, in a height by which an edge is pulled."""


def grip_at(place: QPointF, placed: PlacedJob, geometry: PlanGeometry) -> Grip:
    """By what the pointer would hold a visit; a small one has more middle than edge, and one that is over has none."""
    box = geometry.box(placed)
    edge = min(float(_EDGE), box.height() / 4)
    if not may_move(placed.job):
        return Grip.MIDDLE
    if box.bottom() - place.y() < edge:
        return Grip.BOTTOM
    return Grip.TOP if place.y() - box.top() < edge else Grip.MIDDLE


class PlanDrag:
    """One drag from press to drop; `landing` is where the visit would be now."""

    def __init__(self) -> None:
        self.landing: PlacedJob | None = None
        self._start: tuple[QPointF, PlacedJob, Grip] | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether a visit is held."""
        return self._start is not None

    @property
    def is_moving(self) -> bool:
        """Whether a visit is held by its middle and has left its place."""
        return self._start is not None and self.landing is not None and self._start[2] is Grip.MIDDLE

    def press(self, place: QPointF, placed: PlacedJob | None, geometry: PlanGeometry) -> None:
        """Take hold of a visit; one that is over cannot be held."""
        self.landing = None
        self._start = None
        if placed is not None and may_move(placed.job):
            self._start = (place, placed, grip_at(place, placed, geometry))

    def drag(self, place: QPointF, geometry: PlanGeometry, least: float) -> None:
        """Follow the pointer once it went `least` pixels."""
        if self._start is None:
            return
        start, placed, grip = self._start
        way = place - start
        if self.landing is None and way.manhattanLength() < least:
            return
        minutes = geometry.minutes_of(way.y())
        if grip is Grip.BOTTOM:
            ends = min(max(placed.starts + 15, placed.ends + minutes), placed.starts + _DAY)
            self.landing = replace(placed, ends=ends)
        elif grip is Grip.TOP:
            starts = max(min(placed.ends - 15, placed.starts + minutes), min(0, placed.starts), placed.ends - _DAY)
            self.landing = replace(placed, starts=starts)
        else:
            self.landing = geometry.dragged(placed, way)

    def drop(self) -> tuple[PlacedJob, PlacedJob] | None:
        """Let go: where the visit was and where it shall be; None if it never moved."""
        start, landing = self._start, self.landing
        self._start = self.landing = None
        return None if start is None or landing is None else (start[1], landing)
