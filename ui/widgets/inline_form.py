"""A small form inside a card: a few fields, Save, Cancel and perhaps Remove; errors stand under their field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.fields import Field
from ui.widgets.form_drafts import read_draft, write_draft
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit, LimitedTextEdit
from ui.widgets.suggestion_edit import SuggestionEdit

_MOST_LETTERS = 10_000  # what a service takes at most is less for most fields, and it says so


class InlineForm(QFrame):
    """Fields by name; Enter or Ctrl+Enter saves, Esc leaves everything as it was."""

    save_requested = Signal()
    remove_requested = Signal()
    cancelled = Signal()
    discarded = Signal()  # the button Cancel: what was typed is not wanted any more; `cancelled` follows

    def __init__(self, title: str, *, save_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self.setAccessibleName(title)
        self._fields: dict[str, Field] = {}
        self._as_begun: dict[str, str] = {}
        self._title_label = TextLabel(title, TextRole.SECONDARY_STRONG, wrap=True)
        self._message_label = TextLabel("", TextRole.SECONDARY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._save_button = Button(save_text or _("Sa&ve"), ButtonVariant.PLAIN)
        self._cancel_button = Button(_("Cancel"), ButtonVariant.QUIET)
        self._remove_button = Button(_("Remove"), ButtonVariant.QUIET)
        self._remove_button.hide()
        self._save_button.clicked.connect(self.save_requested)
        self._cancel_button.clicked.connect(self._discard)
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

    def add_text(self, name: str, label: str, *, is_long: bool = False, limit: int = _MOST_LETTERS) -> None:
        """A field for words; a long one takes three lines. More than `limit` characters are refused with a sentence."""
        editor: LimitedTextEdit | LimitedLineEdit
        if is_long:
            editor = LimitedTextEdit(limit)
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(72)
        else:
            editor = LimitedLineEdit(limit)
        field = Field(label, editor)
        editor.refused.connect(field.set_error)
        self.add_field(name, field)

    def add_suggestions(self, name: str, label: str, words: Sequence[str], limit: int, hint: str = "") -> None:
        """A field that offers the usual words and takes any other."""
        editor = SuggestionEdit(words, limit)
        field = Field(label, editor, hint)
        editor.line().refused.connect(field.set_error)
        self.add_field(name, field)

    def add_field(self, name: str, field: Field) -> None:
        """Any labelled editor."""
        self.register_field(name, field)
        self.body.addWidget(field)

    def register_field(self, name: str, field: Field) -> None:
        """A field that stands beside another one, in a widget that is added by itself."""
        self._fields[name] = field

    def add_widget(self, widget: QWidget) -> None:
        """A tick or a choice that carries its own words."""
        self.body.addWidget(widget)

    def text(self, name: str) -> str:
        """What a field holds, without blanks around it."""
        editor = self._fields[name].editor
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QComboBox):
            return editor.currentText().strip()
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def set_text(self, name: str, text: str) -> None:
        """Fill a field."""
        editor = self._fields[name].editor
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QComboBox):
            editor.setEditText(text)
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
        first = next((field for field in self._fields.values() if not field.isHidden()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_begun(self) -> None:
        """Remember how the form looked before anybody typed."""
        self._as_begun = read_draft(self)

    def typed(self) -> dict[str, str]:
        """What is in the form, or nothing while nobody typed."""
        now = read_draft(self)
        return {} if now == self._as_begun else now

    def take(self, values: dict[str, str]) -> None:
        """Put a half-written draft back."""
        write_draft(self, values)

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

    def _discard(self) -> None:
        self.discarded.emit()
        self.cancelled.emit()
