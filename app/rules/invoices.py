"""What an invoice says: its number, its lines and its tax; all amounts in whole minor units.

The total of an invoice is what the books say the job comes to, to the cent. Where lines and bill differ (a price named
for the whole, a bill agreed on the day, money given back) one further line says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from app.rules.job_price import FirmTax, PricedLine, job_price
from app.rules.rounding import round_half_up

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill; a unit price of 0 is not shown, an exempt line bears no tax."""

    name: str
    amount_minor: int
    quantity_hundredths: int = 100
    unit: str = "each"
    unit_price_minor: int = 0
    is_tax_exempt: bool = False
    job_line_id: int | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """Lines less discount are the net amount, or the total where prices hold the tax; net + tax = total."""

    lines: tuple[BillLine, ...]
    discount_minor: int
    net_minor: int
    tax_minor: int
    total_minor: int


def bill(
    lines: Sequence[BillLine], *, total_minor: int, tax: FirmTax, discount_minor: int = 0, difference_name: str = ""
) -> Bill:
    """The bill of a job that comes to `total_minor`, tax and all.

    Tax is worked out on the lines by the firm's rules (see `job_price`); a total that differs bears it in proportion,
    and the line `difference_name` holds the difference. ValueError for a total below zero.
    """
    if total_minor < 0:
        raise ValueError("A bill is never below zero.")
    subtotal = sum(line.amount_minor for line in lines)
    discount = max(0, min(discount_minor, subtotal))
    price = job_price(
        [PricedLine(line.amount_minor, line.is_tax_exempt) for line in lines], tax=tax, discount_minor=discount
    )
    if price.gross_minor > 0:
        tax_minor = round_half_up(Fraction(price.tax_minor * total_minor, price.gross_minor))
    else:
        tax_minor = round_half_up(Fraction(total_minor * tax.basis_points, 10_000 + tax.basis_points))
    net_minor = total_minor - tax_minor
    wanted = total_minor if tax.is_included else net_minor
    difference = wanted - (subtotal - discount)
    found = tuple(lines)
    if difference:
        is_exempt = bool(found) and all(line.is_tax_exempt for line in found)
        found += (BillLine(difference_name, difference, is_tax_exempt=is_exempt),)
    return Bill(found, discount, net_minor, tax_minor, total_minor)


def credit(of: Bill, amount_minor: int, name: str) -> Bill:
    """A credit note for a part of a bill, or all of it: amounts below zero, tax in proportion.

    ValueError for nothing, or for more than the bill.
    """
    if not 0 < amount_minor <= of.total_minor:
        raise ValueError("A credit lies between nothing and the bill.")
    tax_minor = round_half_up(Fraction(of.tax_minor * amount_minor, of.total_minor))
    return Bill((BillLine(name, -amount_minor),), 0, tax_minor - amount_minor, -tax_minor, -amount_minor)


def without_tax_on_top(note: Bill, *, is_included: bool) -> Bill:
    """The note with its one line as the firm writes prices: before tax where tax comes on top."""
    if is_included:
        return note
    return replace(note, lines=tuple(replace(line, amount_minor=note.net_minor) for line in note.lines))


def number_series(prefix: str, issued_on: date, *, has_year: bool) -> str:
    """What all numbers of a series begin with: INV-, or INV-2026- where each year counts anew."""
    return f"{prefix}{issued_on.year}-" if has_year else prefix


def invoice_number(series: str, number: int) -> str:
    """A number as it is printed: INV-2026-0042; more digits where four do not hold it."""
    return f"{series}{number:0{_DIGITS}}"
