"""A bar with its words and its number beside it, and a click or Enter to see whom it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tones import Tone, tone_colours
from ui.widgets.bar_button import BarButton
from ui.widgets.painting import draw_text, fill_rounded, outline_rounded, text_width

_HEIGHT = 36
_LABEL_SHARE = 0.32
_NUMBER_SPACE = 92
_GAP = 8
_BAR = 16
_SMALLEST = 3
_SMALLEST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class InsightRow:
    """What a bar shows: words, a number, its share of the longest bar's whole, and what it opens (None: nothing)."""

    label: str
    count: int
    whole: int
    tone: Tone = Tone.ACCENT
    note: str = ""
    open: Callable[[], None] | None = None
    number_words: str = ""  # instead of the bare number, such as an amount of money

    @property
    def number(self) -> str:
        """What stands at the end of the bar."""
        return (self.number_words or f"{self.count:,}") + (f" · {self.note}" if self.note else "")

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.count / self.whole if self.whole else 0.0

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        return f"{self.label}: {self.number_words or self.count}" + (f", {self.note}" if self.note else "")


class InsightBar(BarButton):
    """One line of an insight."""

    def __init__(self, row: InsightRow, beside: Sequence[InsightRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(row.sentence, row.open, parent)
        self._row = row
        self._beside = (row, *beside)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(360, sized(_HEIGHT))

    def room_for_words(self, width: float) -> tuple[float, float]:
        """How wide the label and the number stand; the same for all bars of a card, whose words stay whole if they can.

        What they leave is the bar's, and that is never less than a fifth.
        """
        number = max(sized(_NUMBER_SPACE), *(_width(each.number, TextRole.BODY_STRONG) for each in self._beside))
        label = max(width * _LABEL_SHARE, *(2 * _GAP + _width(each.label, TextRole.BODY) for each in self._beside))
        return max(width * _LABEL_SHARE, min(label, width * (1 - _SMALLEST_SHARE) - number - 2 * _GAP)), number

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, bar, number."""
        look = tokens()
        row = self._row
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            fill_rounded(painter, area, 6, look.hover)
        label_width, number_space = self.room_for_words(area.width())
        draw_text(painter, QRectF(_GAP, 0, label_width - 2 * _GAP, area.height()), row.label, TextRole.BODY, look.text)
        room = max(1.0, area.width() - label_width - number_space - 2 * _GAP)
        top = (area.height() - _BAR) / 2
        fill_rounded(painter, QRectF(label_width, top, room, _BAR), 4, look.sunken)
        if row.count:
            width = max(room * min(row.share, 1.0), _SMALLEST)
            fill_rounded(painter, QRectF(label_width, top, width, _BAR), 4, tone_colours(row.tone, look).strong)
        number_area = QRectF(label_width + room + _GAP, 0, number_space, area.height())
        draw_text(painter, number_area, row.number, TextRole.BODY_STRONG, look.text, tabular=True)
        if self.hasFocus():
            outline_rounded(painter, area, 6, look.focus, 2)
        painter.end()


def _width(words: str, role: TextRole) -> float:
    """What the words need so that none is cut."""
    return ceil(text_width(words, role, tabular=role is TextRole.BODY_STRONG)) + 1
