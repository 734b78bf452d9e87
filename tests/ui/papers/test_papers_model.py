"""The list of papers as its table and a screen reader have it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.papers.paper_request import PaperRequest
from ui.papers.paper_offers import PaperOffer
from ui.papers.papers_model import PapersModel


def test_a_line_says_what_there_is_and_where_it_goes(themed: QApplication) -> None:
    assert themed is not None
    model = PapersModel()
    offers = [
        PaperOffer(PaperRequest("job-sheets"), "Job sheets", "4 visits", ""),
        PaperOffer(PaperRequest("invoice"), "Invoices", "none waits", "goes to the client", has_papers=False),
    ]
    model.set_offers(offers)
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert [model.headerData(each, Qt.Orientation.Horizontal) for each in range(3)] == [
        "Paper",
        "What there is",
        "Where it goes",
    ]
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Invoices, none waits, goes to the client"
    )
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is not None
    assert model.data(model.index(1, 0), Qt.ItemDataRole.FontRole) is None
    assert (model.number_of("invoice"), model.number_of("nothing")) == (1, 0)
    assert model.offer_at(1) == offers[1]
    assert model.offer_at(9) is None
