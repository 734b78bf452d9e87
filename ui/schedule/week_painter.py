"""Draws the plan of a week: technicians below each other, days side by side, each visit in two lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.queries.plan import WeekPlan, WeekRow
from app.translations import gettext as _
from ui.schedule.day_layout import PlacedJob
from ui.schedule.day_painter import clock_words, paint_box, paint_landing, paint_ring, paint_sign, state_words
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.painting import draw_text, paint_avatar, text_width

NAME_SPACE = 112
SMALLEST_DAY = 82
FITTED_DAY = 60
_CHIP = 42
_LINE = 19
_GAP = 3
_LEAST_ROW = 52
_PADDING = 6
_AVATAR = 24
_MINUTES_PER_QUARTER = 15
_PULL = 10


@dataclass(frozen=True, slots=True)
class WeekGeometry:
    """Turns days and technicians into pixels and back; `tops` holds where each row begins, and the end of the last."""

    tops: tuple[float, ...]
    day_count: int
    width: float
    least_day: float

    @classmethod
    def of(cls, week: WeekPlan, width: float, least_day: float) -> WeekGeometry:
        """Every row is as high as its fullest day."""
        tops = [0.0]
        for row in week.rows:
            most = max((len(day) for day in row.days), default=0)
            height = max(sized(_LEAST_ROW), most * sized(_CHIP + _GAP) + 2 * _PADDING)
            tops.append(tops[-1] + height)
        return cls(tuple(tops), len(week.days), width, least_day)

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return max(self.least_day, (self.width - sized(NAME_SPACE)) / max(1, self.day_count))

    @property
    def height(self) -> float:
        """The height of all technicians."""
        return self.tops[-1]

    def box(self, placed: PlacedJob) -> QRectF:
        """Where a visit is drawn: below the one before it."""
        left = sized(NAME_SPACE) + placed.column * self.day_width + 4
        top = self.tops[placed.row] + _PADDING + placed.lane * sized(_CHIP + _GAP)
        return QRectF(left, top, self.day_width - 8, sized(_CHIP))

    def minutes_of(self, height: float) -> int:
        """Quarter hours by which an edge is pulled; a box has no length here, so a few pixels are a quarter."""
        return round(height / sized(_PULL)) * _MINUTES_PER_QUARTER

    def dragged(self, placed: PlacedJob, way: QPointF) -> PlacedJob:
        """Another day or technician at the same time."""
        box = self.box(placed)
        column = placed.column + round(way.x() / self.day_width)
        row = self.row_at(box.center().y() + way.y())
        return replace(placed, column=min(max(column, 0), self.day_count - 1), row=row)

    def row_at(self, y: float) -> int:
        """The technician at a height; outside, the nearest."""
        return min(max(bisect_right(self.tops, y) - 1, 0), max(0, len(self.tops) - 2))

    def column_at(self, x: float) -> int:
        """The day under a point; outside, the nearest."""
        return min(max(int((x - sized(NAME_SPACE)) // self.day_width), 0), max(0, self.day_count - 1))


class WeekPainter:
    """Paints one frame of the week; what lies outside `seen` is left out."""

    def __init__(self, painter: QPainter, geometry: WeekGeometry, seen: QRectF) -> None:
        self._painter = painter
        self._geometry = geometry
        self._seen = seen
        self._look = tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, closed_columns: Sequence[int], today: int | None) -> None:
        """The paper, darker on closed days, with today's edge and the lines between days and technicians."""
        painter, geometry = self._painter, self._geometry
        painter.fillRect(self._seen, QColor(self._look.surface))
        for column in closed_columns:
            painter.fillRect(self._day(column), QColor(self._look.sunken))
        painter.setPen(QPen(QColor(self._look.line), 1))
        for column in range(geometry.day_count):
            x = round(self._day(column).left()) + 0.5
            painter.drawLine(QPointF(x, self._seen.top()), QPointF(x, self._seen.bottom()))
        for top in geometry.tops[1:]:
            painter.drawLine(QPointF(self._seen.left(), top - 0.5), QPointF(self._seen.right(), top - 0.5))
        if today is not None:
            painter.setPen(QPen(QColor(self._look.accent), 2))
            x = self._day(today).left() + 1
            painter.drawLine(QPointF(x, self._seen.top()), QPointF(x, self._seen.bottom()))

    def names(self, rows: Sequence[WeekRow], left: float) -> None:
        """The technicians at the left, over the days that were scrolled below them."""
        painter, geometry = self._painter, self._geometry
        area = QRectF(left, self._seen.top(), sized(NAME_SPACE), self._seen.height())
        painter.fillRect(area, QColor(self._look.surface))
        for place, row in enumerate(rows):
            top, bottom = geometry.tops[place], geometry.tops[place + 1]
            if bottom < self._seen.top() or top > self._seen.bottom():
                continue
            paint_avatar(painter, left + Space.S, top + 8, _AVATAR, row.technician.initials)
            words = left + Space.S + _AVATAR + Space.S
            width = left + sized(NAME_SPACE) - words - Space.XS
            name = QRectF(words, top + 6, width, sized(20))
            draw_text(painter, name, row.technician.first_name, TextRole.BODY_STRONG, self._look.text)
            below = QRectF(words, top + 6 + sized(18), width, sized(18))
            free = row.technician.van_name if any(row.days) else _("free")
            draw_text(painter, below, free, TextRole.SMALL, self._look.text_tertiary)
            painter.setPen(QPen(QColor(self._look.line), 1))
            painter.drawLine(QPointF(left, bottom - 0.5), QPointF(area.right(), bottom - 0.5))
        painter.setPen(QPen(QColor(self._look.line), 1))
        painter.drawLine(QPointF(area.right() - 0.5, area.top()), QPointF(area.right() - 0.5, area.bottom()))

    def jobs(self, placed: Sequence[PlacedJob], picked_id: int | None, *, has_focus: bool) -> None:
        """All visits in view, each in two lines: time and signs, who."""
        for one in placed:
            box = self._geometry.box(one)
            if not box.intersects(self._seen):
                continue
            colours = paint_box(self._painter, one, box)
            x = box.left() + 3 + _PADDING
            if one.is_clash or one.is_put_right:
                x = paint_sign(self._painter, colours, x, box.top() + (sized(_LINE) - 14) / 2 + 2)
            self._words(one, QRectF(x, box.top(), box.right() - x - 4, box.height()), colours.text)
            if one.job.id == picked_id:
                paint_ring(self._painter, box, has_focus=has_focus)

    def landing(self, placed: PlacedJob) -> None:
        """Where a dragged visit would land."""
        words = f"{clock_words(placed.starts)} – {clock_words(placed.ends)}"
        paint_landing(self._painter, self._geometry.box(placed), words)

    def hovered(self, column: int, row: int) -> None:
        """The day and technician onto which something of the tray would fall."""
        day = self._day(column)
        top, bottom = self._geometry.tops[row], self._geometry.tops[row + 1]
        paint_landing(self._painter, QRectF(day.left() + 3, top + 3, day.width() - 6, bottom - top - 6), "")

    def _words(self, placed: PlacedJob, area: QRectF, colour: str) -> None:
        """The time, or the word of a clash where there is room for one of them only; below it the name."""
        top = QRectF(area.left(), area.top() + 2, area.width(), sized(_LINE))
        time, signs = clock_words(placed.starts), state_words(placed)
        whole = f"{time}  {signs}".rstrip()
        is_room = text_width(whole, TextRole.CAPTION, tabular=True) <= top.width()
        words = whole if is_room else signs if placed.is_clash else time
        draw_text(self._painter, top, words, TextRole.CAPTION, colour, tabular=True)
        box = self._geometry.box(placed)
        left = box.left() + 3 + _PADDING
        below = QRectF(left, top.bottom(), box.right() - left - 4, sized(_LINE))
        draw_text(self._painter, below, placed.job.client_name, TextRole.SECONDARY_STRONG, self._look.text)

    def _day(self, column: int) -> QRectF:
        left = sized(NAME_SPACE) + column * self._geometry.day_width
        return QRectF(left, self._seen.top(), self._geometry.day_width, self._seen.height())
