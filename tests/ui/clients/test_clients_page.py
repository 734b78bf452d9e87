from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from app.queries import clients as client_queries
from app.queries.client_list_rows import ClientFilter, ClientSort
from app.services.drafts import NoteDraft, SiteDraft
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.client_state import state_of
from ui.clients.clients_page import ClientsPage
from ui.clients.clients_table_model import CLIENT_COLUMNS, ClientColumn


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def page_of(desk: FirmWindow) -> ClientsPage:
    desk.window.go_to("clients")
    settle()
    page = desk.window.page
    assert isinstance(page, ClientsPage)
    return page


def table_of(desk: FirmWindow) -> QTableView:
    table = desk.named("clients.table")
    assert isinstance(table, QTableView)
    return table


def names(desk: FirmWindow) -> list[str]:
    model = table_of(desk).model()
    return [str(model.data(model.index(row, ClientColumn.NAME))) for row in range(model.rowCount())]


def click_head(desk: FirmWindow, column: ClientColumn) -> None:
    header = table_of(desk).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()


def test_an_empty_list_says_what_goes_here(desk: FirmWindow) -> None:
    page_of(desk)
    assert not table_of(desk).isVisible()


def test_clients_stand_by_last_name_and_a_click_turns_the_order(desk: FirmWindow) -> None:
    for name in ("Tom Reyes", "Margaret Alder", "Priya Nair"):
        desk.firm.client(name)
    page_of(desk)
    assert names(desk) == ["Margaret Alder", "Priya Nair", "Tom Reyes"]
    click_head(desk, ClientColumn.NAME)
    assert names(desk) == ["Tom Reyes", "Priya Nair", "Margaret Alder"]


def test_a_click_on_a_column_that_cannot_be_sorted_changes_nothing(desk: FirmWindow) -> None:
    for name in ("Tom Reyes", "Margaret Alder"):
        desk.firm.client(name)
    page_of(desk)
    click_head(desk, ClientColumn.STATE)
    assert names(desk) == ["Margaret Alder", "Tom Reyes"]


