"""Reads about money: what a job or a client paid and owes, payment by payment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, Case, Expression, Function, fn

from app.errors import NotFoundError
from app.models.jobs import Job, Payment
from app.models.team import Person
from app.queries.done_jobs import is_done
from app.queries.hand_over import joined, tuples_of
from app.rules.payments import credit_minor, owed_minor
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment, or one refund (`kind`), with its job's number if it has a job."""

    id: int
    client_id: int
    job_id: int | None
    job_number: int | None
    kind: str
    method: str
    amount_minor: int
    paid_on: date
    note: str
    recorded_by: str
    version: int


@dataclass(frozen=True, slots=True)
class JobMoneyRow:
    """What a job comes to and what was paid; `is_billable` once it is done and not free.

    `credit_minor` is what was paid beyond the bill; before the job is done everything paid is.
    """

    job_id: int
    number: int
    client_id: int
    state: str
    is_billable: bool
    bill_minor: int
    paid_minor: int
    owed_minor: int
    credit_minor: int
    payments: tuple[PaymentRow, ...]
    version: int


def bill_of() -> Function:
    """What a job comes to, in the words of its index."""
    return fn.COALESCE(Job.billed_minor, Job.price_minor - Job.discount_minor)


def is_billed() -> Expression:
    """Whether a job is done, not free, and there."""
    billed: Expression = (
        is_done() & (Job.is_chargeable == True) & Job.archived_at.is_null()  # noqa: E712 - SQL
    )
    return billed


def get_job_money(job_id: int) -> JobMoneyRow:
    """Bill, payments and what is left of one job; NotFoundError when it is gone."""
    job = Job.get_or_none(Job.id == job_id)
    if job is None:
        raise NotFoundError(_("This job is no longer there."))
    is_billable = job.state == "done" and bool(job.is_chargeable)
    bill = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
    due = bill if is_billable else 0
    return JobMoneyRow(
        job_id=job.id,
        number=job.number,
        client_id=job.client_id,
        state=job.state,
        is_billable=is_billable,
        bill_minor=bill,
        paid_minor=job.paid_minor,
        owed_minor=owed_minor(due, job.paid_minor),
        credit_minor=credit_minor(due, job.paid_minor),
        payments=_payments(Payment.job == job_id),
        version=job.version,
    )


def list_payments_of_client(client_id: int) -> tuple[PaymentRow, ...]:
    """Everything a client paid and got back, the newest first."""
    return _payments(Payment.client == client_id)


def list_owed_jobs(client_id: int) -> tuple[JobMoneyRow, ...]:
    """The client's finished jobs for which something is left to pay, the oldest first; their payments are left out."""
    chosen = Job.select().where((Job.client == client_id) & is_billed() & (bill_of() - Job.paid_minor > 0))
    rows = []
    for job in chosen.order_by(Job.finished_at, Job.id):
        bill = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
        rows.append(
            JobMoneyRow(
                job_id=job.id,
                number=job.number,
                client_id=client_id,
                state=job.state,
                is_billable=True,
                bill_minor=bill,
                paid_minor=job.paid_minor,
                owed_minor=bill - job.paid_minor,
                credit_minor=0,
                payments=(),
                version=job.version,
            )
        )
    return tuple(rows)


def account_balance_minor(client_id: int) -> int:
    """What stands on a client's account: paid without a job, less what was given back of it."""
    return account_balances([client_id]).get(client_id, 0)


def account_balances(client_ids: Iterable[int]) -> Mapping[int, int]:
    """The same for several clients; those without such a payment are left out."""
    signed = Case(None, ((Payment.kind == "refund", 0 - Payment.amount_minor),), Payment.amount_minor)
    chosen = (
        Payment.select(Payment.client, fn.SUM(signed))
        .where(Payment.client.in_(list(client_ids)) & Payment.job.is_null() & Payment.archived_at.is_null())
        .group_by(Payment.client)
    )
    return {client_id: int(total) for client_id, total in tuples_of(chosen)}


def balances(client_ids: Iterable[int]) -> Mapping[int, int]:
    """What each client owes in all, in minor units; below zero stands to their credit.

    One way of counting: the bills of finished jobs less everything paid, for a job or without one.
    """
    ids = list(client_ids)
    due = Case(None, ((is_billed(), bill_of()),), 0)
    chosen = (
        Job.select(Job.client, fn.SUM(due - Job.paid_minor))
        .where(Job.client.in_(ids) & Job.archived_at.is_null())
        .group_by(Job.client)
    )
    found = {client_id: int(total) for client_id, total in tuples_of(chosen)}
    for client_id, total in account_balances(ids).items():
        found[client_id] = found.get(client_id, 0) - total
    return found


def _payments(condition: Any) -> tuple[PaymentRow, ...]:
    chosen = (
        Payment.select(Payment, Job.number.alias("job_number"), Person.name.alias("person_name"))
        .join(Job, JOIN.LEFT_OUTER, on=(Payment.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Payment.recorded_by == Person.id))
        .where(condition & Payment.archived_at.is_null())
        .order_by(Payment.paid_on.desc(), Payment.id.desc())
    )
    return tuple(
        PaymentRow(
            id=row.id,
            client_id=row.client_id,
            job_id=row.job_id,
            job_number=row.job_number,
            kind=row.kind,
            method=row.method,
            amount_minor=row.amount_minor,
            paid_on=row.paid_on,
            note=row.note,
            recorded_by=row.person_name or "",
            version=row.version,
        )
        for row in joined(chosen)
    )
