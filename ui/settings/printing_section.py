"""What papers may say beyond the plain facts; saved when it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import EverafterError
from app.queries.firm import PRINTED_CODES
from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.widgets.fields import Field

if TYPE_CHECKING:
    from app.everafter import Everafter


class PrintingSection(SettingsSection):
    """One tick, off until the firm says otherwise."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Printing"),
            _("A job sheet lies in the van: without this it says “call the office” where a code is needed."),
            _("access code gate door key job sheet paper"),
            parent,
        )
        self._everafter = everafter
        self._codes_box = QCheckBox(_("Print access codes that may be printed, as ticked on the client’s card"))
        self._codes_box.setObjectName("printing.codes")
        self._field = Field("", self._codes_box)
        self._codes_box.setAccessibleName(self._codes_box.text())
        self._codes_box.clicked.connect(self._save)
        self.add_row((self._field, 6))

    def show_printing(self, *, are_codes_printed: bool) -> None:
        """Show what is stored."""
        self._codes_box.setChecked(are_codes_printed)

    def _save(self, is_on: bool) -> None:
        self._field.clear_error()
        try:
            self._everafter.firm.save_setting(PRINTED_CODES, is_on)
        except EverafterError as error:
            self._field.set_error(str(error))
            return
        self.saved.emit(_("Saved."))
