"""What would make a visit perfect, in the client's words, and whether it was so (S3.6): the next visit and the last."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.jobs import Job
from app.queries.rows import JobRow


@dataclass(frozen=True, slots=True)
class WishRow:
    """The wish for one visit; no words where nobody asked, `is_met` is None until somebody asked again."""

    job_id: int
    number: int
    version: int
    words: str
    is_met: bool | None


def find_wishes(*jobs: JobRow | None) -> tuple[WishRow | None, ...]:
    """The wishes of these visits in their order, None where there is no visit; one read for all of them."""
    ids = [job.id for job in jobs if job is not None]
    chosen = Job.select(Job.id, Job.number, Job.version, Job.expectation, Job.is_expectation_met)
    found = {row.id: row for row in chosen.where(Job.id.in_(ids))} if ids else {}
    return tuple(_wish(found[job.id]) if job is not None and job.id in found else None for job in jobs)


def _wish(row: Job) -> WishRow:
    met = row.is_expectation_met
    return WishRow(row.id, row.number, row.version, row.expectation, None if met is None else bool(met))
