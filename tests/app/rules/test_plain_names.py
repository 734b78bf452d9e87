from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.plain_names import plain_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Margaret Alder", "Margaret Alder"),
        ("  Margaret   Alder ", "Margaret Alder"),
        ("\u202eredlA teragraM", "redlA teragraM"),
        ("\u2067Margaret", "Margaret"),
        ("Margaret\nAlder\x07", "Margaret Alder"),
        ("\u202e\u2066", ""),
        ("דנה כהן", "דנה כהן"),
        ("Ana 👩‍🔧", "Ana 👩‍🔧"),
        ("O’Brien-Núñez", "O’Brien-Núñez"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_turns_the_words_around_it(typed: str, kept: str) -> None:
    assert plain_name(typed) == kept


@given(st.text())
def test_a_plain_name_is_one_line_and_stays_as_it_is(text: str) -> None:
    name = plain_name(text)
    assert name == name.strip() == plain_name(name)
    assert not set(name) & set("\n\r\t\x00\x1b\u202d\u202e\u2066\u2067\u2068")
