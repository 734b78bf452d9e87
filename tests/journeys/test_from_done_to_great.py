"""From "job done" through a bare Good to a complaint, a visit that puts it right and a Great, all by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.models.aftercare import AftercareStep, Feedback, ProbeAnswer
from app.models.clients import Client
from app.queries import complaints, jobs
from app.queries.aftercare import list_aftercare
from app.queries.complaint_rows import ComplaintDetails
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.call_page import CallPage
from ui.care_board.care_board_page import CareBoardPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.resize(1600, 900)
        settle()
        yield opened


def key_in(desk: FirmWindow, job_id: int, answer: Qt.Key) -> None:
    """The sheet of a visit that is over: one digit for how it was, no words, nothing paid."""
    job = jobs.get_job(job_id).job
    assert job.ends_at is not None
    desk.firm.clock.move_to(job.ends_at + timedelta(minutes=5))
    desk.window._commands.show_job(job_id)
    settle()
    desk.window.page.start_finish()  # type: ignore[union-attr]  # what its button calls
    settle()
    desk.press(Qt.Key.Key_4, ALT)
    desk.press(answer)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert jobs.get_job(job_id).job.state == "done"


def board_on(desk: FirmWindow, complaint_id: int) -> CareBoardPage:
    desk.window.go_to("today")
    desk.window.go_to("care_board", complaint_id)
    settle()
    page = desk.window.page
    assert isinstance(page, CareBoardPage)
    return page


def details(desk: FirmWindow, complaint_id: int) -> ComplaintDetails:
    return complaints.get_complaint(complaint_id, desk.firm.clock.now(), desk.firm.zone)


def call_about(desk: FirmWindow, client_id: int) -> CallPage:
    """Start calling; only this client is on the screen."""
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    page = desk.window.page
    assert isinstance(page, CallPage)
    assert page.client_in_view() == client_id
    return page


@pytest.mark.slow
def test_from_job_done_through_a_bare_good_to_a_great(desk: FirmWindow) -> None:
    firm, clock = desk.firm, desk.firm.clock
    margaret = firm.client("Margaret Alder")
    job_id = firm.booked_job(margaret)

    # the sheet says Good and nothing more: that is asked again by the close of the next working day
    key_in(desk, job_id, Qt.Key.Key_2)
    sheet = Feedback.get()
    assert (sheet.answer, sheet.probe_state, sheet.probe_owner_id) == ("good", "due", firm.ben)
    assert sheet.probe_due_at == datetime(2026, 3, 3, 18, tzinfo=firm.zone)
    assert Client.get_by_id(margaret).is_quiet_good

    # the next morning she has the screen alone; Good leads on through the script, and a bare Good is no ending
    clock.move_to(datetime(2026, 3, 3, 9))
    call_about(desk, margaret)
    name = desk.named("call.name")
    assert isinstance(name, QLabel)
    assert name.text() == "Margaret Alder"
    desk.type("2")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "until you choose how it ended" in texts_of(desk.window)
    desk.named("call.said.0").setFocus()
    for said in ("Go on, then", "He was friendly", "The landing still smells damp"):
        desk.type(said)
        desk.press(Qt.Key.Key_Return)
    desk.named("call.outcome").setFocus()
    desk.type("7")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert [each.said for each in ProbeAnswer.select().order_by(ProbeAnswer.step)][2] == "The landing still smells damp"
    assert "Everybody has been asked" in texts_of(desk.window)
    desk.press(Qt.Key.Key_Escape)

    # that call was one act: a complaint about that job with her words; sales steps wait, the call is over
    waiting = complaints.find_open_of_client(margaret, clock.now(), firm.zone)
    assert waiting is not None
    complaint_id = waiting.id
    opened = details(desk, complaint_id)
    assert (opened.card.words, opened.job_id) == ("The landing still smells damp", job_id)
    assert list_aftercare(clock.now(), firm.zone) == []
    step = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "quality_call"))
    assert (step.state, Feedback.get().probe_outcome) == ("done", "complaint_opened")

    # we listen, say sorry and ask; a visit is promised, somebody goes and puts it right
    board = board_on(desk, complaint_id)
    board._panel.focus_words()
    for words in ("It is damp by the top step", "The children play there", "I am sorry, Margaret", "Dry by Friday"):
        desk.type(words)
        desk.press(Qt.Key.Key_Return, CTRL)
    board._panel.visit_requested.emit()
    settle()
    desk.press(Qt.Key.Key_Return, CTRL)
    visit = details(desk, complaint_id).work.visit
    assert visit is not None
    key_in(desk, visit.job_id, Qt.Key.Key_1)
    board = board_on(desk, complaint_id)
    desk.press(Qt.Key.Key_Right, CTRL)
    board._acts.forms.fix._words.editor.setFocus()
    desk.type("Dried and cleaned the landing again")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert details(desk, complaint_id).card.state == "check_back"

    # three days later she is asked by the office: words that sound otherwise are asked about, then it is Great
    clock.move_on(days=3)
    board = board_on(desk, complaint_id)
    desk.press(Qt.Key.Key_Right, CTRL)
    check = board._acts.forms.check
    check.field("answer").editor.setFocus()
    settle()
    desk.press(Qt.Key.Key_1)
    check._words.editor.setFocus()
    desk.type("It is great now, and dry, only a bit flat")
    assert check._sounds.read_now() == "good"
    assert check._sounds.isVisible()
    check._sounds.take_focus()
    desk.type("1")
    check.set_text("lesson", "Measure the landing before we go")
    check._thanked_box.setChecked(True)
    desk.press(Qt.Key.Key_Return, CTRL)
    done = details(desk, complaint_id)
    assert (done.card.state, done.card.result) == ("made_good", "told_us")
    said = Feedback.select().order_by(Feedback.id.desc()).get()
    assert (said.answer, said.answer_class, said.is_confirmed) == ("great", "love", True)
    card = Client.get_by_id(margaret)
    assert (card.is_hurt, card.is_quiet_good) == (False, False)
    assert list_aftercare(clock.now(), firm.zone) == []
