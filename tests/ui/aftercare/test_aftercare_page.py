from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.queries.aftercare import list_aftercare
from app.queries.thanks_due import list_due_notes
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.aftercare_model import AftercareModel


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
    model.set_rows(list_aftercare(clock.now(), clock.zone))
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
