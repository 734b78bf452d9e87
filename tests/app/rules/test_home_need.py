"""Which price of the list a room or piece would have."""

from __future__ import annotations

import pytest

from app.rules.home_need import ListedPrice, price_for, price_of

PRICES = [
    ListedPrice(id=1, name="Room up to 200 sq ft", unit="room", price_minor=4_800),
    ListedPrice(id=2, name="Large room or hall", unit="room", price_minor=7_500),
    ListedPrice(id=3, name="Stairs, whole flight", unit="each", price_minor=5_500),
    ListedPrice(id=4, name="Sofa, per seat", unit="each", price_minor=3_400, minimum_minor=9_500),
    ListedPrice(id=5, name="Armchair", unit="each", price_minor=4_200),
    ListedPrice(id=6, name="Rug, in our workshop", unit="area", price_minor=300, minimum_minor=5_000),
    ListedPrice(id=7, name="Protector, per room", unit="room", price_minor=2_800),
]


@pytest.mark.parametrize(
    ("kind", "name", "number"),
    [
        ("room", "Living room", 1),
        ("room", "Upstairs hall", 2),
        ("room", "Nursery", 1),
        ("stairs", "Landing", 3),
        ("rug", "Dining room rug", 6),
        ("rug", "Persian", 6),
        ("upholstery", "Sofas by the window", 4),
        ("upholstery", "Armchair", 5),
        ("upholstery", "Mattress", None),
        ("other", "Car seats", 4),
    ],
)
def test_words_decide_then_the_kind(kind: str, name: str, number: int | None) -> None:
    found = price_for(kind, name, PRICES)
    assert (found and found.id) == number


def test_an_empty_list_prices_nothing() -> None:
    assert price_for("room", "Hall", []) is None


def test_the_size_and_the_least_amount_count() -> None:
    assert price_of(PRICES[3], 300, "seat", "sq_ft") == 10_200
    assert price_of(PRICES[3], 200, "seat", "sq_ft") == 9_500
    assert price_of(PRICES[5], 6_000, "sq_ft", "sq_ft") == 18_000
    assert price_of(PRICES[0], None, "", "sq_ft") == 4_800
