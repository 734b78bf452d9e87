"""What makes two addresses neighbors."""

from __future__ import annotations

import pytest

from app.rules.neighborhood import postal_key, street_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 Orchard Lane", "9 orchard lane"),
        ("14a Orchard Lane", "14-16 Orchard Lane"),
        ("Hauptstraße 12", "Hauptstrasse 7b"),
        ("12 5th Avenue", "99 5th Avenue"),
        ("Orchard Lane", "3 Orchard  Lane"),
        ("1200 Highway 26", "8 Highway 26"),
        ("Rue de l'Église, 5", "Rue de l'Eglise 12"),
    ],
)
def test_neighbors_live_on_one_street_whatever_their_number(one: str, other: str) -> None:
    assert street_key(one, "Millbrook") == street_key(other, "millbrook") != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("14 Orchard Lane", "Millbrook"), ("14 Orchard Lane", "Easton")),
        (("14 Orchard Lane", "Millbrook"), ("14 Orchard Road", "Millbrook")),
        (("12 5th Avenue", "Millbrook"), ("12 6th Avenue", "Millbrook")),
        (("1200 Highway 26", "Millbrook"), ("1200 Highway 27", "Millbrook")),
    ],
)
def test_other_streets_and_other_towns_are_not_near(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert street_key(*one) != street_key(*other)


def test_without_a_street_nobody_is_a_neighbor() -> None:
    assert street_key("", "Millbrook") == ""
    assert street_key(" ", "Millbrook") == ""


@pytest.mark.parametrize(
    ("one", "other"), [("97222", "97222-1234"), ("97222", " 97222 "), ("sw1a 1aa", "SW1A1AA"), ("1012 AB", "1012ab")]
)
def test_a_postal_code_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert postal_key(one) == postal_key(other) != ""


def test_other_codes_are_other_places_and_none_is_none() -> None:
    assert postal_key("97222") != postal_key("97223")
    assert postal_key("") == ""
