"""A key as it stands on the keyboard, beside what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.widgets.painting import draw_text, fill_rounded, outline_rounded, text_width

_PADDING = 6
_HEIGHT = 20


def key_text(shortcut: str) -> str:
    """A shortcut as this system writes it: "Ctrl+K", on a Mac its signs; what is no single key as it is given."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) or shortcut


def key_hint_width(text: str) -> float:
    """The width of a painted key."""
    return text_width(text, TextRole.SMALL) + 2 * _PADDING


def paint_key_hint(painter: QPainter, left: float, middle: float, text: str) -> None:
    """Paint a key, vertically centred on `middle`."""
    look = tokens()
    height = sized(_HEIGHT)
    area = QRectF(left, middle - height / 2, key_hint_width(text), height)
    fill_rounded(painter, area, 4, look.sunken)
    outline_rounded(painter, area, 4, look.line_strong)
    draw_text(painter, area.adjusted(_PADDING, 0, 0, 0), text, TextRole.SMALL, look.text_secondary)


class KeyHint(QLabel):
    """A key beside a button or a menu word, `KeyHint("Ctrl+B")`."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(key_text(shortcut), parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(round(key_hint_width(self.text()) + 0.5), sized(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As wide as what is painted, not as the words of a label would be."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_key_hint(painter, 0, self.height() / 2, self.text())
        painter.end()
