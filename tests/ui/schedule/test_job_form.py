from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.jobs import get_job, list_jobs_of_client
from app.rules.job_states import NEXT_STATES, JobState
from app.services.drafts import FinishDraft, JobDraft, JobLineDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.page import PaperRequest
from ui.schedule.job_after_forms import GuaranteeForm
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote
from ui.schedule.job_price_forms import LinesForm
from ui.widgets.buttons import Button

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


def test_how_it_went_is_keyed_in_on_its_sheet(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    _show(page, job_id)
    with qtbot.waitSignal(page.sheet_requested) as asked:
        page._finish_button.click()
    assert asked.args == [job_id]
    desk.firm.finish(job_id)
    settle()
    assert "done" in texts_of(page)
    assert not page._finish_button.isVisible()


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
    page._acts.move_visit()
    settle()
    assert faults_of(page) == []


def test_an_enquiry_is_priced_told_and_lost_for_a_reason_by_keys(desk: Desk, page: JobForm) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.everafter.jobs.enquire(JobDraft(client_id, (JobLineDraft("Sofa"),)))
    _show(page, job_id)
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
        _show(page, job_id)
        state = JobState(get_job(job_id).job.state)
        offered = {step for button, step in steps.items() if button.isVisible()}
        assert offered == NEXT_STATES[state] - {JobState.BOOKED}, state
        assert faults_of(page) == [], state


def test_what_is_written_down_stands_on_the_page_and_is_undone(desk: Desk, page: JobForm) -> None:
    _show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down("found")
    finding = page._acts.forms.note(JobNote.FOUND)
    finding.set_text("note", "by the door")
    page._acts.save()
    settle()
    assert "by the door · shown to the client today 09:00" in texts_of(page)
    page.write_down("measured")
    reading = page._acts.forms.note(JobNote.MEASURED)
    reading.set_text("value", "15")
    page._acts.save()
    settle()
    assert "lies between 0 and 14 pH" in texts_of(page)
    reading.set_text("value", "7.8")
    page._acts.save()
    settle()
    assert "Carpet pH before: 7.8" in texts_of(page)
    page._left_cards.reading_removed.emit(1)
    settle()
    assert "Carpet pH before" not in texts_of(page)
    desk.firm.everafter.history.undo()
    settle()
    assert "Carpet pH before: 7.8" in texts_of(page)


@pytest.mark.parametrize(
    ("note", "fields", "words"),
    [
        ("discount", {"discount": "10 %", "reason": "neighbour"}, "-$15.00"),
        ("discount", {"discount": "20", "reason": "neighbour"}, "-$20.00"),
        ("extra", {"extra_work": "Rug", "extra": "25", "extra_ok": "Ana, at the door"}, "Extra: Rug"),
        ("care", {"method": "dry foam", "products": "rinse A"}, "dry foam · rinse A"),
        ("wish", {"expectation": "no scent"}, "“no scent”"),
        ("next", {"next_chapter": "ask how the wedding was"}, "ask how the wedding was"),
        ("moment", {"note": "rang twice"}, "rang twice"),
    ],
)
def test_each_note_has_its_form(desk: Desk, page: JobForm, note: str, fields: dict[str, str], words: str) -> None:
    _show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down(note)
    settle()
    assert faults_of(page) == []
    form = page._acts.forms.note(JobNote(note))
    for name, text in fields.items():
        form.set_text(name, text)
    page._acts.save()
    settle()
    assert words in texts_of(page)


@pytest.mark.parametrize(
    ("note", "field", "typed", "words"),
    [
        ("discount", "discount", "-5", "below zero"),
        ("discount", "discount", "999", "larger than the price"),
        ("discount", "discount", "half %", "is no percentage"),
        ("discount", "discount", "120 %", "between 0 and 100"),
        ("extra", "extra", "a lot", "is not an amount"),
        ("extra", "extra", "20", "Say what the extra work is"),
        ("measured", "value", "wet", "is no number"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_the_words_stay(
    desk: Desk, page: JobForm, note: str, field: str, typed: str, words: str
) -> None:
    _show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down(note)
    form = page._acts.forms.note(JobNote(note))
    form.set_text(field, typed)
    page._acts.save()
    settle()
    assert words in texts_of(page)
    assert form.text(field) == typed
    assert page._acts.open_form is form


def test_the_promise_leaves_an_area_out_and_says_until_when_it_holds(desk: Desk, page: JobForm) -> None:
    _show(page, desk.firm.finished_job(desk.margaret()))
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


def test_a_visit_is_done_again_free_and_linked_both_ways(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    first = desk.firm.finished_job(client_id)
    _show(page, first)
    page._again_button.click()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    again = max(job.id for job in list_jobs_of_client(client_id))
    details = get_job(again)
    assert (details.job.is_chargeable, details.job.price_minor) == (False, 0)
    assert "Done again as job 2002, booked" in texts_of(page)
    _show(page, again)
    assert "Does job 2001 again, free" in texts_of(page)
    with qtbot.waitSignal(page.job_requested) as asked:
        next(button for button in page.findChildren(Button) if button.text().startswith("Does job 2001")).click()
    assert asked.args == [first]


def test_the_bill_stands_beside_what_was_agreed(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.booked_job(desk.margaret(), expectation="no scent")
    _show(page, job_id)
    draft = FinishDraft(
        extra_work="Rug",
        extra_minor=2_000,
        extra_ok="Ana, at the door",
        billed_minor=16_000,
        is_expectation_met=True,
        next_chapter="ask about the piano",
    )
    desk.firm.finish(job_id, draft)
    settle()
    shown = texts_of(page)
    for words in ("The bill is $10.00 lower.", "It was so.", "ask about the piano"):
        assert words in shown


def test_leaving_a_form_gives_the_keyboard_back(desk: Desk, page: JobForm) -> None:
    _show(page, desk.firm.booked_job(desk.margaret()))
    page._start_button.setFocus()
    page.write_down("extra")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page._start_button
    assert [key for key, _words in page.own_keys()][-1] == "Ctrl+Shift+0"


def test_what_was_begun_waits_until_it_is_saved_or_let_go(desk: Desk, page: JobForm) -> None:
    first, other = desk.firm.booked_job(desk.margaret()), desk.firm.booked_job(desk.firm.client("Tom Reyes"))
    _show(page, first)
    page.write_down("extra")
    form = page._acts.forms.note(JobNote.EXTRA)
    form.set_text("extra_work", "Hall rug")
    _show(page, other)
    page.write_down("extra")
    assert form.text("extra_work") == ""
    _show(page, first)
    page.write_down("extra")
    assert form.text("extra_work") == "Hall rug"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page.write_down("extra")
    assert form.text("extra_work") == ""
    form.set_text("extra_work", "Stairs")
    page.hide()
    page.show()
    assert form.text("extra_work") == "Stairs"
    form.set_text("extra_ok", "Ana, at the door")
    page._acts.save()
    page.write_down("extra")
    assert form.text("extra_work") == "Stairs"
    assert form.text("extra_ok") == "Ana, at the door"
