"""A list of rows keeps the chosen one, opens it with Enter and has the height of the theme from the first look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.row_list import RowList

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    made = RowList("Papers")
    qtbot.addWidget(made)
    made.set_rows([(1, "Certificate"), (2, "Letter"), (3, "Invoice")])
    return made


def test_rows_that_were_there_before_it_was_shown_have_room_around_their_words(rows: RowList, qtbot: QtBot) -> None:
    rows.resize(200, 300)
    rows.show()
    qtbot.waitExposed(rows)
    words = rows.fontMetrics().height()
    qtbot.waitUntil(lambda: rows.visualItemRect(rows.item(0)).height() >= words + 12)


def test_the_chosen_row_stays_chosen_and_one_that_went_gives_way_to_the_next(rows: RowList) -> None:
    rows.setCurrentRow(1)
    rows.set_rows([(3, "Invoice"), (2, "Letter")])
    assert rows.chosen() == 2
    rows.set_rows([(3, "Invoice")])
    assert rows.chosen() == 3


def test_enter_opens_what_is_chosen(rows: RowList, qtbot: QtBot) -> None:
    rows.setCurrentRow(2)
    with qtbot.waitSignal(rows.opened) as asked:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [3]
