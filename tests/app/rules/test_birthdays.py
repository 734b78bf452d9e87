"""Birthdays as people type them, with or without a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.birthdays import Birthday, birthday_of, read_birthday


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("12 May", "--05-12"),
        ("May 12", "--05-12"),
        ("12 May 1958", "1958-05-12"),
        ("May 12, 1958", "1958-05-12"),
        ("29 February", "--02-29"),
        ("1 May", "--05-01"),
        ("1958-05-12", "1958-05-12"),
        ("--05-12", "--05-12"),
        ("05/12", None),
        ("30 February", None),
        ("May", None),
        ("no idea", None),
        ("x" * 10_000_000, None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_birthday_is_read_as_people_say_it(typed: str, stored: str | None) -> None:
    assert read_birthday(typed) == stored


def test_what_is_stored_is_a_day_with_or_without_a_year() -> None:
    assert birthday_of("--02-29") == Birthday(2, 29)
    assert birthday_of("1958-05-12") == Birthday(5, 12, 1958)
    assert birthday_of("12 May") is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    stored = read_birthday(typed)
    assert not stored or birthday_of(stored) is not None
