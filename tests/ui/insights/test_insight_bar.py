"""A bar leaves its words whole where there is room, and stands in line with those beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.insights.insight_bar import InsightBar, InsightRow
from ui.insights.insight_card import InsightCard
from ui.theme.fonts import TextRole
from ui.widgets.painting import text_width

ROWS = (
    InsightRow("Not seen for a year", 4, 9, number_words="$12,345,678", note="1,204 clients"),
    InsightRow("Coming", 9, 9, number_words="$9"),
)


def test_millions_and_a_long_label_are_written_out(themed: QApplication) -> None:
    label, number = InsightBar(ROWS[0]).room_for_words(560)
    assert number > text_width(ROWS[0].number, TextRole.BODY_STRONG, tabular=True)
    assert label > text_width(ROWS[0].label, TextRole.BODY)
    assert 560 - label - number > 560 * 0.2


def test_all_bars_of_a_card_begin_and_end_in_line(themed: QApplication) -> None:
    card = InsightCard("What are they worth?")
    card.show_rows("A lot.", ROWS)
    assert len({bar.room_for_words(400) for bar in card.findChildren(InsightBar)}) == 1
    assert InsightBar(ROWS[1]).room_for_words(400) != InsightBar(ROWS[0]).room_for_words(400)


def test_where_there_is_no_room_the_number_stays_whole_and_the_label_gives_way(themed: QApplication) -> None:
    label, number = InsightBar(ROWS[0]).room_for_words(240)
    assert number > text_width(ROWS[0].number, TextRole.BODY_STRONG, tabular=True)
    assert label == 240 * 0.32
