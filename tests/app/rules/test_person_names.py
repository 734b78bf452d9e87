"""First names and initials of any name that somebody may type."""

from __future__ import annotations

import pytest

from app.rules.person_names import first_name, initials_of


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Margaret Alder", "MA"),
        ("Luis", "L"),
        ("ana de la cruz", "AC"),
        ("dana q. kowalski", "DK"),
        ("Bo 3rd", "B"),
        ("7eleven", "7"),
        ("Ø Å", "ØÅ"),
        ("田中 太郎", "田太"),
        ("", "?"),
        ("  ", "?"),
        ("- (", "?"),
    ],
)
def test_initials_are_the_first_letters_of_first_and_last_name(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@pytest.mark.parametrize(("name", "first"), [("Dana Kowalski", "Dana"), (" Luis ", "Luis"), ("", ""), (None, "")])
def test_colleagues_are_called_by_their_first_name(name: str | None, first: str) -> None:
    assert first_name(name) == first
