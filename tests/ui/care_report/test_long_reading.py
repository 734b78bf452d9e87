"""A report on very many complaints is read beside the window: the newest wish wins, and Cancel leads back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.care_report import count_to_read, get_care_report
from app.rules.report_periods import ReportPeriod
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_report import care_report_page
from ui.care_report.care_report_page import CareReportPage


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        opened.firm.complaint(opened.firm.client("Margaret Alder"), "The stain is back by the sofa")
        yield opened


@pytest.fixture
def page(desk: FirmWindow) -> CareReportPage:
    desk.window.go_to("care_report")
    settle()
    page = desk.window.page
    assert isinstance(page, CareReportPage)
    return page


def test_days_with_very_many_complaints_are_read_beside_the_window(
    desk: FirmWindow, page: CareReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care_report_page, "MOST_AT_ONCE", 0)
    page._choice.choose(ReportPeriod.THIS_YEAR)
    page._choice.choose(ReportPeriod.TWELVE_MONTHS)
    assert not page._stack.isEnabled(), "what is shown is not what was chosen"
    qtbot.waitUntil(lambda: not page._reading.is_busy and page._stack.isEnabled(), timeout=30_000)
    clock = desk.firm.clock
    first, last = page._choice.days(clock.today())
    assert page._report == get_care_report(first, last, clock.now(), desk.firm.zone)


def test_cancel_leads_back_to_what_is_there_at_once(
    page: CareReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care_report_page, "MOST_AT_ONCE", 0)
    page._choice.choose(ReportPeriod.TWELVE_MONTHS)
    monkeypatch.setattr(care_report_page, "MOST_AT_ONCE", 600)
    page._reading._panel._cancel()
    qtbot.waitUntil(lambda: not page._reading.is_busy and page._stack.isEnabled(), timeout=30_000)
    assert page._choice.period in (ReportPeriod.THIS_MONTH, ReportPeriod.TWELVE_MONTHS)
    shown = page._report
    assert shown is not None
    assert (shown.first, shown.last) == page._choice.days(page._everafter.clock.today())


def test_a_cancel_takes_effect_between_two_chunks(desk: FirmWindow) -> None:
    clock = desk.firm.clock
    flag = CancelFlag()
    flag.cancel()
    first = last = clock.today()
    assert count_to_read(first, last) == 1
    with pytest.raises(Cancelled):
        get_care_report(first, last, clock.now(), desk.firm.zone, JobProgress(flag))
