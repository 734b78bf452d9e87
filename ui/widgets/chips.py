"""Chips, the tag of years and the clock of a promise: a shape, a word and a colour, never a colour alone."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.appearance import appearance
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tones import Tone
from ui.widgets.painting import chip_height, chip_width, paint_chip


class ClockState(Enum):
    """How a promise stands against its hour."""

    ON_TRACK = "on track"
    DUE = "due"
    LATE = "late"
    KEPT = "kept"
    WON_BACK = "won back"
    ENDED = "ended"


_CLOCK_LOOKS = {
    ClockState.ON_TRACK: (Tone.OK, "clock"),
    ClockState.DUE: (Tone.SOON, "clock-alert"),
    ClockState.LATE: (Tone.LATE, "triangle-alert"),
    ClockState.KEPT: (Tone.DONE, "check"),
    ClockState.WON_BACK: (Tone.DONE, "heart-handshake"),
    ClockState.ENDED: (Tone.NEUTRAL, "circle-alert"),
}


def clock_look(state: ClockState) -> tuple[Tone, str]:
    """The tone and the icon of a clock; board, strip and wall monitor all ask here."""
    return _CLOCK_LOOKS[state]


class Chip(QLabel):
    """A short fact in a rounded shape."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        solid: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = icon
        self._is_solid = solid
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.updateGeometry)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another fact."""
        ensure_fonts_for(text)
        super().setText(text)
        self.updateGeometry()

    def set_look(self, tone: Tone, icon: str = "", *, solid: bool = False) -> None:
        """Change what the chip means."""
        self._tone, self._icon, self._is_solid = tone, icon, solid
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(chip_width(self.text(), self._icon), chip_height())

    def minimumSizeHint(self) -> QSize:
        """The least size that still shows it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_chip(painter, 0, 0, self.text(), self._tone, self._icon, solid=self._is_solid)
        painter.end()


class YearsTag(Chip):
    """How long a client has been with us ("11 years with us"); gold means loyalty and nothing else."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Tone.GOLD, "award", parent)


class ClockChip(Chip):
    """The clock of a promise in the words people say: "12 min late", "in 36 min", "Mon 15:00"."""

    def __init__(
        self,
        text: str = "",
        state: ClockState = ClockState.ON_TRACK,
        parent: QWidget | None = None,
        *,
        solid: bool = True,
    ) -> None:
        tone, icon = clock_look(state)
        self._wants_solid = solid
        super().__init__(text, tone, icon, parent, solid=solid and state is ClockState.LATE)

    def set_clock(self, text: str, state: ClockState) -> None:
        """Show another moment; only a late clock is solid."""
        tone, icon = clock_look(state)
        self.set_look(tone, icon, solid=self._wants_solid and state is ClockState.LATE)
        self.setText(text)
