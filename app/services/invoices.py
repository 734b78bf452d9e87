"""Writes invoices and credit notes: numbers without gaps, each kept as it was told to the client.

An invoice is never changed and never deleted. One that was wrong is void and keeps its number; a bill that fell
afterwards gets a credit note. The counter is raised in the unit that writes the invoice, so two desks never get the
same number, and a unit that fails gives its number back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from peewee import IntegrityError

from app.clock import Clock
from app.errors import ConflictError, NotAllowedError, NotFoundError
from app.models.invoices import Invoice, InvoiceLine
from app.models.jobs import Job
from app.queries.billing_terms import get_billing_terms
from app.queries.invoice_papers import draft_invoice
from app.queries.invoice_rows import InvoicePaperRow
from app.queries.invoices import check_billable, credited_minor, find_live_invoice
from app.rules.invoices import Bill, BillLine, credit, invoice_number, number_series, without_tax_on_top
from app.services.field_checks import check_length, check_words
from app.services.history import RecordedChange
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_REASON = 400


class InvoiceService:
    """Issues invoices and credit notes, and makes them void."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def issue(self, job_ids: Sequence[int]) -> list[int]:
        """The invoices of these jobs, in their order; one that has its invoice already keeps it.

        NotAllowedError for a job that is not done or costs nothing, ConflictError when another desk is billing the
        same job; then no number was given out at all.
        """
        label = ngettext("Issue {count} invoice", "Issue {count} invoices", len(job_ids)).format(count=len(job_ids))
        found = {job_id: live.id for job_id in job_ids if (live := find_live_invoice(job_id)) is not None}
        if len(found) < len(set(job_ids)):
            with self._units(label) as work:
                for job_id in dict.fromkeys(job_ids):
                    if job_id not in found:
                        found[job_id] = self._issue(work, job_id)
        return [found[job_id] for job_id in dict.fromkeys(job_ids)]

    def void(self, invoice_id: int, version: int, reason: str) -> None:
        """Make an invoice or credit note void, with a reason; its number stays and says so."""
        row = _invoice(invoice_id, version)
        check_words(reason, _("Write down why it is void; nothing was changed."), "reason")
        check_length(reason, _LONGEST_REASON, "reason")
        if row.state == "void":
            raise NotAllowedError(_("{number} is void already; nothing was changed.").format(number=row.number))
        with self._units(_("Make {number} void").format(number=row.number)) as work:
            self._void(work, row, reason.strip())

    def credit(self, job_id: int, reason: str = "") -> int:
        """A credit note over what the bill of a job fell since its invoice; returns its id.

        NotAllowedError when there is no invoice, or the bill did not fall.
        """
        invoice = find_live_invoice(job_id)
        if invoice is None:
            raise NotAllowedError(_("There is no invoice to credit; issue one for what the job costs now."))
        check_length(reason, _LONGEST_REASON, "reason")
        with self._units(_("Credit note for {number}").format(number=invoice.number)) as work:
            job = Job.get_by_id(job_id)
            bill_minor = job.billed_minor if job.billed_minor is not None else job.price_minor - job.discount_minor
            before = invoice.total_minor - credited_minor(invoice.id)
            if bill_minor >= before:
                raise NotAllowedError(
                    _(
                        "The bill did not fall since {number} was issued; to bill more, make it void and issue it anew."
                    ).format(number=invoice.number)
                )
            work.save_or_touch(job)
            name = reason.strip() or _("Taken off the bill")
            return self._credit(work, invoice, job, before - bill_minor, name)

    def take_back(self, work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str]:
        """Undo of an invoice makes it void, so that no number is ever missing; undo of that puts it in force again."""
        for change in changes:
            if change.table != "invoice":
                continue
            row = Invoice.get_by_id(change.record_id)
            if change.action == "insert" and row.state == "issued":
                self._void(work, row, _("Taken back"))
            elif change.action == "update" and change.before.get("state") == "issued":
                _refuse_second(row)
                row.state, row.void_reason, row.voided_at = "issued", "", None
                work.save(row)
            elif change.action == "update" and row.state == "issued":
                self._void(work, row, _("Taken back"))
        return {"invoice", "invoice_line"}

    def _issue(self, work: UnitOfWork, job_id: int) -> int:
        # The number is taken first: whoever waits for the counter then sees what the other desk has written.
        number = self._next_number(work)
        if find_live_invoice(job_id) is not None:
            raise ConflictError(_("Another desk has just issued this invoice; nothing was issued twice, look again."))
        draft = draft_invoice(job_id, self._clock.today(), self._clock.zone)
        job = Job.get_by_id(job_id)
        check_billable(job)
        work.save_or_touch(job)
        row = self._row(work, draft, job, number)
        self._write(work, row, draft.lines)
        return int(row.id)

    def _row(self, work: UnitOfWork, draft: InvoicePaperRow, job: Job, number: str) -> Invoice:
        return Invoice(
            number=number,
            client_id=job.client_id,
            job_id=job.id,
            issued_on=draft.issued_on,
            due_on=draft.due_on,
            net_minor=draft.net_minor,
            tax_minor=draft.tax_minor,
            total_minor=draft.total_minor,
            client_name=draft.client_name,
            client_address="\n".join(draft.address_lines),
            tax_name=draft.tax_name,
            tax_basis_points=draft.tax_basis_points,
            is_tax_included=draft.is_tax_included,
            discount_minor=draft.discount_minor,
            note=draft.note,
            issued_by_id=work.person_id,
            issued_at=work.now,
        )

    def _credit(self, work: UnitOfWork, invoice: Invoice, job: Job, amount_minor: int, name: str) -> int:
        left = invoice.total_minor - credited_minor(invoice.id)
        notes = Invoice.select().where((Invoice.credits == invoice.id) & (Invoice.state == "issued"))
        tax_left = invoice.tax_minor + sum(note.tax_minor for note in notes)
        note = without_tax_on_top(
            credit(Bill((), 0, left - tax_left, tax_left, left), amount_minor, name),
            is_included=bool(invoice.is_tax_included),
        )
        row = Invoice(
            number=self._next_number(work),
            client_id=invoice.client_id,
            job_id=job.id,
            issued_on=self._clock.today(),
            net_minor=note.net_minor,
            tax_minor=note.tax_minor,
            total_minor=note.total_minor,
            client_name=invoice.client_name,
            client_address=invoice.client_address,
            tax_name=invoice.tax_name,
            tax_basis_points=invoice.tax_basis_points,
            is_tax_included=invoice.is_tax_included,
            issued_by_id=work.person_id,
            issued_at=work.now,
            credits_id=invoice.id,
        )
        self._write(work, row, note.lines)
        return int(row.id)

    def _write(self, work: UnitOfWork, row: Invoice, lines: Sequence[BillLine]) -> None:
        try:
            work.save(row)
        except IntegrityError as error:  # two series whose beginnings run into each other
            raise ConflictError(
                _(
                    "The number {number} was used before; nothing was issued, choose another beginning in Settings."
                ).format(number=row.number)
            ) from error
        for position, line in enumerate(lines):
            work.save(
                InvoiceLine(
                    invoice_id=row.id,
                    job_line_id=line.job_line_id,
                    name=line.name,
                    quantity_hundredths=line.quantity_hundredths,
                    unit=line.unit,
                    unit_price_minor=line.unit_price_minor,
                    amount_minor=line.amount_minor,
                    is_tax_exempt=line.is_tax_exempt,
                    position=position,
                )
            )

    def _next_number(self, work: UnitOfWork) -> str:
        terms = get_billing_terms()
        series = number_series(terms.prefix, self._clock.today(), has_year=terms.has_year)
        return invoice_number(series, work.next_number(f"invoice {series}", terms.first_number))

    def _void(self, work: UnitOfWork, row: Invoice, reason: str) -> None:
        if credited_minor(row.id):
            raise NotAllowedError(
                _("A credit note stands against {number}; make that one void first.").format(number=row.number)
            )
        row.state, row.void_reason, row.voided_at = "void", reason, work.now
        work.save(row)


def _invoice(invoice_id: int, version: int) -> Invoice:
    row = Invoice.get_or_none(Invoice.id == invoice_id)
    if row is None:
        raise NotFoundError(_("This invoice is not there; nothing was changed."))
    if row.version != version:
        raise ConflictError(
            _("Another desk changed {number} a moment ago; look at it again.").format(number=row.number)
        )
    return row


def _refuse_second(row: Invoice) -> None:
    """An invoice comes back into force only while its job has no other one."""
    if row.credits_id is None and row.job_id is not None and find_live_invoice(row.job_id) is not None:
        raise NotAllowedError(
            _("Another invoice was issued for this job since; {number} stays void.").format(number=row.number)
        )
