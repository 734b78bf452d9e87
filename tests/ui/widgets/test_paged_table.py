from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_paged_table_model import Line, Numbers, Words, read
from ui.widgets.list_columns import ListColumn, ListColumns
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_table_model import PagedTableModel
from ui.window_state import preferences


class Shifted(Numbers):
    """The same numbers after some new ones came in before them."""

    def ids(self, first: int, limit: int) -> list[int]:
        return [each - 7 if each >= 7 else 10_000_000 + each for each in super().ids(first, limit)]

    def place_of(self, row_id: int) -> int | None:
        return row_id + 7


@pytest.fixture
def table(themed: QApplication, qtbot: QtBot) -> PagedTable:
    model: PagedTableModel[Line] = PagedTableModel(Words(), read)
    table = PagedTable("Numbers", model)
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    table.activateWindow()
    table.setFocus()
    table.show_list(Numbers(1_000_000), keeps_place=False)
    return table


def shown(table: PagedTable) -> list[str]:
    """The words of the lines in sight."""
    first = table.rowAt(1)
    model = table.model()
    return [str(model.data(model.index(first + each, 0))) for each in range(5)]


def test_the_scroll_bar_knows_a_million_rows_and_any_of_them_is_shown(table: PagedTable) -> None:
    bar = table.verticalScrollBar()
    assert bar.maximum() > 30_000_000
    for place in (0, 999_000, 12_345):
        bar.setValue(place * table.rowHeight(0))
        assert shown(table) == [f"number {place + each}" for each in range(5)]


def test_end_and_page_down_go_where_they_say(table: PagedTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_row() == Line(999_999)
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    assert table.chosen_row().id in range(5, 12)
    assert shown(table)[0].startswith("number")


def test_a_change_elsewhere_keeps_the_rows_in_view_and_what_is_chosen(table: PagedTable) -> None:
    table.verticalScrollBar().setValue(500_000 * table.rowHeight(0) + 11)
    table.choose(500_003)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    before, chosen = shown(table), table.chosen_ids()
    table.show_list(Shifted(1_000_007), keeps_place=True)
    assert shown(table) == before
    assert table.verticalScrollBar().value() % table.rowHeight(0) == 11
    assert (table.chosen_row(), table.chosen_ids()) == (Line(500_004), chosen)


def test_a_row_that_is_gone_leaves_the_next_one_chosen(table: PagedTable) -> None:
    table.choose(900_000)
    table.show_list(Numbers(800), keeps_place=True)
    assert table.chosen_row() == Line(799)
    table.show_list(Numbers(0), keeps_place=True)
    assert table.chosen_row() is None
    table.show_list(Numbers(4), keeps_place=True)
    assert table.chosen_row() == Line(0)


def test_all_rows_can_be_chosen_without_reading_them(table: PagedTable) -> None:
    table.selectAll()
    assert table.chosen_count() == 1_000_000
    table.choose(3)
    assert table.chosen_ids() == [3]


def test_letters_ask_no_row_for_its_words(table: PagedTable) -> None:
    table.keyboardSearch("number 7")
    assert table.chosen_row() == Line(0)


def test_far_places_are_prepared_only_while_the_table_is_in_view(table: PagedTable, qtbot: QtBot) -> None:
    table.show_list(Numbers(5, anchors=30_000), keeps_place=False)
    assert table.is_walking
    table.hide()
    assert not table.is_walking
    table.show()
    qtbot.waitUntil(lambda: not table.is_walking)


# ---------------------------------------------------------------------------------- its columns


@pytest.fixture
def columns_of(table: PagedTable) -> Callable[[], ListColumns]:
    preferences().keep_layout("order.numbers", "")
    preferences().keep_layout("columns.numbers", "")
    kinds = (ListColumn("number", 100, share=1.0), ListColumn("twice", 80, begins_high=True))
    return lambda: ListColumns(table, "numbers", kinds, "number")


def test_keys_sort_by_the_column_beside_and_turn_the_list(
    table: PagedTable, columns_of: Callable[[], ListColumns], qtbot: QtBot
) -> None:
    columns = columns_of()
    assert (columns.sort, columns.is_descending) == ("number", False)
    with qtbot.waitSignal(columns.order_chosen):
        QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert (columns.sort, columns.is_descending) == ("twice", True)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_Up, both)
    assert not columns.is_descending
    QTest.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert columns.sort == "number"
    QTest.keyClick(table, Qt.Key.Key_Down, both)
    assert columns_of().is_descending, "the order comes back"


def test_the_columns_fill_the_table_until_somebody_drags_an_edge(
    table: PagedTable, columns_of: Callable[[], ListColumns]
) -> None:
    columns_of()
    table.resize(700, 400)
    header = table.horizontalHeader()
    assert header.length() == table.viewport().width()
    header.resizeSection(0, 222)
    table.resize(900, 400)
    assert header.sectionSize(0) == 222
