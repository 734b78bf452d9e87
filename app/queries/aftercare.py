"""Who is to be asked how it was: finished jobs without an answer, and good answers that want a probe (R5, R14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN, Case, fn

from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import joined, tuples_of
from app.queries.import_owners import list_callers
from app.queries.rows import AftercareRow
from app.queries.ways_to_ask import find_ways_to_ask
from app.rules.aftercare_calls import answers_for
from app.rules.wall_clock import day_bounds

_QUALITY_CALL = "quality_call"
_Owner = Person.alias()
_Answer = Feedback.alias()
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
    """Everybody who is to be asked, the nearest deadline first, each client once.

    Left out: who waits for us to put something right, who is gone, and who was tried today already.
    """
    today = now.astimezone(zone).date()
    rows = [*_probes(today, limit), *_quality_calls(today, zone, limit)]
    rows.sort(key=lambda row: (row.due_at or now, not row.is_probe))
    first: dict[int, AftercareRow] = {}
    for row in rows:
        # Of two calls to one client the "good" is the one to ask about, at the nearer of both deadlines.
        if row.is_probe and not first.get(row.client_id, row).is_probe:
            first[row.client_id] = row
        first.setdefault(row.client_id, row)
    chosen = _with_owners(list(first.values())[:limit])
    ways = find_ways_to_ask([row.client_id for row in chosen], now, zone)
    return [replace(row, way=ways[row.client_id]) for row in chosen]


def _with_owners(rows: list[AftercareRow]) -> list[AftercareRow]:
    """Every "good" has somebody who answers for it, also when nobody was named or they are not here any more (S2.3)."""
    if all(row.owner_name or not row.is_probe for row in rows):
        return rows
    team, names = list_callers(), dict(tuples_of(Person.select(Person.id, Person.name)))
    owners = [answers_for(team, row.technician_id) for row in rows]
    return [
        row
        if row.owner_name or not row.is_probe or owner is None
        else replace(row, owner_id=owner, owner_name=names[owner])
        for row, owner in zip(rows, owners, strict=True)
    ]


def count_aftercare(now: datetime, zone: ZoneInfo) -> int:
    """How many clients wait for a call."""
    today = now.astimezone(zone).date()
    probes = Feedback.select(Feedback.client).join(Client, on=(Feedback.client == Client.id)).where(_is_probe(today))
    calls = (
        AftercareStep.select(AftercareStep.client)
        .join(Client, on=(AftercareStep.client == Client.id))
        .where(_is_call(today))
    )
    return int((probes | calls).count())


def is_aftercare_due(client_id: int, now: datetime, zone: ZoneInfo) -> bool:
    """Whether this client is on that list."""
    today = now.astimezone(zone).date()
    probe = Feedback.select(Feedback.id).join(Client, on=(Feedback.client == Client.id))
    call = AftercareStep.select(AftercareStep.id).join(Client, on=(AftercareStep.client == Client.id))
    return bool(
        probe.where((Feedback.client == client_id) & _is_probe(today)).exists()
        or call.where((AftercareStep.client == client_id) & _is_call(today)).exists()
    )


def _is_probe(today: date) -> Any:
    """A good answer or a silence to ask about; while a complaint is open only the one that it left behind itself."""
    return (
        (Feedback.probe_state == "due")
        & (Feedback.next_try_on.is_null() | (Feedback.next_try_on <= today))
        & ((Client.is_hurt == False) | Feedback.complaint.is_null(False))  # noqa: E712 - SQL
        & (Client.ended_reason == "")
        & Client.archived_at.is_null()
    )


def _is_call(today: date) -> Any:
    """A visit nobody asked about; where a "good" or a silence of it is asked again, that one call is both."""
    asked_again = _Answer.select(_Answer.id).where((_Answer.job == AftercareStep.job) & (_Answer.probe_state == "due"))
    return (
        ~fn.EXISTS(asked_again)
        & (AftercareStep.kind == _QUALITY_CALL)
        & (AftercareStep.state == "open")
        & (AftercareStep.due_on <= today)
        & (Client.is_hurt == False)  # noqa: E712 - SQL
        & (Client.ended_reason == "")
        & Client.archived_at.is_null()
    )


def _probes(today: date, limit: int) -> list[AftercareRow]:
    chosen = (
        Feedback.select(
            Feedback, *_AROUND, Case(None, [(_Owner.archived_at.is_null(), _Owner.name)], "").alias("owner_name")
        )
        .join(Client, on=(Feedback.client == Client.id))
        .join(Job, JOIN.LEFT_OUTER, on=(Feedback.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .join(_Owner, JOIN.LEFT_OUTER, on=(Feedback.probe_owner == _Owner.id))
        .where(_is_probe(today))
        .order_by(Feedback.probe_due_at, Feedback.id)
        .limit(limit)
    )
    return [
        replace(
            _row(row, row.id, is_probe=True, due_at=row.probe_due_at),
            is_silent=row.answer == "silent",
            owner_id=row.probe_owner_id,
            owner_name=row.owner_name or "",
            words=row.words,
        )
        for row in joined(chosen)
    ]


def _quality_calls(today: date, zone: ZoneInfo, limit: int) -> list[AftercareRow]:
    chosen = (
        AftercareStep.select(AftercareStep, *_AROUND)
        .join(Client, on=(AftercareStep.client == Client.id))
        .join(Job, on=(AftercareStep.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .where(_is_call(today))
        .order_by(AftercareStep.due_on, AftercareStep.id)
        .limit(limit)
    )
    return [_row(row, None, is_probe=False, due_at=day_bounds(row.due_on, zone)[1]) for row in joined(chosen)]


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
        try_count=row.try_count,
    )
