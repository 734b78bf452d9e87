"""Invoices as they are printed: as they were issued, or as a draft before; many take as many statements as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.errors import NotFoundError
from app.models.clients import Client
from app.models.firm import Firm
from app.models.invoices import Invoice, InvoiceLine
from app.models.jobs import Job, Payment
from app.models.team import Person
from app.queries.billing_terms import get_billing_terms, get_firm_tax
from app.queries.farewells import farewell_of
from app.queries.hand_over import tuples_of
from app.queries.invoice_rows import NO_FAREWELL, InvoicePaperRow, PaidRow
from app.queries.invoices import bill_of_job, billing_address, check_billable, note_of
from app.rules.invoices import BillLine
from app.translations import gettext as _

_CHUNK = 500


def list_invoice_papers(invoice_ids: Sequence[int], today: date, zone: ZoneInfo) -> list[InvoicePaperRow]:
    """Invoices and credit notes as they were issued, with the payments up to now, in the order of the ids.

    NotFoundError when one is not there.
    """
    found: list[InvoicePaperRow] = []
    for start in range(0, len(invoice_ids), _CHUNK):
        found += _papers(invoice_ids[start : start + _CHUNK], today, zone)
    return found


def get_invoice_paper(invoice_id: int, today: date, zone: ZoneInfo) -> InvoicePaperRow:
    """One of them."""
    (found,) = list_invoice_papers([invoice_id], today, zone)
    return found


def draft_invoice(job_id: int, today: date, zone: ZoneInfo) -> InvoicePaperRow:
    """The invoice of a job as it would be issued today, without a number.

    NotFoundError for a job that is not there, NotAllowedError for one that is not done, is free, or comes to nothing.
    """
    job = Job.get_or_none(Job.id == job_id)
    if job is None:
        raise NotFoundError(_("This job is no longer there; nothing was issued."))
    total = check_billable(job)
    client = Client.get_by_id(job.client_id)
    terms, firm = get_billing_terms(), Firm.get_or_none()
    found = bill_of_job(job, total)
    return InvoicePaperRow(
        number="",
        issued_on=today,
        due_on=today + timedelta(days=terms.terms_days),
        client_name=client.name,
        client_number=client.number,
        address_lines=billing_address(client.id, firm.country if firm is not None else ""),
        job_number=job.number,
        visit_on=_visit_on(job, zone),
        lines=found.lines,
        discount_minor=found.discount_minor,
        net_minor=found.net_minor,
        tax_minor=found.tax_minor,
        total_minor=found.total_minor,
        tax_name=firm.tax_name if firm is not None else "",
        tax_basis_points=get_firm_tax().basis_points,
        is_tax_included=get_firm_tax().is_included,
        tax_number=_tax_number(),
        note=note_of(terms),
        payments=_payments([job.id])[job.id],
        farewell=farewell_of(client, _names([job]).get(job.technician_id, ""), today, zone),
    )


def _papers(invoice_ids: Sequence[int], today: date, zone: ZoneInfo) -> list[InvoicePaperRow]:
    rows = _by_id(Invoice, invoice_ids)
    if len(rows) < len(set(invoice_ids)):
        raise NotFoundError(_("This invoice is not there; nothing was printed."))
    jobs = _by_id(Job, [row.job_id for row in rows.values() if row.job_id is not None])
    clients = _by_id(Client, [row.client_id for row in rows.values()])
    credited = _by_id(Invoice, [row.credits_id for row in rows.values() if row.credits_id is not None])
    lines, paid, taken_off = _lines(list(rows)), _payments(list(jobs)), _taken_off(list(rows))
    names, tax_number = _names(jobs.values()), _tax_number()

    def paper(row: Invoice) -> InvoicePaperRow:
        job = jobs.get(row.job_id) if row.job_id is not None else None
        is_plain = row.credits_id is None and row.state == "issued"
        technician = names.get(job.technician_id, "") if job is not None else ""
        return InvoicePaperRow(
            number=row.number,
            issued_on=row.issued_on,
            due_on=row.due_on,
            client_name=row.client_name,
            client_number=clients[row.client_id].number,
            address_lines=tuple(line for line in row.client_address.split("\n") if line),
            job_number=job.number if job is not None else None,
            visit_on=_visit_on(job, zone),
            lines=lines[row.id],
            discount_minor=row.discount_minor,
            net_minor=row.net_minor,
            tax_minor=row.tax_minor,
            total_minor=row.total_minor,
            tax_name=row.tax_name,
            tax_basis_points=row.tax_basis_points,
            is_tax_included=bool(row.is_tax_included),
            tax_number=tax_number,
            note=row.note,
            credits_number=credited[row.credits_id].number if row.credits_id is not None else "",
            is_void=row.state == "void",
            void_reason=row.void_reason,
            payments=paid[job.id] if job is not None and is_plain else (),
            credited_minor=taken_off.get(row.id, 0) if is_plain else 0,
            farewell=farewell_of(clients[row.client_id], technician, today, zone) if is_plain else NO_FAREWELL,
        )

    return [paper(rows[invoice_id]) for invoice_id in invoice_ids]


def _by_id(model: Any, ids: Iterable[int]) -> dict[int, Any]:
    return {row.id: row for row in model.select().where(model.id.in_(list(ids)))}


def _lines(invoice_ids: Sequence[int]) -> defaultdict[int, tuple[BillLine, ...]]:
    found: defaultdict[int, tuple[BillLine, ...]] = defaultdict(tuple)
    chosen = InvoiceLine.select().where(InvoiceLine.invoice.in_(invoice_ids))
    for row in chosen.order_by(InvoiceLine.position, InvoiceLine.id):
        line = BillLine(
            name=row.name,
            amount_minor=row.amount_minor,
            quantity_hundredths=row.quantity_hundredths,
            unit=row.unit,
            unit_price_minor=row.unit_price_minor,
            is_tax_exempt=bool(row.is_tax_exempt),
            job_line_id=row.job_line_id,
        )
        found[row.invoice_id] += (line,)
    return found


def _payments(job_ids: Sequence[int]) -> defaultdict[int | None, tuple[PaidRow, ...]]:
    found: defaultdict[int | None, tuple[PaidRow, ...]] = defaultdict(tuple)
    chosen = Payment.select().where(Payment.job.in_(job_ids) & Payment.archived_at.is_null())
    for row in chosen.order_by(Payment.paid_on, Payment.id):
        found[row.job_id] += (PaidRow(row.paid_on, row.kind, row.method, row.amount_minor),)
    return found


def _taken_off(invoice_ids: Sequence[int]) -> dict[int, int]:
    """What credit notes in force took off, as positive amounts."""
    is_note = Invoice.credits.in_(invoice_ids) & (Invoice.state == "issued")
    notes = Invoice.select(Invoice.credits, fn.SUM(Invoice.total_minor)).where(is_note).group_by(Invoice.credits)
    return {invoice_id: -int(total) for invoice_id, total in tuples_of(notes)}


def _names(jobs: Iterable[Job]) -> dict[int | None, str]:
    """The names of those who came."""
    ids = [job.technician_id for job in jobs if job.technician_id is not None]
    return {person_id: row.name for person_id, row in _by_id(Person, ids).items()}


def _visit_on(job: Job | None, zone: ZoneInfo) -> date | None:
    moment = None if job is None else job.finished_at or job.starts_at
    return None if moment is None else moment.astimezone(zone).date()


def _tax_number() -> str:
    return str(Firm.select(Firm.tax_number).scalar() or "")
