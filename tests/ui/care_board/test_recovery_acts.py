"""Every entry of the panel's menu through its form, with real widgets and keys; half-written words come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.complaint_rows import ComplaintDetails
from app.queries.jobs import get_job, list_jobs_of_client
from app.services.drafts import CheckBackDraft, FinishDraft, PaymentDraft
from tests.app.services.complaint_stories import Story
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.care_board.care_board_page import CareBoardPage
from ui.care_board.event_words import event_sentence
from ui.care_board.panel_menu import menu_entries
from ui.schedule.days_and_times import to_qdate

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def story(desk: Desk, page: CareBoardPage) -> Story:
    """Margaret's complaint about Luis's visit, paid by card."""
    client_id = desk.margaret()
    desk.firm.finished_job(
        client_id, FinishDraft(left_at=desk.firm.clock.now(), payments=(PaymentDraft("card", 15_000),))
    )
    return Story(desk.firm, desk.firm.complaint(client_id, "The stain is back by the sofa"))


def entries(page: CareBoardPage) -> list[str]:
    """What the menu offers now."""
    details = page._panel._details
    assert details is not None
    return [choice for group in menu_entries(details) for choice, _words in group]


def save(page: CareBoardPage) -> None:
    """Ctrl+Enter where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return, _CTRL)
    settle()


