from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries.job_list_rows import JobFilter
from app.services.drafts import FinishDraft, JobDraft
from tests.app.services.jobs_as_seen import version_of
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_report.report_table import ReportTable
from ui.insights.insight_bar import InsightBar
from ui.job_list.job_list_page import JobListPage


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def shown(desk: FirmWindow) -> str:
    desk.window.go_to("insights")
    settle()
    assert desk.window.page is not None
    return texts_of(desk.window.page)


def test_an_empty_firm_is_told_what_comes_here(desk: FirmWindow) -> None:
    words = shown(desk)
    for sentence in (
        "No visit was finished yet.",
        "Nobody rated the moments of a visit yet.",
        "No quote was lost.",
        "None. A discount is no kindness.",
    ):
        assert sentence in words
    assert faults_of(desk.window) == []


def test_under_ten_visits_the_share_is_too_few_and_from_ten_on_a_percentage(desk: FirmWindow) -> None:
    client_id, now = desk.firm.client(), desk.firm.clock.now()
    desk.firm.finished_job(client_id, FinishDraft(left_at=now, next_agreed_on=date(2026, 9, 1)))
    for _visit in range(8):
        desk.firm.finished_job(client_id)
    assert "Next date agreed: 1 of 9 – too few." in shown(desk)
    desk.firm.finished_job(client_id)
    settle()
    assert "Next date agreed: 1 of 10 (10 %)." in shown(desk)


def test_the_weak_moment_is_named_and_opens_the_visit_that_had_it(desk: FirmWindow) -> None:
    job_id = desk.firm.finished_job(desk.firm.client())
    desk.firm.everafter.visit_notes.rate_moment(job_id, version_of(job_id), "dry", 2)
    assert "Most often: Drying; this month: Drying." in shown(desk)
    bar = next(bar for bar in desk.window.findChildren(InsightBar) if bar.accessibleName().startswith("Drying: 1"))
    bar.click()
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "job"


def test_lost_quotes_are_counted_by_reason(desk: FirmWindow) -> None:
    for reason in ("Too dear: 80 elsewhere", "Too dear", "Never heard again"):
        job_id = desk.firm.everafter.jobs.quote(JobDraft(desk.firm.client()))
        desk.firm.everafter.jobs.lose(job_id, version_of(job_id), reason)
    assert "3 quotes went elsewhere; most often: Too dear." in shown(desk)
    bar = next(bar for bar in desk.window.findChildren(InsightBar) if bar.accessibleName().startswith("Too dear"))
    bar.click()
    settle()
    assert isinstance(desk.window.page, JobListPage)
    assert desk.window.page.wanted.chosen is JobFilter.FELL_THROUGH
    assert "3 jobs" in texts_of(desk.window.page)


def test_each_discount_says_who_why_and_when_and_opens_its_job(desk: FirmWindow) -> None:
    job_id = desk.firm.booked_job(desk.firm.client("Ana Ruiz"))
    desk.firm.everafter.job_prices.give_discount(job_id, version_of(job_id), 1_000, reason="neighbour")
    shown(desk)
    table = next(
        table for table in desk.window.findChildren(ReportTable) if table.accessibleName() == "Discounts given"
    )
    model = table.model()
    cells = [model.index(0, column).data() for column in range(5)]
    assert cells == ["Ana Ruiz", "$10.00", "neighbour", "Dana Kowalski", "Mon 2 Mar"]
    table.setFocus()
    settle()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.place == "job"
