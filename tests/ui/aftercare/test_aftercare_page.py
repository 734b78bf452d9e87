from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.queries.calls_to_make import list_calls_to_make
from app.queries.thanks_due import list_due_notes
from app.services.call_drafts import CallDraft, ProbeDraft
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.aftercare_model import AftercareModel
from ui.today.today_block import LineButton


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def wait_for_calls(desk: FirmWindow) -> int:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(margaret)
    desk.firm.clock.move_on(days=3)
    desk.window.go_to("aftercare")
    settle()
    return margaret


def test_nobody_to_call_is_good_news(desk: FirmWindow) -> None:
    desk.window.go_to("aftercare")
    settle()
    assert not desk.named("aftercare.table").isVisible()
    assert not desk.named("aftercare.start").isEnabled()


def test_enter_opens_the_card_with_the_note_ready(desk: FirmWindow) -> None:
    margaret = wait_for_calls(desk)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.place == "client"
    assert desk.window.page.client_in_view() == margaret


def test_the_model_keeps_the_rules_of_qt(desk: FirmWindow, qtmodeltester: ModelTester) -> None:
    wait_for_calls(desk)
    clock = desk.firm.clock
    model = AftercareModel(clock.now, clock.zone)
    model.set_calls(list_calls_to_make(desk.firm.dana, clock.now(), clock.zone))
    qtmodeltester.check(model)
    assert model.rowCount() == 1
    sentence = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith("Margaret Alder, How was it for you?")


def test_thank_you_notes_that_are_due_are_one_button_away(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.window.go_to("aftercare")
    settle()
    button = desk.named("aftercare.thanks")
    assert isinstance(button, QPushButton)
    assert button.isHidden()
    wait_for_calls(desk)
    assert button.text().replace("&", "") == "Thank-you note: 1 due"
    page = desk.window.page
    assert page is not None
    with qtbot.waitSignal(page.paper_requested) as asked:
        button.click()
    assert asked.args == [PaperRequest("thank-you-note", is_all_due=True)]
    desk.window.back()
    desk.firm.everafter.thank_you_notes.mark_printed(list_due_notes(desk.firm.clock.today()).notes)
    settle()
    assert button.isHidden()


def test_a_call_about_ones_own_job_says_so_and_who_kept_silent_is_named_below(desk: FirmWindow) -> None:
    firm = desk.firm
    quiet = firm.client("Quiet Quinn")
    job_id = firm.finished_job(quiet)
    firm.clock.move_on(days=1)
    probe = ProbeDraft("would_not_say")
    firm.everafter.aftercare_calls.answer(CallDraft(quiet, job_id, answer="good", probe=probe))
    wait_for_calls(desk)
    assert "1 call to make. Silence is not “great”, so we ask." in texts_of(desk.window)
    block = desk.named("aftercare.watched")
    (line,) = block.findChildren(LineButton)
    assert line.accessibleName().startswith("Quiet Quinn, asked, would not say")
    desk.window.sign_in(firm.luis)
    settle()
    assert "0 calls to make, 1 not for you" in texts_of(desk.window)
    assert not desk.named("aftercare.start").isEnabled()
    line.click()
    settle()
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == quiet
