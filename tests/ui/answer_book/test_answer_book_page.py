"""The answer book on the screen: found by the words one hears, logged on the card, changed and set back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.clients import TimelineEntry
from app.papers.paper_request import PaperRequest
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.answer_book.answer_book_page import AnswerBookPage
from ui.clients.client_choice import ClientChoice
from ui.page import Page
from ui.shell.find_rows import FindKind


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def page_in_view(desk: FirmWindow) -> AnswerBookPage:
    settle()
    page = desk.window.page
    assert isinstance(page, AnswerBookPage)
    return page


def in_view(desk: FirmWindow) -> Page:
    """Whatever page is in view now."""
    settle()
    assert desk.window.page is not None
    return desk.window.page


def test_what_is_typed_is_the_page_and_the_help_lands_on_the_card_of_who_asked(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    settle()
    desk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = page_in_view(desk)
    assert "For Ana Ruiz" in texts_of(page)
    assert desk.focus().objectName() == "answer_book.search"
    desk.type("red wine wool")
    assert "Wine on wool" in texts_of(page._view)
    assert "No hot water, no steam" in texts_of(page._view)
    assert faults_of(desk.window) == []
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    form = in_view(desk)
    assert (form.place, form.client_in_view()) == ("ask_us", ana)
    assert faults_of(desk.window) == []
    desk.named("ask_us.fixed").click()
    entry = TimelineEntry.get(TimelineEntry.kind == "help")
    assert (entry.client_id, entry.words, entry.outcome) == (ana, "Wine on wool", "fixed")
    assert entry.advice.startswith("Press a dry white cloth on it.")
    assert page_in_view(desk).client_in_view() == ana, "the call goes on where it was"
    desk.press(Qt.Key.Key_Escape)
    assert in_view(desk).place == "client"
    desk.window.go_to("answer_book")
    assert page_in_view(desk).client_in_view() is None, "by another way it is for nobody in particular"


def test_without_a_card_the_help_asks_who_it_was(desk: FirmWindow) -> None:
    desk.firm.client("Ana Ruiz")
    desk.window.go_to("answer_book")
    page_in_view(desk)
    desk.type("rust")
    desk.named("answer_book.help").click()
    form = in_view(desk)
    assert (form.place, form.client_in_view()) == ("ask_us", None)
    desk.named("ask_us.save").click()
    assert TimelineEntry.select().where(TimelineEntry.kind == "help").count() == 0
    who = desk.named("ask_us.who")
    assert isinstance(who, ClientChoice)
    who.offer("ruiz")
    who.setText(next(iter(who._hits)))
    desk.named("ask_us.save").click()
    assert in_view(desk).place == "answer_book"
    assert TimelineEntry.get(TimelineEntry.kind == "help").words == "Rust"


def test_it_opens_in_the_middle_of_a_call_with_the_only_customer(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    desk.window.actions_by_id["client.focus"].trigger()
    settle()
    assert desk.window.only_customer.is_on
    desk.window.actions_by_id["answer_book.open"].trigger()
    page = page_in_view(desk)
    assert desk.window.only_customer.is_on, "nobody asks how the call was left"
    assert not page._tabs.isVisible()
    desk.type("dog pee")
    assert "No ammonia" in texts_of(page._view)
    desk.press(Qt.Key.Key_Escape)
    assert in_view(desk).place == "client"
    assert desk.window.only_customer.is_on


def test_our_own_words_stand_over_the_page_until_they_are_set_back(desk: FirmWindow) -> None:
    desk.window.go_to("answer_book")
    page = page_in_view(desk)
    desk.type("wine")
    desk.window.actions_by_id["field.edit"].trigger()
    settle()
    assert faults_of(desk.window) == []
    form = page._page_form
    form.set_text("steps", "Press it dry.\nWait for us.")
    form.save_requested.emit()
    settle()
    assert "Press it dry." in texts_of(page._view)
    assert "our own words" in texts_of(page._view)
    desk.named("answer_book.reset").click()
    settle()
    assert "Press it dry." not in texts_of(page._view)
    desk.firm.everafter.history.undo()
    settle()
    assert "Press it dry." in texts_of(page._view)


def test_a_page_of_our_own_is_added_and_found(desk: FirmWindow) -> None:
    desk.window.go_to("answer_book")
    page = page_in_view(desk)
    desk.named("answer_book.add").click()
    form = page._page_form
    form.save_requested.emit()
    assert form.field("stain").has_error
    form.set_text("stain", "Henna")
    form.set_text("steps", "Call us.")
    form.save_requested.emit()
    settle()
    assert page._search_edit.text() == "Henna"
    assert "Call us." in texts_of(page._view)


def test_what_it_is_on_can_be_chosen_and_the_page_is_printed_as_a_card(desk: FirmWindow) -> None:
    desk.window.go_to("answer_book")
    page = page_in_view(desk)
    desk.type("coffee")
    page._fibre_combo.setCurrentIndex(page._fibre_combo.findData("silk"))
    assert "Coffee, tea, cola on silk" in texts_of(page._view)
    assert page.paper_in_view() == PaperRequest("answer-book", spots=(("coffee", "silk"),))
    desk.named("answer_book.print").click()
    assert in_view(desk).place == "preview"
    desk.window.actions_by_id["answer_book.open"].trigger()
    page_in_view(desk)
    desk.type("wine")
    assert page.paper_in_view() == PaperRequest("answer-book", spots=(("wine", ""),)), "nothing of the call before"


def test_the_find_box_knows_a_spot_after_the_people(desk: FirmWindow) -> None:
    desk.firm.client("Winona Wine")
    rows = desk.window.find_box._find("wine")
    assert [row.kind for row in rows[:2]] == [FindKind.CLIENT, FindKind.ANSWER]
    assert rows[1].title == "Wine"
    assert all(row.kind is not FindKind.ANSWER for row in desk.window.find_box._find("Ana Ruiz"))
    desk.window.start_finding("coffee")
    settle()
    desk.press(Qt.Key.Key_Return)
    page = page_in_view(desk)
    assert page._search_edit.text() == "coffee"
    assert "Coffee, tea, cola" in texts_of(page._view)
