"""Everything the client card shows at once: who, what we owe them, how to reach them, what to remember and plan."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from app.errors import NotFoundError
from app.models.aftercare import Feedback
from app.models.clients import Client, ContactPermission, ContactPoint, Fact
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.client_banner import banner_of
from app.queries.client_places import list_access_codes, list_areas, list_sites
from app.queries.client_profile import list_tags, profile_of
from app.queries.client_rows import (
    ClientDetails,
    ContactPointRow,
    FactRow,
    FeelingRow,
    LoyaltyRow,
    MoneyRow,
    PermissionRow,
)
from app.queries.client_stages import stage_on
from app.queries.clients import full_years, overdue_ratio
from app.queries.done_jobs import is_done
from app.queries.erased_clients import find_erasure
from app.queries.hand_over import joined
from app.queries.jobs import job_rows
from app.queries.payments import balances
from app.queries.rows import JobRow
from app.queries.small_cuts import list_small_cuts
from app.queries.timeline import count_timeline
from app.queries.visit_notes import find_guarantee_of_client
from app.queries.visit_wishes import find_wishes
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
    sites = list_sites(client_id)
    next_visit, last_visit = _next_visit(client_id, now), _last_visit(client_id)
    next_wish, last_wish = find_wishes(next_visit, last_visit)
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
        ended_on=client.ended_on,
        archived_at=client.archived_at,
        contact_points=_contact_points(client_id),
        sites=sites,
        facts=list_facts(client_id),
        areas=list_areas([site.id for site in sites]),
        access_codes=list_access_codes([site.id for site in sites]),
        permissions=_permissions(client_id),
        tags=list_tags(client_id),
        profile=profile_of(client),
        banner=banner_of(client, now, zone, next_visit, loyalty),
        next_visit=next_visit,
        last_visit=last_visit,
        next_wish=next_wish,
        last_wish=last_wish,
        # Who was erased is out of every list, so the card of everybody else asks nothing more.
        erased=find_erasure(client_id) if client.archived_at is not None else None,
        loyalty=loyalty,
        feelings=_feelings(client_id, zone),
        money=_money(client, today, zone),
        timeline_counts=count_timeline(client_id),
        guarantee=find_guarantee_of_client(client_id, today),
        version=client.version,
        small_cuts=list_small_cuts(client_id, today, zone),
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
            version=row.version,
        )
        for row in chosen.order_by(ContactPoint.position, ContactPoint.id)
    )


def list_facts(client_id: int) -> tuple[FactRow, ...]:
    """What is remembered about a client, the newest first."""
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
            version=row.version,
        )
        for row in chosen.order_by(Fact.noted_at.desc(), Fact.id.desc())
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


def _next_visit(client_id: int, now: datetime) -> JobRow | None:
    waiting = (Job.state == "under_way") | ((Job.state == "booked") & (Job.ends_at >= now))
    found = job_rows((Job.client == client_id) & waiting & Job.archived_at.is_null(), Job.starts_at, limit=1)
    return found[0] if found else None


def _last_visit(client_id: int) -> JobRow | None:
    done = (Job.client == client_id) & is_done() & Job.archived_at.is_null()
    found = job_rows(done, Job.finished_at.desc(), limit=1)
    return found[0] if found else None


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
    done = (Job.client == client.id) & is_done() & (Job.is_chargeable == True)  # noqa: E712 - SQL
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
