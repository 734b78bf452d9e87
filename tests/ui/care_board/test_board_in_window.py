"""The board inside the whole window: letters that collide with no menu and no command, and the keys of K1 to K6."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries import wall_monitor
from app.queries.care_strip import get_strip
from app.services.drafts import FinishDraft
from tests.app.services.complaint_stories import Story
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import duplicate_mnemonics, faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_board.care_board_page import CareBoardPage
from ui.care_board.panel_menu import menu_entries
from ui.shell.care_watch import waiting_words

_CTRL = Qt.KeyboardModifier.ControlModifier
_AT_ONCE = ("not_reached", "resume", "dry")


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as made:
        yield made


@pytest.fixture
def story(desk: FirmWindow) -> Story:
    client_id = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(client_id, FinishDraft(left_at=desk.firm.clock.now()))
    found = Story(desk.firm, desk.firm.complaint(client_id, "The carpet is still soaking wet"))
    desk.window.go_to("care_board", found.id)
    settle()
    return found


def board_of(desk: FirmWindow) -> CareBoardPage:
    page = desk.window.page
    assert isinstance(page, CareBoardPage)
    return page


@pytest.mark.parametrize("state", ["call_back", "put_right", "check_back"])
def test_no_form_takes_a_letter_of_the_window(desk: FirmWindow, story: Story, state: str) -> None:
    gates = {"call_back": "promise", "put_right": "fix", "check_back": "check_back"}
    if state != "call_back":
        story.to_put_right()
    if state == "check_back":
        story.fix()
    board = board_of(desk)
    choices = [choice for group in menu_entries(story.details) for choice, _words in group if choice not in _AT_ONCE]
    for choice in (*choices, gates[state]):
        board._acts.choose(choice)
        settle()
        assert duplicate_mnemonics(desk.window) == [], choice
        desk.press(Qt.Key.Key_Escape)
    if state == "check_back":
        board._acts.choose("check_back")
        board._acts.forms.check.choose("great")
        settle()
        assert faults_of(desk.window) == []
    else:
        board._acts.open_promise(is_visit=True)
        settle()
        assert faults_of(desk.window) == []


def test_the_whole_way_by_keys_with_the_focus_back_on_the_card(desk: FirmWindow, story: Story) -> None:
    board = board_of(desk)
    board.default_focus().setFocus()
    desk.press(Qt.Key.Key_Return)
    for said in ("The nursery is wet", "The baby crawls there", "Sorry for that", "Dry by tonight"):
        desk.type(said)
        desk.press(Qt.Key.Key_Return, _CTRL)
    assert story.details.card.steps_done[:3] == (True, True, True)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Right, _CTRL)
    desk.type("Luis dries it")
    desk.press(Qt.Key.Key_Return, _CTRL)
    assert story.state == "put_right"
    assert desk.focus() is board._columns.list_of("put_right")
    desk.press(Qt.Key.Key_Right, _CTRL)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Return, _CTRL)
    assert story.state == "check_back"
    assert desk.focus() is board._columns.list_of("check_back")
    desk.press(Qt.Key.Key_Left, _CTRL)
    board._acts.forms.check._words.editor.setFocus()
    desk.type("Wet again")
    desk.press(Qt.Key.Key_Return, _CTRL)
    assert story.state == "put_right"
    assert desk.focus() is board._columns.list_of("put_right")


def test_a_card_dropped_on_another_column_opens_the_same_gate(desk: FirmWindow, story: Story) -> None:
    board = board_of(desk)
    board._columns.list_of("put_right").card_dropped.emit(str(story.id))  # type: ignore[attr-defined]  # the page of that place
    assert board._panel.open_form is board._acts.forms.promise
    desk.press(Qt.Key.Key_Escape)
    board._columns.list_of("made_good").card_dropped.emit(str(story.id))  # type: ignore[attr-defined]  # the page of that place
    assert board._panel.open_form is None
    assert story.state == "call_back"


def test_somebody_else_sits_down_from_the_form(desk: FirmWindow, story: Story) -> None:
    story.to_check_back()
    desk.window.sign_in(desk.firm.luis)
    board = board_of(desk)
    board.choose(story.id)
    board._acts.choose("check_back")
    somebody = board._acts.forms.check.somebody_else
    somebody._combo.setCurrentIndex(somebody._combo.findData(desk.firm.ben))
    somebody._switch_button.click()
    assert desk.firm.everafter.units.person_id == desk.firm.ben
    assert "Ben Moreno" in desk.named("person.switch").accessibleName()
    assert board._acts.forms.check.field("words").isVisible()


def test_what_time_alone_raises_goes_to_the_top_of_the_open_board(desk: FirmWindow, story: Story) -> None:
    firm, clock = desk.firm, desk.firm.clock
    tom = firm.complaint(firm.client("Tom Reyes"), "The stain by the door is back")
    board = board_of(desk)
    desk.window.find_box.setFocus()
    desk.window.refresh_clocks()
    assert board._columns.keys_of("call_back") == [str(tom), str(story.id)]
    board.default_focus().setFocus()
    clock.move_on(hours=26)
    desk.window.refresh_clocks()
    assert board._columns.keys_of("call_back") == [str(tom), str(story.id)], "the keys are on the column"
    assert board._header._order_button.isVisible()
    desk.window.go_to("help")
    clock.move_on(hours=1)
    desk.window.go_to("care_board")
    settle()
    assert story.details.card.priority == "P1"
    assert board._columns.keys_of("call_back") == [str(story.id), str(tom)]
    board._panel.focus_words()
    desk.window.refresh_clocks()
    assert board._panel.is_written_in


def test_whoever_sits_down_in_the_middle_of_an_answer_signs_it_and_no_word_is_lost(
    desk: FirmWindow, story: Story
) -> None:
    story.to_check_back()
    board = board_of(desk)
    board._acts.choose("check_back")
    check = board._acts.forms.check
    check.choose("great")
    check._words.set_text("It is great now")
    desk.window.sign_in(desk.firm.luis)
    assert check.is_refused
    assert not check.field("words").isVisible()
    desk.window.sign_in(desk.firm.ben)
    assert check._signed_label.text() == "Ben Moreno asks and signs."
    assert check.field("words").isVisible()
    assert check._words.text() == "It is great now"


def test_who_is_alone_in_the_firm_is_told_what_to_do_when_the_complaint_is_about_them(desk: FirmWindow) -> None:
    firm = desk.firm
    for person_id in (firm.ben, firm.luis):
        firm.everafter.firm.archive_person(person_id)
    client_id = firm.client("Tom Reyes")
    firm.finished_job(client_id, technician_id=firm.dana)
    story = Story(firm, firm.complaint(client_id)).to_check_back()
    desk.window.go_to("care_board", story.id)
    settle()
    board_of(desk)._acts.choose("check_back")
    shown = texts_of(board_of(desk)._panel)
    assert "add who asks for you in Settings" in shown


def test_somebody_with_two_complaints_is_one_person_who_counts_on_us(desk: FirmWindow, story: Story) -> None:
    firm = desk.firm
    firm.complaint(story.details.card.client_id, "The invoice is wrong, too")
    now = firm.clock.now()
    strip = get_strip(now, firm.zone)
    assert waiting_words(strip) == "1 person is counting on us"
    assert (strip.waiting_count, wall_monitor.get_wall(now, firm.zone).people_count) == (2, 1)
