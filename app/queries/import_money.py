"""What an import has to know of money: which payments only repeat what a file of jobs said was paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from app.models.imports import ImportRow
from app.models.jobs import Job, Payment
from app.queries.hand_over import tuples_of

_CHUNK = 400


@dataclass(slots=True)
class KnownPayment:
    """A payment as an import finds it."""

    id: int
    client_id: int
    job_id: int | None
    kind: str
    amount_minor: int
    paid_on: date
    method: str
    note: str
    version: int


@dataclass(slots=True)
class JobMoney:
    """Bill and payments of a job, as an import changes them."""

    id: int
    client_id: int
    billed_minor: int | None
    price_minor: int
    paid_minor: int


def read_payment(payment_id: int) -> KnownPayment | None:
    """A payment as it stands now; None once it was taken out."""
    return next(iter(_payments(Payment.id == payment_id)), None)


def read_lumps(client_ids: Sequence[int]) -> dict[int, list[KnownPayment]]:
    """By client, the payments of which only a file of jobs tells, in one sum: those without a line in the ledger."""
    found: dict[int, list[KnownPayment]] = {}
    told = ImportRow.select(ImportRow.id).where((ImportRow.kind == "payments") & (ImportRow.record_id == Payment.id))
    for chunk in _chunks(client_ids):
        of_jobs = Payment.client.in_(chunk) & Payment.job.is_null(False) & Payment.import_batch.is_null(False)
        for row in _payments(of_jobs & (Payment.kind == "payment") & (Payment.version == 1) & ~fn.EXISTS(told)):
            found.setdefault(row.client_id, []).append(row)
    return found


def read_own_payments(client_ids: Sequence[int], source: str) -> dict[int, list[KnownPayment]]:
    """By client, all that is written down of their payments and that no file of this source told of yet."""
    found: dict[int, list[KnownPayment]] = {}
    told = ImportRow.select(ImportRow.id).where(
        (ImportRow.kind == "payments") & (ImportRow.source == source) & (ImportRow.record_id == Payment.id)
    )
    for chunk in _chunks(client_ids):
        for row in _payments(Payment.client.in_(chunk) & ~fn.EXISTS(told)):
            found.setdefault(row.client_id, []).append(row)
    return found


def read_account_payments(client_ids: Sequence[int]) -> dict[int, list[KnownPayment]]:
    """By client, imported money that was tied to no job."""
    found: dict[int, list[KnownPayment]] = {}
    for chunk in _chunks(client_ids):
        loose = Payment.client.in_(chunk) & Payment.job.is_null() & Payment.import_batch.is_null(False)
        for row in _payments(loose & (Payment.kind == "payment")):
            found.setdefault(row.client_id, []).append(row)
    return found


def read_job_money(job_ids: Sequence[int]) -> dict[int, JobMoney]:
    """Bill and payments of these jobs."""
    found: dict[int, JobMoney] = {}
    for chunk in _chunks(job_ids):
        columns = (Job.id, Job.client_id, Job.billed_minor, Job.price_minor - Job.discount_minor, Job.paid_minor)
        for row in tuples_of(Job.select(*columns).where(Job.id.in_(chunk))):
            found[row[0]] = JobMoney(*row)
    return found


def _payments(chosen: Any) -> list[KnownPayment]:
    columns = (
        Payment.id, Payment.client_id, Payment.job_id, Payment.kind, Payment.amount_minor, Payment.paid_on,
        Payment.method, Payment.note, Payment.version,
    )  # fmt: skip
    rows = Payment.select(*columns).where(chosen & Payment.archived_at.is_null()).order_by(Payment.paid_on, Payment.id)
    return [KnownPayment(*row) for row in tuples_of(rows)]


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
