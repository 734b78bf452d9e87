"""The forms beside a job, built when they are first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.firm_formats import FirmFormats
from ui.money.goodwill_form import GoodwillForm
from ui.schedule.job_after_forms import GuaranteeForm, MomentForm, NextForm, WishForm
from ui.schedule.job_note_cards import JobNote
from ui.schedule.job_note_form import JobNoteForm
from ui.schedule.job_price_forms import DiscountForm, ExtraForm, LinesForm
from ui.schedule.job_side_forms import MoveForm, RecleanForm, WhyForm
from ui.schedule.job_spot_forms import CareForm, FindingForm, ReadingForm
from ui.schedule.step_form import StepForm
from ui.widgets.inline_form import InlineForm

AnyForm = TypeVar("AnyForm", bound=InlineForm)


_NOTE_FORMS: dict[JobNote, type[JobNoteForm]] = {
    JobNote.LINES: LinesForm,
    JobNote.DISCOUNT: DiscountForm,
    JobNote.EXTRA: ExtraForm,
    JobNote.FOUND: FindingForm,
    JobNote.MEASURED: ReadingForm,
    JobNote.CARE: CareForm,
    JobNote.MOMENT: MomentForm,
    JobNote.GUARANTEE: GuaranteeForm,
    JobNote.NEXT: NextForm,
    JobNote.WISH: WishForm,
}


class JobForms(QObject):
    """The forms beside a job, built when they are first needed: a job opens without them."""

    save_requested = Signal()
    cancelled = Signal()

    def __init__(self, formats: FirmFormats, place: QWidget) -> None:
        super().__init__(place)
        self._formats = formats
        self._notes: dict[JobNote, JobNoteForm] = {}
        self._column = QVBoxLayout(place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    @cached_property
    def move(self) -> MoveForm:
        """Another time."""
        return self._adopted(MoveForm(self._formats))

    @cached_property
    def why(self) -> WhyForm:
        """Why it does not happen."""
        return self._adopted(WhyForm())

    @cached_property
    def again(self) -> RecleanForm:
        """The same visit once more, at no charge."""
        return self._adopted(RecleanForm(self._formats))

    @cached_property
    def goodwill(self) -> GoodwillForm:
        """What we give, beyond what they paid for."""
        return self._adopted(GoodwillForm(self._formats))

    @cached_property
    def step(self) -> StepForm:
        """What becomes of a step after the visit."""
        return self._adopted(StepForm(self._formats, is_wide=True))

    def note(self, note: JobNote) -> JobNoteForm:
        """The form that writes one thing down."""
        if note not in self._notes:
            self._notes[note] = self._adopted(_NOTE_FORMS[note](self._formats))
        return self._notes[note]

    def _adopted(self, form: AnyForm) -> AnyForm:
        form.hide()
        form.save_requested.connect(self.save_requested)
        form.cancelled.connect(self.cancelled)
        self._column.insertWidget(0, form)
        return form
