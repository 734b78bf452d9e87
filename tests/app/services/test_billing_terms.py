from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ConflictError, ValidationError
from app.models.firm import Setting
from app.models.invoices import Invoice
from app.queries.billing_terms import BILLING_TERMS, BillingTerms, get_billing_terms, get_firm_tax
from app.queries.firm import get_firm
from app.rules.job_price import FirmTax
from app.services.money_drafts import TaxDraft
from tests.builders import Firm

_VAT = TaxDraft("VAT", 2_000, is_included=True, number="GB 123 4567 89")
_TERMS = BillingTerms("R", has_year=False, first_number=1_043, terms_days=30, bank_line="Bank", footer="Thank you")


def version() -> int:
    firm = get_firm()
    assert firm is not None
    return firm.version


def test_tax_and_terms_are_kept_and_taken_back_by_name(firm: Firm) -> None:
    assert get_billing_terms() == BillingTerms()
    service, history = firm.everafter.billing_terms, firm.everafter.history
    service.change_tax(version(), _VAT)
    service.change_terms(_TERMS)
    details = get_firm()
    assert details is not None
    assert (details.tax_name, details.tax_number) == ("VAT", "GB 123 4567 89")
    assert (get_firm_tax(), get_billing_terms()) == (FirmTax(2_000, is_included=True), _TERMS)
    assert history.undo_label() == "Change how we bill"
    history.undo()
    assert history.undo_label() == "Change our tax"
    history.undo()
    assert (get_firm_tax(), get_billing_terms()) == (FirmTax(), BillingTerms())


def test_the_next_invoice_begins_the_new_series(firm: Firm) -> None:
    firm.everafter.billing_terms.change_terms(_TERMS)
    jobs = [firm.finished_job(firm.client()) for _each in range(2)]
    firm.everafter.invoices.issue(jobs)
    issued = list(Invoice.select().order_by(Invoice.id))
    assert [row.number for row in issued] == ["R1043", "R1044"]
    assert issued[0].due_on is not None
    assert (issued[0].due_on - issued[0].issued_on).days == 30
    assert issued[0].note == "Bank\nThank you"


@pytest.mark.parametrize(
    ("tax", "terms", "field"),
    [
        (replace(_VAT, basis_points=10_001), _TERMS, "tax_rate"),
        (replace(_VAT, basis_points=-1), _TERMS, "tax_rate"),
        (replace(_VAT, name=" "), _TERMS, "tax_name"),
        (replace(_VAT, number="9" * 41), _TERMS, "tax_number"),
        (_VAT, replace(_TERMS, prefix="R" * 21), "prefix"),
        (_VAT, replace(_TERMS, prefix="R\n"), "prefix"),
        (_VAT, replace(_TERMS, first_number=0), "first_number"),
        (_VAT, replace(_TERMS, terms_days=366), "terms_days"),
        (_VAT, replace(_TERMS, terms_days=-1), "terms_days"),
        (_VAT, replace(_TERMS, footer="x" * 601), "footer"),
    ],
)
def test_what_cannot_be_is_a_sentence_by_its_field(firm: Firm, tax: TaxDraft, terms: BillingTerms, field: str) -> None:
    service = firm.everafter.billing_terms
    with pytest.raises(ValidationError) as refused:
        service.change_tax(version(), tax) if field.startswith("tax") else service.change_terms(terms)
    assert refused.value.field == field
    assert get_billing_terms() == BillingTerms()


def test_the_second_of_two_desks_is_told(firm: Firm) -> None:
    before = version()
    firm.everafter.billing_terms.change_tax(before, _VAT)
    with pytest.raises(ConflictError):
        firm.everafter.billing_terms.change_tax(before, _VAT)


def test_what_nobody_can_read_has_its_usual_value(firm: Firm) -> None:
    for stored in ("nonsense", {"prefix": 7, "terms_days": 21, "other": 1}):
        Setting.delete().where(Setting.name == BILLING_TERMS).execute()
        Setting.create(name=BILLING_TERMS, value=stored)
        terms = get_billing_terms()
        assert terms.prefix == "INV-"
    assert terms.terms_days == 21
