from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.models.complaints import Complaint
from app.rules.category_words import categories_by_severity, category_words
from tests.app.services.complaint_stories import Story
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.complaints.complaint_form import ComplaintForm
from ui.complaints.kept_complaint import kept_complaint
from ui.complaints.urgency import Urgency
from ui.schedule.days_and_times import to_qdate
from ui.window_state import preferences


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Iterator[ComplaintForm]:
    page = ComplaintForm(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    desk.show(page)
    yield page
    page.hide()


def _begin(form: ComplaintForm, client_id: int) -> None:
    form.show_client(client_id)
    form.default_focus().setFocus()
    settle()


def _urgency(form: ComplaintForm) -> Urgency:
    """How urgent it would be if it were saved now."""
    return form.understood().urgency


def _type(words: str) -> int:
    """Type into whatever has the focus; returns the number of keys."""
    QTest.keyClicks(QApplication.focusWidget(), words)
    return len(words)


def test_a_complaint_is_logged_with_their_words_and_one_more_key(desk: Desk, form: ComplaintForm, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.finished_job(client_id)
    keys = 1  # Ctrl+Shift+C, which opens this page
    _begin(form, client_id)
    keys += _type("The coffee mark by the window is back!!")
    with qtbot.waitSignal(form.complaint_requested) as asked:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        keys += 1
    details = desk.complaint(asked.args[0])
    assert details.card.words == "The coffee mark by the window is back!!"
    assert (details.card.category, details.card.priority) == ("wicking", "P2")
    assert (details.job_id, details.card.owner_id) == (job_id, desk.firm.dana)
    assert keys <= 46
    assert desk.told == ["Saved. We answer by today 13:00."]


def test_the_category_and_the_deadlines_follow_the_words_while_they_are_typed(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    _begin(form, client_id)
    _type("There is a fresh gouge in the door frame")
    shown = texts_of(form)
    assert form._heard.category_combo.currentData() == "damage"
    assert "P1 · Drop everything" in shown
    assert "today 10:00" in shown
    assert "grave" in shown


def test_what_a_person_decides_is_not_overruled_by_the_words(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    _begin(form, client_id)
    _type("The stain is back")
    place = form._heard.category_combo.findData("late")
    form._heard.category_combo.setCurrentIndex(place)
    form._heard.category_combo.activated.emit(place)
    form._heard.marks._public_box.click()
    _type(" and it smells")
    assert form._heard.category_combo.currentData() == "late"
    assert form._heard.marks.is_public
    form.save()
    assert desk.complaint(1).card.category == "late"
    assert desk.complaint(1).is_public


def test_the_marks_make_it_more_urgent_before_it_is_saved(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("The stain is back")
    assert _urgency(form).priority.value == "p2"
    form._heard.marks._public_box.click()
    form._heard.marks._vulnerable_box.click()
    assert _urgency(form).priority.value == "p1"
    assert "P1 · Drop everything" in texts_of(form)


def test_without_words_nothing_is_saved_and_the_field_says_so(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    form.save()
    assert form._heard.words_field.has_error
    assert "Write down what they said" in texts_of(form)
    _type("x")
    assert not form._heard.words_field.has_error


def test_words_wait_for_their_client_when_the_page_is_left(desk: Desk, form: ComplaintForm) -> None:
    margaret, other = desk.margaret(), desk.firm.client("Tom Reyes")
    _begin(form, margaret)
    _type("Half a sentence")
    form.show_client(other)
    assert form._heard.words_edit.toPlainText() == ""
    form.show_client(margaret)
    assert form._heard.words_edit.toPlainText() == "Half a sentence"
    form.save()
    assert preferences().layout(f"draft.complaint.{margaret}") == ""


def test_a_day_by_which_they_need_it_moves_the_deadline(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("The stain is back")
    before = _urgency(form).resolved_by
    form._heard.how.need_by_box.setChecked(True)
    form._heard.how.need_by_edit.setDate(form._heard.how.need_by_edit.date().addDays(2))
    assert _urgency(form).resolved_by < before
    form.save()
    assert desk.complaint(1).is_vulnerable


def test_the_form_has_names_and_no_letter_twice(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    assert faults_of(form) == []
    form.resize(968, 541)
    settle()
    assert form.width() == 968


def test_a_wet_carpet_grows_more_serious_with_the_hours(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    desk.firm.clock.move_on(hours=26)
    _begin(form, client_id)
    _type("The carpet is still wet")
    assert _urgency(form).severity == 4
    assert _urgency(form).answer_by - desk.firm.clock.now() == timedelta(hours=1)


def _begin_again(form: ComplaintForm, client_id: int, other: int) -> None:
    """Away to another client and back, as when a second telephone rings."""
    form.show_client(other)
    _begin(form, client_id)


def _choose(combo: QComboBox, value: object) -> None:
    """Choose as a hand does: the choice counts as decided."""
    place = combo.findData(value)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def _made_good(desk: Desk, client_id: int, words: str) -> int:
    story = Story(desk.firm, desk.firm.complaint(client_id, words))
    story.to_made_good()
    return story.id


def test_what_they_expected_and_want_now_and_how_it_came_are_saved_with_it(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    _begin(form, client_id)
    _type("The stain is back")
    form._heard.expected_edit.setText("A clean hall")
    form._heard.wanted_edit.setText("Come before Friday")
    _choose(form._heard.how.channel_combo, "email")
    form._heard.how.self_box.setChecked(True)
    form.save()
    details, row = desk.complaint(1), Complaint.get_by_id(1)
    assert (details.expected, details.wanted) == ("A clean hall", "Come before Friday")
    assert (row.channel, row.is_self_reported) == ("email", True)


def test_the_rarer_fields_are_folded_away_and_one_line_says_what_is_taken_for_granted(
    desk: Desk, form: ComplaintForm
) -> None:
    _begin(form, desk.margaret())
    how = form._heard.how
    assert not how.channel_combo.isVisible()
    assert "By phone, just now" in texts_of(form)
    how._fold_button.click()
    settle()
    assert how.channel_combo.isVisible()
    assert how.channel_combo.hasFocus()
    assert faults_of(form) == []
    how.self_box.click()
    how.need_by_box.click()
    assert "By phone, just now, needed by Tue 3 Mar, we noticed it ourselves" in texts_of(form)


def test_a_voicemail_of_this_morning_lets_the_clocks_run_from_then(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("There is a fresh gouge in the door frame")
    how = form._heard.how
    how.received_box.setChecked(True)
    how.received_time_edit.setTime(QTime(7, 40))
    assert "today 09:00" in texts_of(form)
    form.save()
    told_at = desk.firm.clock.now() - timedelta(minutes=80)
    assert desk.complaint(1).card.received_at == told_at


def test_a_moment_still_to_come_is_told_under_the_field_and_nothing_is_lost(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("The stain is back")
    how = form._heard.how
    how.received_box.setChecked(True)
    how.received_time_edit.setTime(QTime(23, 0))
    how.received_time_edit.editingFinished.emit()
    assert how.received_field.has_error
    form.save()
    assert "still to come" in texts_of(form)
    assert form._heard.words == "The stain is back"
    assert not Complaint.select().exists()
    how.received_time_edit.setTime(QTime(8, 0))
    assert not how.received_field.has_error
    form.save()
    assert Complaint.select().count() == 1


def test_a_moment_before_the_job_that_was_chosen_is_refused_under_the_field(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.finished_job(client_id)
    _begin(form, client_id)
    _type("The stain is back")
    _choose(form._next._job_combo, job_id)
    form._heard.how.received_box.setChecked(True)
    form._heard.how.received_time_edit.setTime(QTime(6, 0))
    form.save()
    assert "was before job" in texts_of(form)
    _choose(form._next._job_combo, None)
    form.save()
    assert desk.complaint(1).job_id is None


def test_no_job_in_particular_is_a_choice_that_is_kept_to(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(form, client_id)
    _type("Your letter was rude")
    assert form._next.job is not None
    _choose(form._next._job_combo, None)
    form.save()
    assert desk.complaint(1).job_id is None


def test_a_repeat_is_found_before_saving_and_the_owner_takes_over_by_itself(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    _made_good(desk, client_id, "The stain is back")
    desk.firm.clock.move_on(days=40)
    desk.firm.everafter.sign_in(desk.firm.ben)
    _begin(form, client_id)
    _type("The stain in the hall is back")
    shown = texts_of(form)
    assert "Happened before: 2 Mar, a stain came back; this one will be linked to it" in shown
    assert "It happened before, so Dana Kowalski takes it on." in shown
    assert form._heard.marks._repeat_box.isChecked()
    assert form._next._owner_combo.currentText() == "Dana Kowalski"
    form.save()
    details = desk.complaint(2)
    assert (details.is_repeat, details.card.owner_id) == (True, desk.firm.dana)
    assert Complaint.get_by_id(2).follows_id == 1
    assert desk.told[-1].endswith("It is linked to the one of 2 Mar.")


def test_a_repeat_that_a_person_unticks_stays_with_whoever_logs_it(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    _made_good(desk, client_id, "The stain is back")
    desk.firm.everafter.sign_in(desk.firm.ben)
    _begin(form, client_id)
    _type("The stain is back")
    form._heard.marks._repeat_box.click()
    assert form._next._owner_combo.currentText() == "Ben Moreno"
    assert "takes it on" not in texts_of(form)
    form.save()
    assert (desk.complaint(2).is_repeat, desk.complaint(2).card.owner_id) == (False, desk.firm.ben)


def test_what_was_made_good_a_few_days_ago_may_be_reopened_and_the_link_opens_it(
    desk: Desk, form: ComplaintForm, qtbot: QtBot
) -> None:
    client_id = desk.margaret()
    closed = _made_good(desk, client_id, "The stain is back")
    desk.firm.clock.move_on(days=5)
    _begin(form, client_id)
    _type("The stain is back")
    assert "Made good 4 Mar, less than 30 days ago: reopen it if it is the same" in texts_of(form)
    link = next(each for each in form.findChildren(QPushButton) if each.accessibleName().startswith("Open it: Made"))
    with qtbot.waitSignal(form.complaint_requested) as asked:
        link.click()
    assert asked.args == [closed]
    assert kept_complaint(preferences(), client_id).words == "The stain is back"


def test_whoever_waits_already_is_said_before_a_second_one_is_logged(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    desk.firm.complaint(client_id, "The landing still smells damp and there is a ring by the door of the hall")
    desk.firm.complaint(client_id, "Nobody called back")
    _begin(form, client_id)
    assert "Margaret already waits for us about “Nobody called back” and 1 more" in texts_of(form)
    _type("You scratched the table")
    form.save()
    assert Complaint.select().count() == 3


def test_who_must_not_wait_is_shown_from_what_we_know_of_the_house(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.firm.client("Ana Ruiz", factors=("baby", "asthma"))
    _begin(form, client_id)
    _type("You missed a corner")
    assert "In the house: a baby, asthma" in texts_of(form)
    assert form._heard.marks._vulnerable_box.isChecked()
    form.save()
    assert desk.complaint(1).is_vulnerable


def test_a_need_by_date_within_three_days_is_said_to_count(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("You missed a corner")
    form._heard.how.need_by_box.setChecked(True)
    assert "Needed within three days, so it cannot wait" in texts_of(form)


def test_everything_half_written_is_there_again_also_after_a_crash(desk: Desk, form: ComplaintForm) -> None:
    client_id, other = desk.margaret(), desk.firm.client("Tom Reyes")
    job_id = desk.firm.finished_job(client_id)
    _begin(form, client_id)
    _type("Half a sentence")
    heard, how = form._heard, form._heard.how
    heard.expected_edit.setText("Clean")
    heard.wanted_edit.setText("A call")
    _choose(heard.category_combo, "late")
    heard.marks._public_box.click()
    _choose(heard.marks._effort_combo, None)
    heard.marks._effort_combo.setCurrentIndex(2)
    how.need_by_box.setChecked(True)
    how.received_box.setChecked(True)
    _choose(how.channel_combo, "letter")
    _choose(form._next._job_combo, job_id)
    _choose(form._next._owner_combo, desk.firm.luis)
    before = form._written()
    _begin_again(form, client_id, other)
    assert form._written() == before
    fresh = ComplaintForm(desk.firm.everafter, desk.feed)
    fresh.show_client(client_id)
    assert fresh._written() == before, "what a crash finds is what was kept, without a key of leaving"
    fresh.deleteLater()
    form.save()
    assert preferences().layout(f"draft.complaint.{client_id}") == ""


def test_who_types_without_a_pause_is_kept_all_the_same(desk: Desk, form: ComplaintForm, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    _begin(form, client_id)

    def typed_and_kept() -> bool:
        _type("x")
        return "x" in kept_complaint(preferences(), client_id).words

    qtbot.waitUntil(typed_and_kept, timeout=3_000)


def test_undo_of_logging_is_a_withdrawal_that_stays_visible(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("The stain is back")
    form.save()
    desk.firm.everafter.history.undo()
    assert desk.complaint(1).card.state == "withdrawn"


def test_a_second_ctrl_enter_does_not_log_it_twice(desk: Desk, form: ComplaintForm) -> None:
    _begin(form, desk.margaret())
    _type("The stain is back")
    form.save()
    form.save()
    assert Complaint.select().count() == 1


def test_another_desk_that_logs_the_same_is_noticed_while_the_words_stand_still(
    desk: Desk, form: ComplaintForm
) -> None:
    client_id = desk.margaret()
    _begin(form, client_id)
    _type("The stain is back")
    cursor = form._heard.words_edit.textCursor().position()
    desk.firm.complaint(client_id, "The stain is back")
    settle()
    assert "Margaret already waits for us" in texts_of(form)
    assert form._heard.marks._repeat_box.isChecked()
    assert form._heard.words_edit.textCursor().position() == cursor
    assert form._heard.words_edit.hasFocus()


def test_earlier_ones_like_it_show_in_a_pause_and_move_neither_caret_nor_field(
    desk: Desk, form: ComplaintForm, qtbot: QtBot
) -> None:
    other, client_id = desk.firm.client("Jean Whitlock"), desk.margaret()
    case = _made_good(desk, other, "The coffee stain is back")
    _begin(form, client_id)
    _type("Our ")
    settle()
    settle()
    places = [each.geometry() for each in (form._heard, form._heard.words_edit, form._next)]
    _type("coffee stain is back")
    qtbot.waitUntil(lambda: bool(form._similar.rows))
    assert [row.id for row in form._similar.rows] == [case]
    assert QApplication.focusWidget() is form._heard.words_edit
    settle()
    settle()
    assert [each.geometry() for each in (form._heard, form._heard.words_edit, form._next)] == places
    _type(", again")
    assert form._heard.words == "Our coffee stain is back, again"
    assert faults_of(form) == []


WORDS = st.sampled_from(
    [
        "The coffee stain is back",
        "It is still soaking wet",
        "It smells damp, third time I call",
        "He came twenty minutes late",
        "I fell on the wet floor and told everybody on Facebook",
        "The baby crawls in there and you missed the corner",
        "Same as last year, the stain is back",
        "Hm",
    ]
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    words=WORDS,
    earlier=st.lists(WORDS, max_size=2),
    factors=st.sets(st.sampled_from(["baby", "pets", "asthma"]), max_size=2),
    job_hours=st.none() | st.integers(1, 40),
    category=st.none() | st.sampled_from(["wicking", "late", "over_wet", "damage"]),
    touched=st.sets(st.sampled_from(["effort", "public", "vulnerable", "repeat"])),
    minutes_ago=st.none() | st.integers(1, 500),
    need_in_days=st.none() | st.integers(0, 6),
    owner=st.booleans(),
)
def test_what_the_form_shows_is_what_is_saved(
    desk: Desk,
    form: ComplaintForm,
    words: str,
    earlier: list[str],
    factors: set[str],
    job_hours: int | None,
    category: str | None,
    touched: set[str],
    minutes_ago: int | None,
    need_in_days: int | None,
    owner: bool,
) -> None:
    firm = desk.firm
    firm.everafter.sign_in(firm.ben)
    client_id = firm.client("Ana Ruiz", factors=tuple(factors))
    if job_hours is not None:
        firm.finished_job(client_id)
        firm.clock.move_on(hours=job_hours)
    for each in earlier:
        firm.complaint(client_id, each)
    form.show_client(client_id)
    heard, how, marks = form._heard, form._heard.how, form._heard.marks
    heard.words_edit.setPlainText(words)
    if category is not None:
        _choose(heard.category_combo, category)
    if "effort" in touched:
        marks._effort_combo.setCurrentIndex(1)
        marks._effort_combo.activated.emit(1)
    boxes = {"public": marks._public_box, "vulnerable": marks._vulnerable_box, "repeat": marks._repeat_box}
    for name in touched & set(boxes):
        boxes[name].click()
    if minutes_ago is not None:
        told_at = (firm.clock.now() - timedelta(minutes=minutes_ago)).astimezone(firm.zone)
        how.received_box.setChecked(True)
        how.received_day_edit.setDate(to_qdate(told_at.date()))
        how.received_time_edit.setTime(QTime(told_at.hour, told_at.minute))
    if need_in_days is not None:
        how.need_by_box.setChecked(True)
        how.need_by_edit.setDate(to_qdate(firm.clock.today() + timedelta(days=need_in_days)))
    if owner:
        _choose(form._next._owner_combo, firm.luis)
    shown = form.understood()
    job, follows = form._next.job, shown.reading.goes_on_from
    form.save()
    row = Complaint.select().order_by(Complaint.id.desc()).get()
    details = desk.complaint(row.id)
    assert (row.client_id, row.category, details.severity) == (
        client_id, shown.reading.category.value, shown.urgency.severity,
    )  # fmt: skip
    assert (heard.category_combo.currentData(), marks._effort_combo.currentIndex()) == (row.category, row.effort)
    assert (marks._public_box.isChecked(), marks._repeat_box.isChecked()) == (row.is_public, row.is_repeat)
    assert shown.urgency.is_vulnerable == row.is_vulnerable
    assert (details.card.points, details.card.priority.lower()) == (
        shown.urgency.points, shown.urgency.priority.value,
    )  # fmt: skip
    assert (row.answer_due_at, row.site_due_at, row.resolve_due_at) == (
        shown.urgency.answer_by, shown.urgency.site_by, shown.urgency.resolved_by,
    )  # fmt: skip
    assert (row.owner_id, row.job_id) == (shown.owner_id, job.id if job is not None else None)
    assert form._next._owner_combo.currentData() == row.owner_id
    assert row.follows_id == (follows.id if follows is not None else None)


def test_every_category_has_words_of_its_own() -> None:
    words = [category_words(category) for category in categories_by_severity()]
    assert len(set(words)) == len(words)
    assert all(word[0].isupper() for word in words)


def test_a_need_on_the_card_is_the_day_by_which_it_has_to_be_right(desk: Desk, form: ComplaintForm) -> None:
    """R6 and S3.15: nobody has to remember the party when its carpet is complained of."""
    client_id, other = desk.margaret(), desk.firm.client("Tom Reyes")
    party = desk.firm.clock.today() + timedelta(days=2)
    desk.firm.everafter.needs.note(client_id, "Silver wedding", party)
    _begin(form, client_id)
    how = form._heard.how
    assert how.need_by_on == party
    _type("A spot is left in the hall")
    _begin(form, other)
    assert how.need_by_on is None
    _begin(form, client_id)
    form.save()
    assert Complaint.get().need_by_on == party


def test_a_need_that_is_only_filled_in_is_no_draft(desk: Desk, form: ComplaintForm) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.needs.note(client_id, "Silver wedding", desk.firm.clock.today() + timedelta(days=2))
    _begin(form, client_id)
    form.hide()
    assert kept_complaint(preferences(), client_id).need_by_on == ""
