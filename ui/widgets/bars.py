"""A thin bar that shows how far something has come; the words beside it say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import tokens
from ui.theme.tones import Tone, tone_colours
from ui.widgets.painting import fill_rounded

_THICKNESS = 8


class Bar(QWidget):
    """A share between 0 and 1 in a tone; `sentence` is what a screen reader says."""

    def __init__(
        self, share: float = 0.0, tone: Tone = Tone.ACCENT, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, sentence)

    def set_share(self, share: float, sentence: str) -> None:
        """Show another share; below 0 and above 1 are drawn as empty and full."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(80, _THICKNESS)

    def minimumSizeHint(self) -> QSize:
        """The least size that still shows it."""
        return QSize(24, _THICKNESS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        radius = _THICKNESS / 2
        fill_rounded(painter, QRectF(0, 0, self.width(), _THICKNESS), radius, look.line)
        if self._share > 0:
            width = max(self.width() * self._share, _THICKNESS)
            fill_rounded(painter, QRectF(0, 0, width, _THICKNESS), radius, tone_colours(self._tone, look).strong)
        painter.end()
