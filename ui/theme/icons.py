"""Icons tinted at run time from the SVG files: drawn when first painted, at the screen's own resolution, then kept."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImageReader, QPainter, QPixmap, Qt

from app.resource_files import resource_path
from ui.theme.appearance import tokens

_GAP_BESIDE_TEXT = 6  # a style sheet cannot set the space between a button's icon and its text


class Ink(Enum):
    """The token an icon is drawn in."""

    TEXT = "text"
    SECONDARY = "text_secondary"
    TERTIARY = "text_tertiary"
    ACCENT = "accent"
    ACCENT_TEXT = "accent_soft_text"
    ON_ACCENT = "on_accent"
    ON_LATE = "on_late"
    LATE = "late_soft_text"
    SOON = "soon_soft_text"
    OK = "ok_soft_text"
    DONE = "done_soft_text"
    GOLD = "gold_soft_text"

    @property
    def colour(self) -> str:
        """The colour in the theme in use."""
        return str(getattr(tokens(), self.value))


class IconPlace(Enum):
    """Where an icon stands: words beside it need a gap, which is drawn into the picture."""

    ALONE = "alone"
    BEFORE_TEXT = "before"
    AFTER_TEXT = "after"


def icon_names() -> list[str]:
    """Every icon that ships, by name."""
    return sorted(path.stem for path in resource_path("icons").glob("*.svg"))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon as a picture `size` logical pixels wide for a screen of this ratio, from the cache if drawn before."""
    return _picture(name, colour, size, round(ratio * 100))


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, size: int, percent: int) -> QPixmap:
    stroke = 2.25 if size <= 14 else 1.75
    drawing = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    buffer = QBuffer()
    buffer.setData(drawing.encode())
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The reader's plug-in draws SVG without the QtSvg module, which would cost time at start.
    reader = QImageReader(buffer, b"svg")
    edge = max(1, round(size * percent / 100))
    reader.setScaledSize(QSize(edge, edge))
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(percent / 100)
    return picture


def paint_icon(painter: QPainter, name: str, colour: str, x: float, y: float, size: int) -> None:
    """Draw an icon with its left upper corner at a point; for delegates and painted widgets."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(x, y), icon_pixmap(name, colour, size, ratio))


class _TintedIconEngine(QIconEngine):
    """Draws in the theme in use at the moment of painting, so a theme switch needs no new icons."""

    def __init__(self, name: str, ink: Ink, place: IconPlace) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._place = place

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """The picture for a screen of this scale."""
        colour = Ink.TERTIARY.colour if mode is QIcon.Mode.Disabled else self._ink.colour
        # The size asked for is logical, the picture must have the screen's pixels.
        edge = min(size.width(), size.height())
        if self._place is IconPlace.ALONE:
            return icon_pixmap(self._name, colour, edge, scale)
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        left = _GAP_BESIDE_TEXT if self._place is IconPlace.AFTER_TEXT else 0
        painter.drawPixmap(QPointF(left, 0), icon_pixmap(self._name, colour, edge, scale))
        painter.end()
        return picture

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture for a plain screen."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rectangle: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw one row."""
        colour = Ink.TERTIARY.colour if mode is QIcon.Mode.Disabled else self._ink.colour
        edge = min(rectangle.width(), rectangle.height())
        paint_icon(painter, self._name, colour, rectangle.x(), rectangle.y() + (rectangle.height() - edge) / 2, edge)

    def clone(self) -> QIconEngine:
        """A copy, as QIcon asks for."""
        return _TintedIconEngine(self._name, self._ink, self._place)


def tinted_icon(name: str, ink: Ink = Ink.SECONDARY, place: IconPlace = IconPlace.ALONE) -> QIcon:
    """A QIcon that is drawn when first shown and follows the theme."""
    return QIcon(_TintedIconEngine(name, ink, place))


def icon_size_beside_text(size: int) -> QSize:
    """The icon size to set on a button whose icon stands before or after words."""
    return QSize(size + _GAP_BESIDE_TEXT, size)


def paint_brand_mark(painter: QPainter, area: QRectF, radius: float) -> None:
    """Our two drops on a rounded square in the accent colour."""
    look = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawRoundedRect(area, radius, radius)
    edge = round(area.width() * 0.64)
    offset = (area.width() - edge) / 2
    paint_icon(painter, "drops", look.on_accent, area.x() + offset, area.y() + offset, edge)
    painter.restore()


def application_icon() -> QIcon:
    """The icon of the window and the task bar."""
    return QIcon(str(resource_path("icons", "everafter.svg")))


def forget_drawn_icons() -> None:
    """Empty the cache; a theme switch does, so that the other theme's pictures do not stay in memory."""
    _picture.cache_clear()
