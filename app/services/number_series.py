"""The next number of a series of ours that no record bears: files of another system keep their numbers among ours."""

from __future__ import annotations

from app.models.complaints import Complaint
from app.models.jobs import Job
from app.unit_of_work import UnitOfWork


def next_job_number(work: UnitOfWork) -> int:
    """The number of a new job."""
    return _next_free(work, "job", Job, 2001)


def next_complaint_number(work: UnitOfWork) -> int:
    """The number of a new complaint."""
    return _next_free(work, "complaint", Complaint, 101)


def _next_free(work: UnitOfWork, counter: str, model: type[Job | Complaint], first: int) -> int:
    number = work.next_number(counter, first=first)
    while model.select().where(model.number == number).exists():
        number = work.next_number(counter, first=first)
    return number
