"""What clients say and how much we helped, as sentences and bars that open the list or the card."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.help_log import HelpedRow, HelpFigures, HelpMonth
from app.queries.voices import VoiceFigures
from app.rules.voice_loop import VoiceKind
from tests.ui.firm_pages import texts_of
from ui.insights.insight_bar import InsightBar
from ui.insights.voice_cards import HelpCard, VoicesCard


def test_each_kind_has_its_bar_and_opens_the_list(qtbot: QtBot, themed: QApplication) -> None:
    card, opened = VoicesCard(), []
    qtbot.addWidget(card)
    counts = dict.fromkeys(VoiceKind, 0) | {VoiceKind.PRAISE: 3}
    card.show_figures(VoiceFigures(counts, unanswered=1, open_changes=2, changed_and_told=4), lambda: opened.append(1))
    words = texts_of(card)
    assert "4 changes because of them, and they know it. 1 waits for an answer." in words
    assert "2 changes are still to be told." in words
    bars = card.findChildren(InsightBar)
    assert [bar.accessibleName() for bar in bars][5] == "Praise: 3"
    assert len(bars) == 7
    bars[0].click()
    assert opened == [1]


@pytest.mark.parametrize("count", [0, 3])
def test_help_counts_the_gone_alike(qtbot: QtBot, themed: QApplication, count: int) -> None:
    card, opened = HelpCard(), []
    qtbot.addWidget(card)
    months = tuple(HelpMonth(date(2026, month, 1), count if month == 3 else 0, 1, 2) for month in range(1, 4))
    helped = (HelpedRow(7, "Bob Stone", 2, is_gone=True),) if count else ()
    card.show_figures(HelpFigures(months, helped), opened.append)
    words = texts_of(card)
    if not count:
        assert "Ctrl+Shift+H" in words
        return
    assert "3 times in twelve months" in words
    bar = card.findChildren(InsightBar)[-1]
    assert bar.accessibleName() == "Bob Stone: 2, gone"
    bar.click()
    assert opened == [7]
