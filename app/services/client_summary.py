"""The columns of a client that lists need and rules decide: visits, rhythm, stage, money, search text.

They are never typed in. Whatever changes a fact calls `refresh_clients` in the same act; a test proves the kept columns
equal to the rules. Days on which drifting and lost begin are kept instead of a stage that would change overnight;
attention and value at risk do change overnight, and `services/nightly.py` goes on from what they stand on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Any

from app.clock import Clock
from app.models.aftercare import Feedback
from app.models.clients import Client, ClientFactor, ContactPoint, Referral, Site
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.agreement_dates import read_agreed_rhythms
from app.queries.attention import lost_after_complaint
from app.queries.client_stages import read_last_scores
from app.queries.hand_over import rows_of
from app.queries.last_contacts import read_last_contacts
from app.queries.merged_clients import read_former_names
from app.queries.payments import account_balances
from app.rules import visit_interval
from app.rules.attention import (
    AMOUNTS_USED,
    AttentionBase,
    ComplaintStanding,
    annual_value_minor,
    attention_score,
    standing_voice,
)
from app.rules.neighborhood import postal_key, street_key
from app.rules.relationship import (
    DRIFTING_RATIO,
    DUE_SOON_RATIO,
    LOST_DAYS,
    LOST_RATIO,
    EndedReason,
    LastScore,
    RelationshipFacts,
    stage,
    used_another_since,
)
from app.rules.search_text import fold_all, postal_code_words
from app.services.aftercare_plans import follow_facts
from app.services.bulk_writes import update_rows
from app.services.complaint_returns import keep_returns
from app.unit_of_work import UnitOfWork

OPEN_STATES = ("call_back", "put_right", "check_back")
_CHUNK = 400
_RHYTHM = ("due_on", "expected_interval_days")
_JOB_COLUMNS = (
    Job.client, Job.state, Job.starts_at, Job.finished_at, Job.created_at, Job.is_chargeable, Job.price_minor,
    Job.discount_minor, Job.billed_minor, Job.paid_minor, Job.next_agreed_on,
)  # fmt: skip
_SITE_COLUMNS = (
    Site.client, Site.is_billing_only, Site.is_main, Site.street, Site.street_2, Site.town, Site.postal_code,
)  # fmt: skip
_POINT_COLUMNS = (ContactPoint.client, ContactPoint.kind, ContactPoint.is_preferred, ContactPoint.value)


@dataclass(slots=True)
class _Facts:
    """What one client's kept columns are made of."""

    visits: list[tuple[date, int]] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)  # what each visit up to today brought, oldest first
    balance_minor: int = 0
    lifetime_minor: int = 0
    next_visit_at: datetime | None = None
    has_quote_or_booking: bool = False
    has_open_complaint: bool = False
    has_unprobed_good: bool = False
    was_probed: bool = False
    last_score: LastScore | None = None
    converted_referrals: int = 0
    agreed_days: int | None = None
    agreed_on: date | None = None
    next_agreed_on: date | None = None
    factors: set[str] = field(default_factory=set)
    sites: list[Site] = field(default_factory=list)
    contact_points: list[ContactPoint] = field(default_factory=list)
    last_contact_at: datetime | None = None
    former_names: list[str] = field(default_factory=list)


def refresh_clients(work: UnitOfWork, client_ids: Iterable[int], clock: Clock) -> None:
    """Work out the kept columns of these clients anew, inside the act that changed their facts."""
    wanted, today = sorted(set(client_ids)), clock.today()
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        facts = _read_facts(chunk, clock)
        clients = list(rows_of(Client.select().where(Client.id.in_(chunk))))
        known = {client.id: summary(client, facts[client.id], today) for client in clients}
        keep_returns(work, {client_id: kept["expected_interval_days"] for client_id, kept in known.items()}, clock)
        lost = lost_after_complaint(chunk, today, clock.zone)
        columns: tuple[str, ...] = ()
        rows: list[tuple[object, ...]] = []
        due_changed: list[int] = []
        for client in clients:
            kept = known[client.id]
            kept |= _attention(client, facts[client.id], kept, today, is_lost=client.id in lost)
            columns = tuple(kept)
            if any(getattr(client, name) != kept[name] for name in _RHYTHM):
                due_changed.append(client.id)
            if any(getattr(client, name) != value for name, value in kept.items()):
                rows.append((*kept.values(), client.id))
        update_rows(work, "client", columns, rows, is_derived=True)
        follow_facts(work, chunk, clock, due_changed=due_changed)
    work.changed("client", wanted)