def test_a_filter_shows_only_those_it_names(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.client("Tom Reyes")
    desk.firm.complaint(margaret)
    page = page_of(desk)
    page.show_filter(ClientFilter.OPEN_COMPLAINT)
    assert names(desk) == ["Margaret Alder"]
    page.show_filter(ClientFilter.ANNIVERSARY)
    assert not table_of(desk).isVisible()


def test_whose_card_was_just_looked_at_is_among_the_recently_opened(desk: FirmWindow) -> None:
    margaret, tom = desk.firm.client("Margaret Alder"), desk.firm.client("Tom Reyes")
    desk.firm.client("Priya Nair")
    desk.window.show_client(tom)
    settle()
    page_of(desk).show_filter(ClientFilter.RECENT)
    assert names(desk) == ["Tom Reyes"]
    desk.window.show_client(margaret)
    settle()
    page_of(desk)
    assert names(desk) == ["Margaret Alder", "Tom Reyes"]


def test_before_any_card_was_opened_the_list_says_what_will_stand_there(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    page_of(desk).show_filter(ClientFilter.RECENT)
    settle()
    said = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert "No card was opened yet" in said


def test_the_list_is_filtered_sorted_chosen_and_exported_by_keys_alone(desk: FirmWindow, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier
    streets = {"Margaret Alder": "9 Elm Row", "Tom Reyes": "3 Ash Way", "Ana Bell": "5 Oak Hill"}
    ids = {name: desk.firm.client(name, sites=(SiteDraft(street=street),)) for name, street in streets.items()}
    for name in ("Margaret Alder", "Tom Reyes"):
        desk.firm.complaint(ids[name])
    page = page_of(desk)
    desk.press(Qt.Key.Key_Right, held.ControlModifier)
    assert names(desk) == ["Tom Reyes", "Ana Bell", "Margaret Alder"]
    desk.press(Qt.Key.Key_Down, held.ControlModifier | held.ShiftModifier)
    assert names(desk) == ["Margaret Alder", "Ana Bell", "Tom Reyes"]
    desk.press(Qt.Key.Key_Backtab, held.ShiftModifier)
    for _tab in range(2):
        desk.press(Qt.Key.Key_Right)
    assert names(desk) == ["Margaret Alder", "Tom Reyes"]
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_A, held.ControlModifier)
    page.export_requested.disconnect()
    asked: list[tuple[str, tuple[int, ...]]] = []
    page.export_requested.connect(lambda what, chosen: asked.append((what, chosen)))
    desk.press(Qt.Key.Key_X, held.AltModifier)
    qtbot.waitUntil(lambda: asked == [("clients", (ids["Margaret Alder"], ids["Tom Reyes"]))])


def test_ctrl_p_shows_the_list_on_paper_and_says_so_where_there_is_none(desk: FirmWindow) -> None:
    page_of(desk)
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert any("there is nothing to print" in label.text() for label in desk.window.findChildren(QLabel))
    desk.firm.client("Margaret Alder")
    settle()
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.page is not None
    assert desk.window.page.place == "preview"


def test_enter_opens_the_card_and_back_comes_to_the_same_line(desk: FirmWindow) -> None:
    for name in ("Margaret Alder", "Priya Nair", "Tom Reyes"):
        desk.firm.client(name)
    page = page_of(desk)
    desk.press(Qt.Key.Key_Down)
    chosen = page.client_in_view()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not page
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.window.page is page
    assert page.client_in_view() == chosen


def test_a_new_client_appears_and_the_chosen_line_stays_chosen(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    tom = desk.firm.client("Tom Reyes")
    page = page_of(desk)
    desk.press(Qt.Key.Key_Down)
    assert page.client_in_view() == tom
    desk.firm.client("Ana Bell")
    settle()
    assert names(desk) == ["Margaret Alder", "Ana Bell", "Tom Reyes"]
    assert page.client_in_view() == tom


def test_many_can_be_selected(desk: FirmWindow) -> None:
    first = desk.firm.client("Margaret Alder")
    second = desk.firm.client("Tom Reyes")
    page = page_of(desk)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.selected_client_ids() == [first, second]
    page.export_requested.disconnect()
    asked: list[tuple[str, tuple[int, ...]]] = []
    page.export_requested.connect(lambda what, ids: asked.append((what, ids)))
    button = desk.named("clients.clients.export")
    assert isinstance(button, QAbstractButton)
    button.click()
    assert asked == [("clients", (first, second))]


def test_ctrl_p_means_the_list_in_view_and_several_that_are_selected_alone(desk: FirmWindow) -> None:
    first = desk.firm.client("Margaret Alder")
    second = desk.firm.client("Tom Reyes")
    page = page_of(desk)
    page.show_filter(ClientFilter.SMALL_CUTS)
    assert page.paper_in_view() is None
    page.show_filter(ClientFilter.ALL)
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    request = page.paper_in_view()
    assert request is not None
    wish = request.client_list
    assert wish is not None
    assert (request.kind, wish.sort, wish.client_ids) == ("client-list", ClientSort.STREET, None)
    assert len(wish.columns) == len(CLIENT_COLUMNS) - 1, "nobody reads on paper what could be lost"
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    asked: list[object] = []
    page.paper_requested.disconnect()
    page.paper_requested.connect(asked.append)
    button = desk.named("clients.clients.print")
    assert isinstance(button, QAbstractButton)
    button.click()
    assert asked == [replace(request, client_list=replace(wish, client_ids=(first, second)))]


def test_columns_fit_a_narrow_window_until_somebody_drags_one(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    desk.window.resize(1024, 640)
    page_of(desk)
    table = table_of(desk)
    assert not table.horizontalScrollBar().isVisible()
    table.horizontalHeader().resizeSection(ClientColumn.NAME, 333)
    desk.window.resize(1300, 700)
    settle()
    assert table.columnWidth(ClientColumn.NAME) == 333


def test_the_third_niggle_raises_the_flag_in_the_list_and_its_filter(desk: FirmWindow) -> None:
    """S2.2: three within twelve months ask for a call."""
    client_id = desk.firm.client("Ana Ruiz")
    desk.firm.client("Tom Reyes")
    page = page_of(desk)
    for number in range(3):
        page.show_filter(ClientFilter.SMALL_CUTS)
        assert names(desk) == [], number
        desk.firm.everafter.clients.write_note(client_id, NoteDraft("Late again", is_small_cut=True))
    settle()
    assert names(desk) == ["Ana Ruiz"]
    page.show_filter(ClientFilter.ALL)
    row = client_queries.read_clients([client_id], desk.firm.clock.today())[0]
    look = state_of(row, desk.firm.clock.today())
    assert look is not None
    assert look.text == "3 small cuts"
