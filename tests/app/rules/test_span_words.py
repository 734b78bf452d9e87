"""Spans and delays in the words people use."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.rules.span_words import gap_words, late_words, span_words


@pytest.mark.parametrize(
    ("span", "took", "late"),
    [
        (timedelta(seconds=20), "1 min", "1 min late"),
        (timedelta(minutes=12, seconds=50), "13 min", "12 min late"),
        (timedelta(minutes=100), "100 min", "100 min late"),
        (timedelta(hours=3, minutes=40), "4 h", "3 h late"),
        (timedelta(hours=48), "48 h", "48 h late"),
        (timedelta(hours=60), "2.5 days", "2 days late"),
    ],
)
def test_spans_are_said_as_people_say_them(span: timedelta, took: str, late: str) -> None:
    assert (span_words(span), late_words(span)) == (took, late)
    assert span_words(None) == "–"


@pytest.mark.parametrize(("days", "words"), [(7, "1 week"), (42, "6 weeks"), (182, "6 months"), (730, "2 years")])
def test_a_usual_gap_is_said_in_its_own_unit(days: int, words: str) -> None:
    assert gap_words(days) == words
