"""On which days the jobs of the list lie: any, or one of the periods of a report."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.translations import gettext as _
from ui.care_report.period_choice import PeriodChoice

_ANY = ""


class JobDays(PeriodChoice):
    """The choice of a report with one entry more, which stands first."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(today, parent)
        with QSignalBlocker(self._combo):
            self._combo.setObjectName("job_list.days")
            self._combo.insertItem(0, _("Any day"), _ANY)
            self._combo.setCurrentIndex(0)

    @property
    def key(self) -> str:
        """What is chosen, to be remembered; empty for any day."""
        return str(self._combo.currentData())

    def span(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day, or nothing where any day will do."""
        return (None, None) if self.key == _ANY else self.days(today)

    def choose_key(self, key: str) -> None:
        """Choose what was remembered; any day if it is not known any more."""
        self._combo.setCurrentIndex(max(0, self._combo.findData(key)))
