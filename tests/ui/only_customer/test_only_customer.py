from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.aftercare import Promise
from app.models.clients import TimelineEntry
from tests.fakes import MovableClock
from tests.ui.complaints.earlier_cases import made_good
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.complaints.complaint_form import ComplaintForm

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        margaret = opened.firm.client("Margaret Alder")
        opened.window.show_client(margaret)
        settle()
        opened.window.actions_by_id["client.focus"].trigger()
        settle()
        yield opened


def test_everybody_else_leaves_the_screen(desk: FirmWindow) -> None:
    assert desk.window.only_customer.is_on
    assert not desk.named("find.box").isVisible()
    assert not desk.window.menuBar().isVisible()


def test_toasts_wait_until_the_call_is_over(desk: FirmWindow) -> None:
    desk.window.tell("Somebody else")
    assert desk.window.toasts.shown == ()
    desk.window.only_customer.ask()
    desk.named("only_customer.nothing").click()
    settle()
    assert [toast.text for toast in desk.window.toasts.shown] == ["Somebody else"]
    assert desk.named("find.box").isVisible()
    assert not desk.window.only_customer.is_on


def test_the_answer_booked_goes_on_to_the_booking(desk: FirmWindow) -> None:
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_1)
    assert desk.window.page is not None
    assert desk.window.page.place == "booking"


def test_the_answer_complaint_goes_on_to_the_complaint(desk: FirmWindow) -> None:
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_4)
    assert desk.window.page is not None
    assert desk.window.page.place == "complaint_form"


def test_no_other_client_is_named_while_they_are_the_only_one(desk: FirmWindow) -> None:
    made_good(desk.firm, "Jean Whitlock", "The stain is back")
    desk.window.actions_by_id["complaint.log"].trigger()
    desk.type("The stain is back")
    form = desk.window.page
    assert isinstance(form, ComplaintForm)
    form._look()
    assert [row.client_name for row in form._similar.rows] == ["Jean W."]
    assert not form._similar.isVisible()
    desk.window.only_customer.ask()
    desk.named("only_customer.nothing").click()
    settle()
    assert form._similar.isVisible()


def test_a_call_back_is_a_promise_with_a_time_and_the_note_is_saved(desk: FirmWindow) -> None:
    desk.type("She wants to think")
    desk.press(Qt.Key.Key_Escape)
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_2)
    assert desk.window.only_customer.is_on, "a promise has a time"
    desk.press(Qt.Key.Key_3)
    promise = Promise.get()
    local = promise.due_at.astimezone(desk.firm.zone)
    now = desk.firm.clock.now().astimezone(desk.firm.zone)
    assert (promise.what, local.hour, (local.date() - now.date()).days) == ("Call Margaret back", 9, 1)
    assert [(entry.kind, entry.words) for entry in TimelineEntry.select()] == [("call", "She wants to think")]
    assert not desk.window.only_customer.is_on


def test_esc_at_the_second_question_asks_the_first_again(desk: FirmWindow) -> None:
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Escape)
    assert "How did we leave it?" in texts_of(desk.window)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.only_customer.is_on
    assert Promise.select().count() == 0


def test_a_complaint_begins_with_what_was_written_down(desk: FirmWindow) -> None:
    desk.type("The landing smells")
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_4)
    assert isinstance(desk.window.page, ComplaintForm)
    assert desk.window.page._heard.words == "The landing smells"


def test_no_text_of_the_window_names_anybody_else(desk: FirmWindow) -> None:
    """S3.1: strip, badges, title and all words in view; the other one waits on the board, late."""
    desk.firm.complaint(desk.firm.client("Tom Reyes"), "You scratched the floor")
    desk.window.tell("Tom Reyes has waited an hour")
    settle()
    shown = texts_of(desk.window) + desk.window.windowTitle()
    assert "Margaret" in shown
    assert "Reyes" not in shown
    assert "Tom" not in shown
