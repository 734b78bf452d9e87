"""The wall monitor's window: it reads by itself, says when it cannot, and takes no order but to close."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.queries.wall_rows import WallRow
from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Theme, tokens_of
from ui.wall_monitor.wall_canvas import Placed, WallCanvas, units_of
from ui.wall_monitor.wall_painter import paint_wall
from ui.wall_monitor.wall_picture import WallPicture, wall_picture

_logger = logging.getLogger(__name__)

READ_EVERY = timedelta(seconds=20)
_TICK_MILLISECONDS = 1000
_SHIFT_MINUTES = 10
_SHIFT = 3
# Around a small square, a step at a time: no line of the picture stays on the same points of the screen.
_ROUND = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
_SHIFTS = tuple(QPoint(across * _SHIFT, down * _SHIFT) for across, down in _ROUND)


class WallMonitor(QWidget):
    """Shows what `read` answers, or what `show_row` brings later if it answers nothing.

    `left` is sent when the person closes it by key, `closed` whenever it goes.
    """

    left = Signal()
    closed = Signal()

    def __init__(self, read: Callable[[], WallRow | None], clock: Clock) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("wall.monitor")
        self.setWindowTitle(_("Wall monitor – Everafter"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._read = read
        self._clock = clock
        self._row: WallRow | None = None
        self._tried_at: datetime | None = None
        self._picture: WallPicture | None = None
        self._shift = QPoint()
        self.placed: tuple[Placed, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def picture(self) -> WallPicture | None:
        """The words it shows now; None before the first reading succeeded."""
        return self._picture

    @property
    def shift(self) -> QPoint:
        """How far the picture is moved now, so that nothing burns in."""
        return self._shift

    def refresh(self) -> None:
        """Read now; if that fails, what was read last stays and says its age."""
        self._tried_at = self._clock.now()
        try:
            self._row = self._read() or self._row
        except Exception:  # a wall that hangs above people's heads never crashes: it says that it is not updating
            _logger.exception("the wall monitor could not read")
        self._compose()

    def show_row(self, row: WallRow) -> None:
        """Show what was read elsewhere."""
        self._row = row
        self._compose()

    def tick(self) -> None:
        """A second passed: read when it is time, and show the clocks of now."""
        now = self._clock.now()
        if self._tried_at is None or abs(now - self._tried_at) >= READ_EVERY:
            self.refresh()
        else:
            self._compose()

    def stop(self) -> None:
        """Read no more: the database is about to be closed."""
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F11 close it; nothing else does anything."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F11}:
            self.left.emit()
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading."""
        self.stop()
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dark ground to the very edge, and the picture on it a little moved."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens_of(Theme.DARK).navigation)
        if self._picture is not None and not self.size().isEmpty():
            pixels, size = units_of(self.width(), self.height())
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.translate(self._shift)
            painter.scale(pixels, pixels)
            canvas = WallCanvas(painter, size, pixels)
            paint_wall(canvas, self._picture)
            self.placed = tuple(canvas.placed)
        painter.end()

    def _compose(self) -> None:
        if self._row is None:
            return
        picture = wall_picture(self._row, self._clock)
        shift = shift_at(self._clock.now())
        if picture == self._picture and shift == self._shift:
            return
        if picture != self._picture:
            ensure_fonts_for(*picture.texts)
            self.setAccessibleName(picture.sentence)
        self._picture, self._shift = picture, shift
        self.update()


def shift_at(now: datetime) -> QPoint:
    """Where the picture stands at a moment: 3 pixels further every ten minutes, and back again."""
    return _SHIFTS[int(now.timestamp()) // (_SHIFT_MINUTES * 60) % len(_SHIFTS)]
