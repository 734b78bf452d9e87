"""Their rhythm on the card: in words, each once."""

from __future__ import annotations

from datetime import date

import pytest

from app.queries.firm import get_firm
from app.queries.rhythms import RhythmRow, RhythmSource
from app.rules.next_steps import NextStep
from app.rules.relationship import DueMark, Stage
from tests.ui.firm_pages import Desk
from ui.clients.rhythm_panel import rhythm_lines
from ui.firm_formats import FirmFormats, formats_of


@pytest.fixture
def formats(desk: Desk) -> FirmFormats:
    return formats_of(desk.firm.clock, get_firm())


def words(formats: FirmFormats, **fields: object) -> list[tuple[str, str]]:
    values: dict[str, object] = {
        "stage": Stage.MARRIED, "step": NextStep.ASK_FOR_A_TEN, "source": RhythmSource.OWN, "expected_days": 362,
        "visit_count": 4, "last_visit_on": date(2025, 2, 20), "due_on": date(2026, 2, 17), "due_mark": DueMark.DUE,
        "has_booking": False, "annual_minor": 23_191, "at_risk_minor": 7_653,
    }  # fmt: skip
    row = RhythmRow(**(values | fields))  # type: ignore[arg-type]  # the values above fit their fields
    return [(line.title, line.detail) for line in rhythm_lines(row, formats)]


def test_every_line_says_one_thing(formats: FirmFormats) -> None:
    assert words(formats) == [
        ("Married: with us for good", "Ask what would make it a ten, and do it next time."),
        ("Usually every 12 months", "their own rhythm"),
        ("Last visit 20 February 2025", "12 months ago"),
        ("Expected 17 February", "due"),
        ("$232 a year", "$77 of it could be lost"),
    ]


def test_a_booking_and_a_long_time_away_are_said_where_they_are_due(formats: FirmFormats) -> None:
    assert ("Expected 17 February", "a visit is booked") in words(formats, has_booking=True)
    drifting = words(formats, stage=Stage.DRIFTING, step=NextStep.CALL_AND_LISTEN, due_mark=None)
    assert ("Expected 17 February", "past their usual time") in drifting


def test_nobody_is_expected_who_has_left_or_was_never_here(formats: FirmFormats) -> None:
    assert words(formats, stage=Stage.ENDED, step=NextStep.ONLY_KINDNESS) == [
        ("No longer a client", "Help when they ask, and a kind word; no offers.")
    ]
    stranger = words(
        formats, stage=Stage.STRANGER, step=NextStep.SAY_HELLO, source=RhythmSource.USUAL, visit_count=0,
        last_visit_on=None, due_on=None, due_mark=None, annual_minor=0, at_risk_minor=0,
    )  # fmt: skip
    assert [title for title, _detail in stranger] == ["Nothing begun yet", "Usually every 12 months"]
