from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.window_state import FIRST_WINDOW, Preferences, clamped, keep_window, restore_window

SCREEN = QRect(0, 0, 1366, 768)
SECOND = QRect(1366, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (QRect(100, 50, 1024, 640), QRect(100, 50, 1024, 640)),
        (QRect(1000, 500, 1024, 640), QRect(342, 128, 1024, 640)),
        (QRect(-300, -40, 1024, 640), QRect(0, 0, 1024, 640)),
        (QRect(5000, 5000, 1024, 640), QRect(342, 128, 1024, 640)),
        (QRect(0, 0, 3000, 2000), SCREEN),
    ],
)
def test_a_window_is_pulled_back_onto_its_screen(frame: QRect, expected: QRect) -> None:
    assert clamped(frame, [SCREEN]) == expected


def test_a_window_stays_on_the_screen_it_overlaps_most() -> None:
    assert clamped(QRect(1400, 100, 1024, 640), [SCREEN, SECOND]) == QRect(1400, 100, 1024, 640)


def test_without_a_screen_nothing_moves() -> None:
    assert clamped(QRect(9, 9, 10, 10), []) == QRect(9, 9, 10, 10)


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    kept = Preferences(file)
    kept.change(theme="dark")
    kept.keep_layout("columns.clients", "abc")
    again = Preferences(file)
    assert (again.settings.theme, again.layout("columns.clients")) == ("dark", "abc")
    again.keep_layout("columns.clients", "")
    assert Preferences(file).layout("columns.clients") == ""


def test_settings_that_cannot_be_written_cost_the_memory_only(tmp_path: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    kept = Preferences(blocker / "settings.json")
    kept.change(theme="dark")
    assert kept.settings.theme == "dark"


def test_a_window_comes_back_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    first = QWidget()
    qtbot.addWidget(first)
    first.setGeometry(20, 30, 500, 400)
    first.show()
    keep_window(first, kept)
    second = QWidget()
    qtbot.addWidget(second)
    restore_window(second, kept)
    assert second.size() == first.size()


def test_the_first_window_is_as_large_as_the_screen_allows(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    restore_window(window, Preferences(tmp_path / "settings.json"))
    available = window.screen().availableGeometry().size()
    assert window.size() == FIRST_WINDOW.boundedTo(available)