def summary(client: Client, facts: _Facts, today: date) -> dict[str, Any]:
    """The kept columns of one client by R2 and R3 and from their addresses and numbers."""
    rhythm = visit_interval.rhythm(
        _prior_days(client, facts.factors),
        [day for day, _amount in facts.visits],
        today,
        agreed_days=facts.agreed_days or client.agreed_interval_days,
        agreed_on=_agreed_on(facts, client.promised_on),
    )
    last = rhythm.last_visit_on
    kept: dict[str, Any] = {
        "visit_count": len(rhythm.visits),
        "first_visit_on": rhythm.visits[0] if rhythm.visits else None,
        "last_visit_on": last,
        "next_visit_at": facts.next_visit_at,
        "expected_interval_days": rhythm.expected_days,
        "due_on": rhythm.due_on,
        "soon_on": None if last is None else last + timedelta(days=ceil(DUE_SOON_RATIO * rhythm.expected_days)),
        "drifting_on": None if last is None else last + timedelta(days=ceil(DRIFTING_RATIO * rhythm.expected_days)),
        "lost_on": None
        if last is None
        else last + timedelta(days=max(LOST_DAYS, ceil(LOST_RATIO * rhythm.expected_days))),
        "stage": _base_stage(client, facts, rhythm, today),
        "is_hurt": facts.has_open_complaint,
        "is_quiet_good": facts.has_unprobed_good,
        "annual_value_minor": annual_value_minor(facts.amounts, rhythm.expected_days),
        "lifetime_minor": facts.lifetime_minor,
        "owed_minor": max(0, facts.balance_minor),
        "last_contact_at": facts.last_contact_at,
    }
    kept |= place_and_search(client, facts.sites, facts.contact_points, facts.former_names)
    return kept | _neighborhood(kept)


def _neighborhood(kept: Mapping[str, Any]) -> dict[str, str]:
    """By which a client is found beside a visit near them; only who can be due is ever looked for (R10)."""
    is_asked_for = kept["due_on"] is not None
    return {
        "street_key": street_key(kept["main_street"], kept["main_town"]) if is_asked_for else "",
        "postal_key": postal_key(kept["main_postal_code"]) if is_asked_for else "",
    }


def _agreed_on(facts: _Facts, promised_on: date | None) -> date | None:
    """The nearest day that was agreed or promised for a visit and is not behind the last one; else the last of them."""
    said = [day for day in (facts.agreed_on, promised_on, facts.next_agreed_on) if day is not None]
    last_on = facts.visits[-1][0] if facts.visits else date.min
    return min((day for day in said if day > last_on), default=max(said, default=None))


def place_and_search(
    client: Client, sites: Sequence[Site], contact_points: Sequence[ContactPoint], former_names: Sequence[str] = ()
) -> dict[str, str]:
    """Where a client lives, how to reach them, and the text under which they are found, merged names included."""
    places = [site for site in sites if not site.is_billing_only] or list(sites)
    main = next((site for site in places if site.is_main), places[0] if places else None)
    phones = [point for point in contact_points if point.kind == "phone"]
    emails = [point for point in contact_points if point.kind == "email"]
    first_phone = next((point for point in phones if point.is_preferred), phones[0] if phones else None)
    words = [client.name, client.first_name, client.last_name, client.company_name, client.preferred_name]
    for site in sites:
        words += [site.street, site.street_2, site.town, *postal_code_words(site.postal_code)]
    return {
        "main_street": main.street if main is not None else "",
        "main_town": main.town if main is not None else "",
        "main_postal_code": main.postal_code if main is not None else "",
        "main_phone": first_phone.value if first_phone is not None else "",
        "main_email": emails[0].value if emails else "",
        "search_text": fold_all([*words, *(point.value for point in emails), *former_names]),
    }


