"""Reads for keying in a sheet: the pile, one sheet with all that is known of it, unhappy answers nobody logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Finding, Job, JobLine, Payment
from app.models.team import Person
from app.queries.done_jobs import is_done
from app.queries.hand_over import joined
from app.queries.jobs import get_job
from app.queries.rows import JobDetails, JobRow
from app.queries.sheet_warnings import list_sheet_warnings
from app.queries.today import list_sheets_to_key

_UNHEARD_DAYS = 30


@dataclass(frozen=True, slots=True)
class SheetRoomRow:
    """A planned room as the sheet shows it."""

    line_id: int
    name: str
    is_done: bool
    marks_found: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class SheetDetails:
    """One sheet: what was planned and, where it is keyed in already, what it said.

    `last_products` and `last_method` are those of the client's visit before; `findings` maps a box to whether the
    client was shown it, `warnings` had to be explained, `payments` are (method, minor units) taken on the spot.
    """

    details: JobDetails
    rooms: tuple[SheetRoomRow, ...]
    window_ends_at: datetime | None
    method: str
    last_products: str
    last_method: str
    extra_work: str
    extra_minor: int
    extra_ok: str
    price_change_ok: str
    is_expectation_met: bool | None
    findings: dict[str, bool]
    warnings: tuple[str, ...]
    payments: tuple[tuple[str, int], ...]
    answer: str
    words: str
    keyed_at: datetime | None
    keyed_by_name: str

    @property
    def job(self) -> JobRow:
        """The job in short."""
        return self.details.job


@dataclass(frozen=True, slots=True)
class UnheardRow:
    """Somebody who ticked "Not happy" on a sheet, and no complaint of that job is written down."""

    client_id: int
    client_name: str
    job_id: int
    words: str


def list_pile(now: datetime) -> list[JobRow]:
    """Visits that look finished and whose sheet is not in, the oldest first."""
    return list_sheets_to_key(now)


def get_sheet(job_id: int) -> SheetDetails:
    """All that the sheet of a job shows; NotFoundError when the job is gone."""
    details = get_job(job_id)
    row = Job.get_by_id(job_id)
    last = _visit_before(row)
    answer = (
        Feedback.select()
        .where((Feedback.job == job_id) & (Feedback.channel == "sheet"))
        .order_by(Feedback.id.desc())
        .first()
    )
    keyed_by = Person.get_or_none(Person.id == row.keyed_by_id) if row.keyed_by_id is not None else None
    return SheetDetails(
        details=details,
        rooms=_rooms(job_id),
        window_ends_at=row.window_ends_at,
        method=row.method,
        last_products=last.products if last is not None else "",
        last_method=last.method if last is not None else "",
        extra_work=row.extra_work,
        extra_minor=row.extra_minor,
        extra_ok=row.extra_ok,
        price_change_ok=row.price_change_ok,
        is_expectation_met=None if row.is_expectation_met is None else bool(row.is_expectation_met),
        findings=_findings(job_id),
        warnings=list_sheet_warnings([job_id]).get(job_id, ()),
        payments=_payments(row),
        answer=answer.answer if answer is not None else "",
        words=answer.words if answer is not None else "",
        keyed_at=row.keyed_at,
        keyed_by_name=keyed_by.name if keyed_by is not None else "",
    )


def list_unheard(now: datetime) -> list[UnheardRow]:
    """Who said on a sheet that they are not happy, the last first, until a complaint about that job stands."""
    logged = Complaint.select(Complaint.job).where(Complaint.job.is_null(False))
    chosen = (
        Feedback.select(Feedback, Client.name.alias("client_name"))
        .join(Client, on=(Feedback.client == Client.id))
        .where(
            (Feedback.asked_at >= now - timedelta(days=_UNHEARD_DAYS))
            & (Feedback.answer == "not_happy")
            & (Feedback.channel == "sheet")
            & Feedback.complaint.is_null()
            & Feedback.job.not_in(logged)
            & Client.archived_at.is_null()
        )
        .order_by(Feedback.id.desc())
        .limit(20)
    )
    return [UnheardRow(row.client_id, row.client_name, row.job_id, row.words) for row in joined(chosen)]


def _rooms(job_id: int) -> tuple[SheetRoomRow, ...]:
    chosen = JobLine.select().where(JobLine.job == job_id).order_by(JobLine.position, JobLine.id)
    return tuple(SheetRoomRow(row.id, row.name, bool(row.is_done), row.marks_found, row.price_minor) for row in chosen)


def _findings(job_id: int) -> dict[str, bool]:
    chosen = Finding.select().where((Finding.job == job_id) & Finding.area.is_null())
    return {row.kind: row.shown_at is not None for row in chosen}


def _payments(job: Job) -> tuple[tuple[str, int], ...]:
    if job.keyed_at is None:
        return ()
    on_sheet = (Payment.job == job.id) & (Payment.kind == "payment") & (Payment.recorded_at == job.keyed_at)
    chosen = Payment.select().where(on_sheet & Payment.archived_at.is_null()).order_by(Payment.id)
    return tuple((row.method, row.amount_minor) for row in chosen)


def _visit_before(job: Job) -> Job | None:
    if job.starts_at is None:
        return None
    earlier = (Job.client == job.client_id) & is_done() & (Job.starts_at < job.starts_at)
    chosen = Job.select().where(earlier & Job.archived_at.is_null()).order_by(Job.starts_at.desc(), Job.id.desc())
    return next(iter(chosen.limit(1)), None)
