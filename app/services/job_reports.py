"""Writes that the report of a visit went out: on the client's timeline, which is also what tells that it is done."""

from __future__ import annotations

from collections.abc import Iterable

from app.clock import Clock
from app.models.clients import TimelineEntry
from app.models.jobs import Job
from app.queries.job_reports import JOB_REPORT
from app.services.client_summary import refresh_clients
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitsOfWork


class JobReportService:
    """A report that was printed cannot be unprinted, so this is never undone."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def mark_printed(self, job_ids: Iterable[int]) -> None:
        """Remember which reports went out; printed once more, a report is remembered once more."""
        jobs = list(Job.select(Job.id, Job.client, Job.number).where(Job.id.in_(list(job_ids))).order_by(Job.id))
        label = ngettext("Print {count} job report", "Print {count} job reports", len(jobs)).format(count=len(jobs))
        with self._units(label, is_undoable=False) as work:
            for job in jobs:
                work.save(
                    TimelineEntry(
                        client=job.client_id,
                        job_id=job.id,
                        kind="paper",
                        direction="out",
                        purpose="service",
                        paper=JOB_REPORT,
                        happened_at=work.now,
                        person=work.person_id,
                        headline=_("Report of job {number} printed").format(number=job.number),
                    )
                )
            refresh_clients(work, sorted({job.client_id for job in jobs}), self._clock)
