"""Choosing a day, a time and who drives: a list of free gaps that the arrows walk, and fields for any other wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import (
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.queries import firm as firm_queries
from app.queries import schedule as schedule_queries
from app.queries.schedule import SlotRow
from app.rules.wall_clock import later
from app.rules.working_time import instant
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import moment_in, to_qdate, to_qtime
from ui.schedule.slot_list import SlotList
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone

_MOST_SLOTS = 16
_USUAL_MINUTES = 60
_LEAD = timedelta(minutes=15)
_LEAST_WIDTH = 72
_WINDOW_HOURS = (1, 2, 3, 4)
_COMPACT_DATE_FORMAT = "ddd d MMM"


@dataclass(frozen=True, slots=True)
class SlotChoice:
    """When a visit begins and ends, who drives, and between what times they were told that somebody comes."""

    starts_at: datetime
    ends_at: datetime
    technician_id: int | None
    window_starts_at: datetime | None = None
    window_ends_at: datetime | None = None


class SlotPicker(QWidget):
    """The fields are what counts; the list of gaps fills them."""

    changed = Signal()
    taken = Signal()

    def __init__(
        self,
        formats: FirmFormats,
        parent: QWidget | None = None,
        *,
        is_compact: bool = False,
        has_window: bool = False,
    ) -> None:
        super().__init__(parent)
        self._formats = formats
        self._has_window = has_window
        self._window_combo = ElidedCombo()
        self._window_combo.addItem(_("at that time"), 0)
        for hours in _WINDOW_HOURS:
            words = ngettext("within {count} hour", "within {count} hours", hours)
            self._window_combo.addItem(words.format(count=hours), hours)
        self._technician_combo = ElidedCombo()
        self._technician_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._technician_combo.setMinimumContentsLength(6)
        self._day_edit = DateEdit(to_qdate(formats.today()))
        if is_compact:
            self._day_edit.setDisplayFormat(_COMPACT_DATE_FORMAT)
        self._time_edit = TimeEdit()
        self._time_edit.setDisplayFormat("HH:mm")
        self._minutes_spin = QSpinBox(minimum=15, maximum=14 * 60, singleStep=15)
        self._minutes_spin.setSuffix(_(" min"))
        # Padding in a style sheet does not move the text of a spin field.
        self._minutes_spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        for edit in (self._technician_combo, self._day_edit, self._time_edit, self._minutes_spin):
            edit.setMinimumWidth(_LEAST_WIDTH)
        self._error_label = TextLabel("", TextRole.SECONDARY, TextTone.LATE, wrap=True)
        self._error_label.hide()
        self.list = SlotList(formats, is_compact=is_compact)
        self._search_from = formats.today()
        self._is_rescue = False
        self._but_not: frozenset[int] = frozenset()
        self._is_length_typed = False
        self._fitted_minutes = 0
        self._build()
        self._technician_combo.activated.connect(self._find)
        self._minutes_spin.valueChanged.connect(self._on_length_typed)
        self._minutes_spin.editingFinished.connect(self._fit)
        self._day_edit.dateChanged.connect(lambda _day: self.changed.emit())
        self._time_edit.timeChanged.connect(lambda _time: self.changed.emit())
        self.changed.connect(self._error_label.hide)
        self.list.slot_walked.connect(self._fill)
        self.list.slot_taken.connect(self._take)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        first.addWidget(Field(_("Wh&o drives"), self._technician_combo), 5)
        first.addWidget(Field(_("Min&utes"), self._minutes_spin), 3)
        second = QHBoxLayout()
        second.setSpacing(Space.S)
        second.addWidget(Field(_("&Day"), self._day_edit), 7 if self._has_window else 5)
        second.addWidget(Field(_("&At"), self._time_edit), 3)
        if self._has_window:
            second.addWidget(Field(_("Told to e&xpect us"), self._window_combo), 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._error_label)
        column.addWidget(self.list, 1)

    def begin(
        self,
        technician_id: int | None,
        minutes: int,
        from_day: date | None = None,
        *,
        is_rescue: bool = False,
        but_not: frozenset[int] = frozenset(),
    ) -> None:
        """Fill in who usually drives and how long it takes, and show the free gaps from a day on.

        A rescue also finds the time kept at the end of each day; `but_not` drive only if they are chosen by name.
        """
        self._is_rescue, self._but_not = is_rescue, but_not
        self._search_from = from_day or self._formats.today()
        with QSignalBlocker(self._technician_combo):
            self._technician_combo.clear()
            self._technician_combo.addItem(_("Anyone free"), None)
            for person in firm_queries.list_people(in_field=True):
                self._technician_combo.addItem(person.name, person.id)
            self._technician_combo.setCurrentIndex(max(0, self._technician_combo.findData(technician_id)))
        self._window_combo.setCurrentIndex(0)
        self._is_length_typed = False
        self._set_length(minutes or _USUAL_MINUTES)
        self._find()

    def take_length(self, minutes: int) -> None:
        """The work takes that long now; a length that somebody typed stays, and so does a time that is long enough."""
        if not self._is_length_typed:
            self._set_length(minutes)
            self._fit()

    def look_from(self, day: date) -> None:
        """Offer the free gaps of this day first; a day that is over begins now."""
        self._search_from = max(day, self._formats.today())
        self._find()

    def set_moment(self, starts_at: datetime) -> None:
        """Show a time that is already set."""
        local = self._formats.local(starts_at)
        self._day_edit.setDate(to_qdate(local.date()))
        self._time_edit.setTime(to_qtime(local))

    def show_error(self, words: str) -> None:
        """Say below day and time what is wrong with them, with the caret there."""
        self._error_label.setText(words)
        self._error_label.show()
        self._time_edit.setAccessibleDescription(words)
        self._time_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str | int | None]:
        """What is chosen, as plain values that `bring_back` takes."""
        return {
            "technician": self._technician_combo.currentData(),
            "minutes": self._minutes_spin.value() if self._is_length_typed else 0,
            "window": self._window_combo.currentData(),
            "at": self.chosen().starts_at.isoformat(),
        }

    def bring_back(self, values: Mapping[str, str | int | None]) -> None:
        """Choose again what was chosen; a time that has passed since gives way to the first free one."""
        place = self._technician_combo.findData(values["technician"])
        if place >= 0:
            self._technician_combo.setCurrentIndex(place)
        self._window_combo.setCurrentIndex(max(0, self._window_combo.findData(values["window"])))
        self._is_length_typed = bool(values["minutes"])
        if values["minutes"]:
            self._set_length(int(values["minutes"]))
        self._find()
        moment = datetime.fromisoformat(str(values["at"]))
        if moment <= self._formats.now():
            return
        row = self.list.slots_model.row_at_or_after(moment, self._technician_combo.currentData())
        slot = self.list.slots_model.slot_at(row)
        if slot is not None and instant(slot.starts_at) == instant(moment):
            self.list.setCurrentIndex(self.list.slots_model.index(row))
        else:
            self.set_moment(moment)

    def chosen(self) -> SlotChoice:
        """What the fields say now."""
        starts_at = moment_in(self._day_edit, self._time_edit, self._formats.zone)
        technician = self._technician_combo.currentData()
        slot = self.list.slots_model.slot_at(self.list.currentIndex().row())
        if technician is None and slot is not None and slot.starts_at == starts_at:
            technician = slot.technician_id
        ends_at = later(starts_at, timedelta(minutes=self._minutes_spin.value()))
        hours = int(self._window_combo.currentData() or 0) if self._has_window else 0
        if not hours:
            return SlotChoice(starts_at, ends_at, technician)
        return SlotChoice(starts_at, ends_at, technician, starts_at, later(starts_at, timedelta(hours=hours)))

    def _set_length(self, minutes: int) -> None:
        with QSignalBlocker(self._minutes_spin):
            self._minutes_spin.setValue(minutes)

    def _on_length_typed(self, _minutes: int) -> None:
        self._is_length_typed = True
        self.changed.emit()

    def _fit(self) -> None:
        """Other gaps for another length: the chosen one again, or the next that is long enough; a typed time stays."""
        if self._minutes_spin.value() == self._fitted_minutes:
            return
        kept, slot = self.chosen().starts_at, self.list.slots_model.slot_at(self.list.currentIndex().row())
        is_typed = slot is None or slot.starts_at != kept
        self._find()
        if is_typed:
            self.set_moment(kept)
            return
        row = self.list.slots_model.row_at_or_after(kept, slot.technician_id if slot is not None else None)
        if row >= 0:
            self.list.setCurrentIndex(self.list.slots_model.index(row))

    def _find(self) -> None:
        """Look for gaps; the first is filled in, because the next free time is what most people take."""
        slots = schedule_queries.list_free_slots(
            self._search_from,
            self._minutes_spin.value(),
            firm_queries.get_working_time(),
            # Nobody is there this very minute, and a promise needs a time that is still to come.
            self._formats.now() + (_LEAD if self._is_rescue else timedelta()),
            _MOST_SLOTS,
            self._technician_combo.currentData(),
            is_rescue=self._is_rescue,
            but_not=self._but_not,
        )
        self._fitted_minutes = self._minutes_spin.value()
        self.list.slots_model.set_slots(slots)
        if slots:
            self.list.setCurrentIndex(self.list.slots_model.index(0))
        else:
            self.set_moment(self._formats.now() + timedelta(days=1))
        self.changed.emit()

    def _fill(self, slot: SlotRow) -> None:
        self.set_moment(slot.starts_at)
        self.changed.emit()

    def _take(self, slot: SlotRow) -> None:
        self._fill(slot)
        self.taken.emit()
