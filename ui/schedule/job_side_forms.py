"""The smaller forms beside a job: another time, doing it again, and why it does not happen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.rows import JobRow
from app.rules.job_endings import ending_words
from app.services.drafts import JobDraft
from app.services.job_drafts import line_draft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.day_layout import length_of
from ui.schedule.job_note_form import JobFacts
from ui.schedule.slot_picker import SlotChoice, SlotPicker
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.inline_form import InlineForm

_LIST_HEIGHT = 300


class MoveForm(InlineForm):
    """Free times for a visit that is planned or waits to be."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Mo&ve here"), parent=parent)
        self._picker = SlotPicker(formats)
        self._picker.list.setFixedHeight(_LIST_HEIGHT)
        self.add_widget(self._picker)
        self._picker.taken.connect(self.save_requested)

    def begin(self, job: JobRow) -> None:
        """The free times of who drives there now; the present time stays until another is chosen."""
        minutes = int(length_of(job).total_seconds() // 60)
        self._picker.begin(job.technician_id, minutes)
        if job.starts_at is not None:
            self._picker.set_moment(job.starts_at)

    def focus_times(self) -> None:
        """Let the arrows walk through the free times."""
        self._picker.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choice(self) -> SlotChoice:
        """The new time."""
        return self._picker.chosen()

    def technician_needed(self) -> int:
        """Who drives; a visit that is booked for the first time needs somebody."""
        technician_id = self.choice().technician_id
        if technician_id is None:
            raise ValidationError(_("Choose who drives there first; nothing was booked."))
        return technician_id


class RecleanForm(MoveForm):
    """Free times for doing a visit again, at no charge and linked to the first."""

    def draft_of(self, facts: JobFacts) -> JobDraft:
        """The same rooms once more; a put-right visit may have the time kept for those."""
        choice, job = self.choice(), facts.job
        return JobDraft(
            client_id=job.client_id,
            lines=tuple(line_draft(line, is_new=True) for line in facts.details.lines),
            site_id=facts.details.site_id,
            starts_at=choice.starts_at,
            ends_at=choice.ends_at,
            technician_id=choice.technician_id,
            description=job.description,
            expectation=facts.details.expectation,
            is_chargeable=False,
            reclean_of_id=job.id,
        )


class WhyForm(InlineForm):
    """One of the usual reasons by its digit, and a word or two more; one of the two is enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._choice: ChoiceGroup | None = None
        self.add_widget(self._place)
        self.add_text("reason", _("Wh&y, in a word or two"))

    def begin(self, reasons: Sequence[str] = ()) -> None:
        """Nothing written yet; these are the usual reasons."""
        self.set_text("reason", "")
        if self._choice is not None:
            self._choice.hide()
            self._choice.deleteLater()
        self._choice = ChoiceGroup([(reason, reason) for reason in reasons], _("Usual reasons"), is_upright=True)
        # Shown only once it has its place: until then it would be a window of its own and take the keyboard along.
        self._column.addWidget(self._choice)
        self._choice.setVisible(bool(reasons))

    @property
    def choice(self) -> ChoiceGroup:
        """The usual reasons."""
        assert self._choice is not None
        return self._choice

    def words(self) -> str:
        """The reason as it is kept."""
        chosen = self._choice.chosen if self._choice is not None else ""
        return ending_words(chosen, self.text("reason"))
