"""How much of the end of each day is kept for the visits that put something right; saved when the number is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.schedule import RESCUE_SETTING
from app.translations import gettext as _
from ui.theme.tokens import Space
from ui.widgets.fields import Field
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_MOST_MINUTES = 240
_STEP = 15


class RescueTimeEditor(QWidget):
    """One number; 0 keeps nothing."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._stored = 0
        self._spin = QSpinBox(minimum=0, maximum=_MOST_MINUTES, singleStep=_STEP)
        self._spin.setObjectName("rescue.minutes")
        self._spin.setSuffix(_(" min"))
        self._spin.setSpecialValueText(_("nothing"))
        self._spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        WheelGuard(self._spin)
        self._field = Field(_("&Just for them"), self._spin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        self._spin.editingFinished.connect(self._save)

    def show_minutes(self, minutes: int) -> None:
        """Show what is stored, unless something is being typed."""
        is_being_typed = self._spin.hasFocus() and self._spin.value() != self._stored
        self._stored = minutes
        if not is_being_typed:
            self._spin.setValue(minutes)

    def _save(self) -> None:
        minutes = self._spin.value()
        self._field.clear_error()
        if minutes == self._stored:
            return
        try:
            self._everafter.firm.save_setting(RESCUE_SETTING, minutes)
        except EverafterError as error:
            self._field.set_error(str(error))
            return
        self._stored = minutes
        self.saved.emit(_("Saved. Visits already booked stay where they are."))
