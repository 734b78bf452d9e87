from __future__ import annotations

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.papers.paper_request import PaperRequest
from app.queries.jobs import list_jobs_of_client
from app.services.drafts import CheckBackDraft, FixDraft, PromiseDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.care_board.care_board_page import CareBoardPage
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme
from ui.widgets.buttons import Button

_CTRL = Qt.KeyboardModifier.ControlModifier


def _keys_of(page: CareBoardPage, state: str) -> list[str]:
    return page._columns.keys_of(state)


def _state(desk: Desk, complaint_id: int) -> str:
    return desk.complaint(complaint_id).card.state


def _carried(desk: Desk, complaint_id: int, to: str) -> None:
    """Bring a complaint into a column the way people do."""
    complaints, firm = desk.firm.everafter.complaints, desk.firm
    complaints.listen(complaint_id, firm.version_of(complaint_id), "She told us", "She was sad")
    complaints.say_sorry(complaint_id, firm.version_of(complaint_id))
    complaints.ask(complaint_id, firm.version_of(complaint_id), "Come back")
    due = firm.clock.now() + timedelta(hours=3)
    complaints.promise(complaint_id, firm.version_of(complaint_id), PromiseDraft("Come again", due, firm.ben))
    if to == "put_right":
        return
    complaints.fix(complaint_id, firm.version_of(complaint_id), FixDraft("visit", "Cleaned it again"))
    if to == "check_back":
        return
    firm.clock.move_on(hours=72)
    draft = CheckBackDraft("Perfect now", "great", 10, lesson="Look at the window first")
    complaints.check_back(complaint_id, firm.version_of(complaint_id), draft)


