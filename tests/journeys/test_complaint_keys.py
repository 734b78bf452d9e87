"""The telephone rings and somebody is not happy: how many keys and seconds it takes until their words are safe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries import complaints
from app.queries.complaint_rows import ComplaintDetails
from app.services.drafts import ContactDraft
from tests.fakes import MovableClock
from tests.journeys.counted_hand import Hand
from tests.ui.firm_windows import FirmWindow, opened_window, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "The coffee stain by the window is back"
MOST_KEYS, MOST_SECONDS = 46, 20


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        firm = opened.firm
        margaret = firm.client("Margaret Alder", phones=(ContactDraft("(503) 555 0142"),))
        firm.finished_job(margaret)
        firm.complaint(firm.client("Tom Reyes", phones=(ContactDraft("(503) 555 0163"),)), "You scratched the hall")
        yield opened


def _margaret(desk: FirmWindow) -> int:
    from app.queries import search

    return search.find("alder", desk.firm.clock.today())[0].client_id


def _logged(desk: FirmWindow) -> ComplaintDetails:
    clock = desk.firm.clock
    row = complaints.find_open_of_client(_margaret(desk), clock.now(), clock.zone)
    assert row is not None
    return complaints.get_complaint(row.id, clock.now(), clock.zone)


@pytest.mark.parametrize("place", ["client", "booking", "job"])
def test_with_the_client_in_view_it_takes_no_more_than_46_keys_and_20_seconds(desk: FirmWindow, place: str) -> None:
    margaret = _margaret(desk)
    if place == "job":
        desk.window._commands.show_job(1)
    else:
        desk.window.go_to(place, margaret)
    settle()
    hand = Hand(desk)
    hand.press(Qt.Key.Key_C, CTRL | SHIFT)
    hand.write(WORDS)
    hand.press(Qt.Key.Key_Return, CTRL)
    details = _logged(desk)
    assert (details.card.words, details.card.category) == (WORDS, "wicking")
    assert (details.job_id, details.card.owner_name) == (1, "Dana Kowalski")
    assert hand.keys <= MOST_KEYS
    assert hand.seconds <= MOST_SECONDS


@pytest.mark.parametrize(
    "place",
    ["today", "clients", "schedule", "care_board", "aftercare", "insights", "settings", "help", "complaint_library"],
)
def test_from_any_screen_only_the_number_and_enter_come_on_top(desk: FirmWindow, place: str) -> None:
    desk.window.go_to(place)
    settle()
    hand = Hand(desk)
    hand.press(Qt.Key.Key_C, CTRL | SHIFT)
    hand.dial("0142")
    hand.press(Qt.Key.Key_Return)
    hand.write(WORDS)
    hand.press(Qt.Key.Key_Return, CTRL)
    details = _logged(desk)
    assert (details.card.words, details.card.client_name) == (WORDS, "Margaret Alder")
    assert hand.keys <= MOST_KEYS + 5
    assert hand.seconds <= MOST_SECONDS
    page = desk.window.page
    assert page is not None
    assert page.place == "care_board"
