"""A field for careful words is as high as its words, and says what would defend us."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.care_board.recovery_script import defensive_spans
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme
from ui.widgets.careful_edit import CarefulEdit

pytestmark = pytest.mark.usefixtures("themed")
_LONG = "To everybody who opened the door to us this year, and to everybody who told us what was not right: thank you."


@pytest.fixture
def edit(qtbot: QtBot) -> CarefulEdit:
    made = CarefulEdit(defensive_spans, "What to say")
    qtbot.addWidget(made)
    return made


def test_words_filled_in_before_it_is_shown_are_all_in_sight(edit: CarefulEdit, qtbot: QtBot) -> None:
    edit.set_text("Short")
    edit.resize(700, 60)
    edit.show()
    qtbot.waitExposed(edit)
    one_line = edit.editor.height()
    edit.hide()
    edit.set_text(_LONG)
    edit.resize(320, 200)
    edit.show()
    qtbot.waitUntil(lambda: edit.editor.height() > one_line)
    assert edit.editor.document().size().height() > 1


def test_a_field_that_becomes_narrower_grows(edit: CarefulEdit, qtbot: QtBot) -> None:
    edit.set_text(_LONG)
    edit.resize(1400, 200)
    edit.show()
    qtbot.waitExposed(edit)
    wide = edit.editor.height()
    edit.resize(300, 200)
    qtbot.waitUntil(lambda: edit.editor.height() > wide)


def test_what_defends_us_is_said_below(edit: CarefulEdit) -> None:
    edit.set_text("You signed for it.")
    assert "You signed" in edit.warning or "you signed" in edit.warning
    edit.set_text("I will come myself.")
    assert edit.warning == ""


def test_it_tells_that_it_was_left(edit: CarefulEdit, qtbot: QtBot) -> None:
    edit.show()
    edit.activateWindow()
    edit.editor.setFocus()
    qtbot.waitUntil(edit.editor.hasFocus)
    with qtbot.waitSignal(edit.left):
        edit.editor.clearFocus()
    assert edit.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_another_look_marks_the_same_words_anew_and_is_not_taken_for_typing(
    edit: CarefulEdit, themed: QApplication, qtbot: QtBot
) -> None:
    """A board that was closed would otherwise keep its half-written words once more, over those of the next one."""

    def colors() -> list[str]:
        formats = edit.editor.document().firstBlock().layout().formats()
        return [each.format.background().color().name() for each in formats]

    edit.show()
    edit.set_text("You signed for it.")
    qtbot.waitUntil(lambda: bool(colors()))
    before = colors()
    typed: list[str] = []
    edit.editor.textChanged.connect(lambda: typed.append(edit.text()))
    apply_theme(themed, Theme.DARK)
    assert typed == []
    assert colors() != before
    QTest.keyClicks(edit.editor, "!")
    assert typed, "what is typed afterwards is heard"
