"""The size of the paper is the firm's until another is chosen, which is remembered for that kind alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from tests.ui.firm_windows import forget_preferences
from ui.print_preview.paper_choice import PaperChoice


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    forget_preferences()
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as opened:
        yield opened


def test_a_size_is_remembered_for_its_kind(firm: Firm, qtbot: QtBot, themed: QApplication) -> None:
    assert firm is not None
    assert themed is not None
    choice = PaperChoice()
    qtbot.addWidget(choice)
    choice.show_kind("invoice")
    assert choice.paper == "letter"
    combo = choice.findChild(QComboBox, "preview.paper")
    assert combo is not None
    with qtbot.waitSignal(choice.paper_chosen):
        combo.setCurrentIndex(combo.findData("a4"))
    assert [combo.itemText(place) for place in range(combo.count())] == ["Letter", "A4"]
    choice.show_kind("certificates")
    assert choice.paper == "letter"
    assert combo.findText("A5") == 2
    later = PaperChoice()
    qtbot.addWidget(later)
    later.show_kind("invoice")
    assert later.paper == "a4"
