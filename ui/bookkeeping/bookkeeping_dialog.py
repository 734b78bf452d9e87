"""Which days the bookkeeper takes over: a month, a year, or from a day to a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.rules.report_periods import ReportPeriod
from app.translations import gettext as _
from ui.care_report.period_choice import PeriodChoice
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel, TextTone


class BookkeepingDialog(QDialog):
    """Begun with last month, which is what is usually asked for."""

    days_chosen = Signal(object, object)  # first and last day

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookkeeping.dialog")
        self.setWindowTitle(_("Export for the bookkeeper"))
        self._today = today
        self.period = PeriodChoice(today)
        self.period.choose(ReportPeriod.LAST_MONTH)
        save = Button(_("Save as CSV…"), ButtonVariant.PRIMARY, "download")
        save.setObjectName("bookkeeping.save")
        save.setDefault(True)
        save.clicked.connect(self._choose)
        cancel = Button(_("Cancel"), ButtonVariant.QUIET)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        words = _("Invoices, credit notes, payments and refunds of these days, one line each.")
        column.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        column.addWidget(self.period)
        column.addLayout(foot)

    def _choose(self) -> None:
        self.accept()
        self.days_chosen.emit(*self.period.days(self._today))
