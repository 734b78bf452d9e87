from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.payments import (
    PaymentMethod,
    bill_after_refund,
    bill_before_refund,
    credit_minor,
    method_words,
    owed_minor,
    signed_minor,
)


@pytest.mark.parametrize(
    ("billed", "paid", "refund", "after"),
    [
        (15_000, 15_000, 4_000, 11_000),
        (15_000, 18_000, 2_000, 15_000),  # only what was too much goes back
        (15_000, 18_000, 4_000, 14_000),
        (15_000, 5_000, 5_000, 10_000),
        (0, 5_000, 5_000, 0),
    ],
)
def test_a_refund_lowers_the_bill_by_what_was_not_overpaid(billed: int, paid: int, refund: int, after: int) -> None:
    assert bill_after_refund(billed, paid, refund) == after


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.data())
def test_nobody_owes_more_after_a_refund_than_before(billed: int, paid: int, data: st.DataObject) -> None:
    refund = data.draw(st.integers(0, paid))
    after = bill_after_refund(billed, paid, refund)
    assert owed_minor(after, paid - refund) <= owed_minor(billed, paid)
    assert after >= 0
    if paid <= billed and refund <= billed:
        assert bill_before_refund(after, paid - refund, refund) == billed


def test_what_is_left_and_what_is_too_much_exclude_each_other() -> None:
    assert (owed_minor(100, 40), credit_minor(100, 40)) == (60, 0)
    assert (owed_minor(100, 140), credit_minor(100, 140)) == (0, 40)


def test_a_refund_counts_against_what_was_paid() -> None:
    assert [signed_minor(kind, 100) for kind in ("payment", "refund")] == [100, -100]


def test_each_way_to_pay_has_its_words_and_a_foreign_one_keeps_its_own() -> None:
    assert [method_words(method) for method in PaymentMethod] == [
        "Card", "Cash", "Check", "Bank transfer", "Voucher", "Another way",
    ]  # fmt: skip
    assert method_words("shells") == "shells"
