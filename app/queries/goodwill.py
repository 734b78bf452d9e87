"""What was given to clients without a bill: by client, and what each person gave in a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, fn

from app.models.goodwill import Goodwill
from app.models.team import Person
from app.queries.hand_over import joined, tuples_of


@dataclass(frozen=True, slots=True)
class GoodwillRow:
    """Something given; `approved_by` is empty where nobody had to be asked."""

    id: int
    client_id: int
    what: str
    cost_minor: int
    given_at: datetime
    given_by: str
    approved_by: str
    job_id: int | None
    complaint_id: int | None


@dataclass(frozen=True, slots=True)
class GoodwillSumRow:
    """What one person gave in some days: how often, what it cost, and what they may give each time."""

    person_id: int | None
    person_name: str
    count: int
    cost_minor: int


@dataclass(frozen=True, slots=True)
class AllowanceRow:
    """What somebody may give without asking, in minor units; None without limit."""

    person_id: int
    limit_minor: int | None


def list_goodwill_of_client(client_id: int, limit: int = 200) -> list[GoodwillRow]:
    """What a client was given, the newest first."""
    approver = Person.alias()
    chosen = (
        Goodwill.select(Goodwill, Person.name.alias("giver_name"), approver.name.alias("approver_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Goodwill.given_by == Person.id))
        .switch(Goodwill)
        .join(approver, JOIN.LEFT_OUTER, on=(Goodwill.approved_by == approver.id))
        .where((Goodwill.client == client_id) & Goodwill.archived_at.is_null())
        .order_by(Goodwill.given_at.desc(), Goodwill.id.desc())
        .limit(limit)
    )
    return [_row(row) for row in joined(chosen)]


def sum_goodwill(since: datetime, until: datetime) -> list[GoodwillSumRow]:
    """What each person gave from `since` up to, not including, `until`; by name."""
    chosen = (
        Goodwill.select(Person.id, Person.name, fn.COUNT(Goodwill.id), fn.SUM(Goodwill.cost_minor))
        .join(Person, JOIN.LEFT_OUTER, on=(Goodwill.given_by == Person.id))
        .where((Goodwill.given_at >= since) & (Goodwill.given_at < until) & Goodwill.archived_at.is_null())
        .group_by(Person.id, Person.name)
        .order_by(Person.name)
    )
    return [
        GoodwillSumRow(person_id, name or "", int(count), int(cost))
        for person_id, name, count, cost in tuples_of(chosen)
    ]


def get_allowance(person_id: int | None) -> AllowanceRow | None:
    """What this person may give without asking; None for nobody."""
    row = Person.get_or_none(Person.id == person_id) if person_id is not None else None
    if row is None:
        return None
    return AllowanceRow(row.id, None if row.role == "owner" else int(row.goodwill_limit_minor))


def _row(row: Any) -> GoodwillRow:
    return GoodwillRow(
        id=row.id,
        client_id=row.client_id,
        what=row.what,
        cost_minor=row.cost_minor,
        given_at=row.given_at,
        given_by=row.giver_name or "",
        approved_by=row.approver_name or "",
        job_id=row.job_id,
        complaint_id=row.complaint_id,
    )
