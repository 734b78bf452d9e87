"""Puts jobs away whose after-care is over: none with a step that is neither done nor left out with a reason (S0.3)."""

from __future__ import annotations

from collections.abc import Sequence

from app.clock import Clock
from app.errors import NotAllowedError
from app.models.aftercare import AftercareStep
from app.models.jobs import Job
from app.rules.job_states import ENDED_STATES, JobState
from app.services.aftercare_steps import step_name
from app.services.job_as_seen import job_as_seen
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitsOfWork


class PutAwayService:
    """Puts jobs away and takes them out again; each is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def put_away(self, job_id: int, version: int) -> None:
        """NotAllowedError names the step that is still open, or says that the job has not ended."""
        job = job_as_seen(job_id, version)
        against = _words_against(job)
        if against:
            raise NotAllowedError(against)
        with self._units(_("Put job {number} away").format(number=job.number)) as work:
            job.put_away_at = work.now
            work.save(job)

    def put_away_several(self, job_ids: Sequence[int]) -> tuple[int, str]:
        """How many of these were put away as one act, and why the first of the others stays (empty: none stays)."""
        jobs = [job for job in Job.select().where(Job.id.in_(list(job_ids))) if job.put_away_at is None]
        reasons = {job.id: _words_against(job) for job in jobs}
        ready = [job for job in jobs if not reasons[job.id]]
        left = next((reasons[job.id] for job in jobs if reasons[job.id]), "")
        if ready:
            label = ngettext("Put {count} job away", "Put {count} jobs away", len(ready)).format(count=len(ready))
            with self._units(label) as work:
                for job in ready:
                    job.put_away_at = work.now
                    work.save(job)
        return len(ready), left

    def take_out(self, job_id: int, version: int) -> None:
        """A job that was put away is among the others again."""
        job = job_as_seen(job_id, version)
        if job.put_away_at is None:
            raise NotAllowedError(_("Job {number} is not put away; nothing was changed.").format(number=job.number))
        with self._units(_("Take job {number} out again").format(number=job.number)) as work:
            job.put_away_at = None
            work.save(job)


def _words_against(job: Job) -> str:
    if job.archived_at is not None:
        return _("Job {number} was deleted; bring it back first, nothing was changed.").format(number=job.number)
    if job.put_away_at is not None:
        return _("Job {number} is put away already; nothing was changed.").format(number=job.number)
    if JobState(job.state) not in ENDED_STATES:
        return _("Job {number} has not ended yet, so it stays in view.").format(number=job.number)
    step = AftercareStep.select().where((AftercareStep.job == job.id) & (AftercareStep.state == "open"))
    step = step.order_by(AftercareStep.due_on, AftercareStep.id).first()
    if step is None:
        return ""
    return _("Job {number} has a step still to do: {step}. Do it, or leave it out with a reason.").format(
        number=job.number, step=step_name(step.kind)
    )
