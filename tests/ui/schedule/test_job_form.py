from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.client_rows import TimelineFilter
from app.queries.jobs import get_job
from app.queries.timeline import list_timeline
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.page import PaperRequest
from ui.schedule.job_form import JobForm
from ui.window_state import preferences

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> JobForm:
    made = JobForm(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    return made


def _show(page: JobForm, job_id: int) -> None:
    page.show_job(job_id)
    settle()


def test_a_job_shows_what_when_and_by_whom(desk: Desk, page: JobForm) -> None:
    _show(page, desk.firm.booked_job(desk.margaret()))
    shown = texts_of(page)
    for words in ("Living room", "$150.00", "booked", "Mon 2 Mar, 10:00 – 11:00", "Luis Santos", "van 2"):
        assert words in shown


def test_finishing_takes_an_answer_a_payment_and_ctrl_enter(desk: Desk, page: JobForm) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.booked_job(client_id)
    _show(page, job_id)
    page.start_finish()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    form = page._acts.forms.finish
    form._words_edit.setFocus()
    QTest.keyClicks(form._words_edit, "You were so careful with the piano")
    form._paid.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
    job = get_job(job_id)
    assert (job.job.state, job.job.billed_minor, job.job.paid_minor) == ("done", 15_000, 15_000)
    answers = list_timeline(client_id, TimelineFilter.FEEDBACK, None)
    assert [row.words for row in answers] == ["“You were so careful with the piano”"]
    assert "done" in texts_of(page)
    assert page._acts.open_form is None


def test_not_happy_goes_straight_to_a_complaint_with_their_words(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    _show(page, desk.firm.booked_job(client_id))
    page.start_finish()
    form = page._acts.forms.finish
    form._answer.choose("not_happy")
    form._words_edit.setText("The hall was missed")
    with qtbot.waitSignal(page.complaint_log_requested) as asked:
        page._acts.save()
    assert asked.args == [client_id]
    assert preferences().layout(f"draft.complaint.{client_id}") == "The hall was missed"


def test_a_higher_bill_asks_how_they_agreed(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    _show(page, job_id)
    page.start_finish()
    form = page._acts.forms.finish
    assert not form.field("price_change_ok").isVisible()
    form._billed_edit.setText("180")
    assert form.field("price_change_ok").isVisible()
    page._acts.save()
    assert form.field("price_change_ok").has_error
    assert get_job(job_id).job.state == "booked"
    form.set_text("price_change_ok", "Said yes to the stairs")
    page._acts.save()
    assert get_job(job_id).job.billed_minor == 18_000


def test_findings_and_drying_are_kept(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    _show(page, job_id)
    page.start_finish()
    form = page._acts.forms.finish
    form._finding_boxes["pet"].setChecked(True)
    form._shown_box.setChecked(True)
    form._dry_combo.setCurrentIndex(form._dry_combo.findData(6))
    assert [(each.kind, each.is_shown) for each in form.draft().findings] == [("pet", True)]
    page._acts.save()
    details = get_job(job_id)
    assert details.left_at is not None
    assert details.dry_by_at is not None
    assert (details.dry_by_at - details.left_at).total_seconds() == 6 * 3600


def test_starting_moving_and_cancelling_go_through_the_services(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    _show(page, job_id)
    page._start_button.click()
    assert get_job(job_id).job.state == "under_way"
    page._cancel_button.click()
    page._acts.save()
    assert page._acts.open_form is page._acts.forms.why
    assert "Please give the reason" in texts_of(page) or page._acts.forms.why.field("reason").has_error
    desk.firm.everafter.history.undo()
    page._move_button.click()
    assert isinstance(page._acts.open_form, type(page._acts.forms.move))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page._acts.open_form is None
    assert get_job(job_id).job.state == "booked"
    page._cancel_button.click()
    page._acts.forms.why.set_text("reason", "They moved away")
    page._acts.save()
    assert (get_job(job_id).job.state, get_job(job_id).end_reason) == ("cancelled", "They moved away")


def test_nobody_there_is_one_press_and_can_be_undone(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    _show(page, job_id)
    page._nobody_button.click()
    assert get_job(job_id).job.state == "no_show"
    assert "nobody there" in texts_of(page)


def test_the_sheet_is_asked_of_the_frame_by_number(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    _show(page, job_id)
    with qtbot.waitSignal(page.paper_requested) as asked:
        page._print_button.click()
    assert asked.args == [PaperRequest("job_sheets", ids=(get_job(job_id).job.number,))]


def test_the_page_has_names_and_no_letter_twice(desk: Desk, page: JobForm) -> None:
    _show(page, desk.firm.booked_job(desk.margaret()))
    assert faults_of(page) == []
    page.start_finish()
    settle()
    assert faults_of(page) == []
    page._acts.move_visit()
    settle()
    assert faults_of(page) == []
