"""The plan behind a visit on its page, and putting the job away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.models.aftercare import AftercareStep
from app.models.jobs import Job
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.schedule.job_form import JobForm
from ui.schedule.step_form import StepForm
from ui.widgets.buttons import LinkButton


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def shown_job(desk: FirmWindow) -> tuple[JobForm, int]:
    job_id = desk.firm.finished_job(desk.firm.client())
    desk.window.go_to("job", job_id)
    settle()
    page = desk.window.page
    assert isinstance(page, JobForm)
    return page, job_id


def verb(page: JobForm, name: str) -> LinkButton:
    return next(each for each in page.steps.findChildren(LinkButton) if each.accessibleName() == name)


def test_a_step_is_left_out_and_opened_again_where_it_stands(desk: FirmWindow) -> None:
    page, job_id = shown_job(desk)
    assert "A tip halfway · Tue 1 Sep" in texts_of(page.steps)
    verb(page, "Change: A tip halfway").click()
    settle()
    form = page.findChild(StepForm)
    assert form is not None
    form.act_choice.setFocus()
    desk.press(Qt.Key.Key_3)
    desk.type("They know it all")
    desk.press(Qt.Key.Key_Return)
    step = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "halfway_tip"))
    assert (step.state, step.reason) == ("skipped", "They know it all")
    assert "A tip halfway · left out: They know it all" in texts_of(page.steps)
    verb(page, "Open again: A tip halfway").click()
    settle()
    assert AftercareStep.get_by_id(step.id).state == "open"


def test_a_job_is_put_away_only_when_nothing_is_left_to_do(desk: FirmWindow) -> None:
    page, job_id = shown_job(desk)
    away = next(each for each in page.findChildren(QPushButton) if each.text() == "Put away")
    away.click()
    settle()
    assert Job.get_by_id(job_id).put_away_at is None
    assert "has a step still to do: Thanks and care card" in desk.window.toasts.shown[-1].text
    for step in AftercareStep.select().where(AftercareStep.job == job_id):
        desk.firm.everafter.aftercare_steps.skip(step.id, step.version, "Not for them")
    settle()
    away.click()
    settle()
    assert Job.get_by_id(job_id).put_away_at is not None
    assert away.text() == "Take out again"
    away.click()
    settle()
    assert Job.get_by_id(job_id).put_away_at is None
