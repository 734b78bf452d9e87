from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.owed_ages import OwedAges, OwedItem, age_of, age_words, left_to_pay, owed_ages

_TODAY = date(2026, 3, 2)


def due(days: int, amount: int = 1_000) -> OwedItem:
    """Something that should have been paid this many days ago."""
    return OwedItem(_TODAY - timedelta(days=days), amount)


@pytest.mark.parametrize(
    ("days", "age"), [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (4_000, 4)]
)
def test_a_debt_grows_older_by_the_day_it_was_due(days: int, age: int) -> None:
    assert age_of(due(days).due_on, _TODAY) == age
    assert len(age_words()) == 5


def test_each_age_has_its_sum() -> None:
    ages = owed_ages([due(-1), due(15), due(20), due(45), due(75), due(200)], _TODAY)
    assert ages.amounts == (1_000, 2_000, 1_000, 1_000, 1_000)
    assert ages.plus(OwedAges(1, 2, 3, 4, 5)).amounts == (1_001, 2_002, 1_003, 1_004, 1_005)


def test_a_credit_pays_the_oldest_first() -> None:
    assert left_to_pay([due(5), due(100), due(50)], 1_500) == [due(50, 500), due(5)]


@given(st.lists(st.builds(due, st.integers(-40, 400), st.integers(1, 10**6)), max_size=8), st.integers(-100, 10**7))
def test_what_is_left_is_what_was_owed_less_the_credit(items: list[OwedItem], credit: int) -> None:
    left = left_to_pay(items, credit)
    owed = sum(item.amount_minor for item in items)
    assert sum(item.amount_minor for item in left) == max(0, owed - max(0, credit))
    assert owed_ages(left, _TODAY).total_minor == sum(item.amount_minor for item in left)
    assert [item.due_on for item in left] == sorted(item.due_on for item in left)
