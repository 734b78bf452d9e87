"""What a client was billed and paid in a time, line by line, with what they owe at its beginning and end.

Many clients take as many statements of SQL as five hundred do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from app.errors import NotFoundError
from app.models.clients import Client
from app.models.firm import Firm
from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.queries.billing_terms import get_billing_terms
from app.queries.invoice_rows import StatementLineRow, StatementRow
from app.queries.invoices import billing_addresses, note_of
from app.queries.owed import owed_items_of_clients
from app.queries.payments import is_billed
from app.rules.owed_ages import owed_ages
from app.rules.payments import signed_minor
from app.translations import gettext as _

_MONTHS = 12
_CHUNK = 500


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
    (found,) = list_statements([client_id], today, zone, from_on)
    return found


def list_statements(
    client_ids: Sequence[int], today: date, zone: ZoneInfo, from_on: date | None = None
) -> list[StatementRow]:
    """The same for several clients, in the order of the ids."""
    begins_on = from_on or today - relativedelta(months=_MONTHS) + timedelta(days=1)
    found: list[StatementRow] = []
    for start in range(0, len(client_ids), _CHUNK):
        found += _statements(client_ids[start : start + _CHUNK], begins_on, today, zone)
    return found


def _statements(client_ids: Sequence[int], begins_on: date, today: date, zone: ZoneInfo) -> list[StatementRow]:
    clients = {client.id: client for client in Client.select().where(Client.id.in_(list(client_ids)))}
    if len(clients) < len(set(client_ids)):
        raise NotFoundError(_("This client is no longer there; nothing was printed."))
    entries: defaultdict[int, list[_Entry]] = defaultdict(list)
    for client_id, entry in (*_bills(client_ids, zone), *_payments(client_ids)):
        entries[client_id].append(entry)
    addresses = billing_addresses(client_ids, str(Firm.select(Firm.country).scalar() or ""))
    owed = owed_items_of_clients(client_ids, zone)
    note = note_of(get_billing_terms())

    def statement(client: Client) -> StatementRow:
        opening, lines, closing = _account(entries[client.id], begins_on)
        return StatementRow(
            client_id=client.id,
            client_number=client.number,
            client_name=client.name,
            address_lines=addresses.get(client.id, ()),
            from_on=begins_on,
            to_on=today,
            opening_minor=opening,
            lines=lines,
            closing_minor=closing,
            ages=owed_ages(owed.get(client.id, ()), today),
            note=note,
        )

    return [statement(clients[client_id]) for client_id in client_ids]


def _account(entries: Iterable[_Entry], begins_on: date) -> tuple[int, tuple[StatementLineRow, ...], int]:
    """What was owed before the first day, what happened since with what was owed after it, and what is owed now."""
    in_order = sorted(entries, key=lambda each: (each.on, each.rank, each.id))
    opening = sum(each.amount_minor for each in in_order if each.on < begins_on)
    lines, balance = [], opening
    for each in in_order:
        if each.on >= begins_on:
            balance += each.amount_minor
            lines.append(
                StatementLineRow(
                    each.on, each.kind, each.number, each.job_number, each.method, each.amount_minor, balance
                )
            )
    return opening, tuple(lines), balance


def _bills(client_ids: Sequence[int], zone: ZoneInfo) -> Iterator[tuple[int, _Entry]]:
    """What was billed: by invoices and credit notes where there are some, else, and for the rest, by the job."""
    ids = list(client_ids)
    invoiced: defaultdict[int, int] = defaultdict(int)
    jobs = {job.id: job for job in Job.select().where(Job.client.in_(ids) & is_billed())}
    in_force = Invoice.client.in_(ids) & (Invoice.state == "issued")
    for row in Invoice.select().where(in_force).order_by(Invoice.issued_on, Invoice.id):
        job = jobs.get(row.job_id) if row.job_id is not None else None
        # A job that was taken back since, or is somebody else's by now, is not owed here.
        if job is None or job.client_id != row.client_id:
            continue
        invoiced[job.id] += row.total_minor
        kind = "invoice" if row.credits_id is None else "credit_note"
        yield row.client_id, _Entry(row.issued_on, 0, row.id, kind, row.number, job.number, "", row.total_minor)
    for job in jobs.values():
        bill = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
        if bill != invoiced[job.id]:
            day = (job.finished_at or job.starts_at or job.created_at).astimezone(zone).date()
            yield job.client_id, _Entry(day, 0, job.id, "bill", "", job.number, "", bill - invoiced[job.id])


def _payments(client_ids: Sequence[int]) -> Iterator[tuple[int, _Entry]]:
    own = Payment.client.in_(list(client_ids)) & Payment.archived_at.is_null()
    chosen = list(Payment.select().where(own))
    jobs = _jobs_paid_for([row.job_id for row in chosen if row.job_id is not None])
    for row in chosen:
        number, archived_at = jobs.get(row.job_id, (None, None)) if row.job_id is not None else (None, None)
        if archived_at is not None:
            continue
        amount = -signed_minor(row.kind, row.amount_minor)
        yield row.client_id, _Entry(row.paid_on, 1, row.id, row.kind, "", number, row.method, amount)


def _jobs_paid_for(job_ids: Sequence[int]) -> Mapping[int, tuple[int | None, datetime | None]]:
    """The number of each job, and when it was archived."""
    found: dict[int, tuple[int | None, datetime | None]] = {}
    for start in range(0, len(job_ids), _CHUNK):
        chosen = Job.select(Job.id, Job.number, Job.archived_at).where(Job.id.in_(job_ids[start : start + _CHUNK]))
        found |= {job.id: (job.number, job.archived_at) for job in chosen}
    return found
