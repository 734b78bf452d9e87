"""A field on one line with its label, so that a whole sheet fits the screen; what is wrong stands below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.rules.typed_times import read_time
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit


class LineField(QWidget):
    """Label, editor, and below them a message while something has to be mended.

    Several on one line leave their messages to whoever lines them up, so that none pushes its neighbours down.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        width: int = 0,
        parent: QWidget | None = None,
        *,
        is_message_elsewhere: bool = False,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = TextLabel(label, TextRole.SECONDARY, TextTone.SECONDARY)
        self._label.setBuddy(editor)
        editor.setAccessibleName(label.replace("&", ""))
        if width:
            editor.setFixedWidth(sized(width))
        self.message = FieldMessage(editor)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._label)
        line.addWidget(editor, 0 if width else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        if not is_message_elsewhere:
            column.addWidget(self.message)
        self.setFocusProxy(editor)
        editor.installEventFilter(self)
        if isinstance(editor, LimitedLineEdit):
            editor.refused.connect(self.set_error)

    @property
    def error(self) -> str:
        """What has to be mended; nothing while all is well."""
        return self.message.text if self.message.has_error else ""

    def set_error(self, message: str) -> None:
        """Say what to mend; an empty message takes it away."""
        if message:
            self.message.set_error(message)
        else:
            self.message.clear_error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A time is looked at when its field is left, not while it is being typed."""
        if event.type() is QEvent.Type.FocusOut and isinstance(watched, TypedTimeEdit):
            self.set_error(watched.tidy())
        return super().eventFilter(watched, event)


class OverwrittenEdit(QLineEdit):
    """What stands in it is overwritten by typing or by a scanner, wherever the keyboard came from."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark all, unless the pointer chose a place."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class TypedTimeEdit(OverwrittenEdit):
    """A time of day typed without a colon: 1005 becomes 10:05 when the field is left."""

    def tidy(self) -> str:
        """Write the time as people read it; gives the sentence to show if it is none."""
        try:
            at = read_time(self.text())
        except ValidationError as error:
            return str(error)
        if at is not None:
            self.setText(f"{at:%H:%M}")
        return ""
