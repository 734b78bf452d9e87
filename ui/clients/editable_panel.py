"""A card of lines that is read first and edited in place: F2 or the verb in its corner opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.errors import EverafterError
from app.translations import gettext as _
from ui.clients.line_stack import LineStack
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.inline_form import InlineForm


class EditablePanel(Card):
    """Lines with pencils while editing, verbs to add more, and one form at a time."""

    saved = Signal(str)  # what was done, for the toast
    form_opened = Signal(object)  # InlineForm

    def __init__(self, title: str, empty_words: str, *, action_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, action_text=action_text or _("Edit"), parent=parent)
        self._is_editing = False
        self._form: InlineForm | None = None
        self._act: Callable[[], str] | None = None
        self._remove: Callable[[], str] | None = None
        self.lines = LineStack(empty_words)
        self.body.addWidget(self.lines)
        self._add_row = QWidget()
        self._add_layout = QHBoxLayout(self._add_row)
        self._add_layout.setContentsMargins(0, Space.XS, 0, 0)
        self._add_layout.setSpacing(Space.S)
        self._add_layout.addStretch(1)
        self._add_row.hide()
        self.body.addWidget(self._add_row)
        self.action_requested.connect(self.toggle_editing)

    @property
    def is_editing(self) -> bool:
        """Whether pencils and verbs are shown."""
        return self._is_editing

    @property
    def open_form(self) -> InlineForm | None:
        """The form that is open, if one is."""
        return self._form if self._form is not None and not self._form.isHidden() else None

    def add_verb(self, text: str, start: Callable[[], None]) -> None:
        """A verb below the lines, shown while editing."""
        button = LinkButton(text)
        button.clicked.connect(start)
        self._add_layout.insertWidget(self._add_layout.count() - 1, button)

    def add_form(self, form: InlineForm) -> None:
        """A form this panel may open."""
        form.hide()
        form.save_requested.connect(self._save)
        form.remove_requested.connect(self._take_away)
        form.cancelled.connect(self.close_form)
        self.body.addWidget(form)

    def toggle_editing(self) -> None:
        """Begin or end editing."""
        self.set_editing(is_editing=not self._is_editing)

    def set_editing(self, *, is_editing: bool) -> None:
        """Show or hide pencils and verbs; ending also closes the form."""
        self._is_editing = is_editing
        if not is_editing:
            self.close_form()
        self.lines.set_editing(is_editing=is_editing)
        self._add_row.setVisible(is_editing)
        if self._action_button is not None:
            self._action_button.setText(_("Done") if is_editing else self._resting_verb())
        rows = [row for row in self.lines.rows() if row.edit_button().isVisibleTo(self)]
        if is_editing and rows:
            rows[0].edit_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def start_form(
        self, form: InlineForm, title: str, act: Callable[[], str], remove: Callable[[], str] | None = None
    ) -> None:
        """Open a form; `act` saves and answers with what was done, `remove` takes the line off the card."""
        self.close_form()
        self._form, self._act, self._remove = form, act, remove
        self._add_row.hide()
        form.open(title, may_remove=remove is not None)
        self.form_opened.emit(form)

    def close_form(self) -> None:
        """Leave everything as it was."""
        if self._form is not None:
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self._form.isAncestorOf(focus)
            self._form.hide()
            self._form = None
            self._add_row.setVisible(self._is_editing)
            if had_focus and self._action_button is not None:
                self._action_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits, Esc ends editing."""
        if event.key() == Qt.Key.Key_F2:
            self.toggle_editing()
        elif event.key() == Qt.Key.Key_Escape and self._is_editing:
            self.set_editing(is_editing=False)
        else:
            super().keyPressEvent(event)

    def _resting_verb(self) -> str:
        return _("Edit")

    def _save(self) -> None:
        self._carry_out(self._act)

    def _take_away(self) -> None:
        self._carry_out(self._remove)

    def _carry_out(self, act: Callable[[], str] | None) -> None:
        if act is None or self._form is None:
            return
        try:
            words = act()
        except EverafterError as error:
            self._form.show_error(error)
            return
        self.close_form()
        self.saved.emit(words)
