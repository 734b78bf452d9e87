"""The reasons with their clients, and what they say of other firms, by keys and as CSV (S2.10, S3.10)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from app.services.competitor_notes import CompetitorNoteDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.insights.kindness_cards import ReasonsCard
from ui.why_us.why_us_page import WhyUsPage


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def page_of(desk: FirmWindow) -> WhyUsPage:
    desk.window.actions_by_id["why_us.open"].trigger()
    settle()
    return cast("WhyUsPage", desk.window.page)


def cells(page: WhyUsPage, table: str) -> list[list[str]]:
    model = getattr(page, table).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_reason_opens_its_clients_and_a_client_their_card(desk: FirmWindow) -> None:
    desk.firm.client("Bea Holt", why_us="On time")
    tom = desk.firm.client("Tom Reyes", why_us="You listen")
    ana = desk.firm.client("Ana Ruiz", why_us="you listen.")
    page = page_of(desk)
    assert faults_of(page) == []
    assert cells(page, "_reason_table") == [["You listen", "2"], ["On time", "1"]]
    assert cells(page, "_client_table") == [["Ana Ruiz"], ["Tom Reyes"]]
    page._reason_table.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert cells(page, "_client_table") == [["Bea Holt"]]
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert (desk.window.page.place, desk.window.page.client_in_view()) == ("client", ana)
    assert tom != ana


def test_the_line_of_the_insights_opens_its_own_reason(desk: FirmWindow) -> None:
    for name, why in (("Ana Ruiz", "You listen"), ("Tom Reyes", "You listen"), ("Bea Holt", "On time")):
        desk.firm.client(name, why_us=why)
    desk.window.go_to("insights")
    settle()
    card = desk.window.findChild(ReasonsCard)
    assert card is not None
    assert "Most often: “You listen”." in texts_of(card)
    card._table.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    page = cast("WhyUsPage", desk.window.page)
    assert page.place == "why_us"
    assert cells(page, "_client_table") == [["Bea Holt"]]


def test_other_firms_are_listed_chosen_and_saved(desk: FirmWindow, tmp_path: Path) -> None:
    notes = desk.firm.everafter.competitor_notes
    ana = desk.firm.client("Ana Ruiz")
    notes.add(ana, CompetitorNoteDraft("Brightway", "Never came back", "Two days"))
    notes.add(desk.firm.client("Tom Reyes"), CompetitorNoteDraft("brightway", "Late"))
    notes.add(ana, CompetitorNoteDraft("Acme", "Loud"))
    page = page_of(desk)
    assert [row[0].casefold() for row in cells(page, "_note_table")] == ["acme", "brightway", "brightway"]
    combo = cast("QComboBox", desk.named("why_us.firm"))
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert cells(page, "_note_table") == [["Acme", "Loud", "none yet", "Ana Ruiz"]]
    target = tmp_path / "others.csv"
    page.save_as(str(target))
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:4] == ["Firm", "Client", "What they say", "Our answer"]
    assert len(rows) == 4
    page._note_table.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == ana


def test_an_empty_page_says_what_to_do(desk: FirmWindow) -> None:
    shown = texts_of(page_of(desk))
    assert "Nobody was asked yet. Ask" in shown
    assert "No note yet." in shown
    assert "Save as CSV" not in shown.replace("&", "")
