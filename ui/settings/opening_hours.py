"""The hours of each weekday: open or closed, from and to; saved as soon as they are left."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.errors import EverafterError
from app.rules.promised_times import PromisedTimes
from app.rules.working_time import DEFAULT_HOURS, WEEKDAY_HOURS, OpeningHours
from app.translations import current_language
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.date_edits import TimeEdit
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_DAYS = 7
_TIME_WIDTH = 124


class OpeningHoursEditor(QWidget):
    """Seven lines in the order of the firm's week."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(4, 1)
        self._lines = {weekday: _DayLine(everafter, weekday) for weekday in range(_DAYS)}
        for line in self._lines.values():
            line.saved.connect(self.saved)
        self._first_day: int | None = None

    def show_hours(self, promised: PromisedTimes, formats: FirmFormats) -> None:
        """Show what is in force; a line that waits to be mended keeps what was typed."""
        locale = QLocale(formats.locale)
        first_day = locale.firstDayOfWeek().value - 1
        if first_day != self._first_day:
            self._first_day = first_day
            self._place_lines(first_day)
        for weekday, line in self._lines.items():
            line.show_hours(promised.working_time.hours.get(weekday), locale, formats.time_pattern)

    def _place_lines(self, first_day: int) -> None:
        before: QWidget | None = None
        for place in range(_DAYS):
            line = self._lines[(first_day + place) % _DAYS]
            for column, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, 2 * place, column)
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
            self._grid.addWidget(line.message, 2 * place + 1, 0, 1, 5)


class _DayLine(QWidget):
    """What belongs to one weekday; the editor lays its parts out."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, weekday: int) -> None:
        super().__init__()
        self._everafter = everafter
        self._weekday = weekday
        self._stored: OpeningHours | None = None
        day = QLocale(current_language()).standaloneDayName(weekday + 1)
        self._box = QCheckBox(day)
        self._box.setObjectName(f"hours.{weekday}.open")
        self._box.setAccessibleName(_("Open on {day}").format(day=day))
        self._opens = _time_edit(f"hours.{weekday}.opens", _("{day}, from").format(day=day))
        self._closes = _time_edit(f"hours.{weekday}.closes", _("{day}, to").format(day=day))
        self._to_label = TextLabel(_("to"), TextRole.BODY, TextTone.SECONDARY)
        self.message = FieldMessage(self._closes)
        self._box.clicked.connect(self._save)
        self._opens.editingFinished.connect(self._save_times)
        self._closes.editingFinished.connect(self._save_times)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Box, from, “to” and to, from left to right."""
        return self._box, self._opens, self._to_label, self._closes

    def show_hours(self, hours: OpeningHours | None, locale: QLocale, pattern: str) -> None:
        """Show what is stored, unless something is being typed or waits to be mended."""
        for edit in (self._opens, self._closes):
            edit.setLocale(locale)
            edit.setDisplayFormat(pattern)
        is_being_typed = self._is_changed() and (self._opens.hasFocus() or self._closes.hasFocus())
        self._stored = hours
        if self.message.has_error or is_being_typed:
            return
        self._put(hours)

    def _put(self, hours: OpeningHours | None) -> None:
        self._box.setChecked(hours is not None)
        shown = hours or DEFAULT_HOURS.get(self._weekday, WEEKDAY_HOURS)
        self._opens.setTime(QTime(shown.opens.hour, shown.opens.minute))
        self._closes.setTime(QTime(shown.closes.hour, shown.closes.minute))
        self._show_open(hours is not None)

    def _show_open(self, is_open: bool) -> None:
        for edit in (self._opens, self._closes):
            edit.setEnabled(is_open)
        self._to_label.setEnabled(is_open)

    def _is_changed(self) -> bool:
        stored = self._stored
        typed = (_time_of(self._opens), _time_of(self._closes))
        return stored is not None and typed != (stored.opens, stored.closes)

    def _save_times(self) -> None:
        if self._box.isChecked() and (self._is_changed() or self.message.has_error):
            self._save()

    def _save(self) -> None:
        self.message.clear_error()
        service = self._everafter.promised_times
        is_open = self._box.isChecked()
        self._show_open(is_open)
        try:
            if is_open:
                is_saved = service.open_on(self._weekday, _time_of(self._opens), _time_of(self._closes))
            else:
                is_saved = service.close_on(self._weekday)
        except EverafterError as error:
            if not is_open:
                self._put(self._stored)
            self.message.set_error(str(error))
            return
        if is_saved:
            self.saved.emit(_("Saved. Promises already given keep their times."))


def _time_edit(name: str, spoken: str) -> TimeEdit:
    edit = TimeEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(spoken)
    edit.setMinimumWidth(sized(_TIME_WIDTH))
    WheelGuard(edit)
    return edit


def _time_of(edit: TimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
