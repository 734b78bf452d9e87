from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import PreviewRow
from ui.import_wizard.preview_model import PreviewModel, outcome_words


def test_a_line_says_whom_and_what_and_of_several_files_from_which(themed: QApplication) -> None:
    model = PreviewModel()
    rows = [PreviewRow("a.csv", 1200, Outcome.NEW, "Ann"), PreviewRow("a.csv", 3, Outcome.NEW, "Bo", "with a note")]
    model.show_rows(rows, Outcome.NEW, is_of_several=False)
    assert [model.data(model.index(0, column)) for column in range(3)] == ["1,200", "Ann", "is new"]
    assert model.data(model.index(1, 2), Qt.ItemDataRole.AccessibleTextRole) == "Line 3: Bo, with a note"
    model.show_rows(rows, Outcome.NEW, is_of_several=True)
    assert model.data(model.index(1, 0)) == "a.csv  3"
    assert model.row_at(5) is None


def test_rows_that_cannot_be_read_have_heads_of_their_own(themed: QApplication) -> None:
    model = PreviewModel()
    model.show_rows(
        [PreviewRow("a.csv", 3, Outcome.REJECTED, "x,y", "Too short.")], Outcome.REJECTED, is_of_several=False
    )
    assert model.headerData(2, Qt.Orientation.Horizontal) == "What to mend"
    assert all(outcome_words(outcome) for outcome in Outcome)
