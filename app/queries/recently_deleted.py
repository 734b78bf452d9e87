"""Clients and jobs that were deleted in the last thirty days; older ones stay archived, and nothing is ever purged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN

from app.models.audit import AuditChange, AuditUnit
from app.models.client_changes import Erasure
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import first_joined, joined

DAYS = 30


@dataclass(frozen=True, slots=True)
class DeletedRow:
    """A client or a job that was deleted: what it is called, when, and by whom."""

    kind: str
    id: int
    number: int
    name: str
    deleted_at: datetime
    deleted_by: str


def list_recently_deleted(now: datetime) -> list[DeletedRow]:
    """The latest first; who was merged or erased is not deleted and does not stand here."""
    since = now - timedelta(days=DAYS)
    rows = [*_clients(since), *_jobs(since)]
    return sorted(rows, key=lambda row: (row.deleted_at, row.kind, row.id), reverse=True)


def _clients(since: datetime) -> list[DeletedRow]:
    chosen = (
        Client.select(Client, Person.name.alias("who"))
        .join(Person, JOIN.LEFT_OUTER, on=(Client.archived_by == Person.id))
        .where((Client.archived_at >= since) & Client.merged_into.is_null())
        .where(Client.id.not_in(Erasure.select(Erasure.client)))
    )
    return [
        DeletedRow("client", row.id, row.number, row.name, row.archived_at, row.who or "") for row in joined(chosen)
    ]


def _jobs(since: datetime) -> list[DeletedRow]:
    chosen = Job.select(Job, Client.name.alias("client_name")).join(Client, on=(Job.client == Client.id))
    return [
        DeletedRow("job", row.id, row.number, row.client_name, row.archived_at, _who(row.id))
        for row in joined(chosen.where(Job.archived_at >= since))
    ]


def _who(job_id: int) -> str:
    """Who archived a job stands in the audit alone; there are a handful of them."""
    chosen = (
        AuditChange.select(Person.name.alias("who"))
        .join(AuditUnit, on=(AuditChange.unit == AuditUnit.id))
        .join(Person, on=(AuditUnit.person == Person.id))
        .where((AuditChange.table_name == "job") & (AuditChange.record_id == job_id))
        .order_by(AuditChange.id.desc())
    )
    found = first_joined(chosen)
    return "" if found is None else str(found.who)
