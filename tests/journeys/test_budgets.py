"""What daily work may cost: keys, clicks and seconds by the keystroke-level model, counted through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.queries import jobs
from app.queries.firm import count_clients_ever
from app.rules.paper_codes import code_payload
from app.services.drafts import ContactDraft, FinishDraft, JobLineDraft
from tests.fakes import MovableClock
from tests.journeys.counted_hand import Hand
from tests.ui.firm_windows import FirmWindow, opened_window, settle

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
PATIENCE = 60_000
ROOMS = (JobLineDraft("Landing", "Clean", 5_000), JobLineDraft("Stairs", "Clean", 4_000))


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def known_client(desk: FirmWindow, *, moved_on: timedelta = timedelta(hours=30)) -> int:
    """Margaret, who was here before: two rooms, by Luis, with rinse A."""
    firm = desk.firm
    margaret = firm.client("Margaret Alder", phones=(ContactDraft("(503) 555 0142"),))
    firm.client("Tom Reyes", phones=(ContactDraft("(503) 555 0163"),))
    firm.finished_job(
        margaret, FinishDraft(left_at=firm.clock.now(), products="rinse A", method="hot water"), lines=ROOMS
    )
    firm.clock.move_on(seconds=moved_on.total_seconds())
    settle()
    return margaret


def place_of(desk: FirmWindow) -> str:
    page = desk.window.page
    assert page is not None
    return page.place


@pytest.mark.parametrize("typed", ["0142", "ald"])
@pytest.mark.parametrize("place", ["today", "clients", "schedule", "care_board", "aftercare"])
def test_the_phone_rings_and_the_card_is_there_within_6_keys_and_3_seconds(
    desk: FirmWindow, place: str, typed: str
) -> None:
    margaret = known_client(desk)
    desk.window.go_to(place)
    settle()
    hand = Hand(desk)
    hand.dial(typed)
    hand.go_on(ENTER)
    assert place_of(desk) == "client"
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == margaret
    assert hand.keys <= 6
    assert hand.seconds <= 3


def test_a_repeat_job_is_booked_within_8_keys_and_15_seconds(desk: FirmWindow) -> None:
    margaret = known_client(desk)
    desk.window.show_client(margaret)
    settle()
    hand = Hand(desk)
    hand.press(Qt.Key.Key_B, CTRL)
    hand.press(Qt.Key.Key_Down)
    hand.press(ENTER)
    hand.press(ENTER, CTRL)
    booked = [job for job in jobs.list_jobs_of_client(margaret) if job.state == "booked"]
    assert [(job.technician_id, job.price_minor) for job in booked] == [(desk.firm.luis, 9_000)]
    assert [line.name for line in jobs.get_job(booked[0].id).lines] == ["Landing", "Stairs"]
    assert hand.keys <= 8
    assert hand.seconds <= 15


def test_the_first_free_time_is_chosen_already(desk: FirmWindow) -> None:
    margaret = known_client(desk)
    desk.window.show_client(margaret)
    settle()
    hand = Hand(desk)
    hand.press(Qt.Key.Key_B, CTRL)
    hand.press(ENTER, CTRL)
    assert [job.state for job in jobs.list_jobs_of_client(margaret)].count("booked") == 1
    assert hand.keys == 2


def a_pile(desk: FirmWindow, margaret: int) -> list[int]:
    """Margaret's visit of this morning and another that came after it."""
    firm = desk.firm
    begins = firm.clock.now() - timedelta(hours=4)
    other = firm.client("Ana Bell")
    pile = [
        firm.booked_job(client_id, begins + timedelta(hours=hour), lines=ROOMS)
        for hour, client_id in enumerate((margaret, other))
    ]
    firm.clock.move_on(minutes=1)
    settle()
    return pile


@pytest.mark.parametrize("opened_by", ["scan", "number", "pile"])
@pytest.mark.parametrize(("answer", "words"), [("1", "lovely"), ("2", ""), ("2", "a bit more care on the edges")])
def test_a_sheet_is_keyed_in_within_32_keys_beside_their_words_and_20_seconds(
    desk: FirmWindow, opened_by: str, answer: str, words: str
) -> None:
    first, second = a_pile(desk, known_client(desk))
    desk.window._commands.run("sheet.key_in")
    settle()
    number = jobs.get_job(first).job.number
    hand = Hand(desk)
    if opened_by == "scan":
        hand.scan(code_payload("BRIGHT", "J", number))
    elif opened_by == "number":
        hand.dial(str(number))
        hand.go_on(ENTER)
    else:
        hand.press(ENTER)
    hand.go_on(ENTER, ENTER)  # 1 as planned, 2 nothing found
    hand.dial("1105")
    hand.go_on(ENTER)
    hand.dial("1150")
    hand.go_on(ENTER, ENTER, ENTER, ENTER, ENTER)  # products, dry by and method as last time, no extra work
    hand.press(Qt.Key(ord(answer)))
    if words:
        hand.write(words)
    hand.go_on(ENTER)
    hand.press(Qt.Key.Key_1)
    hand.go_on(ENTER, held=CTRL)
    details = jobs.get_job(first)
    assert (details.job.state, details.job.paid_minor, details.products) == ("done", 9_000, "rinse A")
    assert details.arrived_at is not None
    assert f"{details.arrived_at.astimezone(desk.firm.zone):%H:%M}" == "11:05"
    assert desk.focus().property("text") == str(jobs.get_job(second).job.number), "the next opens by itself"
    assert hand.keys - len(words) <= 32
    assert hand.seconds <= (20 if len(words) < 10 else 25)


def test_tomorrow_is_printed_with_two_clicks(desk: FirmWindow, qtbot: QtBot) -> None:
    for hour in range(3):
        desk.firm.booked_job(desk.firm.client(), desk.firm.clock.now() + timedelta(days=1, hours=hour))
    desk.window.go_to("today")
    settle()
    hand = Hand(desk)
    hand.click(desk.named("today.print_tomorrow"))
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE)
    settle()
    assert place_of(desk) == "preview"
    assert desk.named("preview.print").property("text").replace("&", "") == "Print 3 pages"
    hand.click(desk.named("preview.print"))
    dialogs = [each for each in QApplication.topLevelWidgets() if each.inherits("QPrintDialog") and each.isVisible()]
    for dialog in dialogs:  # the printer's own question, where the system asks it
        dialog.close()
    assert hand.clicks == 2


@pytest.mark.slow
def test_five_thousand_clients_are_brought_in_with_five_clicks(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    lines = (f"Client {number},(503) {number // 10_000 + 200} {number % 10_000:04}" for number in range(5_000))
    file = tmp_path / "clients.csv"
    file.write_text("\n".join(("Name,Phone", *lines)), encoding="utf-8")
    desk.window.go_to("import")
    settle()
    hand = Hand(desk)
    hand.click(desk.named("import.pick"))
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    hand.clicks += 1  # the system's dialog: a double click on the file
    qtbot.waitUntil(desk.named("import.next").isVisible, timeout=PATIENCE)
    hand.click(desk.named("import.next"))
    qtbot.waitUntil(desk.named("import.go").isVisible, timeout=PATIENCE)
    hand.click(desk.named("import.go"))
    qtbot.waitUntil(desk.named("import.done").isVisible, timeout=PATIENCE)
    hand.click(desk.named("import.done"))
    assert count_clients_ever() == 5_000
    assert place_of(desk) == "clients"
    assert hand.clicks <= 5
