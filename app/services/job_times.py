"""When a job takes place and who drives there: booked from what was asked for, moved, given to somebody else."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.clock import Clock
from app.errors import ValidationError
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.rules.job_states import JobState, check_job_step
from app.services.client_summary import refresh_clients
from app.services.job_as_seen import job_as_seen
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_VISIT = timedelta(hours=24)


class JobTimesService:
    """Writes the day, the time and the technician of a visit; clashes are allowed and shown on the plan."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def schedule(self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int) -> None:
        """Book what was only asked for or quoted."""
        job = job_as_seen(job_id, version)
        check_job_step(JobState(job.state), JobState.BOOKED)
        check_times(starts_at, ends_at)
        with self._units(_("Book job {number}").format(number=job.number)) as work:
            job.state, job.end_reason = JobState.BOOKED, ""
            self.place(work, job, starts_at, ends_at, technician_id)

    def move(
        self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        """Another time or technician for a visit that is not finished."""
        job = job_as_seen(job_id, version)
        if job.state not in (JobState.BOOKED, JobState.UNDER_WAY):
            raise ValidationError(_("Only a booked visit can be moved; this one stays as it is."))
        check_times(starts_at, ends_at)
        with self._units(_("Move visit of {name}").format(name=_client_name(job.client_id))) as work:
            self.place(work, job, starts_at, ends_at, technician_id)

    def place(
        self, work: UnitOfWork, job: Job, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        """Put a visit there inside another act, such as a promise to a client."""
        job.starts_at, job.ends_at = starts_at, ends_at
        if technician_id != job.technician_id:
            job.technician_id, job.van_id = technician_id, van_of(technician_id)
        work.save(job)
        refresh_clients(work, [job.client_id], self._clock)


def check_times(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Refuse an end that is not after the beginning, and a visit longer than a day; no times at all are no mistake."""
    if starts_at is None or ends_at is None:
        return
    if ends_at <= starts_at:
        raise ValidationError(_("The end is not after the beginning; mend one of the two times."), "ends_at")
    if ends_at - starts_at > _LONGEST_VISIT:
        raise ValidationError(_("A visit longer than a day is booked as several; mend the end."), "ends_at")


def van_of(technician_id: int | None) -> int | None:
    """The van that this person drives."""
    return None if technician_id is None else Person.select(Person.van_id).where(Person.id == technician_id).scalar()


def _client_name(client_id: int) -> str:
    return str(Client.select(Client.name).where(Client.id == client_id).scalar())
