"""Which days a report is about: a month, a year, or from a day to a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.rules.report_periods import ReportPeriod, days_of
from app.translations import gettext as _
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.date_edits import DateEdit

_DAY_WIDTH = 180


def period_name(period: ReportPeriod) -> str:
    """A period as people say it."""
    return {
        ReportPeriod.THIS_MONTH: _("This month"),
        ReportPeriod.LAST_MONTH: _("Last month"),
        ReportPeriod.THIS_YEAR: _("This year"),
        ReportPeriod.TWELVE_MONTHS: _("The last twelve months"),
        ReportPeriod.OWN: _("From a day to a day"),
    }[period]


class PeriodChoice(QWidget):
    """The choice, and two fields for days of one's own; a last day before the first follows it."""

    days_chosen = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._combo = QComboBox()
        self._combo.setObjectName("care_report.period")
        self._combo.setAccessibleName(_("Days"))
        for period in ReportPeriod:
            self._combo.addItem(period_name(period), period.value)
        first, last = days_of(ReportPeriod.OWN, today)
        self._first_edit, self._last_edit = DateEdit(to_qdate(first)), DateEdit(to_qdate(last))
        self._first_edit.setAccessibleName(_("First day"))
        self._last_edit.setAccessibleName(_("Last day"))
        for edit in (self._first_edit, self._last_edit):
            edit.setMinimumWidth(sized(_DAY_WIDTH))
        self._own = QWidget()
        days_label = QLabel(_("&Days"))
        days_label.setBuddy(self._combo)
        first_label, last_label = QLabel(_("f&rom")), QLabel(_("&until"))
        first_label.setBuddy(self._first_edit)
        last_label.setBuddy(self._last_edit)
        own_row = QHBoxLayout(self._own)
        own_row.setContentsMargins(0, 0, 0, 0)
        own_row.setSpacing(Space.S)
        for widget in (first_label, self._first_edit, last_label, self._last_edit):
            own_row.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(days_label)
        row.addWidget(self._combo)
        row.addWidget(self._own)
        self._own.hide()
        self._combo.currentIndexChanged.connect(self._show_choice)
        self._first_edit.dateChanged.connect(self._keep_order)
        self._last_edit.dateChanged.connect(self._keep_order)

    @property
    def period(self) -> ReportPeriod:
        """What is chosen."""
        return ReportPeriod(self._combo.currentData())

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day, seen from today."""
        if self.period is ReportPeriod.OWN:
            return day_in(self._first_edit), day_in(self._last_edit)
        return days_of(self.period, today)

    def choose(self, period: ReportPeriod) -> None:
        """Choose a period as a hand would."""
        self._combo.setCurrentIndex(self._combo.findData(period.value))

    def _show_choice(self) -> None:
        self._own.setVisible(self._combo.currentData() == ReportPeriod.OWN.value)
        self.days_chosen.emit()

    def _keep_order(self) -> None:
        if self._last_edit.date() < self._first_edit.date():
            follows = self._last_edit if self.sender() is self._first_edit else self._first_edit
            with QSignalBlocker(follows):
                follows.setDate(self._first_edit.date() if follows is self._last_edit else self._last_edit.date())
        self.days_chosen.emit()
