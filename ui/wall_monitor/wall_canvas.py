"""A surface in units of its height / 1080, on which words shrink, then end in an ellipsis, and never overlap."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui.theme.appearance import appearance
from ui.theme.fonts import font_of_size
from ui.theme.icons import icon_pixmap
from ui.theme.tokens import Theme, tokens_of
from ui.widgets.painting import fill_rounded, outline_rounded

HEIGHT = 1080
NARROWEST = 1300  # units; a screen that stands upright is measured by its width
SMALLEST = 24
_SHRINKS_TO = 0.7
_CAPITALS = 0.364  # from the middle of a line of capitals down to its baseline, for a font of size 1


@dataclass(slots=True)
class Placed:
    """A text as it was painted, and the room it takes."""

    text: str
    area: QRectF


@dataclass(slots=True)
class WallCanvas:
    """Paints on a painter that is scaled to units; `placed` tells what was painted where."""

    painter: QPainter
    size: QSizeF
    pixels: float
    placed: list[Placed] = field(default_factory=list)
    look = tokens_of(Theme.DARK)

    @property
    def width(self) -> float:
        """The width in units."""
        return self.size.width()

    @property
    def height(self) -> float:
        """The height in units."""
        return self.size.height()

    def text(
        self,
        words: str,
        left: float,
        baseline: float,
        room: float,
        size: float,
        colour: str,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        is_right: bool = False,
        is_centred: bool = False,
        is_tabular: bool = False,
    ) -> float:
        """One line that begins at `left` (or ends at `left + room`); returns the width it took."""
        if not words or room <= 0:
            return 0
        shown, face = fitted(words, size, weight, room, appearance().text_scale, is_tabular=is_tabular)
        measures = QFontMetricsF(face)
        width = measures.horizontalAdvance(shown)
        spare = room - width
        start = left + (spare if is_right else spare / 2 if is_centred else 0)
        self.painter.setFont(face)
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(start, baseline), shown)
        capitals = measures.capHeight()
        self.placed.append(Placed(shown, QRectF(start, baseline - capitals, width, capitals)))
        return width

    def icon(self, name: str, left: float, middle: float, size: float, colour: str) -> None:
        """An icon, drawn at the screen's own resolution."""
        picture = icon_pixmap(name, colour, round(size * self.pixels), self.painter.device().devicePixelRatio())
        self.painter.drawPixmap(QRectF(left, middle - size / 2, size, size), picture, QRectF(picture.rect()))

    def card(self, area: QRectF, fill: str, edge: str = "") -> None:
        """The ground of a row, with an edge for one that shouts."""
        fill_rounded(self.painter, area, 20, fill)
        if edge:
            outline_rounded(self.painter, area, 20, edge, 3)

    def initials(self, letters: str, left: float, middle: float, diameter: float) -> None:
        """Who is on it, in a soft circle."""
        area = QRectF(left, middle - diameter / 2, diameter, diameter)
        fill_rounded(self.painter, area, diameter / 2, self.look.accent_soft)
        size = diameter * 0.4
        weight = QFont.Weight.DemiBold
        colour = self.look.accent_soft_text
        self.text(letters, left, middle_line(middle, size), diameter, size, colour, weight=weight, is_centred=True)

    def line(self, left: float, top: float, right: float) -> None:
        """A thin line across."""
        self.painter.fillRect(QRectF(left, top, right - left, 1.5), self.look.line)


def units_of(width: int, height: int) -> tuple[float, QSizeF]:
    """How many pixels a unit has, and how many units a surface of this many pixels has."""
    pixels = min(height / HEIGHT, width / NARROWEST)
    return pixels, QSizeF(width / pixels, height / pixels)


def middle_line(middle: float, size: float) -> float:
    """The baseline of capitals that stand in the middle of a row."""
    return middle + size * _CAPITALS


@lru_cache(maxsize=512)
def fitted(
    words: str, size: float, weight: QFont.Weight, room: float, scale: float, *, is_tabular: bool = False
) -> tuple[str, QFont]:
    """The words and the font in which they fit: smaller down to 70 % (never below 24), then with an ellipsis.

    The fonts grow with the text size in use, which is that of the desk and not of the wall, so it is taken out.
    """
    least = max(min(size, SMALLEST), size * _SHRINKS_TO)
    wanted = size
    face = _face(wanted, weight, scale, is_tabular=is_tabular)
    while QFontMetricsF(face).horizontalAdvance(words) > room and wanted - 1 >= least:
        wanted -= 1
        face = _face(wanted, weight, scale, is_tabular=is_tabular)
    measures = QFontMetricsF(face)
    if measures.horizontalAdvance(words) <= room:
        return words, face
    return measures.elidedText(words, Qt.TextElideMode.ElideRight, room), face


def _face(size: float, weight: QFont.Weight, scale: float, *, is_tabular: bool) -> QFont:
    return font_of_size(size / scale, weight, tabular=is_tabular)
