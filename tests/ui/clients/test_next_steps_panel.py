"""What is next, on the card: the nearest steps, dealt with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.aftercare import AftercareStep
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.next_steps_panel import NextStepsPanel
from ui.schedule.step_form import StepForm


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def test_the_nearest_step_is_done_on_the_card(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Margaret Alder")
    job_id = desk.firm.finished_job(client_id)
    desk.firm.clock.move_on(days=3)
    desk.window.go_to("client", client_id)
    settle()
    panel = desk.window.findChild(NextStepsPanel)
    assert panel is not None
    assert "Is it dry, did a mark come back?" in texts_of(panel)
    row = next(row for row in panel.lines.rows() if row.key.startswith("step:") and "dry" in texts_of(row))
    row.edit_requested.emit(row.key)
    settle()
    form = panel.open_form
    assert isinstance(form, StepForm)
    desk.type("All dry")
    desk.press(Qt.Key.Key_Return)
    step = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "dry_check"))
    assert step.state == "done"
    assert "Is it dry, did a mark come back?" not in texts_of(panel)


def test_another_desk_that_was_faster_is_told_of_and_saving_again_is_meant(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(client_id)
    desk.window.go_to("client", client_id)
    settle()
    panel = desk.window.findChild(NextStepsPanel)
    assert panel is not None
    step = AftercareStep.get(AftercareStep.kind == "dry_check")
    panel.lines.rows()[2].edit_requested.emit(f"step:{step.id}")
    settle()
    AftercareStep.update(version=step.version + 1).where(AftercareStep.id == step.id).execute()
    desk.press(Qt.Key.Key_Return)
    assert AftercareStep.get_by_id(step.id).state == "open"
    assert panel.open_form is not None
    desk.press(Qt.Key.Key_Return)
    assert AftercareStep.get_by_id(step.id).state == "done"
