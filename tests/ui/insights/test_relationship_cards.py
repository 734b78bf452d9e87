"""Insights say how much comes after the sale, what contacts were for, and whether kindness brings people back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.rules.staff_figures import Rate
from app.services.drafts import NoteDraft
from tests.fakes import MovableClock
from tests.ui.firm_pages import Desk, desk_of_a_firm, texts_of
from ui.insights.insight_bar import InsightBar
from ui.insights.relationship_cards import RelationshipCards


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Desk]:
    with desk_of_a_firm(tmp_path, firm_clock) as opened:
        yield opened


def test_each_card_has_a_sentence_and_its_bars_open_what_they_count(desk: Desk, qtbot: QtBot) -> None:
    firm = desk.firm
    clients: list[int] = []
    places: list[str] = []
    cards = RelationshipCards(clients.append, places.append)
    for card in cards.cards:
        qtbot.addWidget(card)
    clock = firm.clock
    cards.show_figures(clock.now(), clock.today(), clock.zone)
    assert "Nobody who had a visit" in texts_of(cards.cards[0])
    assert "Nothing was written down yet." in texts_of(cards.cards[1])
    assert "Too few to say yet" in texts_of(cards.cards[2])
    ana = firm.client("Ana Ruiz")
    for _number in range(2):
        firm.everafter.clients.write_note(ana, NoteDraft("A quote", kind="call", direction="out", purpose="sales"))
        clock.move_on(minutes=5)
    firm.finished_job(ana)
    cards.show_figures(clock.now() + timedelta(minutes=1), clock.today(), clock.zone)
    assert "0 % of what we said to clients came after their first visit." in texts_of(cards.cards[0])
    cards.cards[0].findChildren(InsightBar)[-1].click()
    assert clients == [ana]
    assert "2 of 2 contacts asked for business." in texts_of(cards.cards[1])
    cards.cards[1].findChildren(InsightBar)[-1].click()
    assert places == ["care_plan"]


def test_with_enough_of_each_the_bands_are_compared(qtbot: QtBot, themed: QApplication) -> None:
    cards = RelationshipCards(lambda _client: None, lambda _place: None)
    for card in cards.cards:
        qtbot.addWidget(card)
    cards._show_love((Rate(4, 10), Rate(3, 4), Rate(9, 12)))
    words = texts_of(cards.cards[2])
    assert "With most kindness 75 % came again in their time, with least 40 %." in words
