from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import PreviewRow, RowAbout
from tests.ui.import_wizard.looks import FORMATS
from ui.import_wizard.preview_model import PreviewModel, outcome_words, row_words


def test_a_line_says_whom_and_what_and_of_several_files_from_which(themed: QApplication) -> None:
    model = PreviewModel(FORMATS)
    rows = [PreviewRow("a.csv", 1200, Outcome.NEW, "Ann"), PreviewRow("a.csv", 3, Outcome.NEW, "Bo", "with a note")]
    model.show_rows(rows, Outcome.NEW, is_of_several=False)
    assert [model.data(model.index(0, column)) for column in range(3)] == ["1,200", "Ann", "is new"]
    assert model.data(model.index(1, 2), Qt.ItemDataRole.AccessibleTextRole) == "Line 3: Bo, with a note"
    model.show_rows(rows, Outcome.NEW, is_of_several=True)
    assert model.data(model.index(1, 0)) == "a.csv  3"
    assert model.row_at(5) is None


def test_rows_that_cannot_be_read_have_heads_of_their_own(themed: QApplication) -> None:
    model = PreviewModel(FORMATS)
    model.show_rows(
        [PreviewRow("a.csv", 3, Outcome.REJECTED, "x,y", "Too short.")], Outcome.REJECTED, is_of_several=False
    )
    assert model.headerData(2, Qt.Orientation.Horizontal) == "What to mend"
    assert all(outcome_words(outcome) for outcome in Outcome)


def test_what_is_no_client_is_told_in_the_days_and_money_of_the_firm() -> None:
    visit = RowAbout("jobs", date(2025, 3, 12), 22_500)
    assert row_words(PreviewRow("a.csv", 2, Outcome.NEW, "Ann", about=visit), FORMATS) == (
        "visit of 12 March 2025, $225.00"
    )
    payment = PreviewRow("a.csv", 3, Outcome.MERGED, "", "Ann Oak", RowAbout("payments", date(2025, 4, 2), 8_000))
    assert row_words(payment, FORMATS) == ("payment of 2 April 2025, $80.00, for Ann Oak: adds to what is here already")
    note = PreviewRow("a.csv", 4, Outcome.UNCHANGED, "Ann Oak", "Ann Oak", RowAbout("notes"))
    assert row_words(note, FORMATS) == "note: is here already and says the same"
