"""A small form inside a card: a few fields, Save, Cancel and perhaps Remove; errors stand under their field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone


class InlineForm(QFrame):
    """Fields by name; Enter or Ctrl+Enter saves, Esc leaves everything as it was."""

    save_requested = Signal()
    remove_requested = Signal()
    cancelled = Signal()

    def __init__(self, title: str, *, save_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self.setAccessibleName(title)
        self._fields: dict[str, Field] = {}
        self._title_label = TextLabel(title, TextRole.SECONDARY_STRONG, wrap=True)
        self._message_label = TextLabel("", TextRole.SECONDARY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._save_button = Button(save_text or _("Sa&ve"), ButtonVariant.PLAIN)
        self._cancel_button = Button(_("Cancel"), ButtonVariant.QUIET)
        self._remove_button = Button(_("Remove"), ButtonVariant.QUIET)
        self._remove_button.hide()
        self._save_button.clicked.connect(self.save_requested)
        self._cancel_button.clicked.connect(self.cancelled)
        self._remove_button.clicked.connect(self.remove_requested)
        foot = QHBoxLayout()
        foot.setSpacing(Space.XS)
        foot.addWidget(self._save_button)
        foot.addWidget(self._cancel_button)
        foot.addStretch(1)
        foot.addWidget(self._remove_button)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self._title_label)
        column.addLayout(self.body)
        column.addWidget(self._message_label)
        column.addLayout(foot)

    def add_text(self, name: str, label: str, *, is_long: bool = False) -> None:
        """A field for words; a long one takes three lines."""
        editor = QPlainTextEdit() if is_long else QLineEdit()
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(72)
        self.add_field(name, Field(label, editor))

    def add_field(self, name: str, field: Field) -> None:
        """Any labelled editor."""
        self._fields[name] = field
        self.body.addWidget(field)

    def add_widget(self, widget: QWidget) -> None:
        """A tick or a choice that carries its own words."""
        self.body.addWidget(widget)

    def text(self, name: str) -> str:
        """What a field holds, without blanks around it."""
        editor = self._fields[name].editor
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def set_text(self, name: str, text: str) -> None:
        """Fill a field."""
        editor = self._fields[name].editor
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def field(self, name: str) -> Field:
        """A field with its label and message."""
        return self._fields[name]

    def open(self, title: str, *, may_remove: bool = False) -> None:
        """Show the form with the caret in its first field and no old messages."""
        self._title_label.setText(title)
        self.setAccessibleName(title)
        self._remove_button.setVisible(may_remove)
        self.clear_errors()
        self.show()
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take all messages away."""
        self._message_label.hide()
        for field in self._fields.values():
            field.clear_error()

    def show_error(self, error: EverafterError) -> None:
        """Say what to mend under its field, or below all of them."""
        self.clear_errors()
        field = self._fields.get(error.field) if isinstance(error, ValidationError) else None
        if field is not None:
            field.set_error(str(error))
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._message_label.setText(str(error))
            self._message_label.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc cancels; both stay inside the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_requested.emit()
        else:
            super().keyPressEvent(event)
