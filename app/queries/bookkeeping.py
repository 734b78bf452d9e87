"""What the bookkeeper takes over: invoices, credit notes, payments and refunds of a time, one line each.

The order of the columns stands in the README and only grows at its end. What lowers the books stands below zero: credit
notes and refunds. A void invoice keeps its line with nothing in it, so that no number is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app.errors import ValidationError
from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.queries.export_columns import ExportList
from app.rules.payments import signed_minor
from app.translations import gettext as _

_PAGE = 1_000
_HEADINGS = (
    "Date", "Kind", "Number", "Client number", "Client", "Job", "Net", "Tax", "Gross", "Tax name", "Tax percent",
    "How", "Due", "To invoice", "State", "Note",
)  # fmt: skip
_MONEY = frozenset({6, 7, 8})


def bookkeeping_list(first: date, last: date) -> ExportList:
    """The lines from one day to another, both included, by day; ValidationError when they stand the wrong way round."""
    if last < first:
        raise ValidationError(_("The last day is before the first; mend one of the two, nothing was written."), "to")

    def rows() -> Iterator[Sequence[Any]]:
        yield from _invoices(first, last)
        yield from _payments(first, last)

    return ExportList("bookkeeping", _HEADINGS, (), rows, _MONEY)


def _invoices(first: date, last: date) -> Iterator[Sequence[Any]]:
    for page in _pages(Invoice, Invoice.issued_on, first, last):
        clients, jobs = _clients(page), _jobs(page)
        ids = [row.credits_id for row in page if row.credits_id is not None]
        credited = {row.id: row.number for row in Invoice.select(Invoice.id, Invoice.number).where(Invoice.id.in_(ids))}
        for row in page:
            is_void = row.state == "void"
            amounts = (0, 0, 0) if is_void else (row.net_minor, row.tax_minor, row.total_minor)
            number, name = clients[row.client_id]
            yield (
                row.issued_on,
                "invoice" if row.credits_id is None else "credit note",
                row.number,
                number,
                row.client_name or name,
                jobs.get(row.job_id, ""),
                *amounts,
                row.tax_name,
                f"{row.tax_basis_points / 100:g}" if row.tax_basis_points else "",
                "",
                row.due_on,
                credited.get(row.credits_id, ""),
                row.state,
                row.void_reason,
            )


def _payments(first: date, last: date) -> Iterator[Sequence[Any]]:
    for page in _pages(Payment, Payment.paid_on, first, last, Payment.archived_at.is_null()):
        clients, jobs = _clients(page), _jobs(page)
        for row in page:
            amount = signed_minor(row.kind, row.amount_minor)
            yield (
                row.paid_on, row.kind, "", *clients[row.client_id], jobs.get(row.job_id, ""), None, None, amount,
                "", "", row.method, None, "", "", row.note,
            )  # fmt: skip


def _pages(model: Any, day: Any, first: date, last: date, condition: Any = None) -> Iterator[list[Any]]:
    """The rows of a time in pages by day and id, so that years of them need no memory."""
    chosen = model.select().where(day.between(first, last))
    if condition is not None:
        chosen = chosen.where(condition)
    after: tuple[date, int] | None = None
    while True:
        rest = chosen
        if after is not None:
            rest = chosen.where((day > after[0]) | ((day == after[0]) & (model.id > after[1])))
        page = list(rest.order_by(day, model.id).limit(_PAGE))
        if not page:
            return
        yield page
        after = (getattr(page[-1], day.name), int(page[-1].id))


def _clients(page: Sequence[Any]) -> dict[int, tuple[int, str]]:
    chosen = Client.select(Client.id, Client.number, Client.name).where(Client.id.in_({row.client_id for row in page}))
    return {row.id: (row.number, row.name) for row in chosen}


def _jobs(page: Sequence[Any]) -> dict[int | None, int]:
    ids = {row.job_id for row in page if row.job_id is not None}
    return {row.id: row.number for row in Job.select(Job.id, Job.number).where(Job.id.in_(ids))}
