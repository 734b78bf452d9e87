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


class FieldMessage(QWidget):
    """The line under an editor: a hint, or after a sign what to mend; the editor is marked and says the same."""

    def __init__(self, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._hint = hint
        self._sign = _Sign("circle-alert")
        self._label = TextLabel(hint, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.XS)
        line.addWidget(self._sign)
        line.addWidget(self._label, 1)
        self._say(hint, is_error=False)
        if not hint:
            self.hide()  # never shown from here: without a parent yet it would be a window of its own

    @property
    def has_error(self) -> bool:
        """Whether the editor waits to be mended."""
        return bool(self._editor.property("wrong"))

    @property
    def text(self) -> str:
        """What stands under the editor now."""
        return self._label.text()

    def set_error(self, message: str) -> None:
        """Say what to mend."""
        self._say(message, is_error=True)
        self.show()

    def set_hint(self, hint: str) -> None:
        """Show another hint from now on; what was to be mended is mended."""
        self._hint = hint
        self.clear_error()

    def clear_error(self) -> None:
        """Show the hint again, or nothing."""
        self._say(self._hint, is_error=False)
        self.setVisible(bool(self._hint))

    def _say(self, message: str, *, is_error: bool) -> None:
        self._sign.setVisible(is_error)
        self._label.setText(message)
        self._label.set_tone(TextTone.LATE if is_error else TextTone.TERTIARY)
        self._editor.setAccessibleDescription(message)
        if self.has_error != is_error:
            self._editor.setProperty("wrong", is_error)
            self._editor.style().unpolish(self._editor)
            self._editor.style().polish(self._editor)


class Field(QWidget):
    """One labelled editor. Check it when it is left, then call `set_error` with the fix in words, or `clear_error`."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._plain_label = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        # A label is the editor's buddy only within the same parent, so both live here.
        self._label = TextLabel(label, TextRole.SECONDARY_STRONG)
        self._label.setBuddy(editor)
        if not label:
            # The editor carries its own words, such as a tick above it.
            self._label.hide()
        editor.setAccessibleName(self._plain_label)
        self._message = FieldMessage(editor, hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addWidget(self._message)
        column.addStretch(1)
        self.setFocusProxy(editor)

    def set_label(self, label: str) -> None:
        """Ask for something else in the same editor."""
        self._plain_label = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self._label.setText(label)
        self.editor.setAccessibleName(self._plain_label)

    @property
    def has_error(self) -> bool:
        """Whether the field waits to be mended."""
        return self._message.has_error

    def set_error(self, message: str) -> None:
        """Say under the field what to mend."""
        self._message.set_error(message)

    def clear_error(self) -> None:
        """Show the hint again, or nothing."""
        self._message.clear_error()

    def set_hint(self, hint: str) -> None:
        """Show another hint from now on; what was to be mended is mended."""
        self._message.set_hint(hint)
