"""What a client paid, got back and was billed, as rows of the timeline: each at the end of its day."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import JOIN

from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.models.team import Person
from app.queries.client_rows import TimelineRow
from app.queries.timeline_page import TimelinePage
from app.rules.payments import method_words
from app.rules.person_names import first_name
from app.translations import gettext as _


def count_money(client_id: int) -> int:
    """How many rows of this file the timeline of a client has."""
    return int(_payments_of(client_id).count() + _invoices_of(client_id).count())


def list_payments(page: TimelinePage) -> list[TimelineRow]:
    """Payments and refunds on the day the money moved, also those that were brought in from another program."""
    chosen = (
        _payments_of(page.client_id)
        .select(Payment, Person.name.alias("taker_name"), Job.number.alias("job_number"))
        .join(Person, JOIN.LEFT_OUTER, on=(Payment.recorded_by == Person.id))
        .switch(Payment)
        .join(Job, JOIN.LEFT_OUTER, on=(Payment.job == Job.id))
    )
    return [_payment_row(row, page) for row in page.of_days(chosen, "payment", Payment.paid_on, Payment.id)]


def list_invoices(page: TimelinePage) -> list[TimelineRow]:
    """Invoices and credit notes on the day they were issued; a void one says so."""
    chosen = (
        _invoices_of(page.client_id)
        .select(Invoice, Job.number.alias("job_number"))
        .join(Job, JOIN.LEFT_OUTER, on=(Invoice.job == Job.id))
    )
    return [_invoice_row(row, page) for row in page.of_days(chosen, "invoice", Invoice.issued_on, Invoice.id)]


def _payments_of(client_id: int) -> Any:
    return Payment.select().where((Payment.client == client_id) & Payment.archived_at.is_null())


def _invoices_of(client_id: int) -> Any:
    return Invoice.select().where(Invoice.client == client_id)


def _payment_row(row: Any, page: TimelinePage) -> TimelineRow:
    is_refund = row.kind == "refund"
    words = _("{amount} given back") if is_refund else _("{amount} paid")
    facts = [method_words(row.method), _for_job(row.job_number), first_name(row.taker_name or "")]
    return _day_row(
        page,
        f"payment:{row.id}",
        row.paid_on,
        kind="refund" if is_refund else "payment",
        headline=words.format(amount=page.money(row.amount_minor)),
        words=row.note,
        meta=" · ".join(fact for fact in facts if fact),
        job_id=row.job_id,
    )


def _invoice_row(row: Any, page: TimelinePage) -> TimelineRow:
    words = _("Credit note {number}") if row.credits_id is not None else _("Invoice {number}")
    facts = [page.money(row.total_minor), _for_job(row.job_number)]
    return _day_row(
        page,
        f"invoice:{row.id}",
        row.issued_on,
        kind="invoice",
        headline=words.format(number=row.number),
        words=row.void_reason,
        meta=" · ".join(fact for fact in facts if fact),
        chip="void" if row.state == "void" else "",
        job_id=row.job_id,
    )


def _day_row(page: TimelinePage, key: str, day: date, **words: Any) -> TimelineRow:
    return TimelineRow(key=key, happened_at=page.end_of(day), is_whole_day=True, **words)


def _for_job(number: int | None) -> str:
    return _("for job {number}").format(number=number) if number else ""
