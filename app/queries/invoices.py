"""Reads about invoices: those of a job or a client, which jobs wait for one, and what a job comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.errors import NotAllowedError
from app.models.clients import Site
from app.models.invoices import Invoice
from app.models.jobs import Job, JobLine, Payment
from app.models.team import Person
from app.queries.billing_terms import BillingTerms, get_firm_tax
from app.queries.hand_over import joined
from app.queries.invoice_rows import DueJobRow, InvoiceRow
from app.queries.payments import bill_of, is_billed
from app.rules.invoices import Bill, BillLine, bill
from app.rules.job_price import PriceUnit
from app.translations import gettext as _


def list_invoices_of_job(job_id: int) -> tuple[InvoiceRow, ...]:
    """The invoices and credit notes of a job, void ones too, in the order they were issued."""
    return _rows(Invoice.job == job_id)


def list_invoices_of_client(client_id: int) -> tuple[InvoiceRow, ...]:
    """The same of a client."""
    return _rows(Invoice.client == client_id)


def find_live_invoice(job_id: int) -> Invoice | None:
    """The invoice of a job that is in force; None before it is issued and once it is void."""
    live = (Invoice.job == job_id) & (Invoice.state == "issued") & Invoice.credits.is_null()
    found: Invoice | None = Invoice.select().where(live).order_by(Invoice.id.desc()).first()
    return found


def credited_minor(invoice_id: int) -> int:
    """What was taken off an invoice by credit notes in force, as a positive amount."""
    notes = Invoice.select(Invoice.total_minor).where((Invoice.credits == invoice_id) & (Invoice.state == "issued"))
    return -sum(note.total_minor for note in notes)


def list_jobs_without_invoice(client_id: int | None = None) -> list[DueJobRow]:
    """Finished jobs for which something is owed and that have no invoice in force, the oldest first."""
    live = Invoice.select(Invoice.job).where((Invoice.state == "issued") & Invoice.credits.is_null() & _has_job())
    waiting = is_billed() & (bill_of() - Job.paid_minor > 0) & Job.id.not_in(live)
    if client_id is not None:
        waiting &= Job.client == client_id
    chosen = Job.select(Job.id, Job.number, Job.client).where(waiting)
    return [DueJobRow(row.id, row.number, row.client_id) for row in chosen.order_by(Job.finished_at, Job.id)]


def check_billable(job: Job) -> int:
    """What the job comes to; NotAllowedError while there is nothing to bill."""
    if job.state != "done":
        raise NotAllowedError(
            _("Job {number} is not finished; finish it first, then there is something to bill.").format(
                number=job.number
            )
        )
    total = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
    if not job.is_chargeable or total <= 0:
        raise NotAllowedError(_("Job {number} costs nothing; no invoice was issued.").format(number=job.number))
    return total


def bill_of_job(job: Job, total_minor: int) -> Bill:
    """The lines of a job as its bill says them."""
    rows = list(JobLine.select().where(JobLine.job == job.id).order_by(JobLine.position, JobLine.id))
    lines = [_line_of(row) for row in rows if row.price_minor or row.quantity_hundredths]
    missing = job.price_minor - sum(line.amount_minor for line in lines)
    if not lines:
        lines = [BillLine(job.description or _("Cleaning"), job.price_minor)]
    elif missing:
        is_exempt = all(line.is_tax_exempt for line in lines)
        lines.append(BillLine(_("Price agreed for the whole visit"), missing, is_tax_exempt=is_exempt))
    if job.extra_minor:
        lines.append(BillLine(job.extra_work or _("Extra work"), job.extra_minor))
    was_refunded = (Payment.job == job.id) & (Payment.kind == "refund") & Payment.archived_at.is_null()
    difference = _("Taken off the bill") if Payment.select().where(was_refunded).exists() else _("Price as agreed")
    return bill(
        lines,
        total_minor=total_minor,
        tax=get_firm_tax(),
        discount_minor=job.discount_minor,
        difference_name=difference,
    )


def note_of(terms: BillingTerms) -> str:
    """What stands under an invoice: the bank line and the firm's own note."""
    return "\n".join(text for text in (terms.bank_line.strip(), terms.footer.strip()) if text)


def billing_address(client_id: int, home_country: str) -> tuple[str, ...]:
    """Where bills go: the address kept for them, else the main one."""
    return billing_addresses([client_id], home_country).get(client_id, ())


def billing_addresses(client_ids: Sequence[int], home_country: str) -> dict[int, tuple[str, ...]]:
    """The same for up to some hundred clients; those without an address are left out."""
    own = Site.client.in_(list(client_ids)) & Site.archived_at.is_null()
    order = (Site.client, Site.is_billing_only.desc(), Site.is_main.desc(), Site.position, Site.id)
    found: dict[int, tuple[str, ...]] = {}
    for site in Site.select().where(own).order_by(*order):
        if site.client_id not in found:
            found[site.client_id] = _address_lines(site, home_country)
    return found


def _address_lines(site: Site, home_country: str) -> tuple[str, ...]:
    place = f"{site.town}, {site.region}" if site.town and site.region else site.town or site.region
    town = " ".join(part for part in (place, site.postal_code) if part)
    country = site.country if site.country and site.country != home_country else ""
    return tuple(line for line in (site.street, site.street_2, town, country) if line)


def _rows(condition: Any) -> tuple[InvoiceRow, ...]:
    issued = Invoice.select(Invoice, Person.name.alias("issuer_name"))
    issued = issued.left_outer_join(Person, on=(Invoice.issued_by == Person.id))
    chosen = list(joined(issued.where(condition).order_by(Invoice.issued_on, Invoice.id)))
    numbers = _numbers(row.credits_id for row in chosen)
    return tuple(
        InvoiceRow(
            id=row.id,
            number=row.number,
            client_id=row.client_id,
            job_id=row.job_id,
            issued_on=row.issued_on,
            due_on=row.due_on,
            total_minor=row.total_minor,
            is_void=row.state == "void",
            void_reason=row.void_reason,
            credits_number=numbers.get(row.credits_id, "") if row.credits_id is not None else "",
            version=row.version,
            issued_by=row.issuer_name or "",
            voided_at=row.voided_at,
        )
        for row in chosen
    )


def _numbers(ids: Iterable[int | None]) -> dict[int, str]:
    wanted: Sequence[int] = [each for each in ids if each is not None]
    return {row.id: row.number for row in Invoice.select(Invoice.id, Invoice.number).where(Invoice.id.in_(wanted))}


def _has_job() -> Any:
    return Invoice.job.is_null(False)


def _line_of(row: JobLine) -> BillLine:
    unit = row.unit if row.unit in set(PriceUnit) else PriceUnit.EACH.value
    return BillLine(
        name=row.name,
        amount_minor=row.price_minor,
        quantity_hundredths=row.quantity_hundredths,
        unit=unit,
        unit_price_minor=row.unit_price_minor or 0,
        is_tax_exempt=bool(row.is_tax_exempt),
        job_line_id=row.id,
    )
