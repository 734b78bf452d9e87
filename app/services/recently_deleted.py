"""Deleting a job and bringing one back: it is archived, with its lines and its money, and never taken away."""

from __future__ import annotations

from app.clock import Clock
from app.errors import ConflictError, NotAllowedError, NotFoundError
from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.services.client_summary import refresh_clients
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork


class DeletedJobService:
    """Puts jobs among the recently deleted and takes them out again."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def delete(self, job_id: int, version: int | None = None) -> None:
        """Put a job among the recently deleted.

        NotAllowedError for one that was done, paid or billed: what was earned stays in the books; cancel it instead.
        """
        job = _job(job_id)
        if version is not None and job.version != version:
            raise ConflictError(_("Somebody changed job {number} a moment ago; look again.").format(number=job.number))
        is_in_the_books = (
            job.state == "done"
            or Payment.select().where((Payment.job == job_id) & Payment.archived_at.is_null()).exists()
            or Invoice.select().where(Invoice.job == job_id).exists()
        )
        if is_in_the_books:
            raise NotAllowedError(
                _("Job {number} was done, paid or billed and stays in the books; nothing was deleted.").format(
                    number=job.number
                )
            )
        with self._units(_("Delete job {number}").format(number=job.number)) as work:
            job.archived_at = work.now
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def bring_back(self, job_id: int) -> None:
        """Take a job out of the recently deleted."""
        job = _job(job_id)
        with self._units(_("Bring back job {number}").format(number=job.number)) as work:
            job.archived_at = None
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)


def _job(job_id: int) -> Job:
    job = Job.get_or_none(Job.id == job_id)
    if job is None:
        raise NotFoundError(_("This job is no longer there; nothing was changed."))
    return job
