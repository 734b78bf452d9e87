"""The wall monitor in the settings: names, the screen, and the button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.firm_windows import FirmWindow, settle
from ui.wall_monitor.wall_screens import FULL_NAMES, YES
from ui.window_state import preferences


def press(desk: FirmWindow, name: str, qtbot: QtBot) -> None:
    button = desk.named(name)
    assert isinstance(button, QAbstractButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle()


def names_on_the_wall(desk: FirmWindow) -> list[str]:
    monitor = desk.window.wall.monitor
    assert monitor is not None
    assert monitor.picture is not None
    return [line.name for line in monitor.picture.lines]


def test_full_names_appear_at_once_and_are_kept_on_this_computer(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.firm.complaint(desk.firm.client("Margaret Alder"))
    press(desk, "wall.open", qtbot)
    assert names_on_the_wall(desk) == ["Margaret A."]
    press(desk, "wall.full_names", qtbot)
    assert names_on_the_wall(desk) == ["Margaret Alder"]
    assert preferences().layout(FULL_NAMES) == YES
    press(desk, "wall.full_names", qtbot)
    assert names_on_the_wall(desk) == ["Margaret A."]
    assert preferences().layout(FULL_NAMES) == ""


def test_with_one_screen_there_is_no_choice_and_a_word_about_it(desk: FirmWindow) -> None:
    combo = desk.named("wall.screen")
    assert isinstance(combo, QComboBox)
    assert (combo.count(), combo.isEnabled()) == (1, False)


def test_the_button_closes_it_too(desk: FirmWindow, qtbot: QtBot) -> None:
    press(desk, "wall.open", qtbot)
    assert desk.window.wall.monitor is not None
    press(desk, "wall.open", qtbot)
    assert desk.window.wall.monitor is None
