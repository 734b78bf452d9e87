"""Who is to be asked how it was: finished jobs without an answer, and good answers that want a probe (R5, R14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN

from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import joined
from app.queries.rows import AftercareRow

_QUALITY_CALL = "quality_call"
# What `_row` needs beside the answer or the step: whom to call, about which job, and who was there.
_AROUND = (
    Client.name.alias("client_name"),
    Client.main_phone.alias("phone"),
    Job.number.alias("job_number"),
    Job.finished_at.alias("finished_at"),
    Job.description.alias("description"),
    Job.technician.alias("technician"),
    Person.name.alias("technician_name"),
)


def list_aftercare(now: datetime, zone: ZoneInfo, limit: int = 200) -> list[AftercareRow]:
    """Probe calls by their deadline, then quality calls by their day; each client once."""
    rows = [*_probes(limit), *_quality_calls(now, zone, limit)]
    first: dict[int, AftercareRow] = {}
    for row in rows:
        first.setdefault(row.client_id, row)
    return list(first.values())[:limit]


def count_aftercare(now: datetime, zone: ZoneInfo) -> int:
    """How many clients wait for a call."""
    return len(list_aftercare(now, zone, limit=1_000))


def is_aftercare_due(client_id: int, now: datetime, zone: ZoneInfo) -> bool:
    """Whether this client is on that list."""
    today = now.astimezone(zone).date()
    probe = Feedback.select().where((Feedback.client == client_id) & (Feedback.probe_state == "due"))
    call = AftercareStep.select().where(
        (AftercareStep.client == client_id)
        & (AftercareStep.kind == _QUALITY_CALL)
        & (AftercareStep.state == "open")
        & (AftercareStep.due_on <= today)
    )
    return bool(probe.exists() or call.exists())


def _probes(limit: int) -> list[AftercareRow]:
    chosen = (
        Feedback.select(
            Feedback,
            *_AROUND,
        )
        .join(Client, on=(Feedback.client == Client.id))
        .join(Job, JOIN.LEFT_OUTER, on=(Feedback.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .where((Feedback.probe_state == "due") & Client.archived_at.is_null())
        .order_by(Feedback.probe_due_at, Feedback.id)
        .limit(limit)
    )
    return [
        replace(_row(row, row.id, is_probe=True, due_at=row.probe_due_at), is_silent=row.answer == "silent")
        for row in joined(chosen)
    ]


def _quality_calls(now: datetime, zone: ZoneInfo, limit: int) -> list[AftercareRow]:
    today = now.astimezone(zone).date()
    chosen = (
        AftercareStep.select(
            AftercareStep,
            *_AROUND,
        )
        .join(Client, on=(AftercareStep.client == Client.id))
        .join(Job, on=(AftercareStep.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .where(
            (AftercareStep.kind == _QUALITY_CALL)
            & (AftercareStep.state == "open")
            & (AftercareStep.due_on <= today)
            & (Client.is_hurt == False)  # noqa: E712 - SQL
            & (Client.ended_reason == "")
            & Client.archived_at.is_null()
        )
        .order_by(AftercareStep.due_on, AftercareStep.id)
        .limit(limit)
    )
    return [_row(row, None, is_probe=False, due_at=None) for row in joined(chosen)]


def _row(row: Any, feedback_id: int | None, *, is_probe: bool, due_at: datetime | None) -> AftercareRow:
    return AftercareRow(
        client_id=row.client_id,
        client_name=row.client_name,
        phone=row.phone,
        job_id=row.job_id or 0,
        job_number=row.job_number or 0,
        finished_at=row.finished_at or row.asked_at,
        technician_id=row.technician,
        technician_name=row.technician_name or "",
        what=row.description or "",
        feedback_id=feedback_id,
        is_probe=is_probe,
        due_at=due_at,
    )
