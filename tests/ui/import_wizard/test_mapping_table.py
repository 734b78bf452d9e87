from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.firm_windows import settle
from tests.ui.import_wizard.looks import a_look
from ui.import_wizard.mapping_choices import MappingChoices
from ui.import_wizard.mapping_model import MappingModel, MapRow, MapView
from ui.import_wizard.mapping_table import MappingTable


@pytest.fixture
def table(themed: QApplication, qtbot: QtBot) -> MappingTable:
    model = MappingModel()
    shown = MappingTable(model)
    model.setParent(shown)
    qtbot.addWidget(shown)
    model.show(MappingChoices.of(a_look()), MapView.HERE)
    shown.span_headings()
    shown.resize(700, 500)
    shown.show()
    shown.go_to_first()
    settle()
    return shown


def go_to(table: MappingTable, row: MapRow) -> None:
    place = table._model.place_of(row)
    assert place is not None
    table.go_to(place)


def open_list(table: MappingTable, key: Qt.Key) -> QComboBox:
    QTest.keyClick(table, key)
    settle()
    combo = table.findChild(QComboBox, "import.map.choice")
    assert isinstance(combo, QComboBox)
    return combo


def choose(combo: QComboBox, value: object) -> None:
    combo.view().setCurrentIndex(combo.model().index(combo.findData(value), 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Space])
def test_a_key_opens_the_list_of_columns_and_what_is_chosen_is_told(table: MappingTable, key: Qt.Key) -> None:
    told: list[object] = []
    table.exchanged.connect(lambda *chosen: told.append(chosen))
    go_to(table, MapRow(target="phone", index=1))
    combo = open_list(table, key)
    assert combo.currentData() == 1
    choose(combo, 3)
    assert told == [("phone", 1, 3)]


def test_a_left_over_column_is_given_a_field(table: MappingTable) -> None:
    told: list[object] = []
    table.given.connect(lambda *chosen: told.append(chosen))
    go_to(table, MapRow(target="note", index=3))
    choose(open_list(table, Qt.Key.Key_Return), "ignore")
    assert told == [(3, "ignore")]


def test_ctrl_space_says_that_a_row_is_right(table: MappingTable) -> None:
    told: list[int] = []
    table.confirmed.connect(told.append)
    go_to(table, MapRow(target="email", index=2))
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert told == [2]
