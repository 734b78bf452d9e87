"""The firm's own words for the six steps of putting right; an empty field says ours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import EverafterError
from app.translations import gettext as _
from ui.care_board.recovery_script import defensive_spans, our_script, own_words
from ui.settings.settings_section import SettingsSection
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.fields import Field

if TYPE_CHECKING:
    from app.everafter import Everafter


class WordsSection(SettingsSection):
    """One field a step, saved when it is left; what would defend us is marked while it is written."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Words"),
            _("What to say when somebody is not happy, step by step. Leave a field empty to use ours."),
            _("script recovery complaint sorry listen promise"),
            parent,
        )
        self._everafter = everafter
        self._stored: tuple[str, ...] = ()
        self._edits: list[CarefulEdit] = []
        self._fields: list[Field] = []
        for place, step in enumerate(our_script()):
            edit = CarefulEdit(defensive_spans, step.words)
            edit.editor.setObjectName(f"script.{place + 1}")
            field = Field(f"&{place + 1}  {step.title}", edit)
            edit.set_name(_("Step {number}, {title}: what to say").format(number=place + 1, title=step.title))
            edit.left.connect(partial(self._save, place))
            self._edits.append(edit)
            self._fields.append(field)
            self.add_row((field, 6))

    def show_words(self) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._stored = own_words()
        for edit, field, words in zip(self._edits, self._fields, self._stored, strict=True):
            if not edit.editor.hasFocus() and not field.has_error and edit.text() != words:
                edit.set_text(words)

    def _save(self, place: int) -> None:
        field, words = self._fields[place], self._edits[place].text()
        field.clear_error()
        if not self._stored or words == self._stored[place]:
            return
        try:
            self._everafter.firm.write_script_step(place, words)
        except EverafterError as error:
            field.set_error(str(error))
            return
        self.saved.emit(_("Saved.") if words else _("Saved. This step says our words again."))
