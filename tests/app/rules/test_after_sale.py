"""The share of contacts after the sale, and the bands of love (S0.10, S4.9)."""

from __future__ import annotations

from app.rules.after_sale import AfterSale, love_band


def test_six_after_and_two_before_are_75_percent() -> None:
    assert AfterSale(before=2, after=6).percent == 75
    assert AfterSale(before=0, after=3).percent == 100
    assert AfterSale(before=3).percent == 0
    assert AfterSale().percent is None
    assert AfterSale(before=7, after=1).percent == 13, "half up"


def test_none_or_one_two_and_more_are_the_three_bands() -> None:
    assert [love_band(score) for score in range(5)] == [0, 0, 1, 2, 2]
