"""What papers may say beyond the plain facts; saved when it is ticked or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.errors import EverafterError
from app.queries.firm import INSURANCE_LINE, PRINTED_CODES
from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.widgets.fields import Field

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST_LINE = 300


class PrintingSection(SettingsSection):
    """A tick, off until the firm says otherwise, and what is said about insurance."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Printing"),
            _("Sheets and day lists lie in the van: without this they say “call the office” where a code is needed."),
            _("access code gate door key job sheet day list paper insurance insured visit card"),
            parent,
        )
        self._everafter = everafter
        self._codes_box = QCheckBox(_("Print access codes that may be printed, as ticked on the client’s card"))
        self._codes_box.setObjectName("printing.codes")
        self._field = Field("", self._codes_box)
        self._codes_box.setAccessibleName(self._codes_box.text())
        self._codes_box.clicked.connect(self._save)
        self.add_row((self._field, 6))
        self._insurance_edit = QLineEdit()
        self._insurance_edit.setObjectName("printing.insurance")
        self._insurance_edit.setMaxLength(_LONGEST_LINE)
        self._insurance_edit.editingFinished.connect(self._save_insurance)
        hint = _(
            "A sentence for the visit card, such as “We are insured for damage up to $2 million.” Empty: left out."
        )
        self._insurance_field = Field(_("What we say about insurance"), self._insurance_edit, hint)
        self.add_row((self._insurance_field, 6))
        self._insurance = ""

    def show_printing(self, *, are_codes_printed: bool, insurance: str) -> None:
        """Show what is stored; a line that is being typed is left alone."""
        self._codes_box.setChecked(are_codes_printed)
        self._insurance = insurance
        if not self._insurance_edit.hasFocus() or not self._insurance_edit.isModified():
            self._insurance_edit.setText(insurance)

    def _save_insurance(self) -> None:
        words = " ".join(self._insurance_edit.text().split())
        self._insurance_edit.setModified(False)
        if words == self._insurance:
            return
        self._insurance_field.clear_error()
        try:
            self._everafter.firm.save_setting(INSURANCE_LINE, words)
        except EverafterError as error:
            self._insurance_field.set_error(str(error))
            return
        self.saved.emit(_("Saved.") if words else _("Saved. Nothing is said about insurance."))

    def _save(self, is_on: bool) -> None:
        self._field.clear_error()
        try:
            self._everafter.firm.save_setting(PRINTED_CODES, is_on)
        except EverafterError as error:
            self._field.set_error(str(error))
            return
        self.saved.emit(_("Saved."))
