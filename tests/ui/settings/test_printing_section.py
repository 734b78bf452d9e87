from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from app.queries.firm import are_codes_printed
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
