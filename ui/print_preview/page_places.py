"""Where each page lies on the desk, at which zoom; numbers only, nothing is drawn here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, QSize, QSizeF

GAP = 16
MARGIN = 24
STEPS = (25, 50, 75, 100, 125, 150, 200, 300)
"""The steps of the zoom in percent; 100 is the size of the paper itself."""
_NARROWEST = 100
_MOST_WHEN_FITTED = 200  # percent; a wider window shows no larger letters


class Fit(Enum):
    """A zoom that follows the window."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | int  # or percent


class PagePlaces:
    """The pages below each other, centred, for one size of the window."""

    def __init__(self, sizes: Sequence[QSizeF], room: QSize, zoom: Zoom, pixels_per_point: float) -> None:
        self.areas: list[QRect] = []
        self.percents: list[float] = []
        top = GAP
        widest = 0
        for size in sizes:
            percent = _percent(size, room, zoom, pixels_per_point)
            scale = percent / 100 * pixels_per_point
            width = max(_NARROWEST, round(size.width() * scale))
            height = round(width * size.height() / size.width())
            self.areas.append(QRect(0, top, width, height))
            self.percents.append(percent)
            top += height + GAP
            widest = max(widest, width)
        self.size = QSize(max(room.width(), widest + 2 * MARGIN) if widest else 0, top if sizes else 0)
        for area in self.areas:
            area.moveLeft((self.size.width() - area.width()) // 2)
        self._tops = [area.top() for area in self.areas]

    def page_at(self, y: int) -> int:
        """The page that lies at this height, or the one above a gap."""
        return max(0, bisect_right(self._tops, y) - 1)

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between these heights."""
        if not self.areas:
            return range(0)
        first = self.page_at(top)
        if self.areas[first].bottom() < top:
            first += 1
        return range(first, bisect_right(self._tops, bottom))


def next_step(percent: float, direction: int) -> int:
    """The next larger or smaller step of the zoom."""
    if direction > 0:
        return next((step for step in STEPS if step > percent + 1), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < percent - 1), STEPS[0])


def _percent(size: QSizeF, room: QSize, zoom: Zoom, pixels_per_point: float) -> float:
    if isinstance(zoom, int):
        return zoom
    across = (room.width() - 2 * MARGIN) / (size.width() * pixels_per_point) * 100
    if zoom is Fit.PAGE:
        across = min(across, (room.height() - 2 * GAP) / (size.height() * pixels_per_point) * 100)
    return max(1.0, min(across, _MOST_WHEN_FITTED))
