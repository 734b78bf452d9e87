"""Figures about jobs: why quotes are lost, which discounts were given, which moments slip, what is agreed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from peewee import JOIN, fn

from app.models.audit import AuditChange, AuditUnit
from app.models.clients import Client
from app.models.jobs import Job, TouchPoint
from app.models.team import Person
from app.queries.hand_over import joined, tuples_of
from app.rules.job_endings import EndingCount, count_endings
from app.rules.touch_points import VisitMoment, weak_point
from app.rules.wall_clock import day_bounds

_MOST_DISCOUNTS = 200


@dataclass(frozen=True, slots=True)
class DiscountRow:
    """A discount as the log shows it; who and when are empty for one that came with an import."""

    job_id: int
    job_number: int
    client_id: int
    client_name: str
    discount_minor: int
    reason: str
    given_by: str
    given_at: datetime | None


@dataclass(frozen=True, slots=True)
class WeakMomentRow:
    """One of the seven moments over a span: how many visits it was the weak point of, and its ratings."""

    moment: VisitMoment
    weak_count: int
    rated_count: int
    rating_sum: int
    job_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NextAgreedCount:
    """Finished, chargeable visits, and those at whose end the next date was agreed (S4.17)."""

    agreed: int
    visits: int


def count_ending_reasons(state: str, first: date, last: date, zone: ZoneInfo) -> list[EndingCount]:
    """Why jobs that came in from first to last were lost or cancelled, most frequent first."""
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    chosen = Job.select(Job.end_reason).where(
        (Job.state == state) & (Job.created_at >= begins) & (Job.created_at < ends) & Job.archived_at.is_null()
    )
    return count_endings(row.end_reason for row in chosen)


def list_discounts(limit: int = _MOST_DISCOUNTS) -> list[DiscountRow]:
    """The newest discounts with who gave them and when; no discount is ever a kindness (S3.18, R8)."""
    chosen = (
        Job.select(Job, Client.name.alias("client_name"))
        .join(Client, on=(Job.client == Client.id))
        .where((Job.discount_minor > 0) & Job.archived_at.is_null())
        .order_by(Job.id.desc())
        .limit(limit)
    )
    rows = list(joined(chosen))
    givers = _givers([row.id for row in rows])
    return [
        DiscountRow(
            row.id,
            row.number,
            row.client_id,
            row.client_name,
            row.discount_minor,
            row.discount_reason,
            *givers.get(row.id, ("", None)),
        )
        for row in rows
    ]


def _givers(job_ids: list[int]) -> dict[int, tuple[str, datetime | None]]:
    """Who last set the discount of each job, as the audit has it."""
    chosen = (
        AuditChange.select(
            AuditChange.record_id,
            AuditChange.after,
            AuditUnit.happened_at.alias("at"),
            Person.name.alias("person_name"),
        )
        .join(AuditUnit, on=(AuditChange.unit == AuditUnit.id))
        .join(Person, JOIN.LEFT_OUTER, on=(AuditUnit.person == Person.id))
        .where((AuditChange.table_name == "job") & AuditChange.record_id.in_(job_ids))
        .order_by(AuditChange.id)
    )
    found: dict[int, tuple[str, datetime | None]] = {}
    for row in joined(chosen):
        if "discount_minor" in (row.after or {}):
            found[row.record_id] = (row.person_name or "", row.at)
    return found


def list_weak_moments(first: date, last: date, zone: ZoneInfo) -> list[WeakMomentRow]:
    """The seven moments of the visits finished from first to last, the weakest first (S4.2)."""
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    chosen = (
        TouchPoint.select(TouchPoint.job, TouchPoint.point, TouchPoint.rating)
        .join(Job, on=(TouchPoint.job == Job.id))
        .where((Job.finished_at >= begins) & (Job.finished_at < ends) & TouchPoint.rating.is_null(False))
    )
    by_job: defaultdict[int, dict[VisitMoment, int]] = defaultdict(dict)
    for job_id, point, rating in tuples_of(chosen):
        by_job[job_id][VisitMoment(point)] = rating
    weak: defaultdict[VisitMoment, list[int]] = defaultdict(list)
    for job_id, ratings in sorted(by_job.items()):
        if (moment := weak_point(ratings)) is not None:
            weak[moment].append(job_id)
    rows = []
    for moment in VisitMoment:
        given = [ratings[moment] for ratings in by_job.values() if moment in ratings]
        if given:
            rows.append(WeakMomentRow(moment, len(weak[moment]), len(given), sum(given), tuple(weak[moment])))
    return sorted(rows, key=lambda row: (-row.weak_count, row.rating_sum / row.rated_count))


def count_next_agreed(first: date, last: date, zone: ZoneInfo) -> NextAgreedCount:
    """At how many of the visits finished from first to last the next one was agreed; free ones do not count."""
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    chosen = Job.select(fn.COUNT(Job.id), fn.COUNT(Job.next_agreed_on)).where(
        (Job.state == "done")
        & (Job.is_chargeable == True)  # noqa: E712 - SQL
        & (Job.finished_at >= begins)
        & (Job.finished_at < ends)
        & Job.archived_at.is_null()
    )
    visits, agreed = next(tuples_of(chosen))
    return NextAgreedCount(agreed=agreed, visits=visits)
