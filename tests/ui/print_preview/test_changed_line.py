from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.events import RecordsChanged
from ui.print_preview.changed_line import ChangedLine, may_stand_on_paper


@pytest.mark.parametrize(
    ("tables", "is_bulk", "expected"),
    [
        (("job",), False, True),
        (("timeline_entry",), False, False),
        (("timeline_entry", "client"), False, True),
        ((), True, True),
        ((), False, False),
    ],
)
def test_a_call_written_down_alone_stands_on_no_paper(
    tables: tuple[str, ...], *, is_bulk: bool, expected: bool
) -> None:
    event = RecordsChanged("Something", {table: frozenset({1}) for table in tables}, is_bulk)
    assert may_stand_on_paper(event) is expected


def test_it_is_hidden_until_there_is_something_to_say(themed: QApplication, qtbot: QtBot) -> None:
    line = ChangedLine()
    qtbot.addWidget(line)
    assert line.isHidden()
    button = line.findChild(QAbstractButton, "preview.anew")
    assert button is not None
    with qtbot.waitSignal(line.anew_requested):
        button.click()
