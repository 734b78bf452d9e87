"""How money changed hands, in the words of four languages."""

from __future__ import annotations

import re

_METHODS: tuple[tuple[str, str], ...] = (
    ("card", r"card|visa|master|amex|credit|debit|karte|carte|tarjeta|stripe|square"),
    ("cash", r"cash|bar\b|bargeld|espèces|efectivo|liquide|contado"),
    ("check", r"che(?:ck|que)|scheck|chèque"),
    ("transfer", r"transfer|bank|bacs|ach\b|wire|überweisung|virement|venmo|zelle|paypal|giro|sepa|lastschrift"),
    ("voucher", r"voucher|gift|gutschein|bon\b|vale"),
)
_METHOD_WORDS = tuple((method, re.compile(words, re.IGNORECASE)) for method, words in _METHODS)


def method_of(text: str) -> str | None:
    """The way to pay that the words name, or None."""
    return next((method for method, words in _METHOD_WORDS if words.search(text)), None)
