"""By when, as people say it while they promise."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ValidationError
from app.rules.typed_moments import read_moment
from app.rules.working_time import WorkingTime

ZONE = ZoneInfo("America/Chicago")
OPEN = WorkingTime(ZONE)  # Monday to Friday 8 to 18, Saturday 8 to 13
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZONE)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tomorrow 9", "2026-03-05 09:00"),
        ("Tomorrow at 2pm", "2026-03-05 14:00"),
        ("tomorrow", "2026-03-05 18:00"),
        ("by Fri 2pm", "2026-03-06 14:00"),
        ("friday", "2026-03-06 18:00"),
        ("wed 9", "2026-03-11 09:00"),
        ("next Monday 8:30", "2026-03-09 08:30"),
        ("next fri 8", "2026-03-13 08:00"),
        ("next week", "2026-03-09 18:00"),
        ("sat", "2026-03-07 13:00"),
        ("sunday", "2026-03-08 17:00"),
        ("in 2 hours", "2026-03-04 12:00"),
        ("in 30 min", "2026-03-04 10:30"),
        ("in half an hour", "2026-03-04 10:30"),
        ("in an hour", "2026-03-04 11:00"),
        ("in 3 days", "2026-03-07 13:00"),
        ("in 2 weeks", "2026-03-18 18:00"),
        ("16:30", "2026-03-04 16:30"),
        ("9", "2026-03-05 09:00"),
        ("this afternoon", "2026-03-04 15:00"),
        ("tonight", "2026-03-04 18:00"),
        ("tomorrow morning", "2026-03-05 09:00"),
        ("27 Nov 10:30", "2026-11-27 10:30"),
        ("Nov 27th, 10.30", "2026-11-27 10:30"),
        ("2 March", "2027-03-02 18:00"),
        ("2026-04-01 8", "2026-04-01 08:00"),
    ],
)
def test_what_is_said_becomes_a_moment_on_the_wall(typed: str, expected: str) -> None:
    assert f"{read_moment(typed, NOW, OPEN):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize("typed", ["", "soon", "today 9", "2026-02-30", "31 Feb", "in a while", "next", "x" * 90])
def test_what_names_no_time_to_come_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_moment(typed, NOW, OPEN, "when")
    assert refused.value.field == "when"


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_any_words_are_a_moment_to_come_or_a_sentence(typed: str) -> None:
    with suppress(ValidationError):
        assert read_moment(typed, NOW, OPEN) > NOW
