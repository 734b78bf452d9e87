"""On which days the steps after a job come; saved as soon as a number is left, for the plans made from then on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from app.errors import EverafterError
from app.queries.aftercare_settings import AFTERCARE_SETTING, aftercare_settings_of, stored_aftercare_settings
from app.rules.aftercare_plan import AftercareSettings
from app.translations import gettext as _
from app.translations import ngettext
from ui.theme.tokens import Space
from ui.widgets.fields import Field
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_MOST_DAYS = 365
_LEAST_RATIO, _MOST_RATIO, _RATIO_STEP = 1.05, 5.0, 0.05
_HUNDRED = 100
_RATIOS = ("personal_call_ratio", "letter_ratio", "last_letter_ratio")
_COLUMNS = 2


class AftercareDaysEditor(QWidget):
    """Five numbers of days, and three of the client's own usual gap."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._stored = stored_aftercare_settings(AftercareSettings())
        self._spins: dict[str, QSpinBox | QDoubleSpinBox] = {}
        self._fields: dict[str, Field] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for place, (name, words) in enumerate(_labels()):
            spin = self._ratio_spin() if name in _RATIOS else self._day_spin()
            spin.setObjectName(f"aftercare_days.{name}")
            spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
            WheelGuard(spin)
            spin.editingFinished.connect(self._save)
            self._spins[name], self._fields[name] = spin, Field(words, spin)
            grid.addWidget(self._fields[name], place // _COLUMNS, place % _COLUMNS)

    def show_settings(self, settings: AftercareSettings) -> None:
        """Show what is stored; a number that is being typed stays."""
        self._stored = stored_aftercare_settings(settings)
        for name, spin in self._spins.items():
            if not spin.hasFocus():
                self._show(name)

    def _show(self, name: str) -> None:
        spin = self._spins[name]
        if isinstance(spin, QSpinBox):
            spin.setValue(self._stored[name])
        else:
            spin.setValue(self._stored[name] / _HUNDRED)

    def _save(self) -> None:
        typed = {name: self._value(name) for name in self._spins}
        for field in self._fields.values():
            field.clear_error()
        if typed == self._stored:
            return
        settings = aftercare_settings_of(dict(typed))
        wrong = _out_of_order(settings)
        if wrong:
            self._fields[wrong].set_error(_("A later letter cannot come before an earlier word; give it more."))
            return
        try:
            self._everafter.firm.save_setting(AFTERCARE_SETTING, typed)
        except EverafterError as error:
            self._fields["quality_call_days"].set_error(str(error))
            return
        self._stored = typed
        self.saved.emit(_("Saved. Plans that are made already keep their days."))

    def _value(self, name: str) -> int:
        spin = self._spins[name]
        return spin.value() if isinstance(spin, QSpinBox) else round(spin.value() * _HUNDRED)

    def _day_spin(self) -> QSpinBox:
        spin = QSpinBox(minimum=1, maximum=_MOST_DAYS)
        spin.valueChanged.connect(lambda days: spin.setSuffix(ngettext(" day", " days", days)))
        return spin

    def _ratio_spin(self) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(minimum=_LEAST_RATIO, maximum=_MOST_RATIO, singleStep=_RATIO_STEP, decimals=2)
        spin.setSuffix(_(" × their usual gap"))
        return spin


def _out_of_order(settings: AftercareSettings) -> str:
    """The first of the late words that would not come after the one before it."""
    before = Fraction(1)
    for name in _RATIOS:
        if getattr(settings, name) <= before:
            return name
        before = getattr(settings, name)
    return ""


def _labels() -> list[tuple[str, str]]:
    return [
        ("quality_call_days", _("Ask how it was, after")),
        ("dry_check_days", _("Is it dry, after")),
        ("brag_days", _("Something to show friends, after")),
        ("spots_check_days", _("Are the spots still gone, after")),
        ("reminder_days_before", _("A reminder, before their time")),
        ("personal_call_ratio", _("A personal call at")),
        ("letter_ratio", _("A letter at")),
        ("last_letter_ratio", _("The last kind letter at")),
    ]
