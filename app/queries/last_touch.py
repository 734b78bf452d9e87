"""Clients whose last touch was money: an invoice or a payment, and nothing after it (S4.13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from peewee import Expression

from app.models.aftercare import LoveTouch
from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Payment
from app.queries.hand_over import tuples_of


@dataclass(frozen=True, slots=True)
class LastTouchRow:
    """Who heard of money last: `kind` is payment or invoice, the amount in minor units."""

    client_id: int
    client_name: str
    kind: str
    on: date
    amount_minor: int


def list_last_touched_by_money(now: datetime, zone: ZoneInfo) -> list[LastTouchRow]:
    """Clients of ours with no call, letter, visit or kindness since; the latest first, and not those of today.

    A payment at the door has until tomorrow to be followed by a thank-you.
    """
    today = now.astimezone(zone).date()
    kind_on = _kindnesses()
    last: dict[int, LastTouchRow] = {}
    for row in (*_payments(zone), *_invoices(zone)):
        known = last.get(row.client_id)
        if known is None or row.on > known.on:
            last[row.client_id] = row
    found = [row for row in last.values() if row.on < today and kind_on.get(row.client_id, row.on) <= row.on]
    return sorted(found, key=lambda row: (-row.on.toordinal(), row.client_name.casefold(), row.client_id))


def _kindnesses() -> dict[int, date]:
    """The day of the last kindness to each client."""
    given = LoveTouch.archived_at.is_null() & (LoveTouch.is_planned == False)  # noqa: E712 - SQL
    chosen = LoveTouch.select(LoveTouch.client, LoveTouch.given_on).where(given)
    return dict(tuples_of(chosen.order_by(LoveTouch.given_on)))


def _is_ours() -> Expression:
    is_ours: Expression = Client.archived_at.is_null() & Client.merged_into.is_null() & (Client.ended_reason == "")
    return is_ours


def _payments(zone: ZoneInfo) -> Iterator[LastTouchRow]:
    """Payments after the last contact: on a later day, or written down later on the same one."""
    is_after = Client.last_contact_at.is_null() | (Payment.recorded_at > Client.last_contact_at)
    chosen = (
        Payment.select(
            Client.id, Client.name, Client.last_contact_at, Payment.paid_on, Payment.recorded_at, Payment.amount_minor
        )
        .join(Client, on=(Payment.client == Client.id))
        .where(_is_ours() & Payment.archived_at.is_null() & (Payment.kind == "payment") & is_after)
    )
    for client_id, name, contact_at, paid_on, recorded_at, amount in tuples_of(chosen.order_by(Payment.paid_on.desc())):
        contact_on = contact_at.astimezone(zone).date() if contact_at is not None else date.min
        # A payment of long ago that an import wrote down today is no touch of today.
        is_of_its_day = paid_on == recorded_at.astimezone(zone).date()
        if paid_on > contact_on or (paid_on == contact_on and is_of_its_day):
            yield LastTouchRow(client_id, name, "payment", paid_on, amount)


def _invoices(zone: ZoneInfo) -> Iterator[LastTouchRow]:
    """Invoices issued after the day of the last contact."""
    chosen = (
        Invoice.select(Client.id, Client.name, Client.last_contact_at, Invoice.issued_on, Invoice.total_minor)
        .join(Client, on=(Invoice.client == Client.id))
        .where(_is_ours() & (Invoice.state != "void"))
    )
    for client_id, name, contact_at, issued_on, amount in tuples_of(chosen.order_by(Invoice.issued_on.desc())):
        if contact_at is None or issued_on > contact_at.astimezone(zone).date():
            yield LastTouchRow(client_id, name, "invoice", issued_on, amount)
