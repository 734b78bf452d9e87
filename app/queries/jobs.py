"""Reads about jobs: one with its lines, those of a client, and what a repeat visit would look like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, ModelSelect

from app.errors import NotFoundError
from app.models.clients import Client, Site
from app.models.jobs import Job, JobLine
from app.models.team import Person, Van
from app.queries.done_jobs import is_done
from app.queries.hand_over import first_joined, joined
from app.queries.rows import JobDetails, JobLineRow, JobRow
from app.translations import gettext as _

_USUAL_MINUTES = 60
# what `job_row` reads: a week of a large firm is two thousand rows, and half of a job's columns are not in them
_ROW_COLUMNS = (
    Job.id, Job.number, Job.client, Job.state, Job.description, Job.starts_at, Job.ends_at, Job.technician,
    Job.price_minor, Job.discount_minor, Job.billed_minor, Job.paid_minor, Job.is_chargeable, Job.complaint_id,
    Job.version, Job.window_starts_at, Job.window_ends_at, Job.van, Job.agreement_date,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RepeatJobRow:
    """The last visit as the draft of the next one: place, technician, rooms, prices and how long it took."""

    site_id: int | None
    technician_id: int | None
    lines: tuple[JobLineRow, ...]
    minutes: int
    price_minor: int
    description: str


def job_rows(condition: Any, *order: Any, limit: int | None = None) -> list[JobRow]:
    """Jobs that meet a condition, with the names around them; the one hand-over from tables to `JobRow`."""
    chosen = select_jobs(*_ROW_COLUMNS).where(condition).order_by(*order, Job.id)
    return [job_row(row) for row in joined(chosen.limit(limit) if limit is not None else chosen)]


def select_jobs(*columns: Any) -> ModelSelect[Job]:
    """Jobs joined with client, address, technician and van, ready for `job_row`; all columns where none are named."""
    return (
        Job.select(
            *(columns or (Job,)),
            Client.name.alias("client_name"),
            Person.name.alias("technician_name"),
            Van.name.alias("van_name"),
            Site.street.alias("street"),
            Site.town.alias("town"),
            Site.postal_code.alias("postal_code"),
        )
        .join(Client, on=(Job.client == Client.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .join(Van, JOIN.LEFT_OUTER, on=(Job.van == Van.id))
        .join(Site, JOIN.LEFT_OUTER, on=(Job.site == Site.id))
    )


def job_row(row: Any) -> JobRow:
    """One joined result as a frozen row."""
    return JobRow(
        id=row.id,
        number=row.number,
        client_id=row.client_id,
        client_name=row.client_name,
        state=row.state,
        description=row.description,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        technician_id=row.technician_id,
        technician_name=row.technician_name or "",
        van_name=row.van_name or "",
        price_minor=row.price_minor - row.discount_minor,
        billed_minor=row.billed_minor,
        paid_minor=row.paid_minor,
        is_chargeable=bool(row.is_chargeable),
        complaint_id=row.complaint_id,
        street=row.street or "",
        town=row.town or "",
        version=row.version,
        postal_code=row.postal_code or "",
        window_starts_at=row.window_starts_at,
        window_ends_at=row.window_ends_at,
        van_id=row.van_id,
        agreement_date_id=row.agreement_date_id,
    )


def get_job(job_id: int) -> JobDetails:
    """One job with its lines; NotFoundError when it is gone."""
    row = first_joined(select_jobs().where(Job.id == job_id))
    if row is None:
        raise NotFoundError(_("This job is no longer there."))
    return JobDetails(
        job=job_row(row),
        site_id=row.site_id,
        lines=_lines([job_id]),
        expectation=row.expectation,
        arrived_at=row.arrived_at,
        left_at=row.left_at,
        finished_at=row.finished_at,
        products=row.products,
        dry_by_at=row.dry_by_at,
        next_agreed_on=row.next_agreed_on,
        next_chapter=row.next_chapter,
        end_reason=row.end_reason,
        guarantee_until_on=row.guarantee_until_on,
        sheet_printed_at=row.sheet_printed_at,
        is_keyed=row.keyed_at is not None,
        quoted_at=row.quoted_at,
        is_put_away=row.put_away_at is not None,
    )


def find_job(number: int) -> JobRow | None:
    """The job with this number, or None."""
    found = job_rows(Job.number == number, limit=1)
    return found[0] if found else None


def list_jobs_of_client(client_id: int, limit: int = 500) -> list[JobRow]:
    """A client's jobs, newest first; those without a date come first of all."""
    present = (Job.client == client_id) & Job.archived_at.is_null()
    waiting = job_rows(present & Job.starts_at.is_null(), limit=limit)
    return waiting + job_rows(present & Job.starts_at.is_null(False), Job.starts_at.desc(), limit=limit)


def suggest_repeat(client_id: int) -> RepeatJobRow | None:
    """What a repeat visit would be: the last finished chargeable one again; None for a client without any."""
    last = (
        Job.select()
        .where((Job.client == client_id) & is_done() & (Job.is_chargeable == True))  # noqa: E712 - SQL
        .order_by(Job.starts_at.desc(), Job.id.desc())
        .first()
    )
    if last is None:
        return None
    minutes = _USUAL_MINUTES
    if last.starts_at is not None and last.ends_at is not None:
        minutes = max(15, int((last.ends_at - last.starts_at).total_seconds() // 60))
    return RepeatJobRow(
        site_id=last.site_id,
        technician_id=_still_here(last.technician_id),
        lines=_priced_lines(last),
        minutes=minutes,
        price_minor=last.price_minor,
        description=last.description,
    )


def _priced_lines(job: Job) -> tuple[JobLineRow, ...]:
    """The rooms with their prices; a job from another program has one price for all, which then is one line."""
    lines = _lines([job.id])
    if any(line.price_minor for line in lines) or not job.price_minor:
        return lines
    whole = JobLineRow(
        id=0,
        area_id=None,
        price_item_id=None,
        name=job.description or ", ".join(line.name for line in lines) or _("Visit"),
        to_do="",
        fibre="",
        quantity_hundredths=100,
        unit="room",
        price_minor=job.price_minor,
        marks_found="",
    )
    return (whole,)


def _still_here(person_id: int | None) -> int | None:
    if person_id is None:
        return None
    is_here = Person.select().where((Person.id == person_id) & Person.archived_at.is_null()).exists()
    return person_id if is_here else None


def _lines(job_ids: Iterable[int]) -> tuple[JobLineRow, ...]:
    chosen = JobLine.select().where(JobLine.job.in_(list(job_ids))).order_by(JobLine.job, JobLine.position, JobLine.id)
    return tuple(
        JobLineRow(
            id=row.id,
            area_id=row.area_id,
            price_item_id=row.price_item_id,
            name=row.name,
            to_do=row.to_do,
            fibre=row.fibre,
            quantity_hundredths=row.quantity_hundredths,
            unit=row.unit,
            price_minor=row.price_minor,
            marks_found=row.marks_found,
            unit_price_minor=row.unit_price_minor,
            is_tax_exempt=bool(row.is_tax_exempt),
            guarantee_exclusion=row.guarantee_exclusion,
        )
        for row in chosen
    )
