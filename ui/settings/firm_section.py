"""The firm's own details, saved field by field as each is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import EverafterError
from app.queries.firm_rows import FirmDetails
from app.translations import gettext as _
from ui.country_names import countries, country_name
from ui.settings.settings_section import SettingsSection
from ui.widgets.fields import Field
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter


class FirmSection(SettingsSection):
    """Name, address, telephone, paper and units."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Firm"),
            _("Stands on every paper. Each field is saved when you leave it."),
            _("country name address phone e-mail website paper letter a4 units square feet metres time zone"),
            parent,
        )
        self._everafter = everafter
        self._firm: FirmDetails | None = None
        self._edits: dict[str, QLineEdit] = {}
        self._combos: dict[str, QComboBox] = {}
        self._fields: dict[str, Field] = {}
        rows = (
            (("name", _("Name of the firm"), 3), ("trade_line", _("Line below it"), 3)),
            (("owner_name", _("Signs the letters"), 2), ("phone", _("Phone"), 2), ("email", _("E-mail"), 2)),
            (("street", _("Street and number"), 3), ("town", _("Town"), 3)),
            (("region", _("State or region"), 2), ("postal_code", _("Postal code"), 2), ("website", _("Website"), 2)),
        )
        for row in rows:
            self.add_row(*[(self._line_field(name, label), columns) for name, label, columns in row])
        country = self._combo_field("country", _("Country"), [(code, name) for name, code in countries()])
        paper = self._combo_field("paper", _("Paper"), (("letter", _("Letter")), ("a4", _("A4"))))
        unit = self._combo_field("area_unit", _("Sizes in"), (("sq_ft", _("square feet")), ("m2", _("square metres"))))
        self.add_row((country, 3), (self._line_field("time_zone", _("Time zone")), 3))
        self.add_row((paper, 3), (unit, 3))

    def show_firm(self, firm: FirmDetails | None) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._firm = firm
        self.setEnabled(firm is not None)
        if firm is None:
            return
        for name, edit in self._edits.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(str(getattr(firm, name)))
                edit.setModified(False)
        for name, combo in self._combos.items():
            value = str(getattr(firm, name))
            if combo.findData(value) < 0:
                combo.addItem(country_name(value), value)
            combo.setCurrentIndex(combo.findData(value))

    def _line_field(self, name: str, label: str) -> Field:
        edit = QLineEdit()
        edit.setObjectName(f"firm.{name}")
        edit.editingFinished.connect(lambda: self._save(name, edit.text().strip()))
        self._edits[name] = edit
        self._fields[name] = Field(label, edit)
        return self._fields[name]

    def _combo_field(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> Field:
        combo = QComboBox()
        combo.setObjectName(f"firm.{name}")
        for code, words in choices:
            combo.addItem(words, code)
        WheelGuard(combo)
        combo.activated.connect(lambda: self._save(name, str(combo.currentData())))
        self._combos[name] = combo
        self._fields[name] = Field(label, combo)
        return self._fields[name]

    def _save(self, name: str, value: str) -> None:
        field = self._fields[name]
        field.clear_error()
        if self._firm is None or value == getattr(self._firm, name):
            return
        edit = self._edits.get(name)
        if edit is not None:
            edit.setModified(False)
        try:
            self._everafter.firm.change_firm(self._firm.version, **{name: value})
        except EverafterError as error:
            field.set_error(str(error))
            return
        self.saved.emit(_("Saved."))
