from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.exchange.import_choices import PairAnswer
from tests.ui.import_wizard.looks import a_pair
from ui.import_wizard.pair_decisions import PairDecisions
from ui.import_wizard.pair_list_model import PairListModel


def test_a_line_says_who_and_what_was_decided(themed: QApplication) -> None:
    pairs = (a_pair(2), a_pair(3, "Ann", "Ann", default=PairAnswer.MERGE))
    decisions = PairDecisions(pairs)
    model = PairListModel()
    model.show_pairs(decisions)
    read_out = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert read_out == ["Keep both? Ann Smith · Anne Smith", "Merge? Ann"]
    decisions.answer(pairs[0], PairAnswer.MERGE)
    decisions.answer(pairs[1], PairAnswer.SEPARATE)
    model.refresh()
    assert [model.data(model.index(row, 0)) for row in range(2)] == [
        "✓ Merge: Ann Smith · Anne Smith",
        "✓ Keep both: Ann",
    ]
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None
