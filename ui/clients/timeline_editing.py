"""Puts rows of the timeline right, in the place where one reads them: one small form at a time, drafts kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import ConflictError, EverafterError
from app.queries.timeline_entries import SaidDetails, get_answer, get_entry
from app.translations import gettext as _
from ui.clients.panel_drafts import PanelDrafts
from ui.clients.timeline_forms import EntryForm, MeaningForm

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.queries.client_rows import TimelineRow

_SAVE_DRAFT_AFTER = 400  # milliseconds between two looks at what is typed
_VERSION = "version"  # beside the editors of a form, which go by their numbers


def may_remove(row: TimelineRow) -> bool:
    """Whether a row is an entry of our own; jobs, money and answers are put right where they belong."""
    return row.key.startswith("entry:")


def may_edit(row: TimelineRow) -> bool:
    """Whether words or meaning of a row can be put right here."""
    return may_remove(row) or row.kind == "feedback"


class TimelineEditing(QWidget):
    """The form about one row; Esc leaves everything as it was and keeps what was typed."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    overtaken = Signal()  # another desk was faster: the timeline is to be read anew, the words stay in the form
    closed = Signal()

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._drafts = PanelDrafts("timeline")
        self._entry_form, self._meaning_form = EntryForm(), MeaningForm()
        self._form: EntryForm | MeaningForm | None = None
        self._details: SaidDetails | None = None
        self._key = ""
        self._version: int | None = None
        self._timer = QTimer(self, interval=_SAVE_DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in (self._entry_form, self._meaning_form):
            column.addWidget(form)
            form.hide()
            form.save_requested.connect(self._save)
            form.cancelled.connect(self.close_form)
            form.discarded.connect(self._forget)
            form.remove_requested.connect(lambda: self.remove(self._key))
        self.hide()

    @property
    def open_form(self) -> EntryForm | MeaningForm | None:
        """The form that is open, if one is."""
        return self._form

    @property
    def open_key(self) -> str:
        """The row the open form is about; nothing while none is open."""
        return self._key if self._form is not None else ""

    def of_client(self, client_id: int) -> None:
        """Another client: what is open closes, half-typed words go and come with their client."""
        self.close_form()
        self._drafts.of_client(client_id)

    def edit(self, row: TimelineRow) -> None:
        """Open the form of a row that may be edited, with what was typed earlier and not saved."""
        self.close_form()
        number = int(row.key.partition(":")[2])
        try:
            details = get_answer(number) if row.kind == "feedback" else get_entry(number)
        except EverafterError as error:
            self.told.emit(str(error), False)
            self.overtaken.emit()
            return
        form = self._meaning_form if row.kind == "feedback" else self._entry_form
        form.fill(details)
        form.has_begun()
        self._form, self._details, self._key, self._version = form, details, row.key, details.version
        kept = self._drafts.get(row.key)
        if kept:
            form.take(kept)
            # What was begun on an older entry is told so when it is saved.
            self._version = int(kept.get(_VERSION, 0)) or details.version
        self.show()
        form.open(row.headline, may_remove=may_remove(row))
        self._timer.start()

    def remove(self, key: str) -> None:
        """Take an entry of our own off the timeline; the toast offers Undo."""
        if key == self._key:
            self._forget()
            self.close_form()
        try:
            self._everafter.timeline_entries.remove(int(key.partition(":")[2]))
        except EverafterError as error:
            self.told.emit(str(error), False)
            self.overtaken.emit()
            return
        self.told.emit(_("Taken off the timeline"), True)

    def keep_draft(self) -> None:
        """Remember what is typed in the open form, also over a restart."""
        if self._form is None:
            return
        typed = self._form.typed()
        if typed and self._version is not None:
            typed[_VERSION] = str(self._version)
        self._drafts.keep(self._key, typed)

    def close_form(self) -> None:
        """Leave everything as it was; what was typed waits."""
        if self._form is None:
            return
        self.keep_draft()
        self._timer.stop()
        self._form.hide()
        self._form = None
        self.hide()
        self.closed.emit()

    def _forget(self) -> None:
        if self._form is not None:
            self._form.has_begun()
            self._drafts.keep(self._key, {})

    def _save(self) -> None:
        form, details = self._form, self._details
        if form is None or details is None:
            return
        try:
            if isinstance(form, EntryForm):
                self._everafter.timeline_entries.change(details.id, self._version, form.changes())
            else:
                self._everafter.feedback.note_meaning(details.id, self._version, form.text("meaning"))
        except ConflictError as error:
            # Their words are shown below in a moment; saving again is then meant.
            self._version = None
            form.show_error(error)
            self.overtaken.emit()
            return
        except EverafterError as error:
            form.show_error(error)
            return
        self._forget()
        self.close_form()
        self.told.emit(_("Saved"), True)
