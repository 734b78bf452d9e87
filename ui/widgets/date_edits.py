"""Fields for a day and for a time of day, and the calendar in our colours."""

from __future__ import annotations

from PySide6.QtCore import QDate, QSize, QTime
from PySide6.QtGui import QBrush, QColor, Qt, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QTimeEdit, QWidget

from ui.theme.appearance import appearance, sized, tokens
from ui.theme.tokens import Space

_BESIDE_THE_DAY = 54  # padding at both ends, and the arrow
_DAYS = (
    Qt.DayOfWeek.Monday,
    Qt.DayOfWeek.Tuesday,
    Qt.DayOfWeek.Wednesday,
    Qt.DayOfWeek.Thursday,
    Qt.DayOfWeek.Friday,
    Qt.DayOfWeek.Saturday,
    Qt.DayOfWeek.Sunday,
)


class Calendar(QCalendarWidget):
    """A month; weekends are not red, for red means a broken promise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self._take_colours()
        appearance().changed.connect(self._take_colours)

    def _take_colours(self) -> None:
        look = tokens()
        plain = QTextCharFormat()
        plain.setForeground(QBrush(QColor(look.text)))
        for day in _DAYS:
            self.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(QBrush(QColor(look.text_secondary)))
        head.setBackground(QBrush(QColor(look.surface)))
        self.setHeaderTextFormat(head)


class DateEdit(QDateEdit):
    """A day as people say it ("Thu 27 Nov 2026"), typed or picked from the calendar."""

    def __init__(self, day: QDate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar(self))
        # The sheet's padding does not move the text of a spin box.
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.setDate(day)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest day of a year, which the style does not count with its own padding."""
        hint = super().minimumSizeHint()
        metrics, locale = self.fontMetrics(), self.locale()
        widest = max(
            metrics.horizontalAdvance(locale.toString(QDate(2026, month, day), self.displayFormat()))
            for month in range(1, 13)
            for day in range(22, 29)
        )
        return hint.expandedTo(QSize(widest + sized(_BESIDE_THE_DAY), hint.height()))

    def sizeHint(self) -> QSize:
        """At least as much."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())


class TimeEdit(QTimeEdit):
    """A time of day as the locale writes it; the arrow keys step by a quarter of an hour."""

    def __init__(self, time: QTime | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.setTime(time or QTime(9, 0))

    def stepBy(self, steps: int) -> None:
        """Step to the next quarter, not by single minutes; hours step by one."""
        if self.currentSection() == QTimeEdit.Section.MinuteSection:
            minutes = self.time().msecsSinceStartOfDay() // 60_000
            quarter = (minutes // 15 + steps) * 15 if steps > 0 or minutes % 15 == 0 else minutes // 15 * 15
            self.setTime(QTime.fromMSecsSinceStartOfDay(max(0, min(quarter, 24 * 60 - 15)) * 60_000))
        else:
            super().stepBy(steps)
