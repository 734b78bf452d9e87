"""A cell with a chip: what the row says, and nothing where it says nothing or is still read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_paged_table_model import Line, Numbers, Words, read
from ui.theme.tones import Tone
from ui.widgets.chip_delegate import ChipDelegate, ChipLook
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_table_model import PagedTableModel

Picture = Callable[[Callable[[Any], ChipLook | None]], QImage]


@pytest.fixture
def picture(themed: QApplication, qtbot: QtBot) -> Picture:
    """The second cell of a list as a delegate with this look paints it."""

    def take(look: Callable[[Any], ChipLook | None]) -> QImage:
        model: PagedTableModel[Line] = PagedTableModel(Words(), read)
        table = PagedTable("Numbers", model)
        qtbot.addWidget(table)
        table.resize(400, 300)
        table.setItemDelegateForColumn(0, ChipDelegate(look, table))
        table.show_list(Numbers(2), keeps_place=False)
        table.show()
        area = table.visualRect(model.index(1, 0))
        return table.viewport().grab(area).toImage()

    return take


def test_a_row_shows_the_chip_it_asks_for(picture: Picture) -> None:
    asked: list[Line] = []

    def look(row: Line) -> ChipLook | None:
        asked.append(row)
        return ChipLook("booked", "calendar-days", Tone.OK)

    assert picture(look) != picture(lambda _row: None)
    assert Line(1) in asked


def test_another_word_or_tone_is_seen(picture: Picture) -> None:
    pictures = [
        picture(lambda _row, chip=chip: chip)  # type: ignore[misc]  # mypy cannot tell the type of a default
        for chip in (ChipLook("due", "", Tone.OK), ChipLook("due", "", Tone.SOON), ChipLook("lost", "", Tone.OK))
    ]
    assert all(pictures[each] != pictures[each - 1] for each in range(3))
