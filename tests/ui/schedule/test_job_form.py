from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.jobs import Job
from app.papers.paper_request import PaperRequest
from app.queries.jobs import get_job
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_job_shows_what_when_and_by_whom(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    shown = texts_of(page)
    for words in ("Living room", "$150.00", "booked", "Mon 2 Mar, 10:00 – 11:00", "Luis Santos", "van 2"):
        assert words in shown


def test_how_it_went_is_keyed_in_on_its_sheet(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    show(page, job_id)
    with qtbot.waitSignal(page.sheet_requested) as asked:
        page._finish_button.click()
    assert asked.args == [job_id]
    desk.firm.finish(job_id)
    settle()
    assert "done" in texts_of(page)
    assert not page._finish_button.isVisible()


def test_the_sheet_is_asked_of_the_frame_by_number(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    show(page, job_id)
    with qtbot.waitSignal(page.paper_requested) as asked:
        page._print_button.click()
    assert asked.args == [PaperRequest("job-sheets", jobs=(get_job(job_id).job.number,))]


def test_the_page_has_names_and_no_letter_twice(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    assert faults_of(page) == []
    page._acts.move_visit()
    settle()
    assert faults_of(page) == []


def test_a_job_is_deleted_from_its_page_and_undo_brings_it_back(desk: Desk, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.firm.client("Ana Ruiz"))
    form = JobForm(desk.firm.everafter, desk.feed)
    qtbot.addWidget(form)
    form.show_job(job_id)
    desk.show(form)
    form.delete()
    assert desk.told == ["Job 2001 is among the recently deleted"]
    assert Job.get_by_id(job_id).archived_at is not None
    desk.firm.everafter.history.undo()
    assert Job.get_by_id(job_id).archived_at is None


def test_a_sheet_that_is_keyed_in_is_corrected_from_its_job(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    assert page._correct_button.isHidden()
    done_id = desk.firm.finished_job(desk.margaret())
    show(page, done_id)
    with qtbot.waitSignal(page.sheet_requested) as asked:
        page._correct_button.click()
    assert asked.args == [done_id]
