"""Labels with a role and a tone."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.appearance import appearance
from ui.theme.fonts import TextRole, font
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.tool_tips import plain_tip


class TextTone(Enum):
    """The colour of a label's text."""

    PLAIN = ""
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    ACCENT = "accent"
    LATE = "late"
    SOON = "soon"
    OK = "ok"
    DONE = "done"
    GOLD = "gold"


class TextLabel(QLabel):
    """Plain text in one of the design's sizes; never reads its text as HTML."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        tone: TextTone = TextTone.PLAIN,
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        tabular: bool = False,
        italic: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._is_tabular = tabular
        self._is_italic = italic
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if tone is not TextTone.PLAIN:
            self.setProperty("tone", tone.value)
        self._take_font()
        appearance().changed.connect(self._take_font)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, with fonts for its letters."""
        ensure_fonts_for(text)
        super().setText(text)

    def set_tone(self, tone: TextTone) -> None:
        """Change the colour after the label was shown."""
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)
            # The style sheet puts back the font it met first, which larger text has left behind.
            self._take_font()

    def set_role(self, role: TextRole) -> None:
        """Change the size and weight after the label was shown."""
        self._role = role
        self._take_font()

    def _take_font(self) -> None:
        self.setFont(font(self._role, tabular=self._is_tabular, italic=self._is_italic))


class ElidedLabel(TextLabel):
    """One line, cut with an ellipsis; the whole text stays in the tool tip and for screen readers."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        tone: TextTone = TextTone.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """The least size that still shows it."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()
