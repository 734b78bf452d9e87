from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.aftercare import Promise
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_after_forms import GuaranteeForm, MomentForm, NextForm, WishForm
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_promise_leaves_an_area_out_and_says_until_when_it_holds(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.finished_job(desk.margaret()))
    assert "Covers everything we cleaned" in texts_of(page)
    page.write_down("guarantee")
    form = page._acts.forms.note(JobNote.GUARANTEE)
    assert isinstance(form, GuaranteeForm)
    form._why_combo.setCurrentIndex(form._why_combo.findData("wear"))
    page._acts.save()
    settle()
    assert "Not Living room: wear" in texts_of(page)
    assert "Holds until 1 April" in texts_of(page)
    page.write_down("discount")
    assert page._acts.open_form is None, "what has ended keeps its price"


def test_a_moment_is_rated_by_its_digit_and_the_next_one_follows(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.finished_job(desk.margaret()))
    page.write_down("moment")
    form = page._acts.forms.note(JobNote.MOMENT)
    assert isinstance(form, MomentForm)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    page._acts.save()
    settle()
    assert "Booking: 2 of 5\nthe weak point of this visit" in texts_of(page)
    page.write_down("moment")
    assert form._moment_combo.currentText() == "Price"
    form._moment_combo.setCurrentIndex(0)
    assert form._rating.chosen == "2"


def test_the_next_visit_is_agreed_for_a_day_and_not_before_this_one(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.finished_job(desk.margaret()))
    page.write_down("next")
    form = page._acts.forms.note(JobNote.NEXT)
    assert isinstance(form, NextForm)
    form._agreed_box.setChecked(True)
    form._day_edit.setDate(QDate(2026, 3, 1))
    page._acts.save()
    assert form.field("next_on").has_error
    form._day_edit.setDate(QDate(2026, 9, 1))
    page._acts.save()
    settle()
    assert "Agreed for Tue 1 Sep" in texts_of(page)


def test_what_was_promised_at_the_end_of_a_visit_stands_with_its_job(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.finished_job(desk.margaret())
    show(page, job_id)
    page.write_down("next")
    form = page._acts.forms.note(JobNote.NEXT)
    assert isinstance(form, NextForm)
    form.set_text("promise", "Send the sample of the protector")
    page._acts.save()
    assert form.field("due_at").has_error, "a promise has a time"
    assert Promise.select().count() == 0
    form.set_text("due_at", "next monday 9")
    page._acts.save()
    settle()
    promise = Promise.get()
    assert (promise.what, promise.job_id) == ("Send the sample of the protector", job_id)
    assert promise.due_at.astimezone(desk.firm.zone).hour == 9


def test_whether_the_wish_came_true_is_asked_once_the_visit_is_done(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.finished_job(desk.margaret(), expectation="no scent"))
    page.write_down("wish")
    form = page._acts.forms.note(JobNote.WISH)
    assert isinstance(form, WishForm)
    form._met.choose("no")
    page._acts.save()
    settle()
    assert "“no scent”\nIt was not quite so." in texts_of(page)
