from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.insights.insight_bar import InsightBar, InsightRow


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def bars(desk: FirmWindow) -> list[InsightBar]:
    return [bar for bar in desk.window.findChildren(InsightBar) if bar.isVisible()]


def test_a_bar_opens_the_clients_it_counts(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.client("Tom Reyes")
    desk.firm.complaint(margaret)
    desk.window.go_to("insights")
    settle()
    by_name = {bar.accessibleName(): bar for bar in bars(desk)}
    assert "Waiting to be put right: 1, 50 %" in by_name
    by_name["Waiting to be put right: 1, 50 %"].click()
    settle()
    page = desk.window.page
    assert page is not None
    assert page.place == "clients"
    assert page.client_in_view() == margaret


def test_without_any_client_nothing_is_divided_by_nothing(desk: FirmWindow) -> None:
    desk.window.go_to("insights")
    settle()
    assert all(": 0" in bar.accessibleName() for bar in bars(desk))


def test_a_share_lies_between_nothing_and_the_whole() -> None:
    assert (InsightRow("a", 3, 4).share, InsightRow("a", 3, 0).share) == (0.75, 0.0)
