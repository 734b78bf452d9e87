"""The list of papers by keys alone: found, counted, shown, printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.papers.papers_page import PapersPage
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme
from ui.widgets.tables import TableView

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 20_000


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        tomorrow = opened.firm.clock.now() + timedelta(days=1)
        for number, name in enumerate(("Ana Ruiz", "Ben Ali", "Cleo Marsh")):
            opened.firm.booked_job(opened.firm.client(name), tomorrow + timedelta(hours=number))
        yield opened


def papers_of(desk: FirmWindow) -> PapersPage:
    desk.press(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = desk.window.page
    assert isinstance(page, PapersPage)
    return page


def lines(desk: FirmWindow) -> dict[str, str]:
    table = desk.named("papers.table")
    assert isinstance(table, TableView)
    model = table.model()
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def test_everything_for_tomorrow_is_two_keys_away(desk: FirmWindow, qtbot: QtBot) -> None:
    page = papers_of(desk)
    assert desk.focus() is desk.named("papers.table")
    assert lines(desk)["Everything for a day"] == "3 visits, Tue 3 Mar"
    assert page.paper_in_view() == PaperRequest("day-papers", day=desk.firm.clock.today() + timedelta(days=1))
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.place == "preview"
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    settle()
    assert desk.named("preview.print").property("text").replace("&", "") == "Print 4 pages"


def test_another_day_and_a_van_are_counted_anew(desk: FirmWindow) -> None:
    page = papers_of(desk)
    day, van = desk.named("papers.day"), desk.named("papers.van")
    assert isinstance(day, QDateEdit)
    assert isinstance(van, QComboBox)
    assert [van.itemText(place) for place in range(van.count())] == ["All vans", "van 2"]
    van.setCurrentIndex(1)
    assert set(lines(desk)) >= {"Job sheets", "Day lists for the vans"}
    assert page.choice.van == "van 2"
    page.show_day(desk.firm.clock.today())
    assert day.date() == QDate(2026, 3, 2)
    assert lines(desk)["Job sheets"].startswith("no visit")
    said: list[str] = []
    page.message.connect(lambda words, _undo: said.append(words))
    desk.named("papers.table").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert len(said) == 1
    assert "there is nothing to print" in said[0]


def test_a_client_is_found_by_name(desk: FirmWindow) -> None:
    page = papers_of(desk)
    whom = desk.named("papers.whom")
    assert isinstance(whom, QLineEdit)
    whom.setFocus()
    desk.type("cleo")
    desk.press(Qt.Key.Key_Return)
    assert page.choice.name == "Cleo Marsh"
    assert set(lines(desk).values()) == {"Cleo Marsh"}
    assert desk.focus() is desk.named("papers.table")
    whom.clear()
    assert not page.choice.is_somebody
    assert "Everything for a day" in lines(desk)


def test_what_changes_is_counted_again(desk: FirmWindow) -> None:
    papers_of(desk)
    desk.firm.booked_job(desk.firm.client("Dora Fenn"), desk.firm.clock.now() + timedelta(days=1, hours=5))
    settle()
    assert lines(desk)["Job sheets"] == "4 visits, Tue 3 Mar"


def test_printing_where_there_is_nothing_leads_here(desk: FirmWindow) -> None:
    desk.window.go_to("aftercare")
    desk.press(Qt.Key.Key_P, CTRL)
    assert desk.window.page is not None
    assert desk.window.page.place == "papers"


def test_the_page_is_fit_for_everybody(desk: FirmWindow) -> None:
    papers_of(desk)
    assert faults_of(desk.window) == []


def test_large_letters_in_the_smallest_window_cut_no_word(desk: FirmWindow, themed: QApplication) -> None:
    desk.window.resize(1024, 640)
    apply_theme(themed, Theme.LIGHT, 1.3)
    page = papers_of(desk)
    settle()
    tabs = [tab for tab in page.findChildren(QPushButton) if tab.property("variant") == "tab"]
    assert [tab.text() for tab in tabs] == ["Today", "Tomorrow", "Another day"]
    for tab in tabs:
        assert tab.width() >= tab.sizeHint().width(), tab.text()
    assert desk.named("papers.whom").width() > 100


def test_a_firm_without_clients_sees_every_paper_and_that_none_waits(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    with opened_window(tmp_path, firm_clock) as desk:
        page = papers_of(desk)
        found = lines(desk)
        assert found["Everything for a day"] == "no visit, Tue 3 Mar"
        assert (found["Job reports"], found["Certificates"]) == ("none waits", "none waits")
        assert faults_of(page) == []
