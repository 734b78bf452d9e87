"""What is next for a client: the nearest open steps after their jobs; a click says what becomes of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.queries.care_plan import list_steps_of_client
from app.queries.care_plan_rows import CareStepRow
from app.queries.client_rows import ClientDetails
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.schedule.step_form import StepForm
from ui.schedule.step_words import due_day_words, step_title

if TYPE_CHECKING:
    from app.everafter import Everafter

_SHOWN = 4


class NextStepsPanel(EditablePanel):
    """The nearest steps of all plans; the whole plan stands on the page of its job."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("steps", _("What is next"), _("A finished job brings its steps."), parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._client_id: int | None = None
        self._rows: dict[str, CareStepRow] = {}

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        clock = self._everafter.clock
        self.begin_client(details.id, is_other=details.id != self._client_id)
        self._client_id = details.id
        rows = list_steps_of_client(details.id, clock.now(), clock.zone)[:_SHOWN]
        self._rows = {f"step:{row.id}": row for row in rows}
        self.lines.show_lines([self._line(key, row) for key, row in self._rows.items()])
        if self._action_button is not None:
            self._action_button.setVisible(bool(rows))

    def _line(self, key: str, row: CareStepRow) -> Line:
        today = self._formats.today()
        due = due_day_words(row.due_on, today)
        detail = f"{due} · {row.against}" if row.against else due
        is_due = row.due_on <= today and not row.against
        return Line(key, "calendar-clock", step_title(row), detail, is_strong=is_due)

    def _open(self, key: str) -> None:
        row = self._rows.get(key)
        if row is None:
            return
        form = self.form_of(StepForm, lambda: StepForm(self._formats))
        form.fill(row)
        self.start_form(
            form,
            step_title(row),
            # After another desk was faster the card has been read anew, and saving again is meant.
            lambda version: form.save(self._everafter, row, version or self._rows.get(key, row).version),
            what=key,
            version=row.version,
        )
        form.begin_writing()
