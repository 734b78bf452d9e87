"""The recovery script in the firm's own words, written in Settings and said on the Care Board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.care_board.recovery_script import our_script, own_words, recovery_script
from ui.widgets.script_steps import ScriptSteps


def step(desk: FirmWindow, number: int) -> QPlainTextEdit:
    found = desk.named(f"script.{number}")
    assert isinstance(found, QPlainTextEdit)
    return found


def write(desk: FirmWindow, number: int, words: str) -> None:
    edit = step(desk, number)
    edit.setFocus()
    edit.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.type(words)
    desk.press(Qt.Key.Key_Tab)


def test_each_step_shows_our_words_until_the_firm_writes_its_own(desk: FirmWindow) -> None:
    assert [step(desk, number).placeholderText() for number in range(1, 7)] == [each.words for each in our_script()]
    write(desk, 2, "We let you down, and I am sorry.")
    assert [each.words for each in recovery_script()][:3] == [
        our_script()[0].words, "We let you down, and I am sorry.", our_script()[2].words,
    ]  # fmt: skip
    write(desk, 2, "")
    assert recovery_script() == our_script()
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert own_words()[1] == "We let you down, and I am sorry."
    assert step(desk, 2).toPlainText() == "We let you down, and I am sorry."


def test_the_care_board_says_the_firms_words_at_once(desk: FirmWindow) -> None:
    complaint_id = desk.firm.complaint(desk.firm.client("Ana Ruiz"))
    write(desk, 1, "I am all ears.")
    desk.window.go_to("care_board", complaint_id)
    settle()
    steps = desk.window.page.findChild(ScriptSteps)
    assert steps is not None
    assert "I am all ears." in steps.accessibleName() + steps.accessibleDescription()


def test_words_that_defend_us_are_marked_while_they_are_written(desk: FirmWindow) -> None:
    edit = step(desk, 4)
    edit.setFocus()
    desk.type("I will come, but you signed the form")
    assert "defends us" in texts_of(desk.window.page)
    desk.press(Qt.Key.Key_Tab)
    assert own_words()[3] == "I will come, but you signed the form", "a warning, no prohibition"


def test_words_too_long_for_the_board_are_refused_and_stay_in_the_field(desk: FirmWindow) -> None:
    edit = step(desk, 6)
    edit.setFocus()
    edit.setPlainText("very " * 100)
    desk.press(Qt.Key.Key_Tab)
    assert "characters long" in texts_of(desk.window.page)
    assert own_words()[5] == ""
    assert edit.toPlainText().startswith("very")


def test_a_field_that_is_being_written_is_not_overwritten(desk: FirmWindow) -> None:
    step(desk, 3).setFocus()
    desk.type("What would")
    desk.firm.everafter.firm.write_script_step(0, "Tell me.")
    settle()
    assert step(desk, 3).toPlainText() == "What would"
    assert step(desk, 1).toPlainText() == "Tell me."


def test_a_step_is_reached_by_its_number(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert step(desk, 5).hasFocus()
    assert step(desk, 5).accessibleName() == "Step 5, Do it, and a little more: what to say"
