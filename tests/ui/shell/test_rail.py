from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from ui.shell.rail import Rail, RailItem, RailPlace
from ui.theme.tokens import LIGHT

PLACES = (
    RailPlace("today", "Today", "sun", "Ctrl+1"),
    RailPlace("care_board", "Care Board", "heart-handshake", "Ctrl+4"),
    RailPlace("settings", "Settings", "settings", at_foot=True),
)


@pytest.fixture
def rail(themed: QApplication, qtbot: QtBot) -> Rail:
    """A rail in view."""
    rail = Rail(PLACES, "Places")
    qtbot.addWidget(rail)
    rail.set_firm("Brightwater", "Carpet Care")
    rail.set_current("today")
    rail.resize(rail.width(), 600)
    rail.show()
    return rail


def _item(rail: Rail, key: str) -> RailItem:
    return next(item for item in rail.findChildren(RailItem) if item.place.key == key)


def test_a_click_and_the_space_bar_choose_a_place(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.place_chosen) as chosen:
        qtbot.mouseClick(_item(rail, "care_board"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["care_board"]
    with qtbot.waitSignal(rail.place_chosen) as chosen:
        qtbot.keyClick(_item(rail, "settings"), Qt.Key.Key_Space)
    assert chosen.args == ["settings"]


def test_arrows_walk_the_places(rail: Rail, qtbot: QtBot) -> None:
    _item(rail, "today").setFocus()
    qtbot.waitUntil(_item(rail, "today").hasFocus)
    qtbot.keyClick(_item(rail, "today"), Qt.Key.Key_Down)
    assert _item(rail, "care_board").hasFocus()
    qtbot.keyClick(_item(rail, "care_board"), Qt.Key.Key_Up)
    qtbot.keyClick(_item(rail, "today"), Qt.Key.Key_Up)
    assert _item(rail, "settings").hasFocus()


def test_the_badge_is_red_only_while_a_promise_is_broken(rail: Rail) -> None:
    item = _item(rail, "care_board")

    def badge_colour() -> QColor:
        return item.grab().toImage().pixelColor(item.width() - 12, item.height() // 2)

    rail.set_badge("care_board", 5, is_late=True, sentence="5 open, 1 late")
    assert badge_colour() == QColor(LIGHT.late)
    assert item.accessibleName() == "Care Board, 5 open, 1 late"
    rail.set_badge("care_board", 4)
    assert badge_colour() == QColor(LIGHT.line)
    rail.set_badge("care_board", 0)
    assert item.accessibleName() == "Care Board"


def test_a_narrow_rail_keeps_names_and_tool_tips(rail: Rail) -> None:
    wide = rail.width()
    rail.set_compact(is_compact=True)
    assert rail.width() < wide
    assert _item(rail, "today").toolTip() == "Today (Ctrl+1)"
    assert faults_of(rail) == []
    assert not rail.grab().isNull()


def test_the_rail_can_be_read_and_hit(rail: Rail) -> None:
    assert faults_of(rail) == []
    assert rail.accessibleName() == "Places"
