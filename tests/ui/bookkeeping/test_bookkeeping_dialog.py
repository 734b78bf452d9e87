from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.bookkeeping.bookkeeping_dialog import BookkeepingDialog


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def test_enter_takes_last_month(themed: QApplication, qtbot: QtBot) -> None:
    dialog = BookkeepingDialog(date(2026, 3, 2))
    qtbot.addWidget(dialog)
    days: list[tuple[date, date]] = []
    dialog.days_chosen.connect(lambda first, last: days.append((first, last)))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert days == [(date(2026, 2, 1), date(2026, 2, 28))]


def test_the_command_asks_for_the_days_then_for_the_file(desk: FirmWindow) -> None:
    action = desk.window.actions_by_id["bookkeeping.export"]
    assert action.isVisible()
    action.trigger()
    settle()
    dialog = desk.window.findChild(BookkeepingDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    asked = desk.window.findChild(QFileDialog)
    assert asked is not None
    assert asked.windowTitle() == "Export for the bookkeeper"
    asked.reject()
    settle()
