"""Money that comes in and goes back: the ways to pay in words, and what a refund does to a bill."""

from __future__ import annotations

from enum import StrEnum

from app.translations import gettext as _


class PaymentMethod(StrEnum):
    """How money changed hands."""

    CARD = "card"
    CASH = "cash"
    CHECK = "check"
    TRANSFER = "transfer"
    VOUCHER = "voucher"
    OTHER = "other"


def method_words(method: str) -> str:
    """The way to pay as people say it; an unknown one as it is written."""
    words = {
        PaymentMethod.CARD: _("Card"),
        PaymentMethod.CASH: _("Cash"),
        PaymentMethod.CHECK: _("Check"),
        PaymentMethod.TRANSFER: _("Bank transfer"),
        PaymentMethod.VOUCHER: _("Voucher"),
        PaymentMethod.OTHER: _("Another way"),
    }
    return words.get(method, method)  # type: ignore[call-overload, no-any-return]  # an import may bring other words


def signed_minor(kind: str, amount_minor: int) -> int:
    """What a payment adds to what was paid, in minor units: a refund takes away."""
    return -amount_minor if kind == "refund" else amount_minor


def bill_after_refund(billed_minor: int, paid_minor: int, refund_minor: int) -> int:
    """The bill in minor units once money was given back, never below 0.

    What was paid beyond the bill goes back first and leaves the bill alone; the rest makes the bill smaller, so that
    nobody seems to owe what was given back.
    """
    overpaid = max(0, paid_minor - billed_minor)
    return max(0, billed_minor - max(0, refund_minor - overpaid))


def bill_before_refund(billed_minor: int, paid_minor: int, refund_minor: int) -> int:
    """The bill in minor units once a refund is taken out again: as it was, unless only an overpayment went back."""
    return billed_minor if paid_minor > billed_minor else billed_minor + refund_minor


def owed_minor(bill_minor: int, paid_minor: int) -> int:
    """What is left to pay, in minor units; 0 when everything or more was paid."""
    return max(0, bill_minor - paid_minor)


def credit_minor(bill_minor: int, paid_minor: int) -> int:
    """What was paid beyond the bill, in minor units: it stands to the client's credit."""
    return max(0, paid_minor - bill_minor)
