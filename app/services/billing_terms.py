"""Writes how the firm bills: its tax, the series of its numbers, days to pay, and the foot of an invoice."""

from __future__ import annotations

from app.errors import ConflictError, ValidationError
from app.models.firm import Firm
from app.queries.billing_terms import BILLING_TERMS, BillingTerms
from app.services.field_checks import check_length
from app.services.firm_settings import find_setting, write_setting
from app.services.money_drafts import TaxDraft
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

_LONGEST_PREFIX = 20
_LONGEST_TAX_NAME = 40
_LONGEST_LINE = 200
_LONGEST_FOOTER = 600
_MOST_DAYS = 365
_LARGEST_FIRST = 99_999_999


class BillingTermsService:
    """What stands on every invoice from now on; those that were issued keep what they said."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def change_tax(self, firm_version: int, tax: TaxDraft) -> None:
        """The firm's tax and its number with the tax office; raises ConflictError if another desk was faster."""
        _check_tax(tax)
        with self._units(_("Change our tax")) as work:
            firm = Firm.get()
            if firm.version != firm_version:
                raise ConflictError(
                    _("Somebody else changed these settings a moment ago; look at them and save again.")
                )
            firm.tax_name, firm.tax_number = tax.name.strip(), tax.number.strip()
            firm.tax_basis_points, firm.is_tax_included = tax.basis_points, tax.is_included
            work.save(firm)

    def change_terms(self, terms: BillingTerms) -> None:
        """Number series, days to pay and the foot of an invoice."""
        _check_terms(terms)
        with self._units(_("Change how we bill")) as work:
            write_setting(work, find_setting(BILLING_TERMS), terms.as_setting())


def _check_tax(tax: TaxDraft) -> None:
    if not 0 <= tax.basis_points <= 10_000:
        raise ValidationError(_("A tax lies between 0 and 100 percent; mend it and save again."), "tax_rate")
    if tax.basis_points and not tax.name.strip():
        raise ValidationError(_("Name the tax as it is to stand on the invoice, such as VAT."), "tax_name")
    check_length(tax.name, _LONGEST_TAX_NAME, "tax_name")
    check_length(tax.number, _LONGEST_TAX_NAME, "tax_number")


def _check_terms(terms: BillingTerms) -> None:
    check_length(terms.prefix, _LONGEST_PREFIX, "prefix")
    if "\n" in terms.prefix:
        raise ValidationError(_("The beginning of a number stands on one line; mend it and save again."), "prefix")
    if not 1 <= terms.first_number <= _LARGEST_FIRST:
        raise ValidationError(_("The first number is 1 or more; mend it and save again."), "first_number")
    if not 0 <= terms.terms_days <= _MOST_DAYS:
        raise ValidationError(_("Give between 0 and 365 days to pay; mend it and save again."), "terms_days")
    check_length(terms.bank_line, _LONGEST_LINE, "bank_line")
    check_length(terms.footer, _LONGEST_FOOTER, "footer")
