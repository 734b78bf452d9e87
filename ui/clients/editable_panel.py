"""A card of lines that is read first and edited in place: a click on a line, F2 or the verb in its corner opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ConflictError, EverafterError
from app.translations import gettext as _
from ui.clients.line_stack import LineStack
from ui.clients.panel_drafts import PanelDrafts
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.chip_row import ChipRow
from ui.widgets.inline_form import InlineForm

_SAVE_DRAFT_AFTER = 400  # milliseconds between two looks at what is typed
_VERSION = "version"  # beside the editors of a form, which go by their numbers

_Form = TypeVar("_Form", bound=InlineForm)
Save = Callable[[int | None], str]
"""Saves what is in the form if the line has still this version (None: whatever it is), and says what was done."""


class EditablePanel(Card):
    """Lines with pencils while editing, verbs to add more, and one form at a time."""

    saved = Signal(str)  # what was done, for the toast
    noticed = Signal(str)  # something worth a toast that is nothing to undo
    form_opened = Signal(object)  # InlineForm
    overtaken = Signal()  # another desk was faster: the card is to be read anew, the words stay in the form

    def __init__(
        self, name: str, title: str, empty_words: str, *, action_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, action_text=action_text or _("Edit"), parent=parent)
        self._is_editing = False
        self._forms: dict[type[InlineForm], InlineForm] = {}
        self._form: InlineForm | None = None
        self._what = ""
        self._version: int | None = None
        self._act: Save | None = None
        self._remove: Callable[[], str] | None = None
        self._drafts = PanelDrafts(name)
        self.lines = LineStack(empty_words)
        self.lines.edit_requested.connect(self._open)
        self.body.addWidget(self.lines)
        self._add_row = QWidget()
        self._add_layout = ChipRow(self._add_row, gap=2)
        self._add_row.hide()
        self.body.addWidget(self._add_row)
        self._go_on_button = LinkButton(_("Go on with what was begun"))
        self._go_on_button.clicked.connect(lambda: self._open(self._drafts.newest()))
        self._go_on_button.hide()
        self.body.addWidget(self._go_on_button)
        self._draft_timer = QTimer(self, interval=_SAVE_DRAFT_AFTER)
        self._draft_timer.timeout.connect(self.keep_draft)
        self.action_requested.connect(self.toggle_editing)

    @property
    def is_editing(self) -> bool:
        """Whether pencils and verbs are shown."""
        return self._is_editing

    @property
    def open_form(self) -> InlineForm | None:
        """The form that is open, if one is."""
        return self._form if self._form is not None and not self._form.isHidden() else None

    def begin_client(self, client_id: int, *, is_other: bool) -> None:
        """Called before a client's lines are shown: half-typed words go and come with their client."""
        if is_other:
            self.set_editing(is_editing=False)
            self._drafts.of_client(client_id)
        self._offer_draft()

    def add_verb(self, text: str, start: Callable[[], None]) -> None:
        """A verb below the lines, shown while editing."""
        button = LinkButton(text)
        button.clicked.connect(start)
        self._add_layout.addWidget(button)

    def form_of(self, kind: type[_Form], make: Callable[[], _Form]) -> _Form:
        """The form of a kind, made when it is first opened: most cards are only read."""
        form = self._forms.get(kind)
        if form is None:
            form = self._forms[kind] = make()
            form.hide()
            form.save_requested.connect(self._save)
            form.remove_requested.connect(self._take_away)
            form.discarded.connect(self._forget_draft)
            form.cancelled.connect(self.close_form)
            self.body.addWidget(form)
        assert isinstance(form, kind)
        return form

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
        self,
        form: InlineForm,
        title: str,
        act: Save,
        *,
        what: str,
        version: int | None = None,
        remove: Callable[[], str] | None = None,
    ) -> None:
        """Open a form about the line `what`; words typed earlier and not saved are back in it.

        `act` saves and answers with what was done, `remove` takes the line off the card.
        """
        self.close_form()
        form.has_begun()
        self._form, self._act, self._remove = form, act, remove
        self._what, self._version = what, version
        kept = self._drafts.get(what)
        if kept:
            form.take(kept)
            # What was begun on an older line is told so when it is saved.
            self._version = int(kept.get(_VERSION, 0)) or version
        self._add_row.hide()
        self._go_on_button.hide()
        form.open(title, may_remove=remove is not None)
        self._draft_timer.start()
        self.form_opened.emit(form)

    def keep_draft(self) -> None:
        """Remember what is typed in the open form; nothing happens for a form that is never kept."""
        if self._form is not None and self._keeps_drafts(self._form):
            typed = self._form.typed()
            if typed and self._version is not None:
                typed[_VERSION] = str(self._version)
            self._drafts.keep(self._what, typed)

    def close_form(self) -> None:
        """Leave everything as it was; what was typed waits."""
        if self._form is None:
            return
        self.keep_draft()
        self._draft_timer.stop()
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._form.isAncestorOf(focus)
        self._form.hide()
        self._form = None
        self._add_row.setVisible(self._is_editing)
        self._offer_draft()
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

    def _open(self, key: str) -> None:
        """Open the form of a line, or that of a new one; each panel knows its own keys."""

    def _resting_verb(self) -> str:
        return _("Edit")

    def _keeps_drafts(self, _form: InlineForm) -> bool:
        return True

    def _offer_draft(self) -> None:
        self._go_on_button.setVisible(self._form is None and bool(self._drafts.newest()))

    def _forget_draft(self) -> None:
        if self._form is not None:
            self._drafts.keep(self._what, {})
            self._form.has_begun()

    def _save(self) -> None:
        act, version = self._act, self._version
        if act is not None:
            self._carry_out(lambda: act(version))

    def _take_away(self) -> None:
        if self._remove is not None:
            self._carry_out(self._remove)

    def _carry_out(self, act: Callable[[], str]) -> None:
        form = self._form
        if form is None:
            return
        try:
            words = act()
        except ConflictError as error:
            # Their words are shown above in a moment; saving again is then meant.
            self._version = None
            form.show_error(error)
            self.overtaken.emit()
            return
        except EverafterError as error:
            form.show_error(error)
            return
        self._forget_draft()
        self.close_form()
        self.saved.emit(words)
