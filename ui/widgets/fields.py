"""A field: label with mnemonic above, editor, and below it a hint or, in words, what to mend."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone

_ICON = 14


class _Sign(QWidget):
    """The small triangle before a message: the message is not told by colour alone."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(_ICON, _ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_icon(painter, self._icon, tokens().late_soft_text, 0, 0, _ICON)
        painter.end()


class Field(QWidget):
    """One labelled editor. Check it when it is left, then call `set_error` with the fix in words, or `clear_error`."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._plain_label = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        # A label is the editor's buddy only within the same parent, so both live here.
        self._label = TextLabel(label, TextRole.SECONDARY_STRONG)
        self._label.setBuddy(editor)
        if not label:
            # The editor carries its own words, such as a tick above it.
            self._label.hide()
        editor.setAccessibleName(self._plain_label)
        self._sign = _Sign("circle-alert")
        self._message_label = TextLabel(hint, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._message_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        message = QHBoxLayout()
        message.setSpacing(Space.XS)
        message.addWidget(self._sign)
        message.addWidget(self._message_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addLayout(message)
        column.addStretch(1)
        self.setFocusProxy(editor)
        self._show_message(hint, is_error=False)

    @property
    def has_error(self) -> bool:
        """Whether the field waits to be mended."""
        return bool(self.editor.property("wrong"))

    def set_error(self, message: str) -> None:
        """Say under the field what to mend."""
        self._show_message(message, is_error=True)

    def clear_error(self) -> None:
        """Show the hint again, or nothing."""
        self._show_message(self._hint, is_error=False)

    def _show_message(self, message: str, *, is_error: bool) -> None:
        self._sign.setVisible(is_error)
        self._message_label.setText(message)
        self._message_label.set_tone(TextTone.LATE if is_error else TextTone.TERTIARY)
        self._message_label.setVisible(bool(message))
        self.editor.setAccessibleDescription(message)
        if self.has_error != is_error:
            self.editor.setProperty("wrong", is_error)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
