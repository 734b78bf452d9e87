from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.queries.firm import are_codes_printed, get_insurance_line
from tests.ui.firm_windows import FirmWindow, settle


def test_access_codes_are_printed_from_a_tick_on_until_undo(desk: FirmWindow) -> None:
    box = desk.named("printing.codes")
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    box.click()
    settle()
    assert are_codes_printed()
    desk.firm.everafter.history.undo()
    settle()
    assert not box.isChecked()
    assert not are_codes_printed()


def test_what_is_said_about_insurance_is_typed_kept_and_undone(desk: FirmWindow) -> None:
    edit = desk.named("printing.insurance")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    desk.type("We are  insured.")
    desk.press(Qt.Key.Key_Tab)
    settle()
    assert get_insurance_line() == "We are insured."
    desk.firm.everafter.history.undo()
    settle()
    assert get_insurance_line() == ""
    assert edit.text() == ""
