"""Writes down when we came later than we said: a small cut on the client's timeline, once for each job (S2.7)."""

from __future__ import annotations

from app.models.clients import TimelineEntry
from app.models.jobs import Job
from app.rules.arrivals import is_small_cut, waited, waited_minutes
from app.translations import ngettext
from app.unit_of_work import UnitOfWork


def note_arrival(work: UnitOfWork, job: Job) -> None:
    """Keep the minutes waited on the job, which the caller saves, and the small cut in step with them."""
    planned = job.window_ends_at or job.starts_at
    if job.arrived_at is None or planned is None:
        return
    wait = waited(job.arrived_at, job.window_ends_at, job.starts_at)
    job.waited_minutes = waited_minutes(wait)
    entry = TimelineEntry.get_or_none(
        (TimelineEntry.job_id == job.id)
        & (TimelineEntry.is_small_cut == True)  # noqa: E712 - SQL
        & TimelineEntry.duration_minutes.is_null(False)
        & TimelineEntry.archived_at.is_null()
    )
    if not is_small_cut(wait):
        if entry is not None:
            entry.archived_at = work.now
            work.save(entry)
        return
    if entry is None:
        entry = TimelineEntry(
            client_id=job.client_id,
            job_id=job.id,
            kind="note",
            is_small_cut=True,
            person_id=work.person_id,
        )
    entry.happened_at = job.arrived_at
    count = job.waited_minutes
    # What a person notes as a small cut has no minutes, so this one is known again when the sheet is corrected.
    entry.duration_minutes = count
    entry.headline = ngettext("We came {count} minute late", "We came {count} minutes late", count).format(count=count)
    work.save(entry)
