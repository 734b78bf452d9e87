"""The words of a card in every state, and the sentence for screen readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.queries.complaint_rows import ComplaintRow
from tests.fakes import MovableClock
from ui.care_board.board_items import board_item, next_step_words
from ui.firm_formats import FirmFormats

_NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
_ROW = ComplaintRow(
    1, 101, 1, "Margaret Alder", 11, "", 23, "Damp", "odour", "call_back", "P2", 30, "answer", _NOW, False, "on_track",
    1, "Dana Kowalski", "DK", (False,) * 6, "", None, _NOW, None, "", 1,
)  # fmt: skip


@pytest.fixture
def formats(firm_clock: MovableClock) -> FirmFormats:
    firm_clock.move_to(_NOW)
    return FirmFormats(firm_clock)


def test_a_late_card_is_told_as_people_say_it(formats: FirmFormats) -> None:
    late = replace(_ROW, due_at=_NOW - timedelta(minutes=12), is_late=True, chip="late")
    sentence = board_item(late, formats).sentence
    assert sentence.startswith("Margaret Alder, 12 minutes late, call back, owner Dana, ")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "check_back", "next_clock": "check_back"}, "Ask: is it great now?"),
        ({"state": "check_back", "next_clock": ""}, "Ask what would make it great"),
        ({"chip": "paused", "paused_until_on": date(2026, 3, 6)}, "Waits until Fri 6 Mar, their date"),
        ({"state": "put_right", "is_promise_broken": True}, "Promise broken: make a new one"),
        ({"state": "put_right", "promised_what": "Luis comes"}, "Luis comes"),
        ({"state": "put_right", "promised_what": "Luis comes", "promise_due_at": _NOW}, "By 09:00: Luis comes"),
        ({"state": "withdrawn", "chip": "withdrawn", "next_clock": "", "due_at": None}, "Logged by mistake"),
        ({"state": "unconfirmed", "chip": "unconfirmed", "next_clock": "", "due_at": None}, "They were not reached"),
        ({"state": "put_right", "next_clock": "site"}, "Be there by "),
        ({"state": "put_right", "next_clock": "resolve"}, "Put right by "),
        ({"is_raised": True}, "Wet for a day: call by "),
        ({}, "Call by "),
        ({"state": "made_good", "lesson": "Ring first"}, "Learnt: Ring first"),
        ({"state": "made_good", "chip": "won_back"}, "Came back to us"),
    ],
)
def test_the_next_step_says_what_is_to_be_done(formats: FirmFormats, changes: dict[str, object], words: str) -> None:
    assert next_step_words(replace(_ROW, **changes), formats).startswith(words)  # type: ignore[arg-type]  # mixed keyword values


def test_a_paused_card_names_the_day_it_waits_for(formats: FirmFormats) -> None:
    paused = replace(_ROW, chip="paused", paused_until_on=date(2026, 3, 6))
    assert board_item(paused, formats).clock == "until Fri 6 Mar"