def refresh_search(work: UnitOfWork, client_ids: Sequence[int]) -> None:
    """Only the text under which clients are found, for rows that came as they were kept elsewhere."""
    for start in range(0, len(client_ids), _CHUNK):
        chunk = client_ids[start : start + _CHUNK]
        facts: defaultdict[int, _Facts] = defaultdict(_Facts)
        _read_how_to_find(chunk, facts)
        rows = []
        for client in Client.select().where(Client.id.in_(chunk)):
            found = facts[client.id]
            kept = place_and_search(client, found.sites, found.contact_points, found.former_names)
            rows.append((kept["search_text"], client.id))
        update_rows(work, "client", ("search_text",), rows, is_derived=True)


def _attention(client: Client, facts: _Facts, kept: dict[str, Any], today: date, *, is_lost: bool) -> dict[str, int]:
    """The score of R4 and the value at risk on this day, and what both stand on tomorrow."""
    voice = standing_voice(
        is_hurt=facts.has_open_complaint,
        is_quiet_good=facts.has_unprobed_good,
        last_score=None if facts.last_score is None else facts.last_score.voice_score,
        was_probed=facts.was_probed,
    )
    complaint = ComplaintStanding.NOT_WON_BACK if is_lost else ComplaintStanding.NONE
    standing = attention_score(
        None,
        voice,
        ComplaintStanding.OPEN if facts.has_open_complaint else complaint,
        has_used_another=used_another_since(client.used_other_on, kept["last_visit_on"]),
    )
    on = AttentionBase(
        standing_points=standing.sum,
        recent_minor=sum(facts.amounts[-AMOUNTS_USED:]),
        visit_count=kept["visit_count"],
        last_visit_on=kept["last_visit_on"],
        expected_days=kept["expected_interval_days"],
        is_coming=kept["next_visit_at"] is not None,
    )
    attention = on.attention(today)
    return {
        "attention": attention,
        "value_at_risk_minor": on.value_at_risk_minor(attention),
        "standing_points": on.standing_points,
        "recent_minor": on.recent_minor,
    }


def describe_place(site: Site) -> str:
    """An address in one line, for the name of an act."""
    return ", ".join(part for part in (site.street, site.town) if part) or site.label


def _base_stage(client: Client, facts: _Facts, rhythm: visit_interval.Rhythm, today: date) -> str:
    """The stage as if the last visit were today; drifting and lost come from the kept days."""
    return stage(
        RelationshipFacts(
            visit_count=len(rhythm.visits),
            ended=EndedReason(client.ended_reason) if client.ended_reason else None,
            has_quote_or_booking=facts.has_quote_or_booking,
            has_future_booking=facts.next_visit_at is not None,
            last_visit_on=rhythm.last_visit_on,
            used_another_on=client.used_other_on,
            last_score=facts.last_score,
            converted_referrals=facts.converted_referrals,
            has_open_complaint=facts.has_open_complaint,
        ),
        today,
    ).value


_NOTED_AS = {
    "children": visit_interval.HouseholdFactor.CHILDREN,
    "baby": visit_interval.HouseholdFactor.CHILDREN,
    "pregnancy": visit_interval.HouseholdFactor.CHILDREN,
    "elderly": visit_interval.HouseholdFactor.ELDERLY,
    "allergy": visit_interval.HouseholdFactor.ALLERGY,
    "asthma": visit_interval.HouseholdFactor.ALLERGY,
    "pets": visit_interval.HouseholdFactor.PETS,
    "smokers": visit_interval.HouseholdFactor.SMOKERS,
}
_HOME_PROFILES = {
    "light": visit_interval.HOME_LIGHT_DAYS,
    "normal": visit_interval.HOME_NORMAL_DAYS,
    "heavy": visit_interval.HOME_HEAVY_DAYS,
}


def _prior_days(client: Client, factors: set[str]) -> int:
    """What R2 expects before a client's own rhythm is known; a business without a kind counts as an office."""
    profile = client.use_profile
    if profile in _HOME_PROFILES:
        return _HOME_PROFILES[profile]
    if client.kind == "business":
        return visit_interval.prior_days(visit_interval.Premises(profile or "office"))
    noted = {_NOTED_AS[factor] for factor in factors if factor in _NOTED_AS} if factors else None
    return visit_interval.prior_days(visit_interval.Premises.HOME, noted)


def _visit_amounts(visits: Iterable[tuple[date, int]]) -> list[int]:
    """What each visit brought, oldest first; jobs that R2 merges are one visit."""
    visits = sorted(visits)
    days = visit_interval.merged_visits(day for day, _amount in visits)
    amounts = dict.fromkeys(days, 0)
    for day, amount in visits:
        amounts[max(first for first in days if first <= day)] += amount
    return list(amounts.values())


