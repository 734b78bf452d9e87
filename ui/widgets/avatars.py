"""The circle with a person's initials or face."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
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
        self._face = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._initials = initials_of(name)
        ensure_fonts_for(self._initials)
        self.setAccessibleName(name)
        self.update()

    def set_face(self, jpeg: bytes) -> None:
        """Show a picture instead of the initials; without bytes, or with such as are no picture, the initials."""
        self._face = QPixmap()
        self._face.loadFromData(jpeg)
        self.update()

    @property
    def has_face(self) -> bool:
        """Whether a picture is shown."""
        return not self._face.isNull()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(self._diameter, self._diameter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        if self._face.isNull():
            paint_avatar(painter, 0, 0, self._diameter, self._initials)
        else:
            self._paint_face(painter)
        painter.end()

    def _paint_face(self, painter: QPainter) -> None:
        """The middle of the picture in the circle."""
        side = round(self._diameter * self.devicePixelRatio())
        expanding, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        face = self._face.scaled(side, side, expanding, smooth)
        circle = QPainterPath()
        circle.addEllipse(0, 0, self._diameter, self._diameter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(circle)
        left, top = (face.width() - side) // 2, (face.height() - side) // 2
        painter.drawPixmap(0, 0, self._diameter, self._diameter, face, left, top, side, side)
