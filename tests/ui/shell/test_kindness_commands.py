"""Ctrl+G gives goodwill where one looks; a need on Today opens the card and asks how it was met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries.goodwill import list_goodwill_of_client
from app.queries.needs import list_needs_of_client
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.today.today_block import LineButton

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def give(desk: FirmWindow, what: str) -> None:
    desk.press(Qt.Key.Key_G, CTRL)
    desk.type(what)
    desk.press(Qt.Key.Key_Return)


def test_goodwill_on_the_card_is_one_key_a_word_and_enter(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Ana Ruiz")
    desk.window.show_client(client_id)
    settle()
    give(desk, "Flowers")
    (row,) = list_goodwill_of_client(client_id)
    assert (row.what, row.job_id, row.complaint_id) == ("Flowers", None, None)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert list_goodwill_of_client(client_id) == []


def test_beside_a_job_it_belongs_to_the_job(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Ana Ruiz")
    job_id = desk.firm.booked_job(client_id)
    desk.window.go_to("job", job_id)
    settle()
    give(desk, "The hall for nothing")
    assert [row.job_id for row in list_goodwill_of_client(client_id)] == [job_id]


def test_what_was_begun_beside_a_job_waits(desk: FirmWindow) -> None:
    job_id = desk.firm.booked_job(desk.firm.client("Ana Ruiz"))
    desk.window.go_to("job", job_id)
    settle()
    desk.press(Qt.Key.Key_G, CTRL)
    desk.type("The hall")
    desk.window.go_to("today")
    settle()
    desk.window.go_to("job", job_id)
    settle()
    give(desk, ", all of it")
    assert list_goodwill_of_client(1)[0].what.startswith("The hall")


def test_beside_a_complaint_it_belongs_to_the_complaint(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Ana Ruiz")
    complaint_id = desk.firm.complaint(client_id)
    desk.window.go_to("care_board", complaint_id)
    settle()
    give(desk, "Flowers")
    assert [row.complaint_id for row in list_goodwill_of_client(client_id)] == [complaint_id]


def test_with_nobody_in_view_it_asks_whose_it_is(desk: FirmWindow) -> None:
    desk.firm.client("Ana Ruiz")
    desk.press(Qt.Key.Key_G, CTRL)
    assert "Whom do we give something?" in desk.window.find_box.placeholderText()


def test_a_need_on_today_opens_the_card_and_enter_says_it_was_met(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Ana Ruiz")
    desk.firm.everafter.needs.note(client_id, "Silver wedding", date(2026, 3, 4))
    desk.window.go_to("today")
    settle()
    line = next(
        line for line in desk.window.findChildren(LineButton) if line.isVisible() and "Silver" in line.accessibleName()
    )
    line.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == client_id
    desk.type("Done on Tuesday")
    desk.press(Qt.Key.Key_Return)
    assert list_needs_of_client(client_id, date(2026, 3, 2)) == []
