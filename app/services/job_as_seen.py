"""A job as the desk that writes about it last saw it."""

from __future__ import annotations

from app.errors import ConflictError, NotFoundError
from app.models.jobs import Job
from app.translations import gettext as _


def job_as_seen(job_id: int, version: int) -> Job:
    """The job, unless it is gone or deleted (NotFoundError) or somebody changed it in between (ConflictError)."""
    job = Job.get_or_none(Job.id == job_id)
    if job is None:
        raise NotFoundError(_("This job is no longer there; nothing was changed."))
    if job.version != version:
        raise ConflictError(
            _("Somebody else changed job {number} a moment ago; look at it again, then repeat your change.").format(
                number=job.number
            )
        )
    if job.archived_at is not None:
        raise NotFoundError(
            _("Job {number} was deleted; bring it back first, nothing was changed.").format(number=job.number)
        )
    return job
