"""For how many days after a complaint was put right its client gets no offers; saved when the number is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.contact_facts import QUIET_AFTER_COMPLAINT, get_quiet_days
from app.translations import gettext as _
from ui.theme.tokens import Space
from ui.widgets.fields import Field
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_MOST_DAYS = 365


class QuietDaysEditor(QWidget):
    """One number; with 0 an offer may follow at once."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._spin = QSpinBox(minimum=0, maximum=_MOST_DAYS)
        self._spin.setObjectName("quiet.days")
        self._spin.setSuffix(_(" days"))
        self._spin.setSpecialValueText(_("no days"))
        self._spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        WheelGuard(self._spin)
        self._field = Field(_("&Quiet for"), self._spin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        self._stored = get_quiet_days()
        self._spin.setValue(self._stored)
        self._spin.editingFinished.connect(self._save)

    def show_stored(self) -> None:
        """Show what is stored, unless something is being typed."""
        is_being_typed = self._spin.hasFocus() and self._spin.value() != self._stored
        self._stored = get_quiet_days()
        if not is_being_typed:
            self._spin.setValue(self._stored)

    def _save(self) -> None:
        days = self._spin.value()
        self._field.clear_error()
        if days == self._stored:
            return
        try:
            self._everafter.firm.save_setting(QUIET_AFTER_COMPLAINT, days)
        except EverafterError as error:
            self._field.set_error(str(error))
            return
        self._stored = days
        self.saved.emit(_("Saved. Kind words and news of a visit need no waiting."))
