"""What a client was billed and paid in a time, line by line, with what they owe at its beginning and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from app.errors import NotFoundError
from app.models.clients import Client
from app.models.firm import Firm
from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.queries.billing_terms import get_billing_terms
from app.queries.invoice_rows import StatementLineRow, StatementRow
from app.queries.invoices import billing_address, note_of
from app.queries.owed import owed_items_of_client
from app.queries.payments import is_billed
from app.rules.owed_ages import owed_ages
from app.rules.payments import signed_minor
from app.translations import gettext as _

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing that changed what is owed, before it is put in its place."""

    on: date
    rank: int
    id: int
    kind: str
    number: str
    job_number: int | None
    method: str
    amount_minor: int


def get_statement(client_id: int, today: date, zone: ZoneInfo, from_on: date | None = None) -> StatementRow:
    """The last twelve months up to today, or from another day on; NotFoundError for a client who is not there."""
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was printed."))
    begins_on = from_on or today - relativedelta(months=_MONTHS) + timedelta(days=1)
    entries = sorted([*_bills(client_id, zone), *_payments(client_id)], key=lambda each: (each.on, each.rank, each.id))
    opening = sum(each.amount_minor for each in entries if each.on < begins_on)
    lines, balance = [], opening
    for each in entries:
        if each.on >= begins_on:
            balance += each.amount_minor
            lines.append(
                StatementLineRow(
                    each.on, each.kind, each.number, each.job_number, each.method, each.amount_minor, balance
                )
            )
    country = str(Firm.select(Firm.country).scalar() or "")
    return StatementRow(
        client_id=client.id,
        client_number=client.number,
        client_name=client.name,
        address_lines=billing_address(client_id, country),
        from_on=begins_on,
        to_on=today,
        opening_minor=opening,
        lines=tuple(lines),
        closing_minor=balance,
        ages=owed_ages(owed_items_of_client(client_id, zone), today),
        note=note_of(get_billing_terms()),
    )


def _bills(client_id: int, zone: ZoneInfo) -> Iterator[_Entry]:
    """What was billed: by invoices and credit notes where there are some, else, and for the rest, by the job."""
    invoiced: defaultdict[int, int] = defaultdict(int)
    jobs = {job.id: job for job in Job.select().where((Job.client == client_id) & is_billed())}
    in_force = (Invoice.client == client_id) & (Invoice.state == "issued")
    for row in Invoice.select().where(in_force).order_by(Invoice.issued_on, Invoice.id):
        job = jobs.get(row.job_id) if row.job_id is not None else None
        if job is None:  # the job was taken back since; what is not owed stands nowhere
            continue
        invoiced[job.id] += row.total_minor
        kind = "invoice" if row.credits_id is None else "credit_note"
        yield _Entry(row.issued_on, 0, row.id, kind, row.number, job.number, "", row.total_minor)
    for job in jobs.values():
        bill = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
        if bill != invoiced[job.id]:
            day = (job.finished_at or job.starts_at or job.created_at).astimezone(zone).date()
            yield _Entry(day, 0, job.id, "bill", "", job.number, "", bill - invoiced[job.id])


def _payments(client_id: int) -> Iterator[_Entry]:
    own = (Payment.client == client_id) & Payment.archived_at.is_null()
    chosen = list(Payment.select().where(own))
    ids = [row.job_id for row in chosen if row.job_id is not None]
    present = Job.id.in_(ids)
    jobs = {job.id: job for job in Job.select(Job.id, Job.number, Job.archived_at).where(present)}
    for row in chosen:
        job = jobs.get(row.job_id) if row.job_id is not None else None
        if job is not None and job.archived_at is not None:
            continue
        number = job.number if job is not None else None
        amount = -signed_minor(row.kind, row.amount_minor)
        yield _Entry(row.paid_on, 1, row.id, row.kind, "", number, row.method, amount)
