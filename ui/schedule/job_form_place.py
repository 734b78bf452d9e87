"""The place beside a job where one form at a time is open, and how an act is carried out and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import EverafterError
from ui.firm_formats import FirmFormats
from ui.money.goodwill_form import GoodwillForm
from ui.schedule.job_drafts import JobDraftKeeper
from ui.schedule.job_forms import JobForms
from ui.schedule.job_note_form import JobFacts, JobNoteForm
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_KEPT = (JobNoteForm, GoodwillForm)  # their words wait when another page is shown


class JobFormPlace(QWidget):
    """Opens a form, saves it, and says what was done; an act that needs no form is done at once."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.everafter = everafter
        self._formats = formats
        self._facts: JobFacts | None = None
        self._form: InlineForm | None = None
        self._act: Callable[[], str] | None = None
        self._came_from: QWidget | None = None
        self.drafts = JobDraftKeeper()
        self.forms = JobForms(formats, self)
        self.forms.save_requested.connect(self.save)
        self.forms.cancelled.connect(self.let_go)
        self.hide()

    @property
    def facts(self) -> JobFacts:
        """The job that is worked on; only asked for once there is one."""
        assert self._facts is not None
        return self._facts

    @property
    def has_job(self) -> bool:
        """Whether a job is shown."""
        return self._facts is not None

    @property
    def open_form(self) -> InlineForm | None:
        """The form that is open."""
        return self._form

    def show_job(self, facts: JobFacts) -> None:
        """Work on this job from now on; a form open for another one is left."""
        if self._facts is not None and self._facts.job.id != facts.job.id:
            self._keep_draft()
            self.close_form()
        self._facts = facts

    def close_form(self) -> None:
        """Leave everything as it was."""
        if self._form is not None:
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self.isAncestorOf(focus)
            self._form.hide()
            self._form, self._act = None, None
            self.hide()
            if had_focus and self._came_from is not None and self._came_from.isVisible():
                self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, form: InlineForm, title: str, act: Callable[[], str]) -> None:
        """Open a form; `act` saves it and answers with what was done."""
        self.close_form()
        self._came_from = QApplication.focusWidget()
        self._form, self._act = form, act
        self.show()
        form.open(title)

    def do(self, act: Callable[[], str]) -> None:
        """Carry out what needs no form."""
        try:
            words = act()
        except EverafterError as error:
            self.told.emit(str(error), False)
        else:
            self.told.emit(words, True)

    def save(self) -> None:
        """Save the form that is open."""
        form, act = self._form, self._act
        if form is None or act is None:
            return
        try:
            words = act()
        except EverafterError as error:
            form.show_error(error)
            return
        self._forget_draft()
        self.close_form()
        self.told.emit(words, True)
        self.after_saving(form)

    def let_go(self) -> None:
        """Leave the form on purpose, and what was typed in it."""
        self._forget_draft()
        self.close_form()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown, or the window closes: what is typed waits."""
        self._keep_draft()
        super().hideEvent(event)

    def _keep_draft(self) -> None:
        if self._facts is not None and isinstance(self._form, _KEPT):
            self.drafts.keep(self._facts.job.id, self._form)

    def _forget_draft(self) -> None:
        if self._facts is not None and isinstance(self._form, _KEPT):
            self.drafts.forget(self._facts.job.id, self._form)

    def after_saving(self, form: InlineForm) -> None:
        """What follows from a form that was saved; nothing here."""
