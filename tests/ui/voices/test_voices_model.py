"""The model of the list keeps the rules of Qt and says each row as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.queries.firm import get_firm
from app.queries.voices import list_voices
from app.services.voices import VoiceDraft
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.firm_formats import formats_of
from ui.voices.voices_model import VoicesModel


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Firm]:
    with opened_firm(str(tmp_path / "firm.db"), firm_clock) as opened:
        yield opened


def test_the_model_keeps_the_rules_of_qt(firm: Firm, qtmodeltester: ModelTester) -> None:
    firm.everafter.voices.note(VoiceDraft("Do you\nclean boats?", "question", "online"))
    model = VoicesModel(formats_of(firm.clock, get_firm()))
    model.set_rows(list_voices())
    qtmodeltester.check(model)
    sentence = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Not known yet, “Do you clean boats?”, Question, Mon 2 Mar, Answer"
    assert model.row_at(1) is None
    assert model.number_of(999) is None
