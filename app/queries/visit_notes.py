"""What is known about one visit beyond its times: found, measured, done, felt, covered and agreed, and its price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import JOIN, fn

from app.errors import NotFoundError
from app.models.clients import Area
from app.models.jobs import Finding, Job, JobLine, Reading, TouchPoint
from app.queries.firm import get_firm
from app.queries.hand_over import joined
from app.queries.rows import GuaranteeRow
from app.rules.guarantee import is_in_force
from app.rules.job_price import FirmTax
from app.rules.touch_points import VisitMoment, weak_point
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something that was there before we began; `shown_at` is when the client saw it."""

    id: int
    kind: str
    note: str
    area_name: str
    shown_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """Something measured, in hundredths of its unit."""

    id: int
    kind: str
    value_hundredths: int
    unit: str
    spot: str
    area_name: str


@dataclass(frozen=True, slots=True)
class MomentRow:
    """How one of the seven moments went."""

    moment: VisitMoment
    rating: int | None
    note: str


@dataclass(frozen=True, slots=True)
class LinkedJobRow:
    """A job this one belongs to, or one that was done again free of charge."""

    id: int
    number: int
    state: str
    starts_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPriceRow:
    """The agreed price and what was billed; `tax_minor` comes on top of the price, extra work and its tax included."""

    price_minor: int
    lines_minor: int
    discount_minor: int
    discount_reason: str
    tax_minor: int
    tax: FirmTax
    tax_name: str
    extra_work: str
    extra_minor: int
    extra_ok: str
    billed_minor: int | None
    price_change_ok: str

    @property
    def agreed_minor(self) -> int:
        """What the client knows they will pay."""
        return self.price_minor - self.discount_minor + self.extra_minor + self.tax_minor

    @property
    def difference_minor(self) -> int:
        """By how much the bill is higher (or, below zero, lower) than what was agreed; nothing before there is one."""
        return 0 if self.billed_minor is None else self.billed_minor - self.agreed_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitNotes:
    """Everything on the job page that is neither a line nor a time."""

    price: JobPriceRow
    method: str
    dry_confirmed_at: datetime | None
    is_expectation_met: bool | None
    guarantee_until_on: date | None
    is_guarantee_in_force: bool
    findings: tuple[FindingRow, ...]
    readings: tuple[ReadingRow, ...]
    moments: tuple[MomentRow, ...]
    reclean_of: LinkedJobRow | None
    recleans: tuple[LinkedJobRow, ...]

    @property
    def weak_point(self) -> VisitMoment | None:
        """The moment that went worst, if any slipped."""
        return weak_point({row.moment: row.rating for row in self.moments if row.rating is not None})


def find_guarantee_of_client(client_id: int, today: date) -> GuaranteeRow | None:
    """The promise that holds longest for a client; None when none is in force."""
    job = (
        Job.select()
        .where((Job.client == client_id) & (Job.guarantee_until_on >= today) & Job.archived_at.is_null())
        .order_by(Job.guarantee_until_on.desc(), Job.id.desc())
        .first()
    )
    if job is None or job.guarantee_until_on is None:
        return None
    excluded = JobLine.select().where((JobLine.job == job.id) & (JobLine.guarantee_exclusion != ""))
    left_out = tuple((line.name, line.guarantee_exclusion) for line in excluded.order_by(JobLine.position))
    return GuaranteeRow(job.id, job.number, job.guarantee_until_on, left_out)


def get_visit_notes(job_id: int, today: date) -> VisitNotes:
    """All that was written down about a job; NotFoundError when it is gone."""
    job = Job.get_or_none(Job.id == job_id)
    if job is None:
        raise NotFoundError(_("This job is no longer there."))
    recleans = _linked(Job.reclean_of == job_id)
    first = _linked(Job.id == job.reclean_of_id) if job.reclean_of_id is not None else ()
    met = job.is_expectation_met
    return VisitNotes(
        price=_price(job),
        method=job.method,
        dry_confirmed_at=job.dry_confirmed_at,
        is_expectation_met=None if met is None else bool(met),
        guarantee_until_on=job.guarantee_until_on,
        is_guarantee_in_force=is_in_force(job.guarantee_until_on, today),
        findings=_findings(job_id),
        readings=_readings(job_id),
        moments=_moments(job_id),
        reclean_of=first[0] if first else None,
        recleans=recleans,
    )


def _price(job: Job) -> JobPriceRow:
    firm = get_firm()
    lines = JobLine.select(fn.COALESCE(fn.SUM(JobLine.price_minor), 0)).where(JobLine.job == job.id).scalar()
    return JobPriceRow(
        price_minor=job.price_minor,
        lines_minor=int(lines),
        discount_minor=job.discount_minor,
        discount_reason=job.discount_reason,
        tax_minor=job.tax_minor,
        tax=FirmTax() if firm is None else FirmTax(firm.tax_basis_points, firm.is_tax_included),
        tax_name="" if firm is None else firm.tax_name,
        extra_work=job.extra_work,
        extra_minor=job.extra_minor,
        extra_ok=job.extra_ok,
        billed_minor=job.billed_minor,
        price_change_ok=job.price_change_ok,
    )


def _findings(job_id: int) -> tuple[FindingRow, ...]:
    chosen = (
        Finding.select(Finding, Area.name.alias("area_name"))
        .join(Area, JOIN.LEFT_OUTER, on=(Finding.area == Area.id))
        .where(Finding.job == job_id)
        .order_by(Finding.id)
    )
    return tuple(FindingRow(row.id, row.kind, row.note, row.area_name or "", row.shown_at) for row in joined(chosen))


def _readings(job_id: int) -> tuple[ReadingRow, ...]:
    chosen = (
        Reading.select(Reading, Area.name.alias("area_name"))
        .join(Area, JOIN.LEFT_OUTER, on=(Reading.area == Area.id))
        .where(Reading.job == job_id)
        .order_by(Reading.id)
    )
    return tuple(
        ReadingRow(row.id, row.kind, row.value_hundredths, row.unit, row.spot, row.area_name or "")
        for row in joined(chosen)
    )


def _moments(job_id: int) -> tuple[MomentRow, ...]:
    order = list(VisitMoment)
    rows = [
        MomentRow(VisitMoment(row.point), row.rating, row.note)
        for row in TouchPoint.select().where(TouchPoint.job == job_id)
    ]
    return tuple(sorted(rows, key=lambda row: order.index(row.moment)))


def _linked(condition: Any) -> tuple[LinkedJobRow, ...]:
    chosen = Job.select().where(condition & Job.archived_at.is_null()).order_by(Job.id)
    return tuple(LinkedJobRow(row.id, row.number, row.state, row.starts_at) for row in chosen)