def test_the_board_shows_four_columns_and_one_person(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    shown = texts_of(page)
    assert _keys_of(page, "call_back") == [str(complaint_id)]
    for words in ("Care Board", "“The stain is back by the sofa”", "Dana owns this", "Only Margaret can close this."):
        assert words in shown


def test_each_card_is_a_sentence_and_each_model_is_sound(
    desk: Desk, page: CareBoardPage, qtmodeltester: ModelTester
) -> None:
    desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    model = page._columns.model_of("call_back")
    qtmodeltester.check(model)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Margaret Alder, 13:00, call back, owner Dana, Call by 13:00")


def test_the_first_steps_are_done_with_ctrl_enter_and_their_words(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    page._panel.focus_words()
    QTest.keyClicks(QApplication.focusWidget(), "By the sofa, where the cat sleeps")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
    details = desk.complaint(complaint_id)
    assert details.answered_at is not None
    assert "By the sofa, where the cat sleeps" in [event.words for event in details.events]
    assert page._panel.said() == ""
    assert not details.card.steps_done[0], "what it means to her is still open"
    assert QApplication.focusWidget() is page._panel._meaning.editor
    QTest.keyClicks(QApplication.focusWidget(), "She is ashamed before her guests")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
    assert desk.complaint(complaint_id).card.steps_done[0]
    QTest.keyClick(page._panel._said.editor, Qt.Key.Key_Return, _CTRL)
    assert desk.complaint(complaint_id).card.steps_done[1]
    assert desk.told == ["Heard. Now what it means to them.", "Step done", "Step done"]


def test_ctrl_right_asks_what_when_and_who_before_a_card_reaches_put_right(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    page._columns.list_of("call_back").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, _CTRL)
    form = page._panel.open_form
    assert form is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
    assert form.field("what").has_error
    assert _state(desk, complaint_id) == "call_back"
    page._acts.forms.promise._what.set_text("Clean it again, and the hall")
    QTest.keyClick(page._acts.forms.promise._what.editor, Qt.Key.Key_Return, _CTRL)
    card = desk.complaint(complaint_id).card
    assert (card.state, card.promised_what) == ("put_right", "Clean it again, and the hall")
    assert _keys_of(page, "put_right") == [str(complaint_id)]
    assert page._panel.open_form is None


def test_a_promised_visit_is_booked_at_no_charge_in_the_same_act(desk: Desk, page: CareBoardPage) -> None:
    client_id = desk.margaret()
    complaint_id = desk.firm.complaint(client_id, "The stain is back by the sofa")
    page._panel.visit_requested.emit()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
    visit = list_jobs_of_client(client_id)[0]
    assert (visit.complaint_id, visit.is_chargeable, visit.price_minor) == (complaint_id, False, 0)
    assert _state(desk, complaint_id) == "put_right"
    desk.firm.everafter.history.undo()
    assert _state(desk, complaint_id) == "call_back"
    assert _keys_of(page, "call_back") == [str(complaint_id)]


def test_check_back_needs_the_outcome_of_the_fix(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "put_right")
    page.move_chosen(1)
    form = page._panel.open_form
    assert form is not None
    page._acts.carry_on()
    assert form.field("outcome").has_error
    form.field("outcome").editor.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    page._acts.carry_on()
    assert _state(desk, complaint_id) == "check_back"
    assert desk.complaint(complaint_id).fix_outcome == "visit"


def test_only_their_own_words_and_a_lesson_make_it_good(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "check_back")
    page.move_chosen(1)
    form = page._acts.forms.check
    form.choose("great")
    page._acts.carry_on()
    assert form.field("words").has_error
    form._words.set_text("It is perfect")
    page._acts.carry_on()
    assert form.field("lesson").has_error
    assert _state(desk, complaint_id) == "check_back"
    form.set_text("lesson", "Look at the window first")
    page._acts.carry_on()
    assert "Still open: say thank you" in texts_of(page)
    assert _state(desk, complaint_id) == "check_back"
    form._thanked_box.setChecked(True)
    page._acts.carry_on()
    card = desk.complaint(complaint_id).card
    assert (card.state, card.lesson) == ("made_good", "Look at the window first")
    assert _keys_of(page, "made_good") == [str(complaint_id)]


def test_a_bare_good_stays_open_and_asks_the_next_question(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "check_back")
    page.move_chosen(1)
    form = page._acts.forms.check
    form.choose("good")
    assert "“Good” stays open." in texts_of(page)
    form._words.set_text("It was fine")
    page._acts.carry_on()
    assert _state(desk, complaint_id) == "check_back"
    assert "Margaret said “good”. It stays open" in texts_of(page)


def test_not_right_yet_goes_back_to_put_right(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "check_back")
    page.move_chosen(-1)
    page._acts.forms.check._words.set_text("Still there")
    page._acts.carry_on()
    assert _state(desk, complaint_id) == "put_right"


def test_a_made_good_card_is_opened_again_with_a_reason(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "made_good")
    page.choose(complaint_id)
    page.move_chosen(-1)
    page._acts.forms.reason._words.set_text("The smell came back")
    page._acts.carry_on()
    assert _state(desk, complaint_id) == "put_right"


def test_forbidden_moves_say_why_in_one_sentence_and_change_nothing(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    page.move_chosen(-1)
    page.move_to(complaint_id, "made_good")
    page.move_to(complaint_id, "check_back")
    assert len(desk.told) == 3
    assert all(words.endswith(".") for words in desk.told)
    assert _state(desk, complaint_id) == "call_back"


def test_after_two_tries_it_may_be_closed_unconfirmed(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "check_back")
    assert "Close, &unconfirmed..." not in [action.text() for action in page._panel.menu().actions()]
    for _try in range(2):
        desk.firm.clock.move_on(hours=30)
        page._acts.choose("not_reached")
    assert "Asked in vain 2 times: it may be closed, unconfirmed." in texts_of(page)
    assert "Close, &unconfirmed..." in [action.text() for action in page._panel.menu().actions()]
    page._acts.choose("unconfirmed")
    page._acts.forms.reason._words.set_text("Ask earlier in the day")
    page._acts.carry_on()
    assert desk.complaint(complaint_id).card.chip == "unconfirmed"


def test_owner_skip_and_withdraw_go_through_their_forms(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    page._acts.choose("owner")
    combo = page._acts.forms.owner._who_combo
    combo.setCurrentIndex(combo.findData(desk.firm.ben))
    page._acts.carry_on()
    assert desk.complaint(complaint_id).card.owner_id == desk.firm.ben
    page._acts.choose("skip")
    page._acts.carry_on()
    assert page._acts.forms.skip.field("words").has_error
    page._acts.forms.skip._words.set_text("She wrote it all down")
    page._acts.carry_on()
    assert "step_skipped" in [event.kind for event in desk.complaint(complaint_id).events]
    page._acts.choose("withdraw")
    page._acts.carry_on()
    assert _state(desk, complaint_id) == "call_back"
    page._acts.forms.reason._words.set_text("Meant for somebody else")
    page._acts.carry_on()
    assert _state(desk, complaint_id) == "withdrawn"


def test_defence_is_marked_while_it_is_written(desk: Desk, page: CareBoardPage) -> None:
    desk.firm.complaint(desk.margaret())
    page._panel._said.set_text("Sorry, but you signed the form")
    assert "“but you”, “you signed” defends us." in page._panel._said.warning
    page._panel._said.set_text("I am sorry. Can I come at 4 today?")
    assert page._panel._said.warning == ""


def test_arrows_walk_between_cards_and_columns(desk: Desk, page: CareBoardPage) -> None:
    first = desk.firm.complaint(desk.margaret())
    second = desk.firm.complaint(desk.firm.client("Tom Reyes"))
    third = desk.firm.complaint(desk.firm.client("Priya Nair"))
    _carried(desk, third, "check_back")
    page.choose(first)
    page.default_focus().setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.client_in_view() == desk.complaint(second).card.client_id
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert page._chosen_id == third
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert page._chosen_id in (first, second)


def test_cards_keep_their_places_under_the_keys_and_the_order_is_offered(desk: Desk, page: CareBoardPage) -> None:
    late = desk.firm.complaint(desk.margaret(), "He was fifty minutes late")
    page._columns.list_of("call_back").setFocus()
    grave = desk.firm.complaint(desk.firm.client("Tom Reyes"), "There is a fresh gouge in the door frame")
    assert _keys_of(page, "call_back") == [str(late), str(grave)]
    assert page._header._order_button.isVisible()
    page._header.order_requested.emit()
    assert _keys_of(page, "call_back") == [str(grave), str(late)]
    assert not page._header._order_button.isVisible()


def test_minutes_go_on_without_moving_anything(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    due = desk.complaint(complaint_id).answer_due_at
    desk.firm.clock.move_to(due - timedelta(minutes=48))
    page.refresh_clocks()
    assert page._columns.model_of("call_back").items[0].clock == "48 min left"
    desk.firm.clock.move_to(due + timedelta(minutes=12))
    page.refresh_clocks()
    assert page._columns.model_of("call_back").items[0].clock == "12 min late"
    assert "12 min late" in texts_of(page._panel)


def test_a_form_that_is_open_outlives_a_change_made_elsewhere(desk: Desk, page: CareBoardPage) -> None:
    desk.firm.complaint(desk.margaret())
    page.move_chosen(1)
    page._acts.forms.promise._what.set_text("Half written")
    desk.firm.complaint(desk.firm.client("Tom Reyes"))
    assert page._panel.open_form is page._acts.forms.promise
    assert page._acts.forms.promise._what.text() == "Half written"


def test_the_board_has_names_no_letter_twice_and_fits_a_small_screen(
    desk: Desk, page: CareBoardPage, theme: object
) -> None:
    desk.firm.complaint(desk.margaret())
    settle()
    assert faults_of(page) == []
    for gate in (
        lambda: page.move_chosen(1),
        lambda: page._acts.open_promise(is_visit=True),
        lambda: page._acts.choose("fix"),
    ):
        gate()
        settle()
        assert faults_of(page) == []
    page._acts.choose("check_back")
    page._acts.forms.check.choose("great")
    settle()
    assert faults_of(page) == []
    page.resize(968, 541)
    settle()
    assert page.width() == 968
    assert not page.grab().isNull()


def test_an_empty_board_is_quiet(desk: Desk, page: CareBoardPage) -> None:
    assert page.client_in_view() is None
    page.move_chosen(1)
    page._acts.carry_on()
    assert desk.told == []


def test_an_empty_board_says_that_nobody_waits_and_offers_to_log(desk: Desk, page: CareBoardPage) -> None:
    asked: list[str] = []
    page.action_requested.connect(asked.append)
    shown = texts_of(page._panel)
    assert "Nobody is waiting on us" in shown
    next(button for button in page._panel.findChildren(Button) if button.text() == "Log a complaint").click()
    assert asked == ["complaint.log"]
    desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    settle()
    assert "Nobody is waiting on us" not in texts_of(page._panel)


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_no_form_is_wider_than_the_panel(desk: Desk, page: CareBoardPage, themed: QApplication, scale: float) -> None:
    complaint_id = desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    apply_theme(themed, Theme.LIGHT, scale)
    try:
        for width in (916, 1244):
            page.resize(width, 560)
            for choice in ("contact", "pause", "need_by", "owner", "classify", "skip", "withdraw", "promise"):
                page._acts.choose(choice)
                settle()
                scroll = page._panel._scroll
                assert page._panel._content.width() <= scroll.viewport().width(), (choice, width)
        assert desk.complaint(complaint_id).card.state == "call_back"
    finally:
        apply_theme(themed, Theme.LIGHT)


def test_what_is_closed_has_no_script_left_but_its_paper(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret(), "The stain is back by the sofa")
    assert "What to say" in texts_of(page._panel)
    desk.firm.everafter.complaints.withdraw(complaint_id, desk.firm.version_of(complaint_id), "Logged twice")
    settle()
    shown = texts_of(page._panel)
    assert "What to say" not in shown
    assert not page._panel._steps.isVisible()
    assert "&Print" in shown
    assert "Withdrawn: Logged twice" in shown


def test_many_cards_open_quickly(desk: Desk, page: CareBoardPage) -> None:
    client_id = desk.margaret()
    for number in range(40):
        desk.firm.complaint(client_id, f"The stain is back by the sofa, number {number}")
    began = time.process_time()
    page.reload()
    settle()
    assert time.process_time() - began < 2.0  # the goal for 500 cards is measured by the bench


def test_esc_leaves_the_words_for_the_cards_and_keeps_them(desk: Desk, page: CareBoardPage) -> None:
    desk.firm.complaint(desk.margaret())
    page._panel.focus_words()
    QTest.keyClicks(QApplication.focusWidget(), "Half a sentence")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.default_focus()
    assert page._panel.said() == "Half a sentence"


def _asked_papers(page: CareBoardPage) -> list[PaperRequest]:
    asked: list[PaperRequest] = []
    page.paper_requested.connect(asked.append)
    return asked


def test_print_offers_the_letter_and_the_page_of_the_chosen_complaint(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    asked = _asked_papers(page)
    assert page._panel._print_button.isVisible()
    menu = page._panel.print_menu()
    assert [action.text() for action in menu.actions()] == ["Recovery &letter", "Complaint &page, for us"]
    for action in menu.actions():
        action.trigger()
    number = desk.complaint(complaint_id).card.number
    assert asked == [PaperRequest(kind, complaints=(number,)) for kind in ("recovery-letter", "complaint-page")]


def test_print_is_there_for_a_complaint_that_was_made_good(desk: Desk, page: CareBoardPage) -> None:
    complaint_id = desk.firm.complaint(desk.margaret())
    _carried(desk, complaint_id, "made_good")
    page.choose(complaint_id)
    assert page._panel._print_button.isVisible()
    assert len(page._panel.print_menu().actions()) == 2


def test_the_keys_of_print_mean_the_page_of_the_chosen_complaint(desk: Desk, page: CareBoardPage) -> None:
    assert page.paper_in_view() is None
    complaint_id = desk.firm.complaint(desk.margaret())
    number = desk.complaint(complaint_id).card.number
    assert page.paper_in_view() == PaperRequest("complaint-page", complaints=(number,))
