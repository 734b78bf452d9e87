"""The public holidays of countries and regions, as the library knows them."""

from __future__ import annotations

from datetime import date

import pytest

from app.queries.closed_days import holiday_years
from app.services.public_holidays import public_holidays


@pytest.mark.parametrize(
    ("country", "region", "day", "is_closed"),
    [
        ("US", "OR", date(2026, 7, 3), True),  # the 4th is a Saturday
        ("US", "", date(2026, 10, 12), True),  # Columbus Day, but not in Oregon:
        ("US", "Oregon", date(2026, 10, 12), False),
        ("US", "TX", date(2026, 3, 2), True),
        ("GB", "", date(2026, 4, 6), False),  # Easter Monday, in England but not in Scotland
        ("GB", "England", date(2026, 4, 6), True),
        ("GB", "sct", date(2026, 11, 30), True),
        ("DE", "Bayern", date(2026, 1, 6), True),
        ("DE", "BE", date(2026, 1, 6), False),
        ("JP", "", date(2026, 5, 6), True),
        ("TR", "", date(2026, 3, 20), True),
    ],
)
def test_a_country_and_its_region_have_their_own_days(country: str, region: str, day: date, is_closed: bool) -> None:
    found = public_holidays(country, region, holiday_years(date(2026, 3, 2)))
    assert (day in found) is is_closed
    assert {each.year for each in found} == {2026, 2027}
    assert all(found.values()), "each has a name"


def test_a_region_that_is_not_told_apart_has_the_days_of_its_country() -> None:
    assert public_holidays("US", "The far corner", [2026]) == public_holidays("US", "", [2026])


@pytest.mark.parametrize("country", ["XX", "", "Atlantis"])
def test_a_country_the_library_does_not_know_has_none(country: str) -> None:
    assert public_holidays(country, "OR", [2026]) == {}


def test_four_hundred_days_ahead_are_always_known() -> None:
    assert list(holiday_years(date(2026, 3, 2))) == [2026, 2027]
    assert list(holiday_years(date(2026, 12, 1))) == [2026, 2027, 2028]
