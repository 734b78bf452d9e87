from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from app.queries.client_list_rows import ClientFilter
from app.queries.insights import get_base_value
from tests.fakes import MovableClock
from tests.ui.firm_windows import opened_window
from ui.firm_formats import FirmFormats
from ui.insights.base_value_card import BaseValueCard
from ui.insights.insight_bar import InsightBar


def test_the_card_says_what_the_clients_are_worth_and_opens_them(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    with opened_window(tmp_path, firm_clock, is_started=False) as desk:
        firm, card, asked = desk.firm, BaseValueCard(), list[ClientFilter]()
        formats = FirmFormats(firm.clock)

        def open_clients(chosen: ClientFilter) -> None:
            asked.append(chosen)

        card.show_value(get_base_value(firm.clock.today()), formats, open_clients)
        assert "Nobody has had a visit yet." in card.accessibleName() + _texts(card)
        firm.finished_job(firm.client(), price_minor=30_000)
        card.show_value(get_base_value(firm.clock.today()), formats, open_clients)
        assert "1 client brings $300.00 in a usual year; 5 % of it is at risk." in _texts(card)
        bars = card.findChildren(InsightBar)
        assert bars[-2].accessibleName() == "At risk: $15.00"
        for bar in bars:
            bar.click()
        assert asked[:2] == [ClientFilter.ALL, ClientFilter.DRIFTING]
        card.deleteLater()


def _texts(card: BaseValueCard) -> str:

    return " ".join(label.text() for label in card.findChildren(QLabel))
