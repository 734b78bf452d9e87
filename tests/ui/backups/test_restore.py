from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.jobs import JobProgress
from app.queries.firm import count_clients_ever
from tests.builders import opened_firm
from tests.fakes import MovableClock
from tests.ui.firm_windows import forget_preferences, settle
from ui.application import Desk
from ui.backups.restore import back_up_now, folder_of
from ui.backups.restore_dialog import RestoreDialog
from ui.window_state import preferences

PATIENCE = 20_000


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Desk]:
    """A window on a firm of two clients, with a backup of the time when there was one."""
    forget_preferences()
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock) as firm:
        firm.client("Margaret Alder")
        back_up_now(firm.everafter, JobProgress())
        firm.client("Tom Reyes")
    made = Desk(themed, preferences())
    made.start(str(file))
    yield made
    made.close()
    made.deleteLater()
    settle()


def dialog_of(desk: Desk) -> RestoreDialog:
    assert desk.window is not None
    desk.window.restore_requested.emit()
    settle()
    dialog = desk.window.findChild(RestoreDialog)
    assert dialog is not None
    return dialog


def press_go(dialog: RestoreDialog, qtbot: QtBot) -> None:
    go = dialog.findChild(QPushButton, "restore.go")
    assert go is not None
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    settle()


def test_the_firm_is_as_it_was_and_the_present_is_kept(desk: Desk, qtbot: QtBot) -> None:
    assert count_clients_ever() == 2
    dialog = dialog_of(desk)
    name = dialog.findChild(QLineEdit, "restore.name")
    assert name is not None
    qtbot.keyClicks(name, "brightwater")
    press_go(dialog, qtbot)
    qtbot.waitUntil(lambda: desk.window is not None and not desk.runner.is_busy, timeout=PATIENCE)
    assert count_clients_ever() == 1
    assert desk.everafter is not None
    assert len(list(folder_of(desk.everafter.address).glob("*-before-restore.db"))) == 1


def test_without_the_name_nothing_is_replaced(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk)
    press_go(dialog, qtbot)
    name = dialog.findChild(QLineEdit, "restore.name")
    assert name is not None
    assert "nothing was changed" in name.accessibleDescription()
    assert dialog.isVisible()
    assert count_clients_ever() == 2
    dialog.reject()


def test_a_server_keeps_its_backups_with_the_data_of_this_person() -> None:
    assert folder_of("postgresql://desk/firm").name == "server-backups"
