"""The names above the columns of the plan; they stay while the hours scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.queries.firm_rows import PersonRow
from app.queries.rows import DayColumn
from app.translations import gettext as _
from app.translations import ngettext
from ui.schedule.day_painter import GUTTER
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.painting import draw_text, fill_rounded, paint_avatar

_HEIGHT = 48
_AVATAR = 28


class TechnicianHeads(QWidget):
    """Avatar, name, van and what is free."""

    def __init__(self, column_width: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_width = column_width
        self._people: tuple[PersonRow, ...] = ()
        self._free: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Sequence[DayColumn]) -> None:
        """Show other technicians, each with the number of visits, or that the day is free."""
        self._people = tuple(column.technician for column in columns)
        counts = [len(column.jobs) for column in columns]
        self._free = tuple(
            ngettext("{count} visit", "{count} visits", count).format(count=count) if count else _("free")
            for count in counts
        )
        self.setAccessibleName(", ".join(person.name for person in self._people))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of names and one below."""
        return QSize(sized(480), sized(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names, each above its column."""
        painter = QPainter(self)
        look, width = tokens(), self._column_width()
        for place, person in enumerate(self._people):
            left = sized(GUTTER) + place * width + Space.S
            paint_avatar(painter, left, (self.height() - _AVATAR) / 2, _AVATAR, person.initials)
            words = QRectF(left + _AVATAR + Space.S, 4, width - _AVATAR - 3 * Space.S, self.height() / 2 - 2)
            draw_text(painter, words, person.name, TextRole.BODY_STRONG, look.text)
            below = " · ".join(part for part in (person.van_name, self._free[place]) if part)
            line = QRectF(words.left(), self.height() / 2, words.width(), self.height() / 2 - 5)
            draw_text(painter, line, below, TextRole.SECONDARY, look.text_tertiary)
        fill_rounded(painter, QRectF(0, self.height() - 1, self.width(), 1), 0, look.line)
        painter.end()
