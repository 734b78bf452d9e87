from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.firm import get_promised_times
from app.rules.category_words import categories_by_severity, category_words
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.complaints.complaint_form import ComplaintForm
from ui.complaints.urgency import Urgency, urgency_of
from ui.window_state import preferences


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> ComplaintForm:
    page = ComplaintForm(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    desk.show(page)
    return page


def _begin(form: ComplaintForm, client_id: int) -> None:
    form.show_client(client_id)
    form.default_focus().setFocus()
    settle()


def _urgency(form: ComplaintForm) -> Urgency:
    """How urgent it would be if it were saved now."""
    heard = form._heard.heard(form._next.cleaning_ended_at)
    return urgency_of(heard, form._formats.now(), get_promised_times())


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
    form._heard.need_by_box.setChecked(True)
    form._heard.need_by_edit.setDate(form._heard.need_by_edit.date().addDays(3))
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


def test_every_category_has_words_of_its_own() -> None:
    words = [category_words(category) for category in categories_by_severity()]
    assert len(set(words)) == len(words)
    assert all(word[0].isupper() for word in words)
