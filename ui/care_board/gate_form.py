"""What every form of the panel is: it begins anew for a complaint, and gives and takes a half-written draft."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from app.queries.firm_rows import PersonRow
from ui.widgets.inline_form import InlineForm


class GateForm(InlineForm):
    """A form whose choices decide what else it asks."""

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        super().take(values)
        self.show_kind()

    def show_kind(self) -> None:
        """Show the fields that the choices made ask for; a form without choices has nothing to do."""


def fill_people(combo: QComboBox, people: list[PersonRow], person_id: int | None) -> None:
    """Everybody of the team, with one chosen."""
    combo.clear()
    for person in people:
        combo.addItem(person.name, person.id)
    combo.setCurrentIndex(max(0, combo.findData(person_id)))
