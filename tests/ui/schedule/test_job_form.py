from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.jobs import Job
from app.papers.paper_request import PaperRequest
from app.queries.jobs import get_job
from tests.app.photo_builders import add_pair, add_photo, show_photo
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.photos.photo_strip import PhotoStrip
from ui.schedule.job_form import JobForm
from ui.widgets.buttons import Button

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


def test_a_finished_job_prints_its_report_and_still_its_sheet(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    assert page._report_button.isHidden()
    done_id = desk.firm.finished_job(desk.margaret())
    show(page, done_id)
    number = get_job(done_id).job.number
    assert page.paper_in_view() == PaperRequest("job-report", jobs=(number,))
    for button, kind in ((page._report_button, "job-report"), (page._print_button, "job-sheets")):
        with qtbot.waitSignal(page.paper_requested) as asked:
            button.click()
        assert asked.args == [PaperRequest(kind, jobs=(number,))]


def test_photos_of_a_finished_job_make_a_card_once_the_client_agreed(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    photo_ids = [add_photo(desk.firm, job_id, kind) for kind in ("photo_before", "photo_after")]
    show(page, job_id)
    button = page.photos.findChild(Button, "photos.show_card")
    assert isinstance(button, Button)
    assert button.isHidden(), "there is nothing to show before the work is done"
    desk.firm.finish(job_id)
    settle()
    assert not button.isHidden()
    told: list[str] = []
    page.message.connect(lambda words, _undo: told.append(words))
    button.click()
    assert [words.partition(",")[0] for words in told] == ["Ask the client first"]
    for photo_id in photo_ids:
        show_photo(photo_id)
    with qtbot.waitSignal(page.paper_requested) as asked:
        button.click()
    whole = PaperRequest("show-card", jobs=(get_job(job_id).job.number,))
    assert asked.args == [whole]
    assert faults_of(page) == []
    add_pair(desk.firm, job_id, 2)
    show(page, job_id)
    befores, afters = (page.photos.findChild(PhotoStrip, f"photos.photo_{when}") for when in ("before", "after"))
    assert isinstance(befores, PhotoStrip)
    assert isinstance(afters, PhotoStrip)
    befores.setFocus()
    QTest.keyClick(befores, Qt.Key.Key_Right)
    QTest.keyClick(afters, Qt.Key.Key_Space)
    assert befores.picked() is None, "one is picked at most"
    picked = afters.picked()
    assert picked is not None
    with qtbot.waitSignal(page.paper_requested) as asked:
        button.click()
    assert asked.args == [replace(whole, photos=(picked.sha256,))]
    QTest.keyClick(afters, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.paper_requested) as asked:
        button.click()
    assert asked.args == [whole]


def test_the_page_has_names_and_no_letter_twice(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.finished_job(desk.margaret()))
    assert faults_of(page) == []
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


def test_small_papers_are_offered_when_they_make_sense(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    show(page, job_id)
    assert page._thanks_button.isHidden()
    number = get_job(job_id).job.number
    for button, kind in ((page._visit_card_button, "visit-card"), (page._care_card_button, "care-card")):
        with qtbot.waitSignal(page.paper_requested) as asked:
            button.click()
        assert asked.args == [PaperRequest(kind, jobs=(number,))]
    desk.firm.finish(job_id)
    settle()
    assert page._visit_card_button.isHidden(), "who was there needs no announcing"
    assert not page._care_card_button.isHidden()
    with qtbot.waitSignal(page.paper_requested) as asked:
        page._thanks_button.click()
    assert asked.args == [PaperRequest("thank-you-note", jobs=(number,))]
