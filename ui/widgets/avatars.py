"""The circle with a person's initials."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.person_names import initials_of
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.painting import paint_avatar


class Avatar(QWidget):
    """Initials; the person's name stands beside it and is what a screen reader says."""

    def __init__(self, name: str = "", diameter: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diameter = diameter
        self._initials = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._initials = initials_of(name)
        ensure_fonts_for(self._initials)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(self._diameter, self._diameter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_avatar(painter, 0, 0, self._diameter, self._initials)
        painter.end()
