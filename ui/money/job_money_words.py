"""What is said about the money of a job and about its invoices, and which of them still count."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.invoice_rows import InvoiceRow
from app.queries.payments import JobMoneyRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats


def sum_words(money: JobMoneyRow, formats: FirmFormats) -> str:
    """What the job comes to, what was paid, and what is owed or too much."""
    bill, paid = formats.money(money.bill_minor), formats.money(money.paid_minor)
    if not money.is_billable:
        if not money.paid_minor:
            return _("Nothing to pay yet") if money.state != "done" else _("Nothing to pay")
        return _("Paid ahead {paid}").format(paid=paid)
    if money.owed_minor:
        return _("Comes to {bill}, paid {paid}, owed {owed}").format(
            bill=bill, paid=paid, owed=formats.money(money.owed_minor)
        )
    if money.credit_minor:
        return _("Comes to {bill}, paid {paid}: {credit} to their credit").format(
            bill=bill, paid=paid, credit=formats.money(money.credit_minor)
        )
    return _("Comes to {bill}, all paid").format(bill=bill)


def invoice_words(row: InvoiceRow, formats: FirmFormats) -> str:
    """One invoice or credit note in a line, and why it is void if it is."""
    words = _("Credit note {number}") if row.credits_number else _("Invoice {number}")
    text = _("{what}, {amount}, {day}").format(
        what=words.format(number=row.number),
        amount=formats.money(row.total_minor),
        day=formats.day(row.issued_on),
    )
    if row.issued_by:
        text = _("{what}, by {name}").format(what=text, name=row.issued_by)
    if not row.is_void:
        return text
    if row.voided_at is None:
        return _("{what} · void: {reason}").format(what=text, reason=row.void_reason)
    since = formats.day(formats.day_of(row.voided_at))
    return _("{what} · void since {when}: {reason}").format(what=text, when=since, reason=row.void_reason)


def invoices_words(rows: Sequence[InvoiceRow], money: JobMoneyRow, formats: FirmFormats) -> str:
    """A line for each invoice, and one more where the job comes to more than was invoiced."""
    said = [invoice_words(row, formats) for row in rows]
    invoiced = invoiced_minor(rows)
    if live_invoice(rows) is not None and money.is_billable and invoiced < money.bill_minor:
        words = _("The job comes to {amount} more than was invoiced; make the invoice void and issue it anew.")
        said.append(words.format(amount=formats.money(money.bill_minor - invoiced)))
    return "\n".join(said)


def invoiced_minor(rows: Sequence[InvoiceRow]) -> int:
    """What the invoices that count come to, less the credit notes against them, in minor units."""
    return sum(row.total_minor for row in rows if not row.is_void)


def live_invoice(rows: Sequence[InvoiceRow]) -> InvoiceRow | None:
    """The invoice that counts."""
    return next((row for row in reversed(rows) if not row.is_void and not row.credits_number), None)


def newest_in_force(rows: Sequence[InvoiceRow]) -> InvoiceRow | None:
    """What can be made void: a credit note before the invoice it stands against."""
    return next((row for row in reversed(rows) if not row.is_void), None)
