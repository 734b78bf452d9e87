from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.import_wizard.step_line import StepLine


def test_the_present_step_is_strong_those_behind_have_a_tick_and_no_window_of_its_own_opens(
    themed: QApplication, qtbot: QtBot
) -> None:
    line = StepLine(("Pick", "Map", "Done"))
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets() if widget.parent() is None)
    qtbot.addWidget(line)
    line.show()
    line.show_step(1)
    assert line.accessibleName() == "Step 2 of 3: Map"
    assert [mark.isVisible() for mark in line._marks] == [True, False, False]
    assert line._labels[1].font().bold() != line._labels[0].font().bold()
