"""The month page from Insights: this month unless another is chosen, by button and by Ctrl+P."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.insights.insights_page import InsightsPage
from ui.insights.month_print import MonthPrint


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.go_to("insights")
        settle()
        yield opened


def test_this_month_is_meant_until_another_is_chosen(desk: FirmWindow) -> None:
    page = desk.window.page
    assert isinstance(page, InsightsPage)
    request = page.paper_in_view()
    assert request is not None
    assert (request.kind, request.day) == ("month-page", date(2026, 3, 1))
    combo = desk.named("insights.month")
    assert isinstance(combo, QComboBox)
    assert (combo.itemText(0), combo.itemText(1), combo.count()) == ("March 2026", "February 2026", 13)
    combo.setCurrentIndex(2)
    page.paper_requested.disconnect()
    asked: list[object] = []
    page.paper_requested.connect(asked.append)
    button = desk.named("insights.print_month")
    assert isinstance(button, QAbstractButton)
    button.click()
    assert [getattr(each, "day", None) for each in asked] == [date(2026, 1, 1)]


def test_ctrl_p_shows_the_month_page(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.page is not None
    assert desk.window.page.place == "preview"


def test_a_new_month_comes_first_and_the_chosen_one_stays(themed: QApplication) -> None:
    choice = MonthPrint()
    choice.show_months(date(2026, 3, 31))
    combo = choice.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentIndex(1)
    choice.show_months(date(2026, 4, 1))
    assert choice.month == date(2026, 2, 1)
    combo.setCurrentIndex(0)
    choice.show_months(date(2026, 5, 1))
    assert choice.month == date(2026, 5, 1)
