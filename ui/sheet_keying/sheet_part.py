"""One numbered part of the sheet on the screen: the black disc of the paper, its words, and what is keyed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.rules.job_sheet import SheetSection, section_words
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel
from ui.widgets.painting import fill_rounded

_DISC = 24
_HEADING_WIDTH = 116


class NumberDisc(QLabel):
    """The number on its disc; Alt and the number jump there, and the part at hand is lit."""

    def __init__(self, section: SheetSection, buddy: QWidget) -> None:
        super().__init__(f"&{int(section)}")
        self._number = int(section)
        self.is_lit = False
        self.setBuddy(buddy)
        self.setFixedSize(sized(_DISC), sized(_DISC))

    def light(self, *, is_lit: bool) -> None:
        """Show whether the hand is here."""
        if is_lit != self.is_lit:
            self.is_lit = is_lit
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        area = self.rect().toRectF()
        fill_rounded(painter, area, area.height() / 2, look.accent if self.is_lit else look.text)
        painter.setFont(font(TextRole.SECONDARY_STRONG, tabular=True))
        painter.setPen(QColor(look.on_accent if self.is_lit else look.surface))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class SheetPart(QWidget):
    """Disc and heading at the left, the fields at the right; `stops` are where Enter halts, in order."""

    changed = Signal()

    def __init__(self, section: SheetSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        self._disc: NumberDisc | None = None
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.S)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        head = QVBoxLayout()
        head.setContentsMargins(0, 4, 0, 0)
        head.addLayout(self._head)
        head.addStretch(1)
        row.addLayout(head)
        row.addLayout(self.body, 1)

    def begin_at(self, first: QWidget) -> None:
        """Give the part its disc; Alt and its number lead to this field."""
        if first.focusPolicy() == Qt.FocusPolicy.NoFocus:
            # A label leads its buddy only if that takes the keyboard, be it for one of its buttons.
            first.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._disc = NumberDisc(self.section, first)
        heading = TextLabel(section_words(self.section), TextRole.SECONDARY_STRONG, wrap=True)
        heading.setFixedWidth(sized(_HEADING_WIDTH))
        self._head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Enter halts."""
        return ()

    def light(self, *, is_lit: bool) -> None:
        """Show whether the hand is in this part."""
        if self._disc is not None:
            self._disc.light(is_lit=is_lit)
