"""The country of a row decides how its telephone numbers are read."""

from __future__ import annotations

from functools import partial

import pytest

from app.exchange.parsing.phone_regions import PhoneRegions, region_abroad
from app.rules.phone_numbers import normalise

AMERICAN = PhoneRegions("US", partial(normalise, region="US"))


@pytest.mark.parametrize(
    ("countries", "number", "meant"),
    [
        (["Deutschland"], "0221 1234567", "+492211234567"),
        (["France"], "04.78.12.34.56", "+33478123456"),
        (["ES"], "932 123 456", "+34932123456"),
        (["United Kingdom"], "0113 496 0123", "+441134960123"),
        (["Deutschland"], "+1 503 555 0142", "+15035550142"),
        (["United States"], "(503) 555-0142", "+15035550142"),
        (["Nowhere", "Germany"], "0221 1234567", "+492211234567"),
        (["European Union"], "(503) 555-0142", "+15035550142"),
        ([], "(503) 555-0142", "+15035550142"),
    ],
)
def test_the_first_country_that_is_known_counts(countries: list[str], number: str, meant: str) -> None:
    assert AMERICAN.normaliser(countries)(number) == meant


def test_a_number_that_is_none_in_its_country_may_be_one_at_home() -> None:
    assert AMERICAN.normaliser(["Liechtenstein"])("503-555-0142") == "+15035550142"


def test_home_and_what_is_no_country_are_not_abroad() -> None:
    assert [region_abroad(each, "US") for each in ("USA", "us", "Elm Street", "", "United Nations", "CH")] == [
        *[""] * 5,
        "CH",
    ]
