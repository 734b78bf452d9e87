"""How soon we answer, come and have it right, for each class of urgency; saved as soon as a number is left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from app.errors import EverafterError
from app.rules.complaint_clocks import ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.promised_times import PromisedTimes
from app.rules.working_time import URGENT_HOURS
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_HOUR = timedelta(hours=1)
_MOST_HOURS, _MOST_DAYS = 200, 90


class ClassTimesEditor(QWidget):
    """Four classes with three numbers each."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for column, stretch in enumerate((5, 3, 3, 3)):
            grid.setColumnStretch(column, stretch)
        for column, words in enumerate((_("Answered within"), _("Seen within"), _("Put right within")), start=1):
            grid.addWidget(TextLabel(words, TextRole.SECONDARY_STRONG, wrap=True), 0, column)
        self._lines = {priority: _ClassLine(everafter, priority) for priority in PriorityClass}
        for place, line in enumerate(self._lines.values()):
            line.saved.connect(self.saved)
            for column, widget in enumerate(line.widgets):
                grid.addWidget(widget, 2 * place + 1, column)
            grid.addWidget(line.message, 2 * place + 2, 0, 1, 4)

    def show_times(self, promised: PromisedTimes, formats: FirmFormats) -> None:
        """Show what is in force; a class that waits to be mended keeps what was typed."""
        opens, closes = formats.wall_time(URGENT_HOURS.opens), formats.wall_time(URGENT_HOURS.closes)
        for priority, line in self._lines.items():
            line.name_class(_class_words()[priority].format(opens=opens, closes=closes))
            line.show_span(promised.spans[priority])


class _ClassLine(QWidget):
    """What belongs to one class; the editor lays its parts out."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, priority: PriorityClass) -> None:
        super().__init__()
        self._everafter = everafter
        self._priority = priority
        self._stored: tuple[int, ...] = ()
        name = priority.value.upper()
        self._label = TextLabel(name, TextRole.BODY, TextTone.SECONDARY, wrap=True)
        most_calm = priority is PriorityClass.P4
        self._answer = _spin(1, _MOST_HOURS, f"times.{priority.value}.answer", _("{class_}, hours to answer"), name)
        self._site = _spin(
            0 if most_calm else 1, _MOST_DAYS, f"times.{priority.value}.site", _("{class_}, days until we come"), name
        )
        if most_calm:
            self._site.setSpecialValueText(_("no visit"))
        self._resolved = _spin(
            1, _MOST_DAYS, f"times.{priority.value}.resolved", _("{class_}, days until it is put right"), name
        )
        self.message = FieldMessage(self._answer)
        for spin in self._spins:
            spin.valueChanged.connect(self._name_units)
            spin.editingFinished.connect(self._save)
        self._name_units()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The class in words and its three numbers."""
        return self._label, *self._spins

    @property
    def _spins(self) -> tuple[QSpinBox, QSpinBox, QSpinBox]:
        return self._answer, self._site, self._resolved

    def name_class(self, words: str) -> None:
        """Say for whom these times are."""
        self._label.setText(f"{self._priority.value.upper()} · {words}")

    def show_span(self, span: ClassSpans) -> None:
        """Show what is stored, unless something is being typed or waits to be mended."""
        is_being_typed = self._typed() != self._stored and any(spin.hasFocus() for spin in self._spins)
        self._stored = (max(1, round(span.answer / _HOUR)), span.site_days or 0, span.resolved_days)
        if self.message.has_error or is_being_typed:
            return
        for spin, value in zip(self._spins, self._stored, strict=True):
            spin.setValue(value)

    def _typed(self) -> tuple[int, ...]:
        return tuple(spin.value() for spin in self._spins)

    def _name_units(self) -> None:
        self._answer.setSuffix(ngettext(" hour", " hours", self._answer.value()))
        for spin in (self._site, self._resolved):
            spin.setSuffix(ngettext(" day", " days", spin.value()))

    def _save(self) -> None:
        if self._typed() == self._stored:
            self.message.clear_error()
            return
        answer, site, resolved = self._typed()
        try:
            self._everafter.promised_times.promise(self._priority, answer, site or None, resolved)
        except EverafterError as error:
            self.message.set_error(str(error))
            return
        self.message.clear_error()
        self._stored = (answer, site, resolved)
        self.saved.emit(_("Saved. Promises already given keep their times."))


def _class_words() -> dict[PriorityClass, str]:
    return {
        PriorityClass.P1: _("drop everything; runs {opens} to {closes}, every day"),
        PriorityClass.P2: _("grave, or not the first time"),
        PriorityClass.P3: _("something was missed"),
        PriorityClass.P4: _("a niggle or a wish"),
    }


def _spin(least: int, most: int, name: str, spoken: str, class_name: str) -> QSpinBox:
    spin = QSpinBox(minimum=least, maximum=most)
    spin.setObjectName(name)
    spin.setAccessibleName(spoken.format(class_=class_name))
    spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
    WheelGuard(spin)
    return spin
