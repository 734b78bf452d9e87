"""How late, as people say it (R6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.lateness_words import minutes_late


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("fifty minutes late", 50),
        ("He was 20 min late", 20),
        ("forty-five mins late", 45),
        ("half an hour late", 30),
        ("an hour late", 60),
        ("two hours late", 120),
        ("ten minutes too late", 10),
        ("some minutes late", None),
        ("late", None),
        ("not on time", None),
        ("twenty minutes late", 20),
        ("about five minutes late", 5),
        ("a good twenty minutes late", 20),
        ("nearly fifteen minutes late", 15),
        ("three quarters of an hour late", 45),
        ("a quarter of an hour late", 15),
        ("an hour and a half late", 90),
        ("an hour and twenty minutes late", 80),
        ("two and a half hours late", 150),
        ("1.5 hours late", 90),
        ("2hrs late", 120),
        ("90 minutes late", 90),
        ("ninety minutes late", 90),
        ("half-hour late", 30),
        ("a couple of hours late", 120),
        ("a few minutes late", None),
        ("late by forty minutes", 40),
        ("He kept me waiting for an hour", 60),
        ("forty-five minutes behind time", 45),
        ("They got here three quarters of an hour after they said", 45),
        ("HALF\nAN HOUR LATE", 30),
        ("not ten minutes late, two hours late", 120),
        ("half past ten instead of nine", None),
        ("He turned up at half past ten instead of nine", 90),
        ("He came at 10 instead of 9", 60),
        ("Your van got here at noon instead of ten.", 120),
        ("meant to be here at eight and rolled up at twenty to ten", 100),
        ("You said between nine and eleven and he came at one.", 120),
        ("booked for 9:30 and they didn't turn up until 11", 90),
        ("I was told by ten, they got here at noon", 120),
        ("He arrived at nine", None),
        ("He cleaned for two hours", None),
    ],
)
def test_minutes_late_are_read_from_words_and_numbers(words: str, minutes: int | None) -> None:
    assert minutes_late(words) == minutes


@given(st.text(alphabet="anhourflte twy-0123456789:. instdopqcm'", max_size=80))
def test_any_words_are_read_without_a_fault(words: str) -> None:
    minutes = minutes_late(words)
    assert minutes is None or minutes >= 0
