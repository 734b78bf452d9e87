from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.aftercare import Promise
from app.models.clients import TimelineEntry
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.complaints.earlier_cases import made_good
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.client_card import ClientCard
from ui.clients.composer import Composer
from ui.complaints.complaint_form import ComplaintForm
from ui.theme.appearance import appearance
from ui.window_state import preferences

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
    desk.press(Qt.Key.Key_2)
    assert desk.window.only_customer.is_on, "a promise has a time"
    desk.press(Qt.Key.Key_3)
    promise = Promise.get()
    local = promise.due_at.astimezone(desk.firm.zone)
    now = desk.firm.clock.now().astimezone(desk.firm.zone)
    assert (promise.what, local.hour, (local.date() - now.date()).days) == ("Call Margaret back", 9, 1)
    kept = [(entry.kind, entry.words, entry.duration_minutes) for entry in TimelineEntry.select()]
    assert kept == [("call", "She wants to think", 1)]
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


def test_one_esc_from_the_note_asks_and_still_on_the_phone_goes_on(desk: FirmWindow) -> None:
    desk.type("And then")
    desk.press(Qt.Key.Key_Escape)
    assert "How did we leave it?" in texts_of(desk.window)
    desk.named("only_customer.resume").click()
    settle()
    assert "Only Margaret Alder" in texts_of(desk.window)
    desk.type(" she said")
    assert composer_of(desk).editor().toPlainText() == "And then she said"
    assert desk.window.only_customer.is_on


def test_the_same_key_that_began_asks(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_D, CTRL)
    assert "How did we leave it?" in texts_of(desk.window)


def test_the_type_is_larger_and_the_note_is_big_and_afterwards_all_is_as_it_was(desk: FirmWindow) -> None:
    note, name = composer_of(desk).editor(), card_of(desk)._header._name_label
    assert appearance().text_scale == pytest.approx(1.2)
    assert name.font().pixelSize() == 34
    assert (note.height() > 120, note.font().pixelSize() > 18, note.hasFocus()) == (True, True, True)
    desk.window.only_customer.ask()
    desk.named("only_customer.nothing").click()
    settle()
    assert appearance().text_scale == 1.0
    assert name.font().pixelSize() == 28
    assert (note.height() < 60, note.font().pixelSize()) == (True, 14)
    assert composer_of(desk).kind == "note"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 150])
def test_leaving_gives_back_size_focus_frame_text_and_theme(desk: FirmWindow, theme: str, percent: int) -> None:
    leave(desk)
    window = desk.window
    window.look.choose_theme(theme)
    window.look.set_text(percent)
    window.resize(1024, 640)
    card_of(desk)._header._book_button.setFocus()
    settle()
    frame = [widget.isVisible() for widget in window.only_customer._frame]
    before = (window.size(), desk.focus(), frame, appearance().theme, appearance().text_scale)
    window.actions_by_id["client.focus"].trigger()
    settle()
    assert window.size() == before[0]
    assert not any(widget.isVisible() for widget in window.only_customer._frame)
    assert appearance().text_scale == min(1.5, percent / 100 + 0.2)
    leave(desk)
    frame = [widget.isVisible() for widget in window.only_customer._frame]
    assert (window.size(), desk.focus(), frame, appearance().theme, appearance().text_scale) == before
    assert preferences().settings.text_percent == percent
    window.look.choose_theme("light")
    window.look.set_text(100)


def test_a_place_that_names_others_waits_for_the_answer(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_2, CTRL)
    assert desk.window.page is card_of(desk)
    desk.press(Qt.Key.Key_3)
    assert desk.window.page is not None
    assert desk.window.page.place == "clients"


def test_somebody_elses_card_and_the_find_box_wait_as_well(desk: FirmWindow) -> None:
    desk.window.show_client(desk.firm.client("Tom Reyes"))
    desk.window.start_finding()
    assert desk.window.windowTitle().startswith("Margaret Alder")
    desk.named("only_customer.resume").click()
    leave(desk)
    assert desk.window.windowTitle().startswith("Margaret Alder"), "whoever goes on with the call stays with them"


def test_a_call_back_is_promised_from_the_complaint_form_too(desk: FirmWindow) -> None:
    desk.window.actions_by_id["complaint.log"].trigger()
    settle()
    desk.window.only_customer.ask()
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_1)
    assert Promise.get().what == "Call Margaret back"


def test_what_was_told_before_the_call_comes_back_with_the_rest(desk: FirmWindow) -> None:
    leave(desk)
    desk.window.tell("Saved before the call")
    desk.window.actions_by_id["client.focus"].trigger()
    assert desk.window.toasts.shown == ()
    leave(desk)
    assert [toast.text for toast in desk.window.toasts.shown] == ["Saved before the call"]


def test_a_window_closed_in_the_middle_of_a_call_keeps_the_words_and_the_size_of_the_text(desk: FirmWindow) -> None:
    desk.type("Half a sent")
    desk.window.close()
    assert appearance().text_scale == 1.0
    assert "Half a sent" in preferences().settings.layouts.values()


def card_of(desk: FirmWindow) -> ClientCard:
    """The card."""
    card = desk.window.page_of("client")
    assert isinstance(card, ClientCard)
    return card


def composer_of(desk: FirmWindow) -> Composer:
    """Where the call is written down."""
    return card_of(desk)._timeline.composer


def leave(desk: FirmWindow) -> None:
    """The call ends with nothing to do."""
    desk.window.only_customer.ask()
    desk.named("only_customer.nothing").click()
    settle()


def test_a_note_about_somebody_new_is_not_squeezed_by_the_words_that_nothing_happened_yet(desk: FirmWindow) -> None:
    desk.window.resize(1024, 640)
    settle()
    panel = card_of(desk)._timeline
    assert not panel._empty.isVisible()
    assert composer_of(desk).height() >= composer_of(desk).minimumSizeHint().height()
    leave(desk)
    assert panel._empty.isVisible()


def test_goodwill_is_one_button_away_while_they_are_the_only_customer(desk: FirmWindow) -> None:
    """S3.3: kind and helpful, without leaving the call; and no letter in the window means two things."""
    header = card_of(desk)._header
    assert header._goodwill_button.isVisible()
    assert not header._more_button.isVisible()
    assert faults_of(desk.window) == []
    header._goodwill_button.click()
    settle()
    assert "Give goodwill" in texts_of(card_of(desk)._known.goodwill)
    assert desk.window.only_customer.is_on
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window._call_bar.is_asking, "Esc closes the form first"
    leave(desk)
    assert not header._goodwill_button.isVisible()


def test_how_they_seemed_and_what_they_meant_are_a_tab_away_and_saved_with_the_call(desk: FirmWindow) -> None:
    """S3.4: word, nuance, mood, also in the smallest window."""
    desk.window.resize(1024, 640)
    settle()
    composer, panel = composer_of(desk), card_of(desk)._timeline
    for widget in (composer.options.meaning_edit, composer.options.worry_edit, composer.options.mood_combo):
        assert widget.isVisible()
        assert widget.mapTo(panel, widget.rect().bottomLeft()).y() <= panel.height()
    desk.type("Fine")
    desk.press(Qt.Key.Key_Tab)
    while desk.focus() is not composer.options.meaning_edit:
        desk.press(Qt.Key.Key_Tab)
    desk.type("Not fine")
    while desk.focus() is not composer.options.mood_combo:
        desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_3)
    entry = TimelineEntry.get()
    assert (entry.words, entry.meaning, entry.mood, entry.person_id) == ("Fine", "Not fine", 1, desk.firm.dana)
