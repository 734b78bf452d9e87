from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.invoices import Bill, BillLine, bill, credit, invoice_number, number_series, without_tax_on_top
from app.rules.job_price import FirmTax

NO_TAX, ON_TOP, INSIDE = FirmTax(), FirmTax(825), FirmTax(2_000, is_included=True)


def test_without_a_tax_the_lines_are_the_total() -> None:
    found = bill([BillLine("Hall", 4_000), BillLine("Stairs", 6_000)], total_minor=10_000, tax=NO_TAX)
    assert (found.net_minor, found.tax_minor, found.total_minor, len(found.lines)) == (10_000, 0, 10_000, 2)


def test_tax_on_top_is_added_once_for_the_whole() -> None:
    found = bill([BillLine("Hall", 3_333), BillLine("Stairs", 3_333)], total_minor=7_216, tax=ON_TOP)
    assert (found.net_minor, found.tax_minor, found.total_minor) == (6_666, 550, 7_216)
    assert len(found.lines) == 2


def test_tax_inside_the_prices_is_the_part_that_goes_to_the_state() -> None:
    found = bill([BillLine("Hall", 12_000)], total_minor=12_000, tax=INSIDE)
    assert (found.net_minor, found.tax_minor, found.total_minor) == (10_000, 2_000, 12_000)


def test_an_exempt_line_bears_no_tax() -> None:
    lines = [BillLine("Hall", 10_000), BillLine("Disability fitting", 10_000, is_tax_exempt=True)]
    assert bill(lines, total_minor=20_825, tax=ON_TOP).tax_minor == 825


def test_a_discount_is_taken_off_before_the_tax() -> None:
    found = bill([BillLine("Hall", 10_000)], total_minor=9_743, tax=ON_TOP, discount_minor=1_000)
    assert (found.discount_minor, found.net_minor, found.tax_minor) == (1_000, 9_000, 743)


def test_a_bill_that_differs_says_so_in_a_line_of_its_own() -> None:
    found = bill([BillLine("Hall", 12_000)], total_minor=6_000, tax=INSIDE, difference_name="Price as agreed")
    assert found.lines[-1] == BillLine("Price as agreed", -6_000)
    assert (found.net_minor, found.tax_minor) == (5_000, 1_000)


def test_a_bill_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="never below zero"):
        bill([], total_minor=-1, tax=NO_TAX)


lines_ = st.lists(st.builds(BillLine, st.just("Room"), st.integers(0, 10**7), is_tax_exempt=st.booleans()), max_size=6)
taxes = st.builds(FirmTax, st.integers(0, 3_000), st.booleans())


@given(lines_, taxes, st.integers(0, 10**7), st.integers(0, 10**7))
def test_what_stands_on_a_bill_always_adds_up(lines: list[BillLine], tax: FirmTax, total: int, discount: int) -> None:
    found = bill(lines, total_minor=total, tax=tax, discount_minor=discount, difference_name="Price as agreed")
    assert found.net_minor + found.tax_minor == found.total_minor == total
    assert 0 <= found.tax_minor <= total
    shown = sum(line.amount_minor for line in found.lines) - found.discount_minor
    assert shown == (total if tax.is_included else found.net_minor)


@given(st.integers(1, 10**7), taxes, st.lists(st.integers(1, 10**6), max_size=5))
def test_credit_notes_give_back_exactly_what_was_billed(total: int, tax: FirmTax, parts: list[int]) -> None:
    left = bill([], total_minor=total, tax=tax, difference_name="Visit")
    for part in [*parts, None]:
        amount = left.total_minor if part is None else min(part, left.total_minor)
        if not amount:
            break
        note = credit(left, amount, "Taken off")
        assert note.net_minor + note.tax_minor == note.total_minor == -amount
        left = Bill(
            (), 0, left.net_minor + note.net_minor, left.tax_minor + note.tax_minor, left.total_minor + note.total_minor
        )
        assert left.net_minor >= 0
        assert left.tax_minor >= 0
    assert left.total_minor == 0 or left.net_minor + left.tax_minor == left.total_minor


def test_the_line_of_a_credit_note_is_written_as_the_firm_writes_prices() -> None:
    note = credit(Bill((), 0, 10_000, 2_000, 12_000), 6_000, "Stairs left out")
    assert without_tax_on_top(note, is_included=True).lines[0].amount_minor == -6_000
    assert without_tax_on_top(note, is_included=False).lines[0].amount_minor == -5_000


@pytest.mark.parametrize("amount", [0, 12_001])
def test_a_credit_of_nothing_or_of_more_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="between nothing and the bill"):
        credit(Bill((), 0, 10_000, 2_000, 12_000), amount, "")


def test_numbers_begin_with_their_series() -> None:
    day = date(2026, 3, 2)
    assert invoice_number(number_series("INV-", day, has_year=True), 42) == "INV-2026-0042"
    assert invoice_number(number_series("R", day, has_year=False), 12_345) == "R12345"
