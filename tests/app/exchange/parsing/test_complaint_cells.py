"""What the words in a file of complaints mean."""

from __future__ import annotations

import pytest

from app.exchange.parsing.complaint_cells import category_of, fix_of, is_open_by, is_satisfied_by


@pytest.mark.parametrize(
    ("text", "category"),
    [("Fleck ist wieder da", "wicking"), ("Pas venu", "no_show"), ("huele mal", "odour"), ("over wet", "over_wet"),
     ("purple", ""), ("", "")],
)  # fmt: skip
def test_what_went_wrong_is_told_by_name_and_by_the_words_of_four_languages(text: str, category: str) -> None:
    assert category_of(text) == category


def test_open_and_closed_are_told_and_anything_else_says_nothing() -> None:
    assert [is_open_by(text) for text in ("open", "Resolved", "purple")] == [True, False, None]


def test_the_last_words_say_whether_the_client_is_with_us_again() -> None:
    assert is_satisfied_by("Very happy now") is True
    assert is_satisfied_by("purple") is None
    assert fix_of("purple") == ""
