"""What is owed, by client and by age: the bills of finished jobs less what was paid, the oldest first.

An invoice is due on its own day; a bill without one as many days after the visit as the firm gives. What a client paid
too much or on account pays their oldest bill first, so that list, card and statement say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Job
from app.queries.billing_terms import get_billing_terms
from app.queries.export_columns import ExportList
from app.queries.hand_over import tuples_of
from app.queries.payments import balances, bill_of, is_billed
from app.rules.owed_ages import OwedAges, OwedItem, left_to_pay, owed_ages

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class OwedClientRow:
    """One client who owes something: how much, by age, and since when the oldest of it is due."""

    client_id: int
    number: int
    name: str
    phone: str
    oldest_due_on: date
    ages: OwedAges
    bill_count: int

    @property
    def owed_minor(self) -> int:
        """All of it, in minor units."""
        return self.ages.total_minor


@dataclass(frozen=True, slots=True)
class OwedPage:
    """A page of clients, the oldest debt first; `after` leads to the next page, None when there is none."""

    rows: tuple[OwedClientRow, ...]
    after: tuple[date, int] | None


@dataclass(frozen=True, slots=True)
class OwedBook:
    """Everything that is owed today, read once: totals, and pages by key."""

    today: date
    total: OwedAges
    _clients: tuple[tuple[date, int, tuple[OwedItem, ...]], ...]

    @property
    def client_count(self) -> int:
        """How many clients owe something."""
        return len(self._clients)

    @property
    def client_ids(self) -> tuple[int, ...]:
        """Who owes something, the oldest debt first."""
        return tuple(client_id for _due, client_id, _items in self._clients)

    def page(self, after: tuple[date, int] | None = None, size: int = 200) -> OwedPage:
        """The clients behind a key, with their names."""
        rest = [each for each in self._clients if after is None or each[:2] > after]
        chosen = rest[:size]
        known = _client_names([client_id for _due, client_id, _items in chosen])
        rows = tuple(
            OwedClientRow(client_id, *known[client_id], due_on, owed_ages(items, self.today), len(items))
            for due_on, client_id, items in chosen
        )
        return OwedPage(rows, chosen[-1][:2] if len(rest) > size else None)


def read_what_is_owed(today: date, zone: ZoneInfo) -> OwedBook:
    """What all clients owe today."""
    return _book(_owed_items(None, zone), today)


def owed_list(book: OwedBook) -> ExportList:
    """What is owed as a list to take out: one line for each client, the oldest debt first."""

    def rows() -> Iterator[tuple[object, ...]]:
        after: tuple[date, int] | None = None
        while True:
            page = book.page(after)
            for row in page.rows:
                yield (row.number, row.name, row.phone, row.oldest_due_on, *row.ages.amounts, row.owed_minor)
            after = page.after
            if after is None:
                return

    headings = ("Client number", "Client", "Phone", "Due", "Not yet due", "1-30 days", "31-60 days",
                "61-90 days", "Over 90 days", "Owed")  # fmt: skip
    return ExportList("owed", headings, (), rows, frozenset(range(4, 10)))


def owed_items_of_client(client_id: int, zone: ZoneInfo) -> tuple[OwedItem, ...]:
    """What is left to pay of one client's bills, the oldest first, after everything they paid."""
    return owed_items_of_clients([client_id], zone).get(client_id, ())


def owed_items_of_clients(client_ids: Sequence[int], zone: ZoneInfo) -> dict[int, tuple[OwedItem, ...]]:
    """The same for several clients; those who owe nothing are left out."""
    found: dict[int, tuple[OwedItem, ...]] = {}
    for start in range(0, len(client_ids), _CHUNK):
        items = _owed_items(client_ids[start : start + _CHUNK], zone)
        found |= {client_id: tuple(left) for client_id, left in _left(list(items), items).items()}
    return found


def _book(by_client: Mapping[int, list[OwedItem]], today: date) -> OwedBook:
    ids = sorted(by_client)
    clients = []
    total = OwedAges()
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        for client_id, left in _left(chunk, by_client).items():
            if left:
                clients.append((left[0].due_on, client_id, tuple(left)))
                total = total.plus(owed_ages(left, today))
    return OwedBook(today, total, tuple(sorted(clients, key=lambda each: each[:2])))


def _left(client_ids: Sequence[int], by_client: Mapping[int, list[OwedItem]]) -> dict[int, list[OwedItem]]:
    """The bills of each client after what they paid beyond single bills: all bills less that are their balance."""
    owed = balances(client_ids)
    found = {}
    for client_id in client_ids:
        items = by_client.get(client_id, [])
        credit = sum(item.amount_minor for item in items) - owed.get(client_id, 0)
        found[client_id] = left_to_pay(items, credit)
    return found


def _owed_items(client_ids: Sequence[int] | None, zone: ZoneInfo) -> dict[int, list[OwedItem]]:
    """The bills for which less was paid than they come to, by client."""
    open_ = is_billed() & (bill_of() - Job.paid_minor > 0)
    if client_ids is not None:
        open_ &= Job.client.in_(list(client_ids))
    chosen = Job.select(
        Job.id, Job.client, Job.finished_at, Job.starts_at, Job.created_at, bill_of() - Job.paid_minor
    ).where(open_)
    rows = list(tuples_of(chosen))
    due = _due_days([row[0] for row in rows])
    terms = timedelta(days=get_billing_terms().terms_days)
    found: defaultdict[int, list[OwedItem]] = defaultdict(list)
    for job_id, client_id, finished_at, starts_at, created_at, amount in rows:
        moment: datetime = finished_at or starts_at or created_at
        due_on = due.get(job_id) or moment.astimezone(zone).date() + terms
        found[client_id].append(OwedItem(due_on, int(amount)))
    return dict(found)


def _due_days(job_ids: Sequence[int]) -> dict[int, date]:
    """On which day the invoice of each job is due; jobs without one are left out."""
    found: dict[int, date] = {}
    for start in range(0, len(job_ids), _CHUNK):
        live = (
            Invoice.job.in_(job_ids[start : start + _CHUNK])
            & (Invoice.state == "issued")
            & Invoice.credits.is_null()
            & Invoice.due_on.is_null(False)
        )
        found |= dict(tuples_of(Invoice.select(Invoice.job, Invoice.due_on).where(live)))
    return found


def _client_names(ids: Iterable[int]) -> dict[int, tuple[int, str, str]]:
    chosen = Client.select(Client.id, Client.number, Client.name, Client.main_phone).where(Client.id.in_(list(ids)))
    return {client_id: (number, name, phone) for client_id, number, name, phone in tuples_of(chosen)}
