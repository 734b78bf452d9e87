"""What can be done with a job, each with its form and the service that keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.rows import JobDetails
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.finish_form import FinishForm
from ui.schedule.job_side_forms import MoveForm, WhyForm
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

AnyForm = TypeVar("AnyForm", bound=InlineForm)


class JobForms(QObject):
    """The forms beside a job, built when they are first needed: a job opens without them."""

    save_requested = Signal()
    cancelled = Signal()

    def __init__(self, formats: FirmFormats, place: QWidget) -> None:
        super().__init__(place)
        self._formats = formats
        self._column = QVBoxLayout(place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    @cached_property
    def finish(self) -> FinishForm:
        """How it went."""
        return self._adopted(FinishForm(self._formats))

    @cached_property
    def move(self) -> MoveForm:
        """Another time."""
        return self._adopted(MoveForm(self._formats))

    @cached_property
    def why(self) -> WhyForm:
        """Why it does not happen."""
        return self._adopted(WhyForm())

    def _adopted(self, form: AnyForm) -> AnyForm:
        form.hide()
        form.save_requested.connect(self.save_requested)
        form.cancelled.connect(self.cancelled)
        self._column.insertWidget(0, form)
        return form


class JobActs(QWidget):
    """The place of the form that is open, and everything that needs none."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    complaint_heard = Signal(int, str)  # client, and what they said

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._formats = formats
        self._details: JobDetails | None = None
        self._form: InlineForm | None = None
        self._act: Callable[[], str] | None = None
        self.forms = JobForms(formats, self)
        self.forms.save_requested.connect(self.save)
        self.forms.cancelled.connect(self.close_form)

    @property
    def open_form(self) -> InlineForm | None:
        """The form that is open."""
        return self._form

    def show_job(self, details: JobDetails) -> None:
        """Work on this job from now on; a form open for another one is left."""
        if self._details is not None and self._details.job.id != details.job.id:
            self.close_form()
        self._details = details

    def finish_visit(self) -> None:
        """Ask how it went."""
        if self._details is not None:
            self.forms.finish.begin(self._details)
            self._open(self.forms.finish, _("How it went"), self._finish_job)
            self.forms.finish.first_choice().setFocus(Qt.FocusReason.OtherFocusReason)

    def move_visit(self) -> None:
        """Offer the free times."""
        if self._details is not None:
            self.forms.move.begin(self._details.job)
            self._open(self.forms.move, _("Another time"), self._move_job)
            self.forms.move.focus_times()

    def cancel_visit(self) -> None:
        """Ask why it does not happen."""
        self.forms.why.begin()
        self._open(self.forms.why, _("Why is it cancelled?"), self._cancel_job)

    def start_visit(self) -> None:
        """The technician has arrived."""
        self._do(self._start_job)

    def nobody_there(self) -> None:
        """Nobody opened the door."""
        self._do(self._write_no_show)

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
        self.close_form()
        self.told.emit(words, True)
        # Somebody who is not happy is heard at once, with the words that are known already.
        if form is self.forms.finish and self.forms.finish.answer == "not_happy" and self._details is not None:
            self.complaint_heard.emit(self._details.job.client_id, self.forms.finish.words)

    def close_form(self) -> None:
        """Leave everything as it was."""
        if self._form is not None:
            self._form.hide()
            self._form, self._act = None, None

    def _open(self, form: InlineForm, title: str, act: Callable[[], str]) -> None:
        self.close_form()
        self._form, self._act = form, act
        form.open(title)

    def _do(self, act: Callable[[], str]) -> None:
        try:
            words = act()
        except EverafterError as error:
            self.told.emit(str(error), False)
        else:
            self.told.emit(words, True)

    def _start_job(self) -> str:
        job = self._needed().job
        self._everafter.jobs.start(job.id, job.version)
        return _("Job {number} is under way").format(number=job.number)

    def _finish_job(self) -> str:
        job = self._needed().job
        self._everafter.jobs.finish(job.id, job.version, self.forms.finish.draft())
        return _("Job {number} is done").format(number=job.number)

    def _move_job(self) -> str:
        job, choice, jobs = self._needed().job, self.forms.move.choice(), self._everafter.jobs
        if job.state in ("booked", "under_way"):
            jobs.move(job.id, job.version, choice.starts_at, choice.ends_at, choice.technician_id)
        else:
            jobs.schedule(job.id, job.version, choice.starts_at, choice.ends_at, self.forms.move.technician_needed())
        return _("Now {when}").format(when=self._formats.visit_times(choice.starts_at, choice.ends_at))

    def _cancel_job(self) -> str:
        job, jobs = self._needed().job, self._everafter.jobs
        (jobs.lose if job.state == "quoted" else jobs.cancel)(job.id, job.version, self.forms.why.words())
        return _("Job {number} is cancelled").format(number=job.number)

    def _write_no_show(self) -> str:
        job = self._needed().job
        self._everafter.jobs.mark_no_show(job.id, job.version)
        return _("Written down: nobody was there")

    def _needed(self) -> JobDetails:
        assert self._details is not None
        return self._details
