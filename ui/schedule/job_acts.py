"""What can be done with a job, each with its form and the service that keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    # Forms are built when they are first needed: a job opens without them.

    @cached_property
    def _finish(self) -> FinishForm:
        return self._adopted(FinishForm(self._formats))

    @cached_property
    def _move(self) -> MoveForm:
        return self._adopted(MoveForm(self._formats))

    @cached_property
    def _why(self) -> WhyForm:
        return self._adopted(WhyForm())

    def _adopted(self, form: AnyForm) -> AnyForm:
        form.hide()
        form.save_requested.connect(self.save)
        form.cancelled.connect(self.close_form)
        self._column.insertWidget(0, form)
        return form

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
            self._finish.begin(self._details)
            self._open(self._finish, _("How it went"), self._finish_job)
            self._finish.first_choice().setFocus(Qt.FocusReason.OtherFocusReason)

    def move_visit(self) -> None:
        """Offer the free times."""
        if self._details is not None:
            self._move.begin(self._details.job)
            self._open(self._move, _("Another time"), self._move_job)
            self._move.focus_times()

    def cancel_visit(self) -> None:
        """Ask why it does not happen."""
        self._why.begin()
        self._open(self._why, _("Why is it cancelled?"), self._cancel_job)

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
        if form is self._finish and self._finish.answer == "not_happy" and self._details is not None:
            self.complaint_heard.emit(self._details.job.client_id, self._finish.words)

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
        self._everafter.jobs.finish(job.id, job.version, self._finish.draft())
        return _("Job {number} is done").format(number=job.number)

    def _move_job(self) -> str:
        job, choice, jobs = self._needed().job, self._move.choice(), self._everafter.jobs
        if job.state in ("booked", "under_way"):
            jobs.move(job.id, job.version, choice.starts_at, choice.ends_at, choice.technician_id)
        else:
            jobs.schedule(job.id, job.version, choice.starts_at, choice.ends_at, self._move.technician_needed())
        return _("Now {when}").format(when=self._formats.visit_times(choice.starts_at, choice.ends_at))

    def _cancel_job(self) -> str:
        job, jobs = self._needed().job, self._everafter.jobs
        (jobs.lose if job.state == "quoted" else jobs.cancel)(job.id, job.version, self._why.words())
        return _("Job {number} is cancelled").format(number=job.number)

    def _write_no_show(self) -> str:
        job = self._needed().job
        self._everafter.jobs.mark_no_show(job.id, job.version)
        return _("Written down: nobody was there")

    def _needed(self) -> JobDetails:
        assert self._details is not None
        return self._details
