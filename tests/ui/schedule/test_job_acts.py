from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.jobs import get_job
from app.rules.job_states import NEXT_STATES, JobState
from app.services.drafts import JobDraft, JobLineDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote
from ui.schedule.job_price_forms import LinesForm
from ui.widgets.buttons import Button

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_starting_moving_and_cancelling_go_through_the_services(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    show(page, job_id)
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
    show(page, job_id)
    page._nobody_button.click()
    assert get_job(job_id).job.state == "no_show"
    assert "nobody there" in texts_of(page)


def test_an_enquiry_is_priced_told_and_lost_for_a_reason_by_keys(desk: Desk, page: JobForm) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.everafter.jobs.enquire(JobDraft(client_id, (JobLineDraft("Sofa"),)))
    show(page, job_id)
    shown = [button.text() for button in page.findChildren(Button) if button.isVisible()]
    assert "Told the pri&ce" in shown
    assert "Done: ho&w it went" not in shown
    page._price_button.click()
    assert desk.told[-1].startswith("There is no price yet")
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_1, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    form = page._acts.forms.note(JobNote.LINES)
    assert page._acts.open_form is form
    assert isinstance(form, LinesForm)
    assert QApplication.focusWidget() is form.editor.editors[0].price_edit
    form.editor.editors[0].price_edit.setText("90")
    page._acts.save()
    page._price_button.click()
    assert (get_job(job_id).job.state, get_job(job_id).job.price_minor) == ("quoted", 9_000)
    page._lost_button.click()
    page._acts.save()
    assert "Please give the reason" in texts_of(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
    assert (get_job(job_id).job.state, get_job(job_id).end_reason) == ("lost", "Too dear")
    assert not page._acts.forms.why.isVisible()


def test_only_the_next_steps_of_each_state_are_offered(desk: Desk, page: JobForm) -> None:
    jobs, client_id = desk.firm.everafter.jobs, desk.margaret()
    steps = {
        page._price_button: JobState.QUOTED,
        page._start_button: JobState.UNDER_WAY,
        page._finish_button: JobState.DONE,
        page._lost_button: JobState.LOST,
        page._cancel_button: JobState.CANCELLED,
        page._nobody_button: JobState.NO_SHOW,
    }
    ids = [jobs.enquire(JobDraft(client_id)), jobs.quote(JobDraft(client_id)), desk.firm.booked_job(client_id)]
    ids.append(desk.firm.finished_job(client_id))
    for act in (jobs.start, lambda job, version: jobs.cancel(job, version, "rain"), jobs.mark_no_show):
        ids.append(desk.firm.booked_job(client_id))
        act(ids[-1], 1)
    ids.append(jobs.quote(JobDraft(client_id)))
    jobs.lose(ids[-1], 1, "Too dear")
    assert {get_job(job_id).job.state for job_id in ids} == set(JobState)
    for job_id in ids:
        show(page, job_id)
        state = JobState(get_job(job_id).job.state)
        offered = {step for button, step in steps.items() if button.isVisible()}
        assert offered == NEXT_STATES[state] - {JobState.BOOKED}, state
        assert faults_of(page) == [], state
