"""The list of steps: what is due, each with name, reason and action, dealt with by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.models.aftercare import AftercareStep
from app.models.clients import TimelineEntry
from app.papers.paper_request import PaperRequest
from app.queries.care_plan import list_due_steps
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.care_plan_model import CarePlanModel
from ui.aftercare.care_plan_page import CarePlanPage
from ui.schedule.step_words import due_day_words, reason_words


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def show_steps(desk: FirmWindow, days: int = 3) -> int:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(margaret)
    desk.firm.clock.move_on(days=days)
    desk.window.go_to("care_plan")
    settle()
    return margaret


def choose(desk: FirmWindow, kind: str) -> AftercareStep:
    step: AftercareStep = AftercareStep.get(AftercareStep.kind == kind)
    page, table = desk.window.page, desk.named("care_plan.table")
    assert isinstance(page, CarePlanPage)
    assert isinstance(table, QTableView)
    kinds = [row.kind for row in list_due_steps(desk.firm.clock.now(), desk.firm.zone).steps]
    table.selectRow(kinds.index(kind))
    settle()
    return step


def button(desk: FirmWindow, name: str) -> QPushButton:
    found = desk.named(f"care_plan.{name}")
    assert isinstance(found, QPushButton)
    return found


def test_nothing_due_is_good_news(desk: FirmWindow) -> None:
    desk.window.go_to("care_plan")
    settle()
    assert not desk.named("care_plan.table").isVisible()
    assert not button(desk, "act").isEnabled()


def test_a_call_is_made_and_written_down_by_keys_and_undone(desk: FirmWindow) -> None:
    client_id = show_steps(desk)
    step = choose(desk, "dry_check")
    assert button(desk, "act").text().replace("&", "") == "Call"
    desk.press(Qt.Key.Key_Return)
    assert QApplication.clipboard().text()
    desk.type("Dry by the evening")
    desk.press(Qt.Key.Key_Return)
    assert AftercareStep.get_by_id(step.id).state == "done"
    assert TimelineEntry.get(TimelineEntry.client == client_id).words == "Dry by the evening"
    assert "dry_check" not in [row.kind for row in list_due_steps(desk.firm.clock.now(), desk.firm.zone).steps]
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert AftercareStep.get_by_id(step.id).state == "open"


def test_a_step_is_left_out_only_with_a_reason_and_esc_leaves_everything(desk: FirmWindow) -> None:
    show_steps(desk)
    step = choose(desk, "dry_check")
    button(desk, "skip").click()
    settle()
    desk.press(Qt.Key.Key_Return)
    assert AftercareStep.get_by_id(step.id).state == "open"
    desk.type("They called us")
    desk.press(Qt.Key.Key_Return)
    assert AftercareStep.get_by_id(step.id).reason == "They called us"
    choose(desk, "thanks")
    button(desk, "move").click()
    settle()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.named("care_plan.form").isVisible()


def test_another_day_is_one_key_away(desk: FirmWindow) -> None:
    show_steps(desk)
    step = choose(desk, "dry_check")
    button(desk, "move").click()
    settle()
    desk.press(Qt.Key.Key_Return)
    moved = AftercareStep.get_by_id(step.id)
    assert (moved.due_on - desk.firm.clock.today()).days == 1
    assert moved.moved_from_on == step.due_on


def test_the_call_that_asks_opens_under_calls_and_a_note_its_paper(desk: FirmWindow, qtbot: QtBot) -> None:
    show_steps(desk)
    page = desk.window.page
    assert page is not None
    step = choose(desk, "thanks")
    number = list_due_steps(desk.firm.clock.now(), desk.firm.zone).steps[0].job_number
    with qtbot.waitSignal(page.paper_requested) as asked:
        button(desk, "act").click()
    assert asked.args == [PaperRequest("thank-you-note", jobs=(number,))]
    assert AftercareStep.get_by_id(step.id).state == "open", "only the printed note is the step"
    desk.window.back()
    settle()
    choose(desk, "quality_call")
    assert not button(desk, "done").isEnabled()
    button(desk, "act").click()
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "aftercare"


def test_what_waits_says_so_and_cannot_be_done(desk: FirmWindow, qtbot: QtBot) -> None:
    client_id = show_steps(desk, days=340)
    desk.firm.complaint(client_id)
    settle()
    choose(desk, "reminder")
    assert not button(desk, "done").isEnabled()
    page = desk.window.page
    assert page is not None
    with qtbot.waitSignal(page.message) as told:
        desk.press(Qt.Key.Key_Return)
    assert told.args == ["Margaret Alder: waits: a complaint is open", False]


def test_nobody_is_called_who_wants_no_calls(desk: FirmWindow, qtbot: QtBot) -> None:
    client_id = show_steps(desk)
    desk.firm.everafter.permissions.write(client_id, "phone", {"service": False}, "said so")
    settle()
    choose(desk, "dry_check")
    QApplication.clipboard().clear()
    page = desk.window.page
    assert page is not None
    with qtbot.waitSignal(page.message) as told:
        desk.press(Qt.Key.Key_Return)
    assert told.args == ["Margaret Alder wants no calls from us.", False]
    assert not QApplication.clipboard().text()
    assert button(desk, "done").isEnabled(), "they may have met in person"


def test_the_model_keeps_the_rules_of_qt_and_says_who_why_and_what(
    desk: FirmWindow, qtmodeltester: ModelTester
) -> None:
    show_steps(desk)
    clock = desk.firm.clock
    model = CarePlanModel(clock.today)
    rows = list_due_steps(clock.now(), clock.zone).steps
    model.set_rows(rows)
    qtmodeltester.check(model)
    said = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    number = rows[2].job_number
    assert said == (f"Margaret Alder, Is it dry, did a mark come back? · job {number} on Mon 2 Mar, today, Call")
    assert reason_words(rows[2], clock.today()).endswith("Mon 2 Mar")
    assert due_day_words(rows[0].due_on, clock.today()) == "3 days late"
    assert due_day_words(rows[1].due_on, rows[0].due_on) == "tomorrow"
