"""Reads for a complaint that comes in: the client's earlier ones and factors, the job meant, the firm's owner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import JOIN

from app.models.clients import ClientFactor
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.team import Person
from app.queries.done_jobs import is_done
from app.queries.hand_over import first_joined, joined
from app.rules.complaint_events import BoardColumn
from app.rules.complaint_intake import RECENT_JOB, ClientBackground, EarlierComplaint, IntakeJob
from app.rules.complaints import Category

_CATEGORIES = frozenset(Category)


def get_background(client_id: int) -> ClientBackground:
    """What an earlier complaint and the household say about a new one; withdrawn ones never happened."""
    factors = ClientFactor.select(ClientFactor.factor).where(ClientFactor.client == client_id)
    return ClientBackground(frozenset(row.factor for row in factors), tuple(_earlier(client_id)))


def list_jobs_meant(client_id: int, limit: int = 12) -> list[IntakeJob]:
    """The client's newest visits, the newest first: those a complaint may be about."""
    has_day = (Job.client == client_id) & Job.starts_at.is_null(False)
    chosen = _jobs().where(has_day).order_by(Job.starts_at.desc(), Job.id.desc()).limit(limit)
    return [_job(row) for row in joined(chosen)]


def find_job_meant(client_id: int, received_at: datetime) -> IntakeJob | None:
    """The client's last visit that was over by then, within a year."""
    recent = (Job.finished_at >= received_at - RECENT_JOB) & (Job.finished_at <= received_at)
    done = (Job.client == client_id) & is_done() & recent
    row = first_joined(_jobs().where(done).order_by(Job.finished_at.desc(), Job.id.desc()).limit(1))
    return None if row is None else _job(row)


def find_job_of_client(client_id: int, job_id: int) -> IntakeJob | None:
    """A job by its id, if it is this client's."""
    row = first_joined(_jobs().where((Job.id == job_id) & (Job.client == client_id)))
    return None if row is None else _job(row)


def find_firm_owner() -> int | None:
    """Who the firm belongs to: the first owner who is still with us."""
    owners = Person.select(Person.id).where((Person.role == "owner") & Person.archived_at.is_null())
    owner = owners.order_by(Person.position, Person.id).first()
    return None if owner is None else int(owner.id)


def _earlier(client_id: int) -> Iterator[EarlierComplaint]:
    chosen = Complaint.select().where((Complaint.client == client_id) & (Complaint.state != "withdrawn"))
    for row in chosen.order_by(Complaint.id):
        if row.category in _CATEGORIES:
            yield EarlierComplaint(
                id=row.id,
                number=row.number,
                category=Category(row.category),
                received_at=row.received_at,
                column=BoardColumn(row.state),
                words=row.words,
                job_id=row.job_id,
                closed_at=row.closed_at,
            )


def _jobs() -> Any:
    return Job.select(Job, Person.name.alias("technician_name")).join(
        Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id)
    )


def _job(row: Any) -> IntakeJob:
    return IntakeJob(
        id=row.id,
        number=row.number,
        starts_at=row.starts_at,
        finished_at=row.finished_at,
        technician_id=row.technician_id,
        technician_name=row.technician_name or "",
        description=row.description,
    )
