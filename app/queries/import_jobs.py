"""What an import has to know of the jobs that came before: as they stand now, with their lines, and where to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.models.clients import Site
from app.models.imports import ImportRow
from app.models.jobs import Job, JobLine
from app.queries.hand_over import tuples_of

_CHUNK = 400


def read_job(job_id: int) -> dict[str, Any] | None:
    """A job by its columns, as an import compares it; None once it is gone."""
    job = Job.get_or_none((Job.id == job_id) & Job.archived_at.is_null())
    if job is None:
        return None
    names = (
        "client_id", "state", "description", "starts_at", "ends_at", "technician_id", "price_minor", "discount_minor",
        "tax_minor", "billed_minor", "paid_minor", "end_reason", "finished_at",
    )  # fmt: skip
    return {name: getattr(job, name) for name in names}


def read_line_names(job_id: int) -> list[str]:
    """What the lines of a job are called."""
    return [name for (name,) in tuples_of(JobLine.select(JobLine.name).where(JobLine.job == job_id))]


def read_places(client_ids: Sequence[int]) -> dict[int, list[tuple[int, str, str, bool]]]:
    """By client, where we work: the site, its street and postal code, and whether it is the main one."""
    found: dict[int, list[tuple[int, str, str, bool]]] = {}
    for start in range(0, len(client_ids), _CHUNK):
        present = Site.client.in_(client_ids[start : start + _CHUNK]) & Site.archived_at.is_null()
        columns = (Site.client_id, Site.id, Site.street, Site.postal_code, Site.is_main)
        chosen = Site.select(*columns).where(present & (Site.is_billing_only == False))  # noqa: E712 - SQL
        for client_id, *place in tuples_of(chosen.order_by(Site.position, Site.id)):
            found.setdefault(client_id, []).append((place[0], place[1], place[2], bool(place[3])))
    return found


def has_imported_payments() -> bool:
    """Whether payments ever came in a file of their own."""
    return bool(ImportRow.select().where(ImportRow.kind == "payments").exists())
