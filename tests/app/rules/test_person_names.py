"""First names and initials of any name that somebody may type."""

from __future__ import annotations

import pytest

from app.rules.person_names import first_name, initials_of, names_one_of


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


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Luis was rude", True),
        ("luis was rude", True),
        ("LUIS!", True),
        ("Never again Santos, please", True),
        ("Luisa, her sister, opens", False),
        ("There is a mark on the sofa, as Ann said", False),
        ("Mark left a mark", True),
        ("A glass of wine de luxe", False),
        ("请不要再派王小明来", True),
        ("Łukasz came late", True),
        ("", False),
    ],
)
def test_a_text_names_somebody_by_first_or_family_name(text: str, is_named: bool) -> None:
    assert names_one_of(["Luis Santos", "Mark de Vries", "王小明", "Łukasz Ek"], text) is is_named


def test_nobody_is_named_where_nobody_drives() -> None:
    assert not names_one_of(["", "  "], "Luis was rude")
