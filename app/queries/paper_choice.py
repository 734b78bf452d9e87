"""Which papers somebody means who names a job, a client or a complaint by its number, a van by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.errors import NotAllowedError, NotFoundError
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.team import Van
from app.queries.letter_wishes import is_erased
from app.queries.merged_clients import standing_client
from app.translations import gettext as _

_WAITING = ("booked", "under_way")


def get_client_id(number: int) -> int:
    """The id of the client with this number, or of whom they were merged into; NotFoundError when there is none.

    NotAllowedError for somebody who asked to be forgotten.
    """
    found: int | None = Client.select(Client.id).where(Client.number == number).scalar()
    if found is None:
        raise NotFoundError(_("There is no client {number}; nothing was printed.").format(number=number))
    refuse_erased([found])
    return standing_client(found)


def refuse_erased(client_ids: Iterable[int]) -> None:
    """NotAllowedError where one of these clients asked to be forgotten: no paper goes to them any more."""
    for client_id in dict.fromkeys(client_ids):
        if is_erased(client_id):
            raise NotAllowedError(
                _("Client {number} was erased at their wish; nothing was printed.").format(
                    number=get_client_number(client_id)
                )
            )


def get_job_id(number: int) -> int:
    """The id of the job with this number; NotFoundError when there is none."""
    found: int | None = Job.select(Job.id).where(Job.number == number).scalar()
    if found is None:
        raise NotFoundError(_("There is no job {number}; nothing was printed.").format(number=number))
    return found


def get_van_id(name: str) -> int:
    """The id of the van of this name, in small or large letters; NotFoundError with the names there are."""
    vans = list(Van.select().order_by(Van.position, Van.id))
    for van in vans:
        if van.name.casefold() == name.strip().casefold():
            return int(van.id)
    names = ", ".join(van.name for van in vans if van.archived_at is None)
    text = _("There is no van “{name}”, and none is noted yet; nothing was printed.")
    if names:
        text = _("There is no van “{name}”; ours are {names}. Nothing was printed, please look at the name again.")
    raise NotFoundError(text.format(name=name, names=names))


def list_complaint_ids(numbers: Sequence[int]) -> list[int]:
    """The ids of the complaints with these numbers, in their order; NotFoundError when one of them is not there."""
    return [get_complaint_id(number) for number in dict.fromkeys(numbers)]


def list_complaints_of_client(client_id: int) -> list[int]:
    """The ids of all complaints of a client, the oldest first."""
    own = Complaint.select(Complaint.id).where(Complaint.client == client_id)
    return [row.id for row in own.order_by(Complaint.received_at, Complaint.id)]


def list_withdrawn(complaint_ids: Sequence[int]) -> list[int]:
    """The numbers of those of these complaints that were logged by mistake."""
    withdrawn = Complaint.id.in_(list(complaint_ids)) & (Complaint.state == "withdrawn")
    return [row.number for row in Complaint.select(Complaint.number).where(withdrawn).order_by(Complaint.number)]


def get_complaint_id(number: int) -> int:
    """The id of the complaint with this number; NotFoundError when there is none."""
    found: int | None = Complaint.select(Complaint.id).where(Complaint.number == number).scalar()
    if found is None:
        raise NotFoundError(_("There is no complaint {number}; nothing was printed.").format(number=number))
    return found


def list_coming_jobs_of_client(client_id: int, since: datetime) -> list[int]:
    """The numbers of a client's visits from a moment on that are not finished, the nearest first."""
    waiting = Job.state.in_(_WAITING) & Job.archived_at.is_null() & (Job.ends_at >= since)
    chosen = Job.select(Job.number).where((Job.client == client_id) & waiting)
    return [row.number for row in chosen.order_by(Job.starts_at, Job.id)]


def list_visits_of_complaint(complaint_id: int) -> list[int]:
    """The numbers of the visits that put a complaint right, the nearest first."""
    planned = Job.archived_at.is_null() & Job.starts_at.is_null(False)
    chosen = Job.select(Job.number).where((Job.complaint_id == complaint_id) & planned)
    return [row.number for row in chosen.order_by(Job.starts_at, Job.id)]


def list_job_ids(numbers: Sequence[int]) -> list[int]:
    """The ids of the jobs with these numbers."""
    return [row.id for row in Job.select(Job.id).where(Job.number.in_(list(numbers))).order_by(Job.id)]


def get_client_number(client_id: int) -> int | None:
    """The number that stands on the papers of a client; None when they are not there."""
    found: int | None = Client.select(Client.number).where(Client.id == client_id).scalar()
    return found


def get_job_number(job_id: int) -> int | None:
    """The number of a job; None when it is not there."""
    found: int | None = Job.select(Job.number).where(Job.id == job_id).scalar()
    return found
