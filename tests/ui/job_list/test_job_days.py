"""On which days the jobs of the list lie, and what is remembered of the choice."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.job_list.job_days import JobDays

_TODAY = date(2026, 3, 6)


@pytest.fixture
def days(themed: QApplication, qtbot: QtBot) -> JobDays:
    days = JobDays(_TODAY)
    qtbot.addWidget(days)
    return days


def test_at_first_any_day_will_do(days: JobDays) -> None:
    assert (days.key, days.span(_TODAY)) == ("", (None, None))


def test_every_period_of_a_report_can_be_chosen_and_is_remembered(days: JobDays) -> None:
    keys = [str(days._combo.itemData(place)) for place in range(1, days._combo.count())]
    assert keys
    for key in keys:
        days.choose_key(key)
        first, last = days.span(_TODAY)
        assert days.key == key
        assert first is not None
        assert last is not None
        assert first <= last


def test_what_is_not_known_any_more_is_any_day(days: JobDays) -> None:
    days.choose_key(str(days._combo.itemData(1)))
    days.choose_key("the_week_of_the_fair")
    assert days.span(_TODAY) == (None, None)
