"""The month page from Insights: which month, and the button that shows it on paper."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.translations import gettext as _
from ui.firm_formats import month_words
from ui.theme.tokens import Space
from ui.widgets.buttons import Button

_MONTHS = 13


class MonthPrint(QWidget):
    """The last thirteen months, this one first; a month that was chosen stays."""

    wanted = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combo = QComboBox()
        self._combo.setObjectName("insights.month")
        self._combo.setAccessibleName(_("Month of the page"))
        button = Button(_("&Print the month page"), icon="printer")
        button.setObjectName("insights.print_month")
        button.clicked.connect(lambda: self.wanted.emit(self.month))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._combo)
        row.addWidget(button)

    @property
    def month(self) -> date:
        """The first day of the chosen month."""
        return date.fromisoformat(self._combo.currentData())

    def show_months(self, today: date) -> None:
        """The months up to today's; a choice is kept as long as it is among them."""
        months = [today.replace(day=1) - relativedelta(months=back) for back in range(_MONTHS)]
        if self._combo.count() and self._combo.itemData(0) == months[0].isoformat():
            return
        chosen = self._combo.currentData() if self._combo.currentIndex() > 0 else None
        self._combo.clear()
        for month in months:
            self._combo.addItem(f"{month_words(month)} {month.year}", month.isoformat())
        self._combo.setCurrentIndex(max(0, self._combo.findData(chosen)))
