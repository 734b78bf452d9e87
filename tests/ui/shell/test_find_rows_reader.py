from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window
from ui.shell.command_words import other_words
from ui.shell.find_rows import FindKind
from ui.shell.find_rows_reader import FindRowsReader


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def commands(desk: FirmWindow, typed: str) -> list[str]:
    rows = FindRowsReader(desk.window.actions_by_id, desk.firm.clock.today)(typed)
    return [row.key for row in rows if row.kind is FindKind.COMMAND]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dark", "theme.dark"),
        ("night", "theme.dark"),
        ("print", "view.print"),
        ("pdf", "view.print"),
        ("sheets print", "sheets.print"),
        ("visits", "job_list.open"),
        ("appointment", "job.book"),
        ("complaint", "complaint.log"),
        ("shortcuts", "keys.show"),
    ],
)
def test_a_command_is_found_by_its_words_in_any_order_and_by_what_people_call_it(
    desk: FirmWindow, typed: str, first: str
) -> None:
    assert commands(desk, typed)[0] == first


def test_undo_is_found_once_there_is_something_to_undo(desk: FirmWindow) -> None:
    desk.firm.client("Margaret Alder")
    desk.window.actions_by_id.set_undo_name("New client")
    assert commands(desk, "take back")[0] == commands(desk, "undo")[0] == "edit.undo"
    desk.window.actions_by_id.set_undo_name("")
    assert commands(desk, "undo") == []


def test_an_empty_box_shows_who_was_looked_at_last_before_the_commands(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Margaret Alder")
    desk.firm.client("Tom Reyes")
    desk.firm.everafter.clients.mark_opened(client_id)
    rows = FindRowsReader(desk.window.actions_by_id, desk.firm.clock.today)("")
    assert [row.title for row in rows if row.kind is FindKind.CLIENT] == ["Margaret Alder"]
    assert [row.kind for row in rows][:2] == [FindKind.CLIENT, FindKind.COMMAND]
    said = [row.key for row in rows if row.kind is FindKind.COMMAND]
    assert {"job.book", "complaint.log", "sheet.key_in"} <= set(said)
    assert "client.add" not in said, "the last row of the list is a new client already"


def test_other_words_are_those_of_commands_that_there_are(desk: FirmWindow) -> None:
    assert set(other_words()) <= {spec.id for spec in desk.window.actions_by_id.specs}
