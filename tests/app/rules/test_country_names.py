"""Countries as lists write them."""

from __future__ import annotations

import pytest

from app.rules.country_names import region_of_country


@pytest.mark.parametrize(
    ("text", "region"),
    [
        *((name, "DE") for name in ("Deutschland", "Germany", "Allemagne", "Alemania", "DE", "de", " germany ")),
        *((name, "US") for name in ("USA", "U.S.A.", "United States of America", "États-Unis", "EE. UU.", "us")),
        *((name, "GB") for name in ("UK", "United Kingdom", "Royaume-Uni", "Großbritannien", "Scotland")),
        ("Österreich", "AT"),
        ("Oesterreich", ""),
        ("España", "ES"),
        ("Oregon", ""),
        ("", ""),
        ("x" * 1000, ""),
    ],
)
def test_a_country_is_known_by_its_names_in_four_languages_and_by_its_codes(text: str, region: str) -> None:
    assert region_of_country(text) == region
