"""How the firm bills: number series, days to pay, and what stands at the foot of each invoice."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from app.queries.firm import get_firm, get_setting
from app.rules.job_price import FirmTax

BILLING_TERMS = "billing_terms"


@dataclass(frozen=True, slots=True)
class BillingTerms:
    """What Settings > Money keeps; with `has_year` each year counts anew from `first_number`."""

    prefix: str = "INV-"
    has_year: bool = True
    first_number: int = 1
    terms_days: int = 14
    bank_line: str = ""
    footer: str = ""

    def as_setting(self) -> dict[str, object]:
        """The terms as they are stored."""
        return asdict(self)


def get_billing_terms() -> BillingTerms:
    """The firm's terms; what was never set has its usual value, and so has what nobody can read."""
    stored = get_setting(BILLING_TERMS)
    usual = BillingTerms()
    if not isinstance(stored, dict):
        return usual
    known = {
        name: stored[name]
        for name, value in usual.as_setting().items()
        if name in stored and type(stored[name]) is type(value)
    }
    return BillingTerms(**known)


def get_firm_tax() -> FirmTax:
    """The firm's tax as Settings has it."""
    firm = get_firm()
    return FirmTax() if firm is None else FirmTax(firm.tax_basis_points, firm.is_tax_included)
