"""What our contacts are for, and whether kindness brings people back (S0.10, S1.5, S4.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from peewee import Case, fn

from app.models.clients import Client, TimelineEntry
from app.models.jobs import Job
from app.queries.done_jobs import is_done
from app.queries.hand_over import rows_of, tuples_of
from app.queries.last_contacts import is_contact
from app.queries.love_touches import read_touches
from app.rules.after_sale import AfterSale, love_band
from app.rules.love_touches import COUNTED_DAYS, love_score
from app.rules.staff_figures import Rate

MOST_CLIENTS = 2_000
_BANDS = 3


@dataclass(frozen=True, slots=True)
class PurposeCounts:
    """What we said to clients ourselves in twelve months: asking for business, or for their own sake."""

    sales: int
    care: int


@dataclass(frozen=True, slots=True)
class SilentBuyer:
    """Somebody who heard less from us after the sale than before it."""

    client_id: int
    client_name: str
    contacts: AfterSale


def get_after_sale(client_id: int | None = None) -> AfterSale:
    """Contacts before and after the first visit of one client, or of the 2,000 visited last."""
    first = _first_visits(client_id)
    is_after = Case(None, [(TimelineEntry.happened_at >= first.c.first_at, 1)], 0)
    chosen = (
        TimelineEntry.select(fn.COUNT(TimelineEntry.id), fn.SUM(is_after))
        .join(first, on=(TimelineEntry.client == first.c.client_id))
        .where(is_contact())
    )
    if client_id is not None:
        chosen = chosen.where(TimelineEntry.client == client_id)
    whole, after = next(tuples_of(chosen))
    return AfterSale(before=int(whole) - int(after or 0), after=int(after or 0))


def list_silent_buyers(limit: int = 5) -> list[SilentBuyer]:
    """Clients of ours whom we courted before the sale and hardly spoke to after it, the least share first.

    Among the 2,000 visited last: with them there is still something to put right.
    """
    first = _first_visits()
    is_after = Case(None, [(TimelineEntry.happened_at >= first.c.first_at, 1)], 0)
    whole, after = fn.COUNT(TimelineEntry.id), fn.SUM(is_after)
    ours = Client.archived_at.is_null() & Client.merged_into.is_null() & (Client.ended_reason == "")
    chosen = (
        TimelineEntry.select(Client.id, Client.name, whole, after)
        .join(first, on=(TimelineEntry.client == first.c.client_id))
        .switch(TimelineEntry)
        .join(Client, on=(TimelineEntry.client == Client.id))
        .where(is_contact() & ours)
        .group_by(Client.id, Client.name)
        .having(after * 2 < whole)
        .order_by(after * 100 / whole, Client.name, Client.id)
        .limit(limit)
    )
    return [
        SilentBuyer(client_id, name, AfterSale(int(count) - int(later), int(later)))
        for client_id, name, count, later in tuples_of(chosen)
    ]


def count_purposes(now: datetime) -> PurposeCounts:
    """What went out from us in twelve months, for a sale or for them."""
    ours = is_contact() & (TimelineEntry.direction == "out") & (TimelineEntry.happened_at <= now)
    since = now - relativedelta(months=12)
    chosen = TimelineEntry.select(TimelineEntry.purpose, fn.COUNT(TimelineEntry.id))
    counts = dict(tuples_of(chosen.where(ours & (TimelineEntry.happened_at > since)).group_by(TimelineEntry.purpose)))
    sales = int(counts.pop("sales", 0))
    return PurposeCounts(sales, sum(int(each) for each in counts.values()))


def list_returns_by_love(today: date, zone: ZoneInfo) -> tuple[Rate, ...]:
    """How many came again in time of those whose time came in the last twelve months, by the kinds of love shown.

    Counted among the 2,000 visited last. The kindnesses are those of the year before they came again or were due, so
    that what we did for them because they came does not count as a reason.
    """
    since = today - relativedelta(months=12)
    columns = (Client.id, Client.visit_count, Client.last_visit_on, Client.due_on)
    clients = list(rows_of(_visited_last(Client.last_visit_on <= today, *columns)))
    touches = read_touches([client.id for client in clients], zone, since - timedelta(days=COUNTED_DAYS + 1))
    returned, whole = [0] * _BANDS, [0] * _BANDS
    for client in clients:
        has_returned = client.visit_count > 1 and client.last_visit_on > since
        if has_returned:
            day = client.last_visit_on - timedelta(days=1)
        elif client.due_on is not None and since < client.due_on < today:
            day = client.due_on
        else:
            continue
        band = love_band(love_score(touches.get(client.id, ()), day))
        whole[band] += 1
        returned[band] += has_returned
    return tuple(Rate(count, of) for count, of in zip(returned, whole, strict=True))


def _visited_last(wanted: Any, *columns: Any) -> Any:
    """The 2,000 clients visited last, found by the index of those days."""
    ours = Client.archived_at.is_null() & Client.merged_into.is_null()
    order = (Client.last_visit_on.desc(), Client.id.desc())
    return Client.select(*columns).where(ours & wanted).order_by(*order).limit(MOST_CLIENTS)


def _first_visits(client_id: int | None = None) -> Any:
    """The moment of the first finished visit that was to be paid for, of one client or of those visited last."""
    done = is_done() & Job.is_chargeable & Job.archived_at.is_null() & Job.finished_at.is_null(False)
    if client_id is None:
        done &= Job.client.in_(_visited_last(Client.last_visit_on.is_null(False), Client.id))
    else:
        done &= Job.client == client_id
    return (
        Job.select(Job.client.alias("client_id"), fn.MIN(Job.finished_at).alias("first_at"))
        .where(done)
        .group_by(Job.client)
        .alias("first_visit")
    )
