"""The price list: added to, changed, put in order, taken off, each to be undone by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.queries.firm import get_visit_minimum, list_price_items
from app.services.job_drafts import PriceItemDraft
from tests.builders import Firm

SOFA = PriceItemDraft("Sofa", "each", 9_000, 4_500, 45, 24, is_tax_exempt=True)


def names() -> list[str]:
    return [item.name for item in list_price_items()]


def test_a_price_is_added_at_the_end_with_everything_about_it(firm: Firm) -> None:
    service = firm.everafter.price_list
    service.add(PriceItemDraft(" Room ", price_minor=5_000))
    service.add(SOFA)
    assert names() == ["Room", "Sofa"]
    row = list_price_items()[1]
    assert (row.unit, row.price_minor, row.minimum_minor, row.minutes) == ("each", 9_000, 4_500, 45)
    assert (row.recommended_months, row.is_tax_exempt) == (24, True)
    assert firm.everafter.history.undo_label() == "New price: Sofa"
    firm.everafter.history.undo()
    assert names() == ["Room"]


def test_changing_a_price_is_seen_by_the_second_desk(firm: Firm) -> None:
    service = firm.everafter.price_list
    item_id = service.add(SOFA)
    service.change(item_id, 1, replace(SOFA, price_minor=9_500))
    assert list_price_items()[0].price_minor == 9_500
    with pytest.raises(ConflictError):
        service.change(item_id, 1, SOFA)
    firm.everafter.history.undo()
    assert list_price_items()[0].price_minor == 9_000


@pytest.mark.parametrize(
    ("moved", "places", "expected"),
    [("B", -1, "BAC"), ("B", 1, "ACB"), ("A", -1, "ABC"), ("C", 5, "ABC"), ("A", 2, "BCA")],
)
def test_the_order_is_the_firms_own(firm: Firm, moved: str, places: int, expected: str) -> None:
    ids = {name: firm.everafter.price_list.add(PriceItemDraft(name)) for name in "ABC"}
    firm.everafter.price_list.move(ids[moved], places)
    assert "".join(names()) == expected


def test_what_is_no_longer_offered_leaves_the_list_and_comes_back_by_undo(firm: Firm) -> None:
    service = firm.everafter.price_list
    item_id = service.add(SOFA)
    service.archive(item_id, 1)
    assert names() == []
    gone: tuple[Callable[[], None], ...] = (
        lambda: service.archive(item_id, 2),
        lambda: service.move(item_id, 1),
        lambda: service.change(99, 1, SOFA),
    )
    for act in gone:
        with pytest.raises(NotFoundError):
            act()
    firm.everafter.history.undo()
    assert names() == ["Sofa"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"unit": "acre"}, "unit"),
        ({"price_minor": -1}, "price"),
        ({"price_minor": 10**13}, "price"),
        ({"minimum_minor": -1}, "minimum"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 1_441}, "minutes"),
        ({"recommended_months": 0}, "months"),
        ({"recommended_months": 121}, "months"),
    ],
)
def test_a_price_that_cannot_be_is_said_beside_its_field(firm: Firm, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        firm.everafter.price_list.add(replace(SOFA, **wrong))  # type: ignore[arg-type]  # mixed keyword values
    assert caught.value.field == field
    assert names() == []


def test_what_a_visit_costs_at_least_is_a_setting(firm: Firm) -> None:
    assert get_visit_minimum() == 0
    firm.everafter.price_list.set_visit_minimum(8_500)
    assert get_visit_minimum() == 8_500
    with pytest.raises(ValidationError):
        firm.everafter.price_list.set_visit_minimum(-1)
    firm.everafter.history.undo()
    assert get_visit_minimum() == 0
