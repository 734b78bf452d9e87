"""What each of us gave this month (S3.3), and the reasons counted (S2.10)."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.queries.competitor_notes import ReasonRow
from app.queries.goodwill import GoodwillSumRow
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from ui.firm_formats import FirmFormats
from ui.insights.insight_bar import InsightBar
from ui.insights.kindness_cards import GoodwillCard, ReasonsCard, reason_lines


def test_the_month_is_summed_person_by_person(themed: QApplication, firm_clock: MovableClock) -> None:
    card = GoodwillCard()
    formats = FirmFormats(firm_clock)
    card.show_sums([GoodwillSumRow(1, "Dana Kim", 2, 5_000), GoodwillSumRow(None, "", 1, 0)], formats)
    assert "3 kindnesses for $50.00." in texts_of(card)
    assert [bar.accessibleName() for bar in card.findChildren(InsightBar)] == ["Dana Kim: 2, $50", "Somebody: 1, $0"]
    card.show_sums([], formats)
    assert "Nothing was given yet this month." in texts_of(card)


def test_reasons_are_measured_by_the_most_frequent_one(themed: QApplication) -> None:
    lines = reason_lines([ReasonRow("You listen", 4, (1, 2, 3, 4)), ReasonRow("On time", 1, (5,))])
    assert [(line.sentence, line.share) for line in lines] == [
        ("You listen: 4 clients", 1.0), ("On time: 1 client", 0.25),
    ]  # fmt: skip
    card = ReasonsCard()
    card.show_reasons([])
    assert "Nobody was asked yet" in texts_of(card)
