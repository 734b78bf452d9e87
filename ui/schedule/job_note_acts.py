"""What is written down beside a job, with its form or at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.queries.rows import JobRow
from app.translations import gettext as _
from ui.schedule.job_form_place import JobFormPlace
from ui.schedule.job_note_cards import JobNote

if TYPE_CHECKING:
    from app.services.visit_notes import VisitNotesService


class JobNoteActs:
    """Opens the form of one note, or carries out what needs none."""

    def __init__(self, place: JobFormPlace) -> None:
        self._place = place

    def write_down(self, note: JobNote) -> None:
        """Open the form for one thing to write down."""
        if not self._place.has_job:
            return
        form, facts = self._place.forms.note(note), self._place.facts
        form.begin(facts)
        self._place.drafts.take(facts.job.id, form)
        self._place.open(form, form.heading, lambda: form.carry_out(self._place.everafter, self._place.facts.job))
        first = form.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_findings(self) -> None:
        """The client was shown everything that was found."""
        self._do(lambda notes, job: notes.show_findings(job.id, job.version), _("Shown to the client"))

    def confirm_dry(self) -> None:
        """The client says that it is dry."""
        self._do(lambda notes, job: notes.confirm_dry(job.id, job.version), _("Confirmed dry"))

    def remove_finding(self, finding_id: int) -> None:
        """It was written down by mistake."""
        self._do(lambda notes, job: notes.forget_finding(job.id, job.version, finding_id), _("Removed"))

    def remove_reading(self, reading_id: int) -> None:
        """It was written down by mistake."""
        self._do(lambda notes, job: notes.forget_reading(job.id, job.version, reading_id), _("Removed"))

    def _do(self, act: Callable[[VisitNotesService, JobRow], None], words: str) -> None:
        def carry_out() -> str:
            act(self._place.everafter.visit_notes, self._place.facts.job)
            return words

        self._place.do(carry_out)
