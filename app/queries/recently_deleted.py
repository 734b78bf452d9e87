"""Clients and jobs that were deleted in the last thirty days; older ones stay archived, and nothing is ever purged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN

from app.models.audit import AuditChange, AuditUnit
from app.models.client_changes import Erasure
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import joined, tuples_of

DAYS = 30
_CHUNK = 400


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
    rows = list(joined(chosen.where(Job.archived_at >= since)))
    who = _who_archived([row.id for row in rows], since)
    return [
        DeletedRow("job", row.id, row.number, row.client_name, row.archived_at, who.get(row.id, "")) for row in rows
    ]


def _who_archived(job_ids: Sequence[int], since: datetime) -> dict[int, str]:
    """Who archived each job stands in the audit alone; the last who touched it since then did."""
    found: dict[int, str] = {}
    for start in range(0, len(job_ids), _CHUNK):
        chosen = (
            AuditChange.select(AuditChange.record_id, Person.name)
            .join(AuditUnit, on=(AuditChange.unit == AuditUnit.id))
            .join(Person, on=(AuditUnit.person == Person.id))
            .where((AuditChange.table_name == "job") & AuditChange.record_id.in_(job_ids[start : start + _CHUNK]))
            .where(AuditUnit.happened_at >= since)
            .order_by(AuditChange.id)
        )
        found |= {int(job_id): str(name) for job_id, name in tuples_of(chosen)}
    return found
