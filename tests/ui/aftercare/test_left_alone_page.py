"""The leak list on the screen: who, since when, and one key to call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.widgets.paged_table import PagedTable


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def test_who_was_left_alone_stands_here_until_somebody_calls(desk: FirmWindow) -> None:
    desk.window.go_to("left_alone")
    settle()
    table = desk.named("left_alone.table")
    assert not table.isVisible()
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(margaret)
    desk.firm.clock.move_on(days=31)
    desk.window.go_to("today")
    desk.firm.client("Ana Ruiz")
    desk.window.go_to("left_alone")
    settle()
    assert isinstance(table, PagedTable)
    model = table.model()
    assert [model.index(0, column).data() for column in range(4)][:2] == [
        "Margaret Alder",
        "Nobody spoke to them for 31 days · visit on Mon 2 Mar",
    ]
    table.selectRow(0)
    table.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert (desk.window.page.place, desk.window.page.client_in_view()) == ("client", margaret)


def test_a_wish_is_looked_at_before_anybody_calls(desk: FirmWindow) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.finished_job(margaret)
    desk.firm.everafter.permissions.write(margaret, "phone", {"service": False}, "said so")
    desk.firm.clock.move_on(days=40)
    desk.window.go_to("left_alone")
    settle()
    table = desk.named("left_alone.table")
    assert isinstance(table, PagedTable)
    assert table.model().index(0, 3).data() == "Look first"
    table.selectRow(0)
    desk.named("left_alone.call").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "client"
