from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from tests.ui.complaints.earlier_cases import made_good
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.complaints.complaint_library_page import ComplaintLibraryPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[ComplaintLibraryPage]:
    made = ComplaintLibraryPage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    yield made
    made.hide()


def _type(page: ComplaintLibraryPage, words: str) -> None:
    page.default_focus().setFocus()
    QTest.keyClicks(page.default_focus(), words)


def _ids(page: ComplaintLibraryPage) -> list[int]:
    return [row.id for row in page.rows]


def test_wicking_finds_earlier_cases_and_what_helped(desk: Desk, page: ComplaintLibraryPage, qtbot: QtBot) -> None:
    wicking = made_good(desk.firm, "Ana Ruiz", "The stain is back")
    made_good(desk.firm, "Jean Whitlock", "You missed the stairs")
    made_good(desk.firm, "Tom Reyes", "Nobody came")
    _type(page, "wicking")
    qtbot.waitUntil(lambda: _ids(page) == [wicking])
    shown = texts_of(page)
    assert "“The stain is back”" in shown
    assert "Dry the pad first" in shown
    assert faults_of(page) == []


def test_words_handed_over_are_looked_for_as_if_typed(desk: Desk, page: ComplaintLibraryPage, qtbot: QtBot) -> None:
    wicking = made_good(desk.firm, "Ana Ruiz", "The stain is back")
    made_good(desk.firm, "Jean Whitlock", "You missed the stairs")
    page.look_for("A stain came back")
    qtbot.waitUntil(lambda: _ids(page) == [wicking])


def test_the_page_begins_with_the_newest_and_the_caret_in_the_field(
    desk: Desk, page: ComplaintLibraryPage, qtmodeltester: ModelTester
) -> None:
    first = made_good(desk.firm, "Jean Whitlock", "The stain is back")
    second = made_good(desk.firm, "Tom Reyes", "Nobody came")
    settle()
    assert _ids(page) == [second, first]
    assert page.default_focus().accessibleName() == "What is it about?"
    qtmodeltester.check(page._model)
    assert not page.grab().isNull()


def test_down_and_enter_open_a_case_without_leaving_the_field(
    desk: Desk, page: ComplaintLibraryPage, qtbot: QtBot
) -> None:
    first = made_good(desk.firm, "Jean Whitlock", "The stain is back")
    made_good(desk.firm, "Tom Reyes", "Nobody came")
    settle()
    _type(page, "")
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Down)
    assert page.default_focus().hasFocus()
    assert "“The stain is back”" in texts_of(page)
    with qtbot.waitSignal(page.complaint_requested) as asked:
        QTest.keyClick(page.default_focus(), Qt.Key.Key_Return)
    assert asked.args == [first]
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Down)
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Up)
    QTest.keyClick(page.default_focus(), Qt.Key.Key_Up)
    assert "“Nobody came”" in texts_of(page)


def test_enter_right_after_typing_opens_what_was_typed_and_not_what_stood_there(
    desk: Desk, page: ComplaintLibraryPage, qtbot: QtBot
) -> None:
    stain = made_good(desk.firm, "Jean Whitlock", "The stain is back")
    made_good(desk.firm, "Tom Reyes", "Nobody came")
    settle()
    _type(page, "stain")
    with qtbot.waitSignal(page.complaint_requested) as asked:
        QTest.keyClick(page.default_focus(), Qt.Key.Key_Return)
    assert asked.args == [stain]


def test_the_list_itself_takes_arrows_and_enter(desk: Desk, page: ComplaintLibraryPage, qtbot: QtBot) -> None:
    first = made_good(desk.firm, "Jean Whitlock", "The stain is back")
    made_good(desk.firm, "Tom Reyes", "Nobody came")
    settle()
    rows = page.findChild(QListView)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.complaint_requested) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [first]


def test_empty_and_nothing_found_each_say_what_to_do(desk: Desk, page: ComplaintLibraryPage, qtbot: QtBot) -> None:
    assert "What helped will stand here" in texts_of(page)
    made_good(desk.firm, "Jean Whitlock", "The stain is back")
    _type(page, "zzzz")
    qtbot.waitUntil(lambda: "Nothing like it yet" in texts_of(page))
    assert faults_of(page) == []


def test_a_case_that_is_closed_elsewhere_comes_in_and_the_chosen_one_stays_chosen(
    desk: Desk, page: ComplaintLibraryPage
) -> None:
    first = made_good(desk.firm, "Jean Whitlock", "The stain is back")
    settle()
    assert page._chosen() is not None
    second = made_good(desk.firm, "Tom Reyes", "Nobody came")
    settle()
    assert _ids(page) == [second, first]
    chosen = page._chosen()
    assert chosen is not None
    assert chosen.id == first
