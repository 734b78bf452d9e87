"""The banner on top of a page: the one thing that matters most now, with at most two buttons."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.theme.tones import Tone, tone_colours
from ui.widgets.buttons import Button
from ui.widgets.labels import TextLabel, TextTone

_VARIANT_OF = {
    Tone.LATE: "card-late",
    Tone.SOON: "card-soon",
    Tone.OK: "card-ok",
    Tone.ACCENT: "card-accent",
    Tone.DONE: "card-done",
    Tone.GOLD: "card-gold",
    Tone.NEUTRAL: "card",
}
_ICON = 20
_ICON_SPACE = 53


class Banner(QFrame):
    """Icon, one strong sentence, one quieter one, buttons; hidden until `tell` is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._icon = ""
        self._title_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._text_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title_label)
        words.addWidget(self._text_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(_ICON_SPACE, Space.M, Space.L, Space.M)
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(14)
        row.addLayout(self._buttons)
        self.hide()

    def tell(self, title: str, text: str, tone: Tone, icon: str, buttons: tuple[Button, ...] = ()) -> None:
        """Say one thing; the buttons of the thing said before go away."""
        self._tone, self._icon = tone, icon
        self.setProperty("variant", _VARIANT_OF[tone])
        self.style().unpolish(self)
        self.style().polish(self)
        self._title_label.setText(title)
        self._title_label.set_tone(TextTone(tone.value) if tone is not Tone.NEUTRAL else TextTone.PLAIN)
        self._text_label.setText(text)
        self._text_label.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}" if text else title)
        self._replace_buttons(buttons)
        self.show()

    def _replace_buttons(self, buttons: tuple[Button, ...]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old not in buttons:
                old.hide()
                old.deleteLater()
        for button in buttons:
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = tone_colours(self._tone, tokens()).text
        paint_icon(
            painter, self._icon, colour, 18, self._title_label.y() + (self._title_label.height() - _ICON) / 2, _ICON
        )
        painter.end()
