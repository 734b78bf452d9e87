"""The firm's own answer under each heading of the month page: how to strengthen, how to reward, why valid (S2.20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import EverafterError
from app.queries.month_page import get_month_words
from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.fields import Field

if TYPE_CHECKING:
    from app.everafter import Everafter


class MonthSection(SettingsSection):
    """Three fields, each saved when it is left; an empty one leaves its heading without words."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("The month page"),
            _("Your own answer under each of its three headings, printed for the whole team. Empty ones are left out."),
            _("month page team sheet print staff reward strengthen people clients"),
            parent,
        )
        self._everafter = everafter
        self._stored = ("", "", "")
        self._edits: list[CarefulEdit] = []
        self._fields: list[Field] = []
        for place, (title, example) in enumerate(_questions()):
            edit = CarefulEdit(lambda _words: (), example)
            edit.editor.setObjectName(f"month_words.{place + 1}")
            edit.set_name(title)
            edit.left.connect(partial(self._save, place))
            field = Field(title, edit)
            self._edits.append(edit)
            self._fields.append(field)
            self.add_row((field, 6))

    def show_words(self) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._stored = get_month_words()
        for edit, field, words in zip(self._edits, self._fields, self._stored, strict=True):
            if not edit.editor.hasFocus() and not field.has_error and edit.text() != words:
                edit.set_text(words)

    def _save(self, place: int) -> None:
        field, words = self._fields[place], self._edits[place].text()
        field.clear_error()
        if words.strip() == self._stored[place]:
            return
        try:
            self._everafter.firm.write_month_words(place, words)
        except EverafterError as error:
            field.set_error(str(error))
            return
        self.saved.emit(_("Saved. It stands on the month page.") if words.strip() else _("Saved."))


def _questions() -> list[tuple[str, str]]:
    """What each field asks, and an answer of another firm."""
    return [
        (
            _("How do we make our people stronger?"),
            _("Every Monday we play one difficult call, and whoever brings in a mistake first is thanked for it."),
        ),
        (
            _("How do we make our clients stronger?"),
            _("We call on the day after each visit and come back for free when it is not great."),
        ),
        (
            _("How do we reward, and why is it valid?"),
            _("A certificate for years together, never announced and never tied to a review."),
        ),
    ]
