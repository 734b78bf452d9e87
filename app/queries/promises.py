"""What we promised and have not kept yet: the list of promises, those of one client, and how many were kept in time."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import Expression

from app.models.aftercare import Promise
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.clients import full_years
from app.queries.complaint_rows import ComplaintRow
from app.queries.complaints import list_open_complaints
from app.queries.hand_over import joined
from app.queries.promise_rows import OpenPromise, PromiseRecord
from app.rules.promise_standing import promise_group, promise_standing

MOST_PROMISES = 500


def is_open_promise() -> Expression:
    """Neither kept, nor moved, given back or taken away, and its client is still with us."""
    waiting = Promise.kept_at.is_null() & Promise.archived_at.is_null() & (Promise.released_reason == "")
    return waiting & Promise.complaint.is_null()


def list_open_promises(now: datetime, zone: ZoneInfo, owner_id: int | None = None) -> list[OpenPromise]:
    """Everything promised, the oldest time first: by hand and in complaints; of one owner if one is named."""
    found = _read(is_open_promise() & Client.archived_at.is_null(), now, zone)
    found += [
        _of_complaint(row, now, zone)
        for row in list_open_complaints(now, zone)
        if row.promise_due_at is not None and row.state == "put_right"
    ]
    found.sort(key=lambda row: (row.due_at, row.client_name, row.id))
    return [row for row in found if owner_id is None or row.owner_id == owner_id]


def list_promises_of_client(client_id: int, now: datetime, zone: ZoneInfo) -> list[OpenPromise]:
    """What we promised one client outside complaints, the oldest time first."""
    return _read(is_open_promise() & (Promise.client == client_id), now, zone)


def list_late_promises(now: datetime, zone: ZoneInfo) -> list[OpenPromise]:
    """Who waits for something whose time has passed, outside complaints; the oldest first."""
    return _read(is_open_promise() & (Promise.due_at < now) & Client.archived_at.is_null(), now, zone)


def list_coming_promises(now: datetime, zone: ZoneInfo, limit: int) -> list[OpenPromise]:
    """The next promises outside complaints whose time has not come yet."""
    return _read(is_open_promise() & (Promise.due_at >= now) & Client.archived_at.is_null(), now, zone, limit)


def count_coming_promises(now: datetime) -> int:
    """How many promises outside complaints have a time that is still to come."""
    coming = is_open_promise() & (Promise.due_at >= now) & Client.archived_at.is_null()
    return int(Promise.select().join(Client, on=(Promise.client == Client.id)).where(coming).count())


def get_promise_record(since: datetime, now: datetime) -> PromiseRecord:
    """How promises due since a moment ended; one that is late now counts as broken, whoever keeps it later."""
    due = (Promise.due_at >= since) & Promise.archived_at.is_null() & Promise.complaint.is_null()
    kept = Promise.select().where(due & Promise.kept_at.is_null(False) & Promise.broken_at.is_null()).count()
    is_late = is_open_promise() & (Promise.due_at < now)
    broken = Promise.select().where(due & (Promise.broken_at.is_null(False) | is_late)).count()
    return PromiseRecord(int(kept), int(broken))


def _read(condition: Any, now: datetime, zone: ZoneInfo, limit: int = MOST_PROMISES) -> list[OpenPromise]:
    chosen = (
        Promise.select(
            Promise,
            Client.name.alias("client_name"),
            Client.main_phone.alias("client_phone"),
            Client.first_visit_on.alias("first_visit_on"),
            Client.visit_count.alias("visit_count"),
            Person.name.alias("owner_name"),
            Person.initials.alias("owner_initials"),
            Job.number.alias("job_number"),
        )
        .join(Client, on=(Promise.client == Client.id))
        .left_outer_join(Person, on=(Promise.owner == Person.id))
        .left_outer_join(Job, on=(Promise.job == Job.id))
        .where(condition)
        .order_by(Promise.due_at, Promise.id)
        .limit(limit)
    )
    today = now.astimezone(zone).date()
    return [
        OpenPromise(
            id=row.id,
            client_id=row.client_id,
            client_name=row.client_name,
            client_phone=row.client_phone or "",
            what=row.what,
            due_at=row.due_at,
            made_at=row.made_at,
            owner_id=row.owner_id,
            owner_name=row.owner_name or "",
            standing=promise_standing(row.made_at, row.due_at, now),
            group=promise_group(row.due_at, now, zone),
            job_id=row.job_id,
            job_number=row.job_number,
            owner_initials=row.owner_initials or "",
            client_years=full_years(row.first_visit_on, today),
            is_new_client=row.visit_count <= 1 and full_years(row.first_visit_on, today) < 1,
        )
        for row in joined(chosen)
    ]


def _of_complaint(row: ComplaintRow, now: datetime, zone: ZoneInfo) -> OpenPromise:
    due_at = row.promise_due_at or now
    return OpenPromise(
        id=0,
        client_id=row.client_id,
        client_name=row.client_name,
        client_phone=row.client_phone,
        what=row.promised_what,
        due_at=due_at,
        made_at=row.received_at,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        standing=promise_standing(row.received_at, due_at, now),
        group=promise_group(due_at, now, zone),
        complaint_id=row.id,
    )
