"""The mood line: how a client felt after each job, as shapes that differ without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.tokens import Space

_RADIUS = 6.5
_GAP = 4
_LINE_Y = 12
_LABEL_TOP = 22


class Mood(Enum):
    """What a client said: a filled dot, a ring, a triangle."""

    GREAT = "great"
    GOOD = "good"
    NOT_HAPPY = "not happy"


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """One answer and the short word below it: "'24", "Mar", "now"."""

    mood: Mood
    label: str


class MoodLine(QWidget):
    """Answers from left to right, the newest last."""

    def __init__(self, points: Sequence[MoodPoint] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[MoodPoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_points(points)

    def set_points(self, points: Sequence[MoodPoint]) -> None:
        """Show other answers."""
        self._points = tuple(points)
        words = {Mood.GREAT: _("great"), Mood.GOOD: _("good"), Mood.NOT_HAPPY: _("not happy")}
        self.setAccessibleName(
            ", ".join(f"{point.label}: {words[point.mood]}" for point in self._points) or _("No answers yet")
        )
        self.update()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(160, _LABEL_TOP + sized(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / max(len(self._points), 1)
        middles = [(number + 0.5) * step for number in range(len(self._points))]
        painter.setPen(QPen(QColor(look.line), 2))
        for left, right in pairwise(middles):
            painter.drawLine(QPointF(left + _RADIUS + _GAP, _LINE_Y), QPointF(right - _RADIUS - _GAP, _LINE_Y))
        for middle, point in zip(middles, self._points, strict=True):
            _paint_mood(painter, QPointF(middle, _LINE_Y), point.mood)
            painter.setPen(QColor(look.text_tertiary))
            painter.setFont(font(TextRole.SMALL))
            area = QRectF(middle - step / 2 - Space.XS, _LABEL_TOP, step + 2 * Space.XS, sized(18))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, point.label)
        painter.end()


def _paint_mood(painter: QPainter, middle: QPointF, mood: Mood) -> None:
    look = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    match mood:
        case Mood.GREAT:
            painter.setBrush(QColor(look.done))
            painter.drawEllipse(middle, _RADIUS, _RADIUS)
        case Mood.GOOD:
            painter.setPen(QPen(QColor(look.soon), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, _RADIUS - 0.75, _RADIUS - 0.75)
        case Mood.NOT_HAPPY:
            painter.setBrush(QColor(look.late))
            x, y = middle.x(), middle.y()
            painter.drawPolygon(QPolygonF([QPointF(x, y - 6.5), QPointF(x + 7, y + 5.5), QPointF(x - 7, y + 5.5)]))
