"""When a job takes place and who drives there: booked from what was asked for, moved, given to somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.clock import Clock
from app.errors import ConflictError, ValidationError
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.rules.job_states import JobState, check_job_step
from app.rules.wall_clock import after_the_jump, is_left_out
from app.rules.working_time import elapsed
from app.services.client_summary import refresh_clients
from app.services.job_as_seen import job_as_seen
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_A_DAY_ON_THE_WALL = timedelta(days=1)
_LONGEST_WINDOW = timedelta(hours=24)
_NOT_MOVED = (JobState.DONE, JobState.CANCELLED, JobState.NO_SHOW, JobState.LOST)


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """Where a visit shall stand on the plan, and the version in which the desk saw it."""

    job_id: int
    version: int
    starts_at: datetime
    ends_at: datetime
    technician_id: int | None


class JobTimesService:
    """Writes the day, the time and the technician of a visit; clashes are allowed and shown on the plan."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def schedule(
        self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
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
        """Another time or technician for a visit that is not finished; the window they were told stays."""
        job = self._movable(job_id, version)
        check_times(starts_at, ends_at)
        with self._units(_("Move visit of {name}").format(name=_client_name(job.client_id))) as work:
            self.place(work, job, starts_at, ends_at, technician_id)

    def rearrange(self, label: str, places: Sequence[VisitPlace]) -> None:
        """Several visits in one act, all or none, such as a shorter way through the day."""
        jobs = [self._movable(place.job_id, place.version) for place in places]
        for place in places:
            check_times(place.starts_at, place.ends_at)
        with self._units(label) as work:
            for job, place in zip(jobs, places, strict=True):
                self.place(work, job, place.starts_at, place.ends_at, place.technician_id)

    def unplan(self, job_id: int, version: int) -> None:
        """Take a visit off the plan: it stays booked, and waits for another day with the technician it had."""
        job = self._movable(job_id, version)
        if job.state == JobState.UNDER_WAY:
            raise ValidationError(_("Somebody is there already; finish the visit or mark that nobody was there."))
        with self._units(_("Take visit of {name} off the plan").format(name=_client_name(job.client_id))) as work:
            job.starts_at = job.ends_at = job.window_starts_at = job.window_ends_at = None
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def set_window(self, job_id: int, version: int, starts_at: datetime | None, ends_at: datetime | None) -> None:
        """Between what times the client was told we come; None takes it away. The planned start stays."""
        job = self._movable(job_id, version)
        check_window(starts_at, ends_at)
        with self._units(_("Arrival window of {name}").format(name=_client_name(job.client_id))) as work:
            job.window_starts_at, job.window_ends_at = starts_at, ends_at
            work.save(job)

    def place(
        self, work: UnitOfWork, job: Job, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        """Put a visit there inside another act, such as a promise to a client."""
        job.starts_at, job.ends_at = starts_at, ends_at
        if technician_id != job.technician_id:
            job.technician_id, job.van_id = technician_id, van_of(technician_id)
        work.save(job)
        refresh_clients(work, [job.client_id], self._clock)

    def _movable(self, job_id: int, version: int) -> Job:
        try:
            job = job_as_seen(job_id, version)
        except ConflictError as error:
            raise ConflictError(_moved_meanwhile(Job.get_by_id(job_id))) from error
        if job.state in _NOT_MOVED:
            raise ValidationError(_("Only a booked visit can be moved; this one stays as it is."))
        return job


def check_times(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Refuse times that the clocks leave out, an end that is not after the beginning, and more than a whole day.

    No times at all are no mistake.
    """
    for moment, field in ((starts_at, "starts_at"), (ends_at, "ends_at")):
        check_on_the_wall(moment, field)
    if starts_at is None or ends_at is None:
        return
    if elapsed(starts_at, ends_at) <= timedelta():
        raise ValidationError(_("The end is not after the beginning; mend one of the two times."), "ends_at")
    if elapsed(starts_at + _A_DAY_ON_THE_WALL, ends_at) > timedelta():
        raise ValidationError(_("A visit longer than a day is booked as several; mend the end."), "ends_at")


def check_window(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """An arrival window has both ends, in their order, and lies within a day; none at all is no mistake."""
    if starts_at is None and ends_at is None:
        return
    if starts_at is None or ends_at is None:
        raise ValidationError(_("An arrival window needs both times; fill in the other one."), "window")
    check_on_the_wall(starts_at, "window")
    check_on_the_wall(ends_at, "window")
    if not timedelta() < elapsed(starts_at, ends_at) <= _LONGEST_WINDOW:
        raise ValidationError(_("The window ends before it begins; mend one of the two times."), "window")


def check_on_the_wall(moment: datetime | None, field: str) -> None:
    """Refuse a time that no clock shows, because it is left out on the night the clocks change."""
    if moment is not None and is_left_out(moment):
        first = after_the_jump(moment)
        raise ValidationError(
            _("The clocks jump that night and there is no {time}; the next time there is, is {next}.").format(
                time=f"{moment:%H:%M}", next=f"{first:%H:%M}"
            ),
            field,
        )


def van_of(technician_id: int | None) -> int | None:
    """The van that this person drives."""
    return None if technician_id is None else Person.select(Person.van_id).where(Person.id == technician_id).scalar()


def _moved_meanwhile(job: Job) -> str:
    """What another desk did to a visit, in one sentence; the plan shows the rest."""
    return _(
        "Somebody else changed the visit of {name} a moment ago; it stays as they left it, and nothing of it is lost."
    ).format(name=_client_name(job.client_id))


def _client_name(client_id: int) -> str:
    return str(Client.select(Client.name).where(Client.id == client_id).scalar())
