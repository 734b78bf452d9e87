"""A firm's first day through the real window, with keys and clicks: from its old file to a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries import complaints, jobs, rewards, search, today
from app.queries.complaint_rows import ComplaintDetails
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_board.care_board_page import CareBoardPage
from ui.import_wizard.import_page import ImportPage
from ui.print_preview.preview_page import PreviewPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CLIENTS = """Name,Phone,Email,Street,City,State,Zip
Margaret Alder,(503) 555-0142,margaret@example.com,18 Orchard Lane,Millbrook,OR,97222
Tom Reyes,(503) 555-0163,tom@example.com,4 Mill Road,Millbrook,OR,97222
"<b>Bold & Sons</b>",(503) 555-0170,,1 High Street,Millbrook,OR,97222
"""
JOBS = """Job #,Client,Phone,Date,Description,Amount,Paid
2301,Margaret Alder,(503) 555-0142,2021-03-09,"Living room, stairs",210.00,210.00
2302,Margaret Alder,(503) 555-0142,2025-03-12,"Living room, stairs",230.00,230.00
"""


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def find_and_open(desk: FirmWindow, typed: str) -> None:
    """Just type, then Enter: no click, no place to go to first."""
    desk.window.go_to("today")
    settle()
    desk.type(typed)
    QTest.qWait(150)
    desk.press(Qt.Key.Key_Return)


def bring(desk: FirmWindow, qtbot: QtBot, file: Path) -> None:
    """Bring a file in: its columns are understood, look at what will happen, and let it happen."""
    desk.window.go_to("import")
    page = desk.window.page
    assert isinstance(page, ImportPage)
    page.show_files((str(file),))
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._map, timeout=30_000)
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._preview, timeout=30_000)
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._done, timeout=30_000)


def complaint(desk: FirmWindow) -> ComplaintDetails:
    clock = desk.firm.clock
    [row] = [
        *complaints.get_board(clock.now(), clock.zone).made_good,
        *complaints.list_open_complaints(clock.now(), clock.zone),
    ]
    return complaints.get_complaint(row.id, clock.now(), clock.zone)


@pytest.mark.slow
def test_the_first_day_of_a_firm(
    desk: FirmWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, clock = desk.firm, desk.firm.clock
    # The import runs in a process of its own, which takes the time from where a person would set it.
    monkeypatch.setenv("EVERAFTER_NOW", clock.now().isoformat())
    (tmp_path / "clients.csv").write_text(CLIENTS, encoding="utf-8")
    (tmp_path / "jobs.csv").write_text(JOBS, encoding="utf-8")

    # the firm brings its clients and what was done for them
    bring(desk, qtbot, tmp_path / "clients.csv")
    bring(desk, qtbot, tmp_path / "jobs.csv")
    [margaret] = search.find("alder", clock.today())
    assert margaret.years == 4

    # the telephone rings: the last digits, and the card is there
    find_and_open(desk, "0142")
    assert desk.window.page is not None
    assert (desk.window.page.place, desk.window.page.client_in_view()) == ("client", margaret.id)

    # a repeat visit: the last rooms and prices are there, the first free time is taken
    desk.press(Qt.Key.Key_B, CTRL)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)
    [booked] = [job for job in jobs.list_jobs_of_client(margaret.id) if job.state == "booked"]
    assert booked.price_minor == 23_000
    assert firm.everafter.history.undo_label() == "Book Margaret Alder"

    # its sheet is looked at and printed, and says what it must
    desk.window._commands.show_job(booked.id)
    settle()
    desk.press(Qt.Key.Key_P, CTRL)
    preview = desk.window.page
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview._print_button.isEnabled(), timeout=30_000)
    preview.save_as(str(tmp_path / "sheet.pdf"))
    qtbot.waitUntil(lambda: (tmp_path / "sheet.pdf").exists(), timeout=30_000)
    words = pypdf.PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert "Margaret Alder" in words
    assert "18 Orchard Lane" in words
    qtbot.waitUntil(lambda: jobs.get_job(booked.id).sheet_printed_at is not None)

    # the visit is over; she says "good", which is not the end of it
    assert booked.ends_at is not None
    clock.move_to(booked.ends_at + timedelta(minutes=5))
    assert [job.id for job in today.list_sheets_to_key(clock.now())] == [booked.id]
    desk.window.go_to("today")
    desk.press(Qt.Key.Key_J, CTRL)
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert jobs.get_job(booked.id).job.state == "done"
    assert [row.is_probe for row in today.list_aftercare(clock.now(), clock.zone)] == [True]

    # next morning she calls: their words first, everything else is found by itself
    clock.move_on(hours=20)
    find_and_open(desk, "marg ald")
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    desk.type("The landing still smells damp and there is a ring")
    desk.press(Qt.Key.Key_Return, CTRL)
    logged = complaint(desk)
    assert (logged.card.state, logged.job_id, logged.card.owner_name) == ("call_back", booked.id, "Dana Kowalski")
    board = desk.window.page
    assert isinstance(board, CareBoardPage)
    assert board.place == "care_board"

    # listen, say sorry, ask: each step with its words
    for said in ("It smells by the door", "Guests come on Saturday", "Thank you for saying so", "Dry before Saturday"):
        board._panel.focus_words()
        desk.type(said)
        desk.press(Qt.Key.Key_Return, CTRL)
    assert complaint(desk).card.steps_done[:3] == (True, True, True)

    # one promise with a time; then it is kept, and how is written down
    board.move_chosen(1)
    board._acts.forms.promise._what.set_text("Luis comes and dries it")
    board._acts.carry_on()
    assert complaint(desk).card.state == "put_right"
    board.move_chosen(1)
    board._panel.open_form.field("outcome").editor.setFocus()
    desk.press(Qt.Key.Key_1)
    board._acts.carry_on()
    assert complaint(desk).card.state == "check_back"

    # three days later she closes it in her own words, and we say what we learnt
    clock.move_on(days=3)
    desk.window.refresh_clocks()
    board.move_chosen(1)
    check = board._acts.forms.check
    check.choose("great")
    check._words.set_text("It is great now, thank you")
    check._thanked_box.setChecked(True)
    check.set_text("lesson", "Dry the pad too")
    board._acts.carry_on()
    made_good = complaint(desk)
    assert (made_good.card.state, made_good.card.lesson) == ("made_good", "Dry the pad too")

    # a week later is the ninth of March: five years together, thanked on paper, once
    clock.move_to(clock.now().astimezone(clock.zone).replace(month=3, day=10))
    firm.everafter.rewards.refresh()
    due = rewards.list_due_certificates(clock.today())
    assert [(row.client_name, row.rule, row.level) for row in due] == [("Margaret Alder", "tenure", 5)]
    desk.window._commands.run("certificates.print")
    settle()
    qtbot.waitUntil(lambda: preview._print_button.isEnabled(), timeout=30_000)
    preview.save_as(str(tmp_path / "thanks.pdf"))
    qtbot.waitUntil(lambda: (tmp_path / "thanks.pdf").exists(), timeout=30_000)
    words = pypdf.PdfReader(tmp_path / "thanks.pdf").pages[0].extract_text()
    assert "Five" in words
    assert "2026-0001" in words
    qtbot.waitUntil(lambda: rewards.list_due_certificates(clock.today()) == [])