def _read_facts(client_ids: Sequence[int], clock: Clock) -> dict[int, _Facts]:
    facts: defaultdict[int, _Facts] = defaultdict(_Facts)
    _read_jobs(client_ids, facts, clock)
    for client_id, paid_minor in account_balances(client_ids).items():
        facts[client_id].balance_minor -= paid_minor
    for row in Complaint.select(Complaint.client).where(
        Complaint.client.in_(client_ids) & Complaint.state.in_(OPEN_STATES)
    ):
        facts[row.client_id].has_open_complaint = True
    _read_feedback(client_ids, facts)
    for client_id, score in read_last_scores(client_ids, clock.zone).items():
        facts[client_id].last_score = score
    for referral in Referral.select().where(Referral.referrer.in_(client_ids) & Referral.converted_on.is_null(False)):
        facts[referral.referrer_id].converted_referrals += 1
    for noted in ClientFactor.select().where(ClientFactor.client.in_(client_ids)):
        facts[noted.client_id].factors.add(noted.factor)
    for client_id, agreed in read_agreed_rhythms(client_ids, clock.today()).items():
        facts[client_id].agreed_days, facts[client_id].agreed_on = agreed
    for client_id, happened_at in read_last_contacts(client_ids, clock.zone).items():
        _contacted(facts[client_id], happened_at)
    _read_how_to_find(client_ids, facts)
    return facts


def _read_how_to_find(client_ids: Sequence[int], facts: defaultdict[int, _Facts]) -> None:
    for client_id, names in read_former_names(client_ids).items():
        facts[client_id].former_names = names
    present = Site.client.in_(client_ids) & Site.archived_at.is_null()
    for site in rows_of(Site.select(*_SITE_COLUMNS).where(present).order_by(Site.position, Site.id)):
        facts[site.client_id].sites.append(site)
    present = ContactPoint.client.in_(client_ids) & ContactPoint.archived_at.is_null()
    points = ContactPoint.select(*_POINT_COLUMNS).where(present).order_by(ContactPoint.position, ContactPoint.id)
    for point in rows_of(points):
        facts[point.client_id].contact_points.append(point)


def _read_jobs(client_ids: Sequence[int], facts: defaultdict[int, _Facts], clock: Clock) -> None:
    today_begins_at = datetime.combine(clock.today(), time(), tzinfo=clock.zone)
    chosen = Job.select(*_JOB_COLUMNS).where(Job.client.in_(client_ids) & Job.archived_at.is_null())
    for job in rows_of(chosen.order_by(Job.client, Job.finished_at, Job.starts_at, Job.id)):
        known = facts[job.client_id]
        known.balance_minor -= job.paid_minor
        if job.state in ("booked", "under_way", "quoted"):
            known.has_quote_or_booking = True
        if job.state in ("booked", "under_way") and job.starts_at is not None and job.starts_at >= today_begins_at:
            known.next_visit_at = min(known.next_visit_at or job.starts_at, job.starts_at)
        if job.state == "done":
            _add_visit(known, job, clock)
    today = clock.today()
    for known in facts.values():
        known.amounts = _visit_amounts(visit for visit in known.visits if visit[0] <= today)


def _add_visit(known: _Facts, job: Job, clock: Clock) -> None:
    finished_at = job.finished_at or job.starts_at or job.created_at
    _contacted(known, finished_at)
    if not job.is_chargeable:
        return
    day = finished_at.astimezone(clock.zone).date()
    amount = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
    known.lifetime_minor += amount
    known.balance_minor += amount
    known.visits.append((day, amount))
    known.next_agreed_on = job.next_agreed_on


def _read_feedback(client_ids: Sequence[int], facts: defaultdict[int, _Facts]) -> None:
    for row in Feedback.select().where(Feedback.client.in_(client_ids)):
        known = facts[row.client_id]
        known.has_unprobed_good |= row.probe_state == "due"
        known.was_probed |= row.probe_state == "done"


def _contacted(known: _Facts, moment: datetime) -> None:
    if known.last_contact_at is None or moment > known.last_contact_at:
        known.last_contact_at = moment
