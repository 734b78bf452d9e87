from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.shell.places import rail_place_of
from ui.widgets.aftercare_tabs import AftercareTabs, aftercare_places


def test_every_page_of_the_row_stands_under_aftercare_on_the_rail() -> None:
    assert {rail_place_of(place) for place, _words in aftercare_places()} == {"aftercare"}


def test_arrows_move_along_the_row_and_enter_goes_there(qtbot: QtBot) -> None:
    row = AftercareTabs("aftercare")
    qtbot.addWidget(row)
    row.show()
    chosen: list[str] = []
    row.place_chosen.connect(chosen.append)
    buttons = row.findChildren(QPushButton)
    assert [button.isChecked() for button in buttons] == [place == "aftercare" for place, _words in aftercare_places()]
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert chosen == [], "an arrow alone goes nowhere"
    buttons[-1].click()
    assert buttons[0].isChecked(), "the page in view stays marked for whoever comes back"
    assert chosen == [place for place, _words in aftercare_places()[1:][-1:]]
