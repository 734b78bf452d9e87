"""The plan of a day as a picture: technicians side by side, quarter hours from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.queries.rows import DayPlan
from app.rules.wall_clock import minutes_on_wall
from app.translations import gettext as _
from ui.schedule.day_layout import PlanSpan, place_jobs, span_of
from ui.schedule.day_painter import (
    FITTED_COLUMN,
    GUTTER,
    SMALLEST_COLUMN,
    DayGeometry,
    DayPainter,
    clock_words,
)
from ui.schedule.plan_grid import PlanGrid
from ui.schedule.plan_shape import PlanShape
from ui.theme.appearance import sized
from ui.theme.scripts import ensure_fonts_for

_QUARTER_HEIGHT = 16


class DayGrid(PlanGrid):
    """A day; the hours stay at the left while the technicians scroll."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(now, parent)
        self._zone = ZoneInfo("UTC")
        self._plan: DayPlan | None = None
        self._span = PlanSpan(7, 19)
        self.is_fitted = False
        self.setAccessibleName(_("Plan of the day"))
        self.setAccessibleDescription(_("Arrows pick a visit, Ctrl and arrows move it, Enter opens it."))

    def set_plan(self, plan: DayPlan, zone: ZoneInfo) -> None:
        """Show a day; the picked visit stays picked if it is still there."""
        self._plan, self._zone = plan, zone
        ensure_fonts_for(
            *(f"{job.client_name} {job.description} {job.street}" for column in plan.columns for job in column.jobs)
        )
        placed = place_jobs(plan, zone)
        hours = (plan.opens // 60, -(-plan.closes // 60)) if plan.closes else (8, 17)
        self._span = span_of(placed, max(0, hours[0] - 1), min(24, hours[1] + 1))
        self.show_placed(placed, PlanShape.of_day(plan, zone))

    def geometry_in_view(self) -> DayGeometry:
        """Hours from the top, columns as wide as fit."""
        count = len(self._plan.columns) if self._plan is not None else 1
        least = sized(FITTED_COLUMN if self.is_fitted else SMALLEST_COLUMN)
        return DayGeometry(self._span, count, float(self.width()), float(sized(_QUARTER_HEIGHT)), float(least))

    def spot_at(self, place: QPointF) -> tuple[int, int, int]:
        """The technician and the quarter hour under a point."""
        geometry = self.geometry_in_view()
        return geometry.column_at(place.x()), 0, geometry.minutes_at(place.y())

    def frozen_width(self) -> int:
        """What stands still at the left while the columns scroll."""
        return sized(GUTTER)

    def column_width(self) -> float:
        """How wide a column is, for the names above."""
        return self.geometry_in_view().column_width

    def minimumSizeHint(self) -> QSize:
        """All hours, and columns in which a name can be read."""
        least = sized(FITTED_COLUMN if self.is_fitted else SMALLEST_COLUMN)
        count = max(1, len(self._plan.columns) if self._plan is not None else 1)
        return QSize(sized(GUTTER) + count * least, round(self.geometry_in_view().height) + 1)

    def sizeHint(self) -> QSize:
        """As high as its hours."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hours, the line of now, visits, and where a drag would land."""
        plan = self._plan
        if plan is None:
            return
        painter = QPainter(self)
        geometry = self.geometry_in_view()
        drawing = DayPainter(painter, geometry, QRectF(event.rect()))
        opens, closes = (0, 0) if plan.is_closed else (plan.opens, plan.closes)
        drawing.ground(opens, closes)
        drawing.hours()
        if not plan.is_closed:
            drawing.free([place for place, column in enumerate(plan.columns) if not column.jobs], opens)
        now = self._now()
        if now.astimezone(self._zone).date() == plan.day:
            drawing.now(minutes_on_wall(now, plan.day, self._zone))
        drawing.jobs(self.placed, self.picked_id, has_focus=self.hasFocus())
        self._paint_landing(drawing, geometry)
        drawing.gutter(float(self.visibleRegion().boundingRect().left()))
        painter.end()

    def _paint_landing(self, drawing: DayPainter, geometry: DayGeometry) -> None:
        landing = self._drag.landing
        if landing is not None:
            words = f"{clock_words(landing.starts)} – {clock_words(landing.ends)}"
            drawing.landing(geometry.box(replace(landing, lane=0, lane_count=1)), words)
        elif self._hovered is not None:
            column, _row, minutes = self._hovered
            left = sized(GUTTER) + column * geometry.column_width + 4
            box = QRectF(left, geometry.y(minutes) + 1, geometry.column_width - 10, geometry.quarter * 4 - 2)
            drawing.landing(box, clock_words(minutes))
