"""The names above the columns of the plan; they stay while the hours scroll, and go along to the sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.queries.plan import WeekPlan
from app.queries.rows import DayColumn
from app.translations import gettext as _
from app.translations import ngettext
from ui.schedule.day_painter import GUTTER
from ui.schedule.week_painter import NAME_SPACE
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.painting import draw_text, fill_rounded, paint_avatar

_HEIGHT = 48
_AVATAR = 28
_ROOM_FOR_AVATAR = 110


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above one column."""

    title: str
    below: str
    initials: str = ""
    is_marked: bool = False


class PlanHeads(QWidget):
    """Above a day technicians with avatar, van and what is free; above a week the days."""

    def __init__(self, column_width: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column_width = column_width
        self._heads: tuple[Head, ...] = ()
        self._gutter = GUTTER
        self._offset = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Sequence[DayColumn]) -> None:
        """Show technicians, each with the number of visits, or that the day is free."""
        self._show([_head_of(column) for column in columns], GUTTER)

    def show_days(self, week: WeekPlan, words: Sequence[str], today: date) -> None:
        """Show the days of a week, each with the number of visits or why the firm is closed."""
        counts = [sum(len(row.days[place]) for row in week.rows) for place in range(len(week.days))]
        self._show(
            [
                Head(title, _below(count, week.closed.get(day, "")), is_marked=day == today)
                for title, day, count in zip(words, week.days, counts, strict=True)
            ],
            NAME_SPACE,
        )

    def scroll_to(self, offset: int) -> None:
        """Go along with the columns below."""
        self._offset = offset
        self.update()

    def _show(self, heads: Sequence[Head], gutter: int) -> None:
        self._heads, self._gutter = tuple(heads), gutter
        self.setAccessibleName(", ".join(f"{head.title} {head.below}" for head in heads))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of names and one below."""
        return QSize(sized(480), sized(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Columns beyond the edge are scrolled to."""
        return QSize(0, sized(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names, each above its column; those that are scrolled away end at the hours."""
        painter = QPainter(self)
        look, width = tokens(), self.column_width()
        gutter = sized(self._gutter)
        painter.save()
        painter.setClipRect(QRectF(gutter, 0, self.width() - gutter, self.height()))
        for place, head in enumerate(self._heads):
            left = gutter + place * width - self._offset
            if left + width >= gutter and left <= self.width():
                self._paint_head(painter, head, QRectF(left, 0, width, self.height()))
        painter.restore()
        fill_rounded(painter, QRectF(0, self.height() - 1, self.width(), 1), 0, look.line)
        painter.end()

    def _paint_head(self, painter: QPainter, head: Head, area: QRectF) -> None:
        look = tokens()
        left = area.left() + Space.S
        if head.initials and area.width() >= sized(_ROOM_FOR_AVATAR):
            paint_avatar(painter, left, (area.height() - _AVATAR) / 2, _AVATAR, head.initials)
            left += _AVATAR + Space.S
        if head.is_marked:
            painter.fillRect(QRectF(area.left(), area.height() - 4, area.width(), 3), QColor(look.accent))
        half = area.height() / 2
        words = QRectF(left, 4, area.right() - left - Space.XS, half - 2)
        draw_text(painter, words, head.title, TextRole.BODY_STRONG, look.text)
        line = QRectF(left, half, words.width(), half - 5)
        draw_text(painter, line, head.below, TextRole.SECONDARY, look.text_tertiary)


def _head_of(column: DayColumn) -> Head:
    person = column.technician
    below = " · ".join(part for part in (person.van_name, _below(len(column.jobs))) if part)
    return Head(person.name, below, person.initials)


def _below(count: int, closed_words: str = "") -> str:
    """How many visits, or that there is none; on a closed day why."""
    visits = ngettext("{count} visit", "{count} visits", count).format(count=count) if count else ""
    if closed_words:
        return " · ".join(part for part in (closed_words, visits) if part)
    return visits or _("free")
