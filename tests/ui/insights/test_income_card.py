"""From how few the income comes, as a sentence and a table whose lines open the client (S3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries.concentration import Concentration, TopClientRow
from app.services.drafts import FinishDraft
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.insights.income_card import IncomeCard, income_words


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def test_of_100_and_50_and_50_the_largest_brings_half_and_opens(desk: FirmWindow) -> None:
    for name, amount in (("Tom Reyes", 5_000), ("Ana Ruiz", 10_000), ("Bea Holt", 5_000)):
        desk.firm.finished_job(desk.firm.client(name), FinishDraft(billed_minor=amount))
    desk.firm.clock.move_to(desk.firm.clock.now() + timedelta(days=1))
    desk.window.go_to("insights")
    settle()
    card = desk.window.findChild(IncomeCard)
    assert card is not None
    assert "The largest client brings 50 % of the income of twelve months." in texts_of(card)
    card._table.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == 2


def test_the_sentence_names_only_as_many_as_there_are() -> None:
    rows = tuple(TopClientRow(number, "", 10, 10 * (number + 1)) for number in range(10))
    assert income_words(Concentration(0, 0, ())) == "Nothing was earned in the last twelve months."
    assert income_words(Concentration(50, 5, rows[:5])).endswith("the largest five 100 %.")
    assert income_words(Concentration(200, 20, rows)).endswith("the largest five 25 %, the largest ten 50 %.")
