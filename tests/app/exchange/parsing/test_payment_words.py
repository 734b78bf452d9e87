"""How money changed hands, by the words for it."""

from __future__ import annotations

import pytest

from app.exchange.parsing.payment_words import method_of


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("VISA 4242", "card"), ("Bargeld", "cash"), ("Cheque #12", "check"), ("Überweisung", "transfer"),
        ("Gift card", "card"), ("Gutschein", "voucher"), ("a goat", None),
    ],
)  # fmt: skip
def test_the_words_of_four_languages_name_one_of_our_ways_to_pay(text: str, method: str | None) -> None:
    assert method_of(text) == method
