"""The price of a job: lines, what is charged at least, discount and tax; the parts always make the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.job_price import (
    FirmTax,
    PricedLine,
    PriceUnit,
    flat_price,
    job_price,
    line_price,
    quantity_for,
    unit_words,
)

_LINES = st.lists(st.builds(PricedLine, st.integers(0, 10**9), st.booleans()), max_size=12)
_TAXES = st.builds(FirmTax, st.integers(0, 10_000), st.booleans())


def test_a_line_is_quantity_times_price_rounded_half_up_once() -> None:
    assert line_price(26_000, 45).amount_minor == 11_700, "260 sq ft at 0.45"
    assert line_price(150, 3).amount_minor == 5, "4.5 is rounded up"
    assert line_price(133, 100).amount_minor == 133
    assert line_price(0, 4_500, 4_500).amount_minor == 0, "nothing to do costs nothing"


def test_a_small_line_costs_the_minimum_and_says_so() -> None:
    found = line_price(4_000, 45, minimum_minor=4_500)
    assert (found.amount_minor, found.is_minimum) == (4_500, True)
    exact = line_price(10_000, 45, minimum_minor=4_500)
    assert (exact.amount_minor, exact.is_minimum) == (4_500, False), "exactly the minimum is no minimum charge"


@pytest.mark.parametrize("wrong", [(-1, 1, 0), (1, -1, 0), (1, 1, -1)])
def test_a_line_below_zero_is_a_mistake_of_the_program(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="never negative"):
        line_price(*wrong)


def test_tax_comes_on_top_once_for_the_whole_job() -> None:
    """Three lines of 0.10 at 5 %: one and a half cents make two, not three times a rounded half."""
    found = job_price([PricedLine(10)] * 3, tax=FirmTax(500))
    assert (found.net_minor, found.tax_minor, found.gross_minor, found.on_top_minor) == (30, 2, 32, 2)


def test_included_tax_lies_within_the_price() -> None:
    found = job_price([PricedLine(12_000)], tax=FirmTax(2_000, is_included=True))
    assert (found.net_minor, found.tax_minor, found.gross_minor, found.on_top_minor) == (10_000, 2_000, 12_000, 0)


def test_an_exempt_line_bears_no_tax_and_its_share_of_the_discount() -> None:
    lines = [PricedLine(10_000), PricedLine(10_000, is_tax_exempt=True)]
    assert job_price(lines, tax=FirmTax(1_000)).tax_minor == 1_000
    assert job_price(lines, tax=FirmTax(1_000), discount_minor=2_000).tax_minor == 900
    exempt = job_price([PricedLine(1_000, is_tax_exempt=True)], tax=FirmTax(1_000), visit_minimum_minor=6_000)
    assert (exempt.price_minor, exempt.tax_minor) == (6_000, 0)


def test_a_visit_costs_at_least_what_the_firm_says() -> None:
    small = job_price([PricedLine(3_000)], tax=FirmTax(), visit_minimum_minor=8_500)
    assert (small.lines_minor, small.price_minor, small.is_visit_minimum) == (3_000, 8_500, True)
    enough = job_price([PricedLine(9_000)], tax=FirmTax(), visit_minimum_minor=8_500)
    assert (enough.price_minor, enough.is_visit_minimum) == (9_000, False)
    assert job_price([], tax=FirmTax(), visit_minimum_minor=8_500).price_minor == 0, "no lines, no visit to pay"


@pytest.mark.parametrize("discount", [-1, 101])
def test_a_discount_beyond_the_price_is_refused(discount: int) -> None:
    with pytest.raises(ValueError, match="between nothing and the price"):
        flat_price(100, tax=FirmTax(), discount_minor=discount)


@given(_LINES, _TAXES, st.integers(0, 100), st.integers(0, 10**6))
def test_the_parts_make_the_whole(lines: list[PricedLine], tax: FirmTax, percent: int, minimum: int) -> None:
    price = job_price(lines, tax=tax, visit_minimum_minor=minimum).price_minor
    found = job_price(lines, tax=tax, discount_minor=price * percent // 100, visit_minimum_minor=minimum)
    assert found.net_minor + found.tax_minor == found.gross_minor
    assert found.lines_minor == sum(line.amount_minor for line in lines)
    assert found.price_minor >= found.lines_minor
    assert 0 <= found.tax_minor <= max(found.gross_minor, 0)
    paid = found.price_minor - found.discount_minor
    assert found.gross_minor == paid + found.on_top_minor
    assert (found.on_top_minor == 0) or not tax.is_included


@given(st.integers(0, 10**9), st.integers(0, 10_000))
def test_more_tax_is_never_less_money(price: int, rate: int) -> None:
    less, more = flat_price(price, tax=FirmTax(rate)), flat_price(price, tax=FirmTax(min(rate + 1, 10_000)))
    assert less.gross_minor <= more.gross_minor


def test_units_are_said_as_people_say_them() -> None:
    assert [unit_words(unit) for unit in PriceUnit] == ["a room", "a sq ft", "a meter", "each", "an hour"]
    assert unit_words(PriceUnit.AREA, "m2") == "a m²"
    assert str(FirmTax(825).percent) == "8.25"


@pytest.mark.parametrize(
    ("unit", "size", "size_unit", "area_unit", "expected"),
    [
        (PriceUnit.AREA, 26_000, "sq_ft", "sq_ft", 26_000),
        (PriceUnit.AREA, 1_000, "m2", "sq_ft", 10_764),
        (PriceUnit.AREA, 10_764, "sq_ft", "m2", 1_000),
        (PriceUnit.AREA, 1_300, "tread", "sq_ft", 100),
        (PriceUnit.AREA, None, "sq_ft", "sq_ft", 100),
        (PriceUnit.EACH, 1_300, "tread", "sq_ft", 1_300),
        (PriceUnit.METRE, 450, "metre", "m2", 450),
        (PriceUnit.ROOM, 26_000, "sq_ft", "sq_ft", 100),
    ],
)
def test_a_quantity_is_the_size_where_it_was_measured_that_way(
    unit: PriceUnit, size: int | None, size_unit: str, area_unit: str, expected: int
) -> None:
    assert quantity_for(unit, size, size_unit, area_unit) == expected
