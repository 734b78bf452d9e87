"""What every form of the panel is: it begins anew for a complaint, and gives and takes a half-written draft."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from app.queries.firm_rows import PersonRow
from ui.widgets.form_drafts import read_draft, write_draft
from ui.widgets.inline_form import InlineForm


class GateForm(InlineForm):
    """A form that knows what was typed since it began."""

    _as_begun: dict[str, str]

    def has_begun(self) -> None:
        """Remember how the form looked before anybody typed."""
        self._as_begun = read_draft(self)

    def typed(self) -> dict[str, str]:
        """What is in the form, or nothing while nobody typed."""
        now = read_draft(self)
        return {} if now == self._as_begun else now

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        write_draft(self, values)
        self.show_kind()

    def show_kind(self) -> None:
        """Show the fields that the choices made ask for; a form without choices has nothing to do."""


def fill_people(combo: QComboBox, people: list[PersonRow], person_id: int | None) -> None:
    """Everybody of the team, with one chosen."""
    combo.clear()
    for person in people:
        combo.addItem(person.name, person.id)
    combo.setCurrentIndex(max(0, combo.findData(person_id)))
