"""Whom and which job the rows of a file may speak of: by numbers of other systems, by ours, and by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from app.models.aftercare import Feedback
from app.models.clients import Client, TimelineEntry
from app.models.imports import ImportRow
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import tuples_of
from app.queries.imports import came_under
from app.rules.feedback import Person as StaffMember
from app.rules.feedback import StaffRole

_CHUNK = 500
_Value = TypeVar("_Value")


def read_clients_of_source_ids(external_ids: Sequence[str]) -> dict[str, dict[int, set[str]]]:
    """Whom numbers of other systems name: for each number the clients, and from which sources each of them came."""
    found: dict[str, dict[int, set[str]]] = {}
    for chunk in _chunks([f"id:{each}" for each in external_ids]):
        rows = ImportRow.select(ImportRow.source_key, ImportRow.record_id, ImportRow.source)
        rows = rows.where(came_under("clients", chunk)).order_by(ImportRow.record_id)
        for key, client_id, source in tuples_of(rows):
            found.setdefault(key.removeprefix("id:"), {}).setdefault(client_id, set()).add(source)
    return found


def read_clients_by_numbers(numbers: Sequence[int]) -> dict[int, int]:
    """The clients who bear these numbers of ours."""
    found: dict[int, int] = {}
    for chunk in _chunks(numbers):
        chosen = Client.number.in_(chunk) & Client.archived_at.is_null()
        found |= dict(tuples_of(Client.select(Client.number, Client.id).where(chosen)))
    return found


@dataclass(frozen=True, slots=True)
class KnownJob:
    """A job as rows that speak of it find it."""

    id: int
    number: int
    external_number: str
    client_id: int
    state: str
    starts_at: datetime | None
    finished_at: datetime | None
    technician_id: int | None


_JOB_COLUMNS = (
    Job.id, Job.number, Job.external_number, Job.client_id, Job.state, Job.starts_at, Job.finished_at,
    Job.technician_id,
)  # fmt: skip


def read_jobs_of_source_keys(keys: Sequence[str]) -> dict[str, list[int]]:
    """The jobs that came under these keys, such as `id:1042` or `invoice:77`, whatever file brought them."""
    found: dict[str, list[int]] = {}
    for chunk in _chunks(keys):
        chosen = came_under("jobs", chunk)
        rows = ImportRow.select(ImportRow.source_key, ImportRow.record_id).where(chosen).order_by(ImportRow.record_id)
        for key, job_id in tuples_of(rows):
            if job_id not in found.setdefault(key, []):
                found[key].append(job_id)
    return found


def read_jobs_by_numbers(numbers: Sequence[int]) -> list[KnownJob]:
    """The jobs that bear these numbers of ours."""
    return [job for chunk in _chunks(numbers) for job in _known_jobs(Job.number.in_(chunk))]


def read_jobs_by_ids(ids: Sequence[int]) -> list[KnownJob]:
    """These jobs."""
    return [job for chunk in _chunks(ids) for job in _known_jobs(Job.id.in_(chunk))]


def read_jobs_of_clients(client_ids: Sequence[int]) -> dict[int, list[KnownJob]]:
    """All jobs of these clients."""
    found: dict[int, list[KnownJob]] = {}
    for chunk in _chunks(client_ids):
        for job in _known_jobs(Job.client.in_(chunk)):
            found.setdefault(job.client_id, []).append(job)
    return found


def _known_jobs(chosen: Any) -> list[KnownJob]:
    rows = Job.select(*_JOB_COLUMNS).where(chosen & Job.archived_at.is_null()).order_by(Job.id)
    return [KnownJob(*row) for row in tuples_of(rows)]


def read_timeline_entry(entry_id: int) -> TimelineEntry | None:
    """A note as it stands now; None once it was taken away."""
    found: TimelineEntry | None = TimelineEntry.get_or_none(
        (TimelineEntry.id == entry_id) & TimelineEntry.archived_at.is_null()
    )
    return found


def _chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def read_feedback(feedback_id: int) -> Feedback | None:
    """An answer as it stands now."""
    found: Feedback | None = Feedback.get_or_none(Feedback.id == feedback_id)
    return found


def read_own_notes(client_ids: Sequence[int]) -> dict[tuple[object, ...], int]:
    """The notes of these clients by whose, kind, minute, headline and words."""
    columns = (
        TimelineEntry.client_id, TimelineEntry.kind, TimelineEntry.happened_at, TimelineEntry.headline,
        TimelineEntry.words, TimelineEntry.id,
    )  # fmt: skip
    found: dict[tuple[object, ...], int] = {}
    for chunk in _chunks(client_ids):
        present = TimelineEntry.client.in_(chunk) & TimelineEntry.archived_at.is_null()
        for client_id, kind, moment, *rest, entry_id in tuples_of(TimelineEntry.select(*columns).where(present)):
            found[client_id, kind, moment.replace(second=0, microsecond=0), *rest] = entry_id
    return found


def read_own_feedback(client_ids: Sequence[int]) -> dict[tuple[object, ...], int]:
    """The answers of these clients by whose, minute, answer, score and words."""
    columns = (Feedback.client_id, Feedback.asked_at, Feedback.answer, Feedback.score, Feedback.words, Feedback.id)
    found: dict[tuple[object, ...], int] = {}
    for chunk in _chunks(client_ids):
        for client_id, moment, *rest, feedback_id in tuples_of(
            Feedback.select(*columns).where(Feedback.client.in_(chunk))
        ):
            found[client_id, moment.replace(second=0, microsecond=0), *rest] = feedback_id
    return found


def list_callers() -> list[StaffMember]:
    """Who may be asked to make a probe call, by their ids and roles."""
    chosen = Person.select(Person.id, Person.role).where(Person.archived_at.is_null()).order_by(Person.id)
    return [StaffMember(number, StaffRole(role)) for number, role in tuples_of(chosen)]
