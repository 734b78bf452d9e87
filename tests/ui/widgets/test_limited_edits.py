"""Too much is refused at once with a sentence, and what stood in the field stays."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.limited_edits import LimitedLineEdit, LimitedTextEdit

_MUCH = "x" * 10_000_000


@pytest.mark.parametrize("kind", [LimitedLineEdit, LimitedTextEdit])
def test_ten_megabytes_pasted_change_nothing_and_nobody_waits(kind: type, themed: QApplication, qtbot: QtBot) -> None:
    edit = kind(50)
    qtbot.addWidget(edit)
    said: list[str] = []
    edit.refused.connect(said.append)
    QTest.keyClicks(edit, "Blue gate")
    QGuiApplication.clipboard().setText(_MUCH)
    began = time.process_time()
    edit.paste()
    assert time.process_time() - began < 1.0
    text = edit.text() if isinstance(edit, LimitedLineEdit) else edit.toPlainText()
    assert text == "Blue gate"
    assert said
    assert "50" in said[0]
    QGuiApplication.clipboard().setText(" and more")
    edit.paste()
    text = edit.text() if isinstance(edit, LimitedLineEdit) else edit.toPlainText()
    assert text == "Blue gate and more"


@pytest.mark.parametrize("kind", [LimitedLineEdit, LimitedTextEdit])
def test_a_letter_too_many_is_said_and_a_chosen_part_may_be_typed_over(
    kind: type, themed: QApplication, qtbot: QtBot
) -> None:
    edit = kind(3)
    qtbot.addWidget(edit)
    said: list[str] = []
    edit.refused.connect(said.append)
    QTest.keyClicks(edit, "abcd")
    assert len(said) == 1
    edit.selectAll()
    QTest.keyClicks(edit, "xyz")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    text = edit.text() if isinstance(edit, LimitedLineEdit) else edit.toPlainText()
    assert text == "xy"


def test_what_is_dropped_is_measured_too(themed: QApplication, qtbot: QtBot) -> None:
    edit = LimitedTextEdit(5)
    qtbot.addWidget(edit)
    dropped = QMimeData()
    dropped.setText("123456")
    edit.insertFromMimeData(dropped)
    assert edit.toPlainText() == ""
