"""Everything the client card shows at once: who, what we owe them, how to reach them, what to remember and plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from app.errors import NotFoundError
from app.models.aftercare import Feedback, Promise
from app.models.clients import (
    AccessCode,
    Area,
    AreaMark,
    Client,
    ClientTag,
    ContactPermission,
    ContactPoint,
    Fact,
    Site,
    Tag,
)
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.aftercare import is_aftercare_due
from app.queries.client_rows import (
    AreaRow,
    BannerKind,
    BannerRow,
    ClientDetails,
    ContactPointRow,
    FactRow,
    FeelingRow,
    LoyaltyRow,
    MoneyRow,
    PermissionRow,
    SiteRow,
)
from app.queries.client_stages import stage_on
from app.queries.clients import full_years, overdue_ratio
from app.queries.complaint_rows import ComplaintRow
from app.queries.complaints import find_open_of_client
from app.queries.hand_over import first_joined, joined
from app.queries.jobs import job_rows
from app.queries.payments import balances
from app.queries.rows import JobRow
from app.queries.schedule import day_bounds
from app.queries.timeline import count_timeline
from app.rules.rewards import DEFAULT_SETTINGS
from app.translations import gettext as _

_MOODS_SHOWN = 7
_MOOD_OF_ANSWER = {"great": "love", "good": "good", "not_happy": "hurt", "silent": "good"}


def get_client(client_id: int, now: datetime, zone: ZoneInfo) -> ClientDetails:
    """The whole card except the timeline; NotFoundError when the client is gone."""
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there."))
    today = now.astimezone(zone).date()
    sites = list(
        Site.select().where((Site.client == client_id) & Site.archived_at.is_null()).order_by(Site.position, Site.id)
    )
    next_visit = _next_visit(client_id, now)
    loyalty = _loyalty(client, today)
    return ClientDetails(
        id=client.id,
        number=client.number,
        kind=client.kind,
        name=client.name,
        preferred_name=client.preferred_name or client.first_name,
        years=full_years(client.first_visit_on, today),
        first_visit_on=client.first_visit_on,
        visit_count=client.visit_count,
        stage=stage_on(client, today),
        is_hurt=bool(client.is_hurt),
        due_on=client.due_on,
        usual_gap_days=client.expected_interval_days,
        rho=overdue_ratio(client.last_visit_on, client.expected_interval_days, today),
        why_us=client.why_us,
        ended_reason=client.ended_reason,
        archived_at=client.archived_at,
        contact_points=_contact_points(client_id),
        sites=_site_rows(sites),
        facts=_facts(client_id),
        areas=_areas([site.id for site in sites]),
        permissions=_permissions(client_id),
        tags=_tags(client_id),
        banner=_banner(client, now, zone, next_visit, loyalty),
        next_visit=next_visit,
        last_visit=_last_visit(client_id),
        loyalty=loyalty,
        feelings=_feelings(client_id, zone),
        money=_money(client, today, zone),
        timeline_counts=count_timeline(client_id),
        version=client.version,
    )


def _contact_points(client_id: int) -> tuple[ContactPointRow, ...]:
    chosen = ContactPoint.select().where((ContactPoint.client == client_id) & ContactPoint.archived_at.is_null())
    return tuple(
        ContactPointRow(
            id=row.id,
            kind=row.kind,
            label=row.label,
            value=row.value,
            whose=row.whose,
            note=row.note,
            is_preferred=bool(row.is_preferred),
        )
        for row in chosen.order_by(ContactPoint.position, ContactPoint.id)
    )


def _site_rows(sites: Iterable[Site]) -> tuple[SiteRow, ...]:
    sites = list(sites)
    ids = [site.id for site in sites]
    codes = AccessCode.select(AccessCode.site).where(AccessCode.site.in_(ids) & AccessCode.archived_at.is_null())
    with_code = {row.site_id for row in codes}
    return tuple(
        SiteRow(
            id=site.id,
            label=site.label,
            street=site.street,
            street_2=site.street_2,
            town=site.town,
            region=site.region,
            postal_code=site.postal_code,
            country=site.country,
            find_note=site.find_note,
            access_note=site.access_note,
            parking_note=site.parking_note,
            water_note=site.water_note,
            is_main=bool(site.is_main),
            is_billing_only=bool(site.is_billing_only),
            has_access_code=site.id in with_code,
        )
        for site in sites
    )


def _facts(client_id: int) -> tuple[FactRow, ...]:
    chosen = Fact.select().where((Fact.client == client_id) & Fact.archived_at.is_null())
    return tuple(
        FactRow(
            id=row.id,
            kind=row.kind,
            headline=row.headline,
            detail=row.detail,
            is_private=bool(row.is_private),
            may_print=bool(row.may_print),
            noted_at=row.noted_at,
        )
        for row in chosen.order_by(Fact.noted_at.desc(), Fact.id.desc())
    )


def _areas(site_ids: list[int]) -> tuple[AreaRow, ...]:
    areas = list(
        Area.select().where(Area.site.in_(site_ids) & Area.archived_at.is_null()).order_by(Area.position, Area.id)
    )
    ids = [area.id for area in areas]
    marks: dict[int, list[str]] = {area_id: [] for area_id in ids}
    for mark in AreaMark.select().where(AreaMark.area.in_(ids) & AreaMark.archived_at.is_null()).order_by(AreaMark.id):
        marks[mark.area_id].append(mark.what)
    return tuple(
        AreaRow(
            id=area.id,
            site_id=area.site_id,
            name=area.name,
            kind=area.kind,
            size_hundredths=area.size_hundredths,
            size_unit=area.size_unit,
            fibre=area.fibre,
            marks=tuple(marks[area.id]),
        )
        for area in areas
    )


def _permissions(client_id: int) -> tuple[PermissionRow, ...]:
    chosen = (
        ContactPermission.select(ContactPermission, Person.name.alias("person_name"))
        .left_outer_join(Person, on=(ContactPermission.decided_by == Person.id))
        .where(ContactPermission.client == client_id)
        .order_by(ContactPermission.channel, ContactPermission.purpose)
    )
    return tuple(
        PermissionRow(
            channel=row.channel,
            purpose=row.purpose,
            is_allowed=bool(row.is_allowed),
            source=row.source,
            decided_by=row.person_name or "",
            decided_at=row.decided_at,
        )
        for row in joined(chosen)
    )


def _tags(client_id: int) -> tuple[str, ...]:
    chosen = Tag.select(Tag.name).join(ClientTag, on=(ClientTag.tag == Tag.id)).where(ClientTag.client == client_id)
    return tuple(row.name for row in chosen.order_by(Tag.name))


def _next_visit(client_id: int, now: datetime) -> JobRow | None:
    waiting = (Job.state == "under_way") | ((Job.state == "booked") & (Job.ends_at >= now))
    found = job_rows((Job.client == client_id) & waiting & Job.archived_at.is_null(), Job.starts_at, limit=1)
    return found[0] if found else None


def _last_visit(client_id: int) -> JobRow | None:
    done = (Job.client == client_id) & (Job.state == "done") & Job.archived_at.is_null()
    found = job_rows(done, Job.finished_at.desc(), limit=1)
    return found[0] if found else None


def _banner(
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
        return BannerRow(BannerKind.UNPAID, amount_minor=client.owed_minor)
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
    return BannerRow(BannerKind.BROKEN_PROMISE, chosen.what, chosen.due_at, promised_by=chosen.owner_name or "")


def _loyalty(client: Client, today: date) -> LoyaltyRow | None:
    """The certificate that waits, or else the next years together with how much of the way is behind us."""
    waiting = (
        Reward.select()
        .where((Reward.client == client.id) & Reward.state.in_(("due", "held", "issued")))
        .order_by(Reward.due_on, Reward.id)
        .first()
    )
    if waiting is not None:
        return LoyaltyRow(
            waiting.rule, waiting.level, waiting.due_on or waiting.earned_on, 1.0, waiting.id, waiting.state
        )
    if client.first_visit_on is None or client.ended_reason:
        return None
    levels = (0, *DEFAULT_SETTINGS.tenure_years)
    dates = [(years, client.first_visit_on + relativedelta(years=years)) for years in levels]
    coming = next((each for each in dates if each[1] > today), None)
    if coming is None:
        return None
    years, due_on = coming
    since = dates[levels.index(years) - 1][1]
    share = (today - since).days / max(1, (due_on - since).days)
    return LoyaltyRow("tenure", years, due_on, min(1.0, max(0.0, share)), None, "coming")


def _feelings(client_id: int, zone: ZoneInfo) -> tuple[FeelingRow, ...]:
    chosen = (
        Feedback.select()
        .where((Feedback.client == client_id) & (Feedback.answer_class != ""))
        .order_by(Feedback.asked_at.desc(), Feedback.id.desc())
        .limit(_MOODS_SHOWN)
    )
    rows = [
        FeelingRow(
            felt_on=row.asked_at.astimezone(zone).date(),
            mood=row.answer_class
            if row.answer_class in ("love", "good", "hurt")
            else _MOOD_OF_ANSWER.get(row.answer, "good"),
            words=row.words,
        )
        for row in chosen
    ]
    return tuple(reversed(rows))


def _money(client: Client, today: date, zone: ZoneInfo) -> MoneyRow:
    done = (Job.client == client.id) & (Job.state == "done") & (Job.is_chargeable == True)  # noqa: E712 - SQL
    jobs = job_rows(done, Job.finished_at.desc(), limit=200)
    since = today - relativedelta(months=12)
    recent = [job for job in jobs if job.starts_at is not None and job.starts_at.astimezone(zone).date() > since]
    amounts = sorted(_amount(job) for job in jobs[:5])
    return MoneyRow(
        last_12_months_minor=sum(_amount(job) for job in recent),
        usual_price_minor=amounts[len(amounts) // 2] if amounts else 0,
        owed_minor=client.owed_minor,
        lifetime_minor=client.lifetime_minor,
        credit_minor=max(0, -balances([client.id]).get(client.id, 0)),
    )


def _amount(job: JobRow) -> int:
    return job.price_minor if job.billed_minor is None else job.billed_minor
