from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.apply import apply_theme
from ui.theme.tokens import DARK, LIGHT, Theme
from ui.widgets.date_edits import Calendar, DateEdit, TimeEdit


def test_weekends_are_not_red_in_either_theme(themed: QApplication, qtbot: QtBot) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)

    def sunday() -> QColor:
        return calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()

    assert sunday() == QColor(LIGHT.text)
    apply_theme(themed, Theme.DARK)
    assert sunday() == QColor(DARK.text)


def test_a_day_names_its_month_in_letters(themed: QApplication, qtbot: QtBot) -> None:
    edit = DateEdit(QDate(2026, 11, 27))
    qtbot.addWidget(edit)
    assert edit.text() == "Fri 27 Nov 2026"


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [
        ("10:00", 1, "10:15"),
        ("10:50", 1, "11:00"),
        ("10:07", -1, "10:00"),
        ("10:00", -1, "09:45"),
        ("23:50", 1, "23:45"),
        ("00:00", -1, "00:00"),
    ],
)
def test_minutes_step_by_a_quarter_and_stay_within_the_day(
    themed: QApplication, qtbot: QtBot, before: str, steps: int, after: str
) -> None:
    edit = TimeEdit(QTime.fromString(before, "HH:mm"))
    qtbot.addWidget(edit)
    edit.setCurrentSection(TimeEdit.Section.MinuteSection)
    edit.stepBy(steps)
    assert edit.time().toString("HH:mm") == after


def test_hours_step_by_one(themed: QApplication, qtbot: QtBot) -> None:
    edit = TimeEdit(QTime(10, 7))
    qtbot.addWidget(edit)
    edit.setCurrentSection(TimeEdit.Section.HourSection)
    edit.stepBy(1)
    assert edit.time() == QTime(11, 7)
