"""The two smaller forms beside a job: another time, and why it does not happen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import ValidationError
from app.queries.rows import JobRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.day_layout import length_of
from ui.schedule.slot_picker import SlotChoice, SlotPicker
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


class WhyForm(InlineForm):
    """A reason in a word or two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.add_text("reason", _("Wh&y, in a word or two"))

    def begin(self) -> None:
        """Nothing written yet."""
        self.set_text("reason", "")

    def words(self) -> str:
        """The reason."""
        return self.text("reason")
