"""The one thing above everything else on a client's card: what we owe them now, worst first (ux.md section 4)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.aftercare import Promise
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.aftercare import is_aftercare_due
from app.queries.client_rows import BannerKind, BannerRow, LoyaltyRow
from app.queries.complaint_rows import ComplaintRow
from app.queries.complaints import find_open_of_client
from app.queries.done_jobs import is_done
from app.queries.hand_over import first_joined
from app.queries.rows import JobRow
from app.rules.wall_clock import day_bounds


def banner_of(
    client: Client, now: datetime, zone: ZoneInfo, next_visit: JobRow | None, loyalty: LoyaltyRow | None
) -> BannerRow | None:
    """One thing only, worst first: broken promise > open complaint > visit today > unpaid > aftercare > certificate."""
    complaint = find_open_of_client(client.id, now, zone) if client.is_hurt else None
    if complaint is not None and complaint.is_late:
        return _complaint_banner(BannerKind.BROKEN_PROMISE, complaint)
    broken = _broken_promise(client.id, now)
    if broken is not None:
        return broken
    if complaint is not None:
        return _complaint_banner(BannerKind.OPEN_COMPLAINT, complaint)
    today_starts, today_ends = day_bounds(now.astimezone(zone).date(), zone)
    if (
        next_visit is not None
        and next_visit.starts_at is not None
        and today_starts <= next_visit.starts_at < today_ends
    ):
        return BannerRow(BannerKind.VISIT_TODAY, next_visit.description, next_visit.starts_at, job_id=next_visit.id)
    if client.owed_minor > 0:
        return _unpaid_banner(client)
    if is_aftercare_due(client.id, now, zone):
        return BannerRow(BannerKind.AFTERCARE_DUE)
    if loyalty is not None and loyalty.reward_id is not None and loyalty.state in ("due", "issued"):
        return BannerRow(BannerKind.CERTIFICATE_DUE, reward_id=loyalty.reward_id)
    return None


def _complaint_banner(kind: BannerKind, complaint: ComplaintRow) -> BannerRow:
    return BannerRow(
        kind, complaint.words, complaint.due_at, promised_by=complaint.owner_name, complaint_id=complaint.id
    )


def _broken_promise(client_id: int, now: datetime) -> BannerRow | None:
    chosen = first_joined(
        Promise.select(Promise, Person.name.alias("owner_name"))
        .left_outer_join(Person, on=(Promise.owner == Person.id))
        .where(
            (Promise.client == client_id)
            & Promise.kept_at.is_null()
            & Promise.archived_at.is_null()
            & (Promise.released_reason == "")
            & (Promise.due_at < now)
        )
        .order_by(Promise.due_at)
    )
    if chosen is None:
        return None
    return BannerRow(
        BannerKind.BROKEN_PROMISE,
        chosen.what,
        chosen.due_at,
        promised_by=chosen.owner_name or "",
        promise_id=chosen.id,
        job_id=chosen.job_id,
    )


def _unpaid_banner(client: Client) -> BannerRow:
    """What is owed in all, and the oldest visit of which something is."""
    owed = (Job.client == client.id) & is_done() & (Job.is_chargeable == True) & Job.archived_at.is_null()  # noqa: E712 - SQL
    left = fn.COALESCE(Job.billed_minor, Job.price_minor - Job.discount_minor) - Job.paid_minor
    oldest = Job.select(Job.id, Job.description).where(owed & (left > 0)).order_by(Job.finished_at, Job.id).first()
    return BannerRow(
        BannerKind.UNPAID,
        "" if oldest is None else oldest.description,
        job_id=None if oldest is None else oldest.id,
        amount_minor=client.owed_minor,
    )
