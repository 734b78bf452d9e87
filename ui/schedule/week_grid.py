"""The plan of a week as a picture: technicians below each other, days side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.queries.plan import WeekPlan
from app.translations import gettext as _
from ui.schedule.day_layout import place_week
from ui.schedule.plan_grid import PlanGrid
from ui.schedule.plan_shape import PlanShape
from ui.schedule.week_painter import FITTED_DAY, NAME_SPACE, SMALLEST_DAY, WeekGeometry, WeekPainter
from ui.theme.appearance import sized
from ui.theme.scripts import ensure_fonts_for

_FIRST_MINUTES = 8 * 60


class WeekGrid(PlanGrid):
    """A week; the technicians stay at the left while the days scroll."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(now, parent)
        self._zone = ZoneInfo("UTC")
        self._week: WeekPlan | None = None
        self._closed: tuple[int, ...] = ()
        self._geometry: WeekGeometry | None = None
        self.is_fitted = False
        self.setAccessibleName(_("Plan of the week"))
        self.setAccessibleDescription(_("Arrows pick a visit, Ctrl and arrows move it, Enter opens it."))

    def set_week(self, week: WeekPlan, zone: ZoneInfo) -> None:
        """Show a week; the picked visit stays picked if it is still there."""
        self._week, self._zone, self._geometry = week, zone, None
        ensure_fonts_for(*(job.client_name for row in week.rows for day in row.days for job in day))
        self._closed = tuple(place for place, day in enumerate(week.days) if day in week.closed)
        self.show_placed(place_week(week, zone), PlanShape.of_week(week, zone))

    def geometry_in_view(self) -> WeekGeometry:
        """Rows as high as their fullest day, days as wide as fit."""
        assert self._week is not None
        least = float(sized(FITTED_DAY if self.is_fitted else SMALLEST_DAY))
        known = self._geometry
        if known is None or (known.width, known.least_day) != (float(self.width()), least):
            known = self._geometry = WeekGeometry.of(self._week, float(self.width()), least)
        return known

    def spot_at(self, place: QPointF) -> tuple[int, int, int]:
        """The day and technician under a point; the time is that of the last visit's end there, or when work begins."""
        geometry = self.geometry_in_view()
        column, row = geometry.column_at(place.x()), geometry.row_at(place.y())
        ends = [one.ends for one in self.placed if (one.column, one.row) == (column, row)]
        return column, row, -(-max(ends, default=_FIRST_MINUTES) // 15) * 15

    def frozen_width(self) -> int:
        """What stands still at the left while the columns scroll."""
        return sized(NAME_SPACE)

    def column_width(self) -> float:
        """How wide a day is, for the names above."""
        return self.geometry_in_view().day_width if self._week is not None else float(sized(SMALLEST_DAY))

    def minimumSizeHint(self) -> QSize:
        """All technicians, and days in which a name can be read."""
        if self._week is None:
            return QSize(sized(480), sized(120))
        least = sized(FITTED_DAY if self.is_fitted else SMALLEST_DAY)
        return QSize(sized(NAME_SPACE) + len(self._week.days) * least, round(self.geometry_in_view().height) + 1)

    def sizeHint(self) -> QSize:
        """As high as its technicians."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days, visits, where a drag would land, and the names over what was scrolled."""
        week = self._week
        if week is None:
            return
        painter = QPainter(self)
        drawing = WeekPainter(painter, self.geometry_in_view(), QRectF(event.rect()))
        today = self._now().astimezone(self._zone).date()
        drawing.ground(self._closed, week.days.index(today) if today in week.days else None)
        drawing.jobs(self.placed, self.picked_id, has_focus=self.hasFocus())
        if self._drag.landing is not None:
            drawing.landing(self._drag.landing)
        elif self._hovered is not None:
            drawing.hovered(*self._hovered[:2])
        drawing.names(week.rows, float(self.visibleRegion().boundingRect().left()))
        painter.end()
