from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.shell.page_imports import PageReadiness

_CODE = """
import sys
from ui.shell.page_imports import import_pages_in_background
assert "ui.care_board.care_board_page" not in sys.modules
import_pages_in_background().join()
assert "ui.care_board.care_board_page" in sys.modules
assert "ui.schedule.schedule_page" in sys.modules
"""


def test_the_pages_are_there_before_somebody_visits_them() -> None:
    subprocess.run([sys.executable, "-c", _CODE], check=True, timeout=60)


def test_board_and_card_are_built_once_their_modules_are_there(qtbot: QtBot) -> None:
    built: list[str] = []
    parent = QObject()
    readiness = PageReadiness([lambda: built.append("board"), lambda: built.append("card")], parent)
    readiness.start()
    assert built == [], "the first page comes first"
    qtbot.waitUntil(lambda: built == ["board", "card"], timeout=30_000)
    readiness.start()
    readiness.stop()
    assert not readiness._timer.isActive(), "nothing is built for a window that goes"
