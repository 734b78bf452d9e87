"""One place is one address, however often and however fully a row writes it."""

from __future__ import annotations

import pytest

from app.exchange.parsing.address_cells import is_same_place, one_place_each
from app.exchange.parsing.parsed_records import ParsedAddress

HOUSE = ParsedAddress("12 Elm Street", "Apt 4", "Portland", "OR", "97202", "", "Home")


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({"country": "US"}, True),
        ({"street": "12 Elm St."}, True),
        ({"street": "12 ELM STREET", "label": "Work"}, True),
        ({"postal_code": "97202-1234"}, True),
        ({"street_2": "Apt 5"}, False),
        ({"street": "14 Elm Street"}, False),
        ({"postal_code": "97203"}, False),
    ],
)
def test_the_same_place_is_told_with_or_without_its_country(change: dict[str, str], is_same: bool) -> None:
    assert is_same_place(HOUSE, HOUSE._replace(**change)) is is_same


@pytest.mark.parametrize(("one", "other", "is_same"), [("US", "USA", True), ("US", "Canada", False), ("X", "Y", False)])
def test_two_countries_are_one_if_they_mean_one(one: str, other: str, is_same: bool) -> None:
    assert is_same_place(HOUSE._replace(country=one), HOUSE._replace(country=other)) is is_same


def test_the_first_writing_stays_and_takes_the_country_of_the_others() -> None:
    kept = one_place_each([HOUSE, HOUSE._replace(country="USA", label="Work"), HOUSE._replace(street="1 Oak")])
    assert kept == [HOUSE._replace(country="USA"), HOUSE._replace(street="1 Oak")]