def write(page: CareBoardPage, words: str) -> None:
    """Type into whatever has the focus."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def undo(story: Story) -> ComplaintDetails:
    story.firm.everafter.history.undo()
    settle()
    return story.details


def test_the_menu_offers_only_what_the_state_allows(page: CareBoardPage, story: Story) -> None:
    talks, clocks = ["contact", "visited"], ["pause", "need_by"]
    corrections = ["owner", "classify", "skip", "withdraw"]
    assert entries(page) == [*talks, *clocks, *corrections, "goodwill"]
    story.to_put_right()
    assert entries(page) == [*talks, "promise", *clocks, *corrections, "goodwill"]
    story.firm.clock.move_on(hours=2)
    story.fix()
    assert entries(page) == ["contact", "not_reached", "not_right_yet", *corrections, "goodwill"]
    story.firm.clock.move_on(days=2)
    story.check_back()
    assert entries(page) == ["reopen", "goodwill"]


def test_each_letter_of_the_menu_is_used_once(page: CareBoardPage, story: Story) -> None:
    story.service.reclassify(story.id, story.version, "over_wet")
    steps: tuple[Callable[[], object], ...] = (lambda: None, story.to_put_right, story.fix, story.check_back)
    for step in steps:
        step()
        actions: list[QAction] = page._panel.menu().actions()
        letters = [QKeySequence.mnemonic(action.text()).toString() for action in actions if not action.isSeparator()]
        assert all(letters)
        assert len(letters) == len(set(letters))


def test_a_talk_stops_the_answer_clock_and_an_automatic_reply_does_not(page: CareBoardPage, story: Story) -> None:
    page._acts.choose("contact")
    write(page, "We are closed until Monday")
    page._acts.forms.contact._automatic_box.setChecked(True)
    save(page)
    assert story.details.answered_at is None
    page._acts.choose("contact")
    write(page, "Called her, she is at home tonight")
    save(page)
    assert story.details.answered_at == story.firm.clock.now()
    assert "Call back: today 09:00, in time" in texts_of(page)
    assert undo(story).answered_at is None


def test_a_call_that_was_promised_keeps_the_promise_and_an_automatic_reply_does_not(
    page: CareBoardPage, story: Story
) -> None:
    form = page._acts.forms.contact
    page._acts.choose("contact")
    assert form._promised_box.isHidden()
    story.to_put_right()
    settle()
    for is_automatic in (True, False):
        page._acts.choose("contact")
        assert not form._promised_box.isHidden()
        write(page, "We talked it over")
        form._promised_box.setChecked(True)
        form._automatic_box.setChecked(is_automatic)
        save(page)
        assert story.details.events[-1].kind == "contacted"
        assert [clock.met_at is None for clock in story.details.work.clocks if clock.kind == "promise"] == [
            is_automatic
        ]
    assert "as promised" in event_sentence(story.details.work.lines[-1], page._formats)


def test_the_menu_leads_to_what_helped_with_complaints_of_this_kind(
    page: CareBoardPage, story: Story, qtbot: QtBot
) -> None:
    assert story.details.card.category == "wicking"
    entry = next(action for action in page._panel.menu().actions() if "helped" in action.text())
    with qtbot.waitSignal(page.cases_requested) as asked:
        entry.trigger()
    assert asked.args == ["A stain came back"]


def test_a_pause_needs_the_day_they_chose_and_their_words(page: CareBoardPage, story: Story) -> None:
    story.listen()
    page._acts.choose("pause")
    form = page._acts.forms.pause
    form._day_edit.setDate(to_qdate(date(2026, 3, 6)))
    save(page)
    assert form.field("words").has_error
    form._words.set_text("Away until Friday")
    save(page)
    assert story.details.card.paused_until_on == date(2026, 3, 6)
    shown = texts_of(page)
    assert "Waits until Fri 6 Mar, their date: “Away until Friday”" in shown
    item = page._columns.model_of("call_back").items[0]
    assert (item.clock, item.next_step) == ("until Fri 6 Mar", "Waits until Fri 6 Mar, their date")
    page._acts.choose("resume")
    assert story.details.card.paused_until_on is None
    assert undo(story).card.paused_until_on == date(2026, 3, 6)
    assert undo(story).card.paused_until_on is None


def test_the_day_they_need_it_tightens_the_clocks(page: CareBoardPage, story: Story) -> None:
    before = story.details.resolve_due_at
    page._acts.choose("need_by")
    page._acts.forms.need_by._day_edit.setDate(to_qdate(date(2026, 3, 5)))
    save(page)
    assert story.details.resolve_due_at < before
    assert "Margaret needs it by Thu 5 Mar." in texts_of(page)
    assert undo(story).resolve_due_at == before


def test_a_wet_carpet_raises_itself_says_so_and_is_confirmed_dry(desk: Desk, page: CareBoardPage) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    desk.firm.clock.move_on(hours=13)
    wet = Story(desk.firm, desk.firm.complaint(client_id, "The carpet is still soaking wet"))
    assert "dry" in entries(page)
    desk.firm.clock.move_on(hours=12)
    page.reload()
    assert "Wet for a day: it raised itself to the most urgent class." in texts_of(page)
    assert page._columns.model_of("call_back").items[0].next_step.startswith("Wet for a day: call by")
    page._acts.choose("dry")
    assert "dry" not in entries(page)
    assert wet.kinds[-1] == "dry_confirmed"


def test_a_person_corrects_what_went_wrong_and_the_marks(page: CareBoardPage, story: Story) -> None:
    page._acts.choose("classify")
    form = page._acts.forms.classify
    form._category_combo.setCurrentIndex(form._category_combo.findData("damage"))
    form.marks._public_box.click()
    save(page)
    details = story.details
    assert (details.card.category, details.severity, details.is_public, details.card.priority) == (
        "damage", 4, True, "P1",
    )  # fmt: skip
    assert "P1 · 45 points: Something is damaged (grave), others hear of it" in texts_of(page)
    assert undo(story).card.category == "wicking"


def test_each_step_that_may_be_left_out_is_offered_with_its_reason(page: CareBoardPage, story: Story) -> None:
    page._acts.choose("skip")
    combo = page._acts.forms.skip._step_combo
    assert [combo.itemData(place) for place in range(combo.count())] == [
        "heard", "felt", "apologised", "asked", "thanked", "diagnosed",
    ]  # fmt: skip
    combo.setCurrentIndex(combo.findData("thanked"))
    page._acts.forms.skip._words.set_text("They want no call")
    save(page)
    assert "thanked" not in story.details.work.steps_open
    assert "thanked" in undo(story).work.steps_open


def test_being_there_stops_the_site_clock(page: CareBoardPage, story: Story) -> None:
    page._acts.choose("visited")
    write(page, "Looked at it, it is the pad")
    save(page)
    assert [clock.kind for clock in story.details.work.clocks if clock.met_at is not None] == ["answer", "site"]
    assert [clock for clock in undo(story).work.clocks if clock.met_at is not None] == []


def test_a_promise_moves_only_with_their_words_and_a_broken_one_without(page: CareBoardPage, story: Story) -> None:
    story.to_put_right()
    page._acts.choose("promise")
    form = page._acts.forms.promise
    assert form._what.text() == "Luis comes at noon"
    save(page)
    assert form.field("agreed").has_error
    form._agreed.set_text("Tomorrow is fine")
    form._day_edit.setDate(form._day_edit.date().addDays(1))
    save(page)
    due = story.details.card.promise_due_at
    assert due is not None
    story.firm.clock.move_to(due + timedelta(minutes=1))
    page.reload()
    assert "The promise is broken. Say sorry for that, too, and make a new one." in texts_of(page)
    assert page._columns.model_of("put_right").items[0].next_step == "Promise broken: make a new one"
    page._acts.carry_on()
    assert page._panel.open_form is form, "the step at hand is a new promise"
    assert not form.field("agreed").isVisible()
    save(page)
    details = story.details
    assert (details.card.is_promise_broken, details.effort) == (False, 2)


def test_a_visit_is_offered_at_the_earliest_slot_but_not_with_whom_it_is_about(
    desk: Desk, page: CareBoardPage, story: Story
) -> None:
    desk.firm.booked_job(desk.firm.client(), desk.firm.clock.now() + timedelta(hours=1))
    page._acts.open_promise(is_visit=True)
    picker = page._acts.forms.promise._picker
    assert picker.list.slots_model.rowCount() == 0, "only Luis drives, and it is about him"
    assert "It is about Luis, so somebody else drives unless you choose otherwise." in texts_of(page)
    picker._technician_combo.setCurrentIndex(picker._technician_combo.findData(desk.firm.luis))
    picker._technician_combo.activated.emit(picker._technician_combo.currentIndex())
    save(page)
    visit = list_jobs_of_client(story.details.card.client_id)[0]
    assert (visit.complaint_id, visit.technician_id, visit.is_chargeable) == (story.id, desk.firm.luis, False)
    assert "Visit today" in texts_of(page)


def test_a_finished_visit_suggests_how_it_was_put_right(desk: Desk, page: CareBoardPage, story: Story) -> None:
    page._acts.open_promise(is_visit=True)
    picker = page._acts.forms.promise._picker
    picker._technician_combo.setCurrentIndex(picker._technician_combo.findData(desk.firm.luis))
    picker._technician_combo.activated.emit(0)
    save(page)
    visit = list_jobs_of_client(story.details.card.client_id)[0]
    page._acts.choose("fix")
    page._acts.forms.fix._outcome.choose("visit")
    page._acts.forms.fix.show_kind()
    assert "It is not finished yet." in texts_of(page)
    page._acts.forms.cancelled.emit()
    desk.firm.clock.move_on(hours=1)
    desk.firm.everafter.jobs.finish(visit.id, get_job(visit.id).job.version, FinishDraft(left_at=desk.firm.clock.now()))
    assert "The visit is done: write down how it was put right." in texts_of(page)
    page.move_to(story.id, "check_back")
    assert page._acts.forms.fix._outcome.chosen == "visit"
    save(page)
    assert story.details.fix_outcome == "visit"


def test_money_given_back_is_asked_for_checked_and_shown(page: CareBoardPage, story: Story) -> None:
    story.to_put_right()
    page._acts.choose("fix")
    form = page._acts.forms.fix
    form.field("outcome").editor.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    save(page)
    assert form.field("refund").has_error
    form._refund_edit.setText("200.00")
    save(page)
    assert form.field("refund").has_error
    assert "They paid $150.00 for this job" in texts_of(form)
    form._refund_edit.setText("50.00")
    form._cost_edit.setText("12.50")
    save(page)
    assert story.state == "check_back"
    assert "Cost of putting right: $62.50, of it $50.00 given back" in texts_of(page)


def test_whom_it_is_about_makes_room_for_somebody_else(desk: Desk, page: CareBoardPage, story: Story) -> None:
    story.to_check_back()
    desk.firm.everafter.sign_in(desk.firm.luis)
    page.person_requested.connect(desk.firm.everafter.sign_in)
    page.move_chosen(1)
    form = page._acts.forms.check
    assert "Luis sits here, and the complaint is about Luis. Somebody else has to ask." in texts_of(page)
    assert not form.field("words").isVisible()
    assert faults_of(page) == []
    combo = form.somebody_else._combo
    assert combo.findData(desk.firm.luis) == -1
    combo.setCurrentIndex(combo.findData(desk.firm.ben))
    form.somebody_else._switch_button.click()
    assert desk.firm.everafter.units.person_id == desk.firm.ben
    assert form.field("words").isVisible()
    assert "Ben Moreno asks and signs." in texts_of(page)


def test_or_hands_it_over(desk: Desk, page: CareBoardPage, story: Story) -> None:
    story.to_check_back()
    desk.firm.everafter.sign_in(desk.firm.luis)
    page._acts.choose("check_back")
    combo = page._acts.forms.check.somebody_else._combo
    combo.setCurrentIndex(combo.findData(desk.firm.ben))
    page._acts.forms.check.somebody_else._owner_button.click()
    assert story.details.card.owner_id == desk.firm.ben
    assert page._panel.open_form is None


def test_great_closes_with_cause_training_prevention_owner_and_day(
    desk: Desk, page: CareBoardPage, story: Story
) -> None:
    story.to_check_back()
    page._acts.choose("check_back")
    form = page._acts.forms.check
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    form._words.set_text("It is perfect now")
    form._score_edit.setText("eleven")
    save(page)
    assert form.field("score").has_error
    form._score_edit.setText("10")
    form.set_text("lesson", "Rinse twice")
    form._thanked_box.click()
    assert not form._training_box.isVisible()
    form._kind_combo.setCurrentIndex(form._kind_combo.findData("person"))
    form._kind_combo.activated.emit(0)
    assert form._training_box.isVisible()
    form._training_box.click()
    assert form.text("prevention") == "Train Luis: Moisture and pH"
    form._who_combo.setCurrentIndex(form._who_combo.findData(desk.firm.ben))
    form._day_edit.setDate(to_qdate(date(2026, 3, 20)))
    assert faults_of(page) == []
    save(page)
    assert story.state == "made_good"
    shown = texts_of(page)
    assert "Won back: told us 10 of 10" in shown
    assert "From now on: Train Luis: Moisture and pH (Ben, by Fri 20 Mar)" in shown
    page._panel._facts._prevented_button.click()
    write(page, "An afternoon in the workshop")
    save(page)
    assert "Done today 11:00: Train Luis: Moisture and pH" in texts_of(page)
    assert undo(story).work.prevention is not None


def test_good_stays_with_the_next_question_and_a_second_good_may_close_it(page: CareBoardPage, story: Story) -> None:
    story.to_check_back()
    story.check_back(CheckBackDraft("It is good", "good"))
    assert "What went well?" in texts_of(page)
    assert "Ben asks on by" in texts_of(page)
    page._panel.focus_words()
    write(page, "The kitchen went well")
    save(page)
    assert story.kinds[-1] == "noted"
    assert "What would have made it a 10?" in texts_of(page)
    page._acts.choose("check_back")
    form = page._acts.forms.check
    form.choose("good")
    form._words.set_text("Good is all I ask")
    form._enough_box.click()
    form._thanked_box.click()
    form.set_text("lesson", "Some want no more than good")
    save(page)
    assert story.state == "made_good"
    assert "At peace. They may still come back until" in texts_of(page)


@pytest.mark.parametrize("choice", ["contact", "visited", "pause", "need_by", "owner", "classify", "skip", "withdraw"])
def test_each_form_has_names_and_gives_the_focus_back_to_the_card(
    page: CareBoardPage, story: Story, choice: str
) -> None:
    page.default_focus().setFocus()
    page._acts.choose(choice)
    settle()
    assert faults_of(page) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page._panel.open_form is None
    assert QApplication.focusWidget() is page.default_focus()
    assert story.kinds == ["logged"]


def test_half_written_words_come_back_with_the_card_and_after_a_restart(
    desk: Desk, page: CareBoardPage, story: Story, qtbot: QtBot
) -> None:
    other = desk.firm.complaint(desk.firm.client("Tom Reyes"))
    page.choose(story.id)
    page._panel._said.set_text("It smells by the")
    page._acts.choose("withdraw")
    page._acts.forms.reason._words.set_text("Perhaps the wrong")
    page.choose(other)
    assert page._panel.open_form is None
    assert page._panel.said() == ""
    page.choose(story.id)
    assert page._panel.open_form is page._acts.forms.reason
    assert page._acts.forms.reason.words() == "Perhaps the wrong"
    page.hide()
    again = CareBoardPage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(again)
    again.show_complaint(story.id)
    desk.show(again)
    assert again._acts.forms.reason.words() == "Perhaps the wrong"
    assert again._panel.said() == "It smells by the"
    again._acts.carry_on()
    assert story.state == "withdrawn"
    again.choose(other)
    again.choose(story.id)
    assert again._panel.open_form is None, "what was saved does not come back"


def test_words_left_with_esc_wait_for_the_same_form(page: CareBoardPage, story: Story) -> None:
    page._acts.choose("pause")
    page._acts.forms.pause._words.set_text("Away until")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page._acts.choose("visited")
    assert page._acts.forms.reason.words() == ""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page._acts.choose("pause")
    assert page._acts.forms.pause._words.text() == "Away until"


def test_what_happened_unfolds_as_sentences(page: CareBoardPage, story: Story) -> None:
    story.to_put_right()
    button = page._panel._facts._happened_button
    assert button.text() == "What happene&d (6)"
    button.click()
    events = page._panel._facts.events
    assert events.isVisible()
    spoken = [events.item(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(events.count())]
    assert spoken[0] == "today 09:00, Dana: promised “Luis comes at noon”, today 12:00 (Dana)"
    assert spoken[-1] == "today 09:00, Dana: told us, A stain came back: “The stain is back by the sofa”"
    story.firm.everafter.history.undo()
    spoken = [events.item(place).text() for place in range(events.count())]
    assert spoken[1].endswith("(undone)")


def test_a_complaint_leads_to_the_one_before_and_the_one_after(desk: Desk, page: CareBoardPage, story: Story) -> None:
    story.to_made_good()
    later = desk.firm.complaint(story.details.card.client_id, "The stain is back again")
    page.choose(later)
    words = "Goes on from complaint 101"
    link = next(
        button
        for button in page._panel._facts.findChildren(type(page._panel._print_button))
        if button.text().startswith(words)
    )
    link.click()
    settle()
    assert page._chosen_id == story.id
    assert "Went on as complaint 102" in texts_of(page)
