"""Closest at hand on the screen: who, why, one button that does it; and it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.queries.closest_at_hand import list_closest
from app.services.drafts import NoteDraft
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.closest_model import ClosestModel


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def someone_due(desk: FirmWindow, name: str) -> int:
    client_id = desk.firm.client(name)
    desk.firm.clock.move_on(days=-380)
    desk.firm.finished_job(client_id)
    desk.firm.clock.move_on(days=380)
    return client_id


def show(desk: FirmWindow) -> QTableView:
    desk.window.go_to("closest")
    settle()
    table = desk.named("closest.table")
    assert isinstance(table, QTableView)
    return table


def lines_of(table: QTableView) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_nobody_to_turn_to_says_so(desk: FirmWindow) -> None:
    assert not show(desk).isVisible()
    assert not desk.named("closest.act").isVisible()


def test_enter_does_what_the_line_says_and_the_button_names_it(desk: FirmWindow, qtbot: QtBot) -> None:
    due = someone_due(desk, "Due")
    angry = desk.firm.client("Angry")
    complaint_id = desk.firm.complaint(angry)
    today = desk.firm.client("Today")
    job_id = desk.firm.booked_job(today)
    desk.firm.clock.move_on(hours=5)
    table, button = show(desk), desk.named("closest.act")
    assert isinstance(button, QPushButton)
    assert [line.split(",")[0] for line in lines_of(table)] == ["Angry", "Today", "Due"]
    page = desk.window.page
    assert page is not None
    wanted = (
        ("Open the board", page.complaint_requested, complaint_id),
        ("Open the visit", page.job_requested, job_id),
        ("Call", page.call_log_requested, due),
    )
    for number, (words, signal, item) in enumerate(wanted):
        table.selectRow(number)
        assert button.text().replace("&", "") == words
        with qtbot.waitSignal(signal) as asked:
            desk.press(Qt.Key.Key_Return)
        assert asked.args == [item]
        desk.window.go_to("closest")
        settle()


def test_who_was_spoken_to_falls_off_and_the_next_one_is_chosen(desk: FirmWindow) -> None:
    people = [someone_due(desk, name) for name in ("Ana", "Ben", "Cy")]
    table = show(desk)
    table.selectRow(1)
    desk.firm.everafter.clients.write_note(people[1], NoteDraft("In May", kind="call", direction="out"))
    settle()
    assert [line.split(",")[0] for line in lines_of(table)] == ["Ana", "Cy"]
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == people[2]


def test_whoever_is_on_the_telephone_stands_first(desk: FirmWindow) -> None:
    someone_due(desk, "Ana")
    caller = desk.firm.client("Zoe")
    desk.window.show_client(caller)
    settle()
    card = desk.window.page
    assert card is not None
    assert card.client_on_the_phone() is None
    card.log_call()  # type: ignore[attr-defined]  # the card of a client
    assert lines_of(show(desk))[0].startswith("Zoe, Is with us now")


def test_the_model_keeps_the_rules_of_qt(desk: FirmWindow, qtmodeltester: ModelTester) -> None:
    someone_due(desk, "Ana")
    desk.firm.booked_job(desk.firm.client("Ben"), desk.firm.clock.now() + timedelta(days=1))
    clock = desk.firm.clock
    model = ClosestModel(clock.now, clock.zone)
    model.set_rows(list_closest(clock.now(), clock.zone))
    qtmodeltester.check(model)
    assert model.rowCount() == 2
