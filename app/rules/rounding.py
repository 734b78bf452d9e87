"""Rounding as people do it on paper: half away from zero, exact for fractions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def round_half_up(value: Fraction | Decimal | float) -> int:
    """The nearest whole number, halves away from zero (rules.md, opening paragraph); 2.5 gives 3 and -2.5 gives -3.

    Fractions and Decimals are rounded exactly. A float is read as the short decimal it prints as, so 1.005 * 100 does
    not fall the wrong way because of its binary tail.
    """
    if isinstance(value, Fraction):
        doubled = abs(value) * 2
        whole = (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)
        return -whole if value < 0 else whole
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))
