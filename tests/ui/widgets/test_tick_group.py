from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.tick_group import TickGroup


@pytest.fixture
def group(themed: QApplication, qtbot: QtBot) -> TickGroup:
    made = TickGroup((("pet", "Pet"), ("odor", "Odor"), ("wear", "Wear")), "Found on arrival")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.setFocus()
    return made


def test_digits_tick_and_take_back_while_the_keyboard_stays(group: TickGroup) -> None:
    before = QApplication.focusWidget()
    for digit in "31":
        QTest.keyClicks(QApplication.focusWidget(), digit)
    assert group.ticked == ("pet", "wear")
    QTest.keyClicks(QApplication.focusWidget(), "3")
    assert group.ticked == ("pet",)
    assert QApplication.focusWidget() is before


def test_a_digit_without_a_box_ticks_nothing(group: TickGroup) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "940")
    assert group.ticked == ()


def test_the_arrows_walk_round_and_the_space_bar_ticks(group: TickGroup) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert group.ticked == ("wear",)


def test_ticking_by_name_ignores_what_is_no_box(group: TickGroup) -> None:
    group.tick(["odor", "moth"])
    assert group.ticked == ("odor",)
    assert group.words_in_order() == ("Pet", "Odor", "Wear")


def test_boxes_that_do_not_fit_break_onto_the_next_line(group: TickGroup) -> None:
    wide = group.heightForWidth(group.sizeHint().width() + 20)
    assert group.minimumSizeHint().width() < group.sizeHint().width() // 2
    assert group.heightForWidth(group.minimumSizeHint().width()) > 2 * wide
