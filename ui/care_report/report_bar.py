"""A line of the report: what, how much as a bar, the figure in words; Enter shows the complaints behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tones import Tone, tone_colours
from ui.widgets.bar_button import BarButton
from ui.widgets.painting import draw_text, fill_rounded, outline_rounded

_LOW, _HIGH = 32, 46
_LABEL_SHARE = 0.47
_VALUE_SHARE = 0.28
_GAP = 8
_BAR = 12
_SMALLEST = 3


@dataclass(frozen=True, slots=True)
class ReportBarRow:
    """Words and a second, quieter line on either side of a bar that shows `count` of `whole`."""

    label: str
    value: str
    count: int
    whole: int
    tone: Tone = Tone.ACCENT
    below_label: str = ""
    below_value: str = ""
    open: Callable[[], None] | None = None

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        parts = (self.label, self.value, self.below_value, self.below_label)
        return ", ".join(part for part in parts if part)


class ReportBar(BarButton):
    """One line; without complaints behind it, it only says what it says."""

    def __init__(self, row: ReportBarRow, parent: QWidget | None = None) -> None:
        super().__init__(row.sentence, row.open, parent)
        self._row = row
        if row.open is not None:
            self.setToolTip(row.below_label)

    def sizeHint(self) -> QSize:
        """As wide as there is room; higher with two lines."""
        return QSize(320, sized(_HIGH if self._row.below_label or self._row.below_value else _LOW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, bar, figure."""
        look = tokens()
        row = self._row
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            fill_rounded(painter, area, 6, look.hover)
        inner = area.adjusted(_GAP, 0, -_GAP, 0)
        label_width, value_width = inner.width() * _LABEL_SHARE, inner.width() * _VALUE_SHARE
        self._draw_lines(painter, inner.left(), label_width - _GAP, row.label, row.below_label)
        self._draw_lines(painter, inner.right() - value_width, value_width, row.value, row.below_value)
        bar = QRectF(inner.left() + label_width, (area.height() - _BAR) / 2, 0, _BAR)
        bar.setWidth(max(1.0, inner.width() - label_width - value_width - _GAP))
        fill_rounded(painter, bar, 4, look.sunken)
        outline_rounded(painter, bar, 4, look.line, 1)
        if row.count and row.whole:
            bar.setWidth(max(bar.width() * min(row.count / row.whole, 1.0), _SMALLEST))
            fill_rounded(painter, bar, 4, tone_colours(row.tone, look).strong)
        if self.hasFocus():
            outline_rounded(painter, area.adjusted(1, 1, -1, -1), 6, look.focus, 2)
        painter.end()

    def _draw_lines(self, painter: QPainter, left: float, width: float, words: str, below: str) -> None:
        look = tokens()
        height = float(self.height())
        if not below:
            draw_text(painter, QRectF(left, 0, width, height), words, TextRole.BODY_STRONG, look.text, tabular=True)
            return
        middle = height / 2
        upper, lower = QRectF(left, 2, width, middle - 2), QRectF(left, middle, width, middle - 2)
        draw_text(painter, upper, words, TextRole.BODY_STRONG, look.text, tabular=True)
        draw_text(painter, lower, below, TextRole.SECONDARY, look.text_secondary, tabular=True)
