"""What a job costs: quantity x unit price for each line, what is charged at least, discount, and the firm's tax.

All amounts are whole minor units. Rounding happens twice and no more: once for each line (half up), and once for the
tax of the whole job (half up), so that the tax on a bill is the rate of the sum that stands above it, not the sum of
many small roundings. A discount is taken off before tax; what is exempt carries its share of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.rules.rounding import round_half_up
from app.translations import gettext as _

LARGEST_QUANTITY_HUNDREDTHS = 1_000_000
_BASIS_POINTS = 10_000
_SQUARE_FEET_IN_A_SQUARE_METRE = Fraction(10_763_910, 1_000_000)


class PriceUnit(StrEnum):
    """What a price is for."""

    ROOM = "room"
    AREA = "area"
    METRE = "metre"
    EACH = "each"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class PriceFloor:
    """What a line comes to, and whether the price list's least amount was more than quantity x unit price."""

    amount_minor: int
    is_minimum: bool


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line of a job; an exempt one bears no tax."""

    amount_minor: int
    is_tax_exempt: bool = False


@dataclass(frozen=True, slots=True)
class FirmTax:
    """The firm's tax: rate in hundredths of a percent, and whether the price list holds it already."""

    basis_points: int = 0
    is_included: bool = False

    @property
    def percent(self) -> Decimal:
        """The rate as people say it: 825 is 8.25."""
        return Decimal(self.basis_points) / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPrice:
    """A job's price: lines, brought up to what a visit costs at least, less the discount; net + tax = gross."""

    lines_minor: int
    price_minor: int
    discount_minor: int
    net_minor: int
    tax_minor: int
    gross_minor: int

    @property
    def is_visit_minimum(self) -> bool:
        """Whether the firm's least charge for a visit was more than the lines."""
        return self.price_minor > self.lines_minor

    @property
    def on_top_minor(self) -> int:
        """The tax that the client pays beyond the agreed price; nothing where the prices hold it."""
        return self.gross_minor - (self.price_minor - self.discount_minor)


def line_price(quantity_hundredths: int, unit_price_minor: int, minimum_minor: int = 0) -> PriceFloor:
    """Quantity x unit price, half up, but at least the minimum; a line of no quantity costs nothing."""
    if quantity_hundredths < 0 or unit_price_minor < 0 or minimum_minor < 0:
        raise ValueError("Quantity, price and minimum are never negative.")
    if quantity_hundredths == 0:
        return PriceFloor(0, is_minimum=False)
    amount = round_half_up(Fraction(quantity_hundredths * unit_price_minor, 100))
    return PriceFloor(max(amount, minimum_minor), is_minimum=minimum_minor > amount)


def job_price(
    lines: Iterable[PricedLine], *, tax: FirmTax, discount_minor: int = 0, visit_minimum_minor: int = 0
) -> JobPrice:
    """The whole of a job. No lines cost nothing; what a visit costs at least counts once there is something to do.

    The difference to that least charge is taxed unless every line is exempt. ValueError for a discount below zero or
    beyond the price.
    """
    present = list(lines)
    lines_minor = sum(line.amount_minor for line in present)
    price_minor = max(lines_minor, visit_minimum_minor) if present else 0
    if not 0 <= discount_minor <= price_minor:
        raise ValueError("A discount lies between nothing and the price.")
    exempt_minor = sum(line.amount_minor for line in present if line.is_tax_exempt)
    if present and all(line.is_tax_exempt for line in present):
        exempt_minor = price_minor
    return _with_tax(lines_minor, price_minor, discount_minor, exempt_minor, tax)


def flat_price(price_minor: int, *, tax: FirmTax, discount_minor: int = 0) -> JobPrice:
    """A price named for the whole job, taxed as a whole."""
    return job_price([PricedLine(price_minor)], tax=tax, discount_minor=discount_minor)


def _with_tax(lines_minor: int, price_minor: int, discount_minor: int, exempt_minor: int, tax: FirmTax) -> JobPrice:
    paid_minor = price_minor - discount_minor
    taxed = Fraction((price_minor - exempt_minor) * paid_minor, price_minor) if price_minor else Fraction(0)
    if tax.is_included:
        tax_minor = round_half_up(taxed * tax.basis_points / (_BASIS_POINTS + tax.basis_points))
        net_minor, gross_minor = paid_minor - tax_minor, paid_minor
    else:
        tax_minor = round_half_up(taxed * tax.basis_points / _BASIS_POINTS)
        net_minor, gross_minor = paid_minor, paid_minor + tax_minor
    return JobPrice(
        lines_minor=lines_minor,
        price_minor=price_minor,
        discount_minor=discount_minor,
        net_minor=net_minor,
        tax_minor=tax_minor,
        gross_minor=gross_minor,
    )


def unit_words(unit: PriceUnit, area_unit: str = "sq_ft") -> str:
    """What the price is for, behind the amount: “a room”, “a sq ft”, “an hour”."""
    return {
        PriceUnit.ROOM: _("a room"),
        PriceUnit.AREA: _("a m²") if area_unit == "m2" else _("a sq ft"),
        PriceUnit.METRE: _("a meter"),
        PriceUnit.EACH: _("each"),
        PriceUnit.HOUR: _("an hour"),
    }[unit]


def quantity_for(unit: PriceUnit, size_hundredths: int | None, size_unit: str, area_unit: str) -> int:
    """How many of a unit an area has, in hundredths: its size where it was measured that way, else one.

    Square feet and square meters are turned into the firm's; stairs, seats and pieces count where a price is for each.
    """
    if size_hundredths is None:
        return 100
    if unit is PriceUnit.AREA and size_unit in ("sq_ft", "m2"):
        if size_unit == area_unit:
            return size_hundredths
        factor = _SQUARE_FEET_IN_A_SQUARE_METRE
        return round_half_up(size_hundredths * factor if size_unit == "m2" else size_hundredths / factor)
    if unit is PriceUnit.METRE and size_unit == "metre":
        return size_hundredths
    if unit is PriceUnit.EACH and size_unit in ("tread", "piece", "seat"):
        return size_hundredths
    return 100
