from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.exchange.file_look import SampleRow
from tests.fakes import MovableClock
from ui.firm_formats import FirmFormats
from ui.import_wizard.sample_cards import SampleCards
from ui.widgets.labels import TextLabel

FORMATS = FirmFormats(MovableClock(datetime(2026, 3, 2, 9, tzinfo=UTC), ZoneInfo("UTC")))


def test_a_row_is_shown_as_it_will_be_and_one_that_cannot_be_read_with_its_reason(
    themed: QApplication, qtbot: QtBot
) -> None:
    cards = SampleCards()
    qtbot.addWidget(cards)
    values = (("phone", "(503) 555 0142"), ("client_since", date(2019, 3, 4)), ("start_time", time(9, 5)))
    cards.show_rows([SampleRow(2, "Margaret", values), SampleRow(3, "x", reason="Too short.")], FORMATS)
    texts = [label.text() for label in cards.findChildren(TextLabel)]
    assert texts == [
        "Margaret",
        "Phone: (503) 555 0142\nClient since: 4 March 2019\nFrom: 9:05 AM",
        "Line 3 cannot be read",
        "Too short.",
    ]
    cards.show_rows([SampleRow(2, "")], FORMATS)
    assert len(cards._cards) == 1
