"""Rounding half away from zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.rounding import round_half_up


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(7, 3), 2),
        (2.5, 3),
        (-2.5, -3),
        (0.49999, 0),
        (547.5, 548),
        (Decimal("0.5"), 1),
        (1.005 * 100, 100),
        (0, 0),
    ],
)
def test_halves_go_away_from_zero(value: Fraction | Decimal | float, expected: int) -> None:
    assert round_half_up(value) == expected


@given(st.fractions(-(10**9), 10**9, max_denominator=1000))
def test_the_result_is_never_more_than_a_half_away(value: Fraction) -> None:
    assert abs(round_half_up(value) - value) <= Fraction(1, 2)
    assert round_half_up(-value) == -round_half_up(value)
