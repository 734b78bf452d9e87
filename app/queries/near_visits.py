"""Who is due around the visits of a day: in the same street or postal code, and to be invited by the rules (R10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import Case

from app.models.clients import Client
from app.models.jobs import Job
from app.queries.closest_facts import Around, KnownClient, read_known, read_neighborhood
from app.queries.closest_invited import is_free
from app.queries.hand_over import rows_of, tuples_of
from app.rules.closest_at_hand import Tier, tier_of
from app.rules.wall_clock import day_bounds

_PLANNED = ("booked", "under_way")
_MOST, _LOOKED_AT = 20, 60


@dataclass(frozen=True, slots=True)
class NearRow:
    """A client near the visits of a day: where they live, whose visits those are, and how they may be reached."""

    client_id: int
    name: str
    phone: str
    street: str
    is_same_street: bool
    technician_ids: tuple[int | None, ...]
    usual_gap_days: int | None
    last_visit_on: date | None
    channel: str


def list_near_visits(day: date, now: datetime, zone: ZoneInfo) -> list[NearRow]:
    """Who is due or past their usual time, not lost, near a visit planned for this day; one street first.

    Nobody with a visit to come, and nobody who is not to be invited today. A day that is over has no neighbors.
    """
    around = Around(now.astimezone(zone), zone)
    if day < around.today:
        return []
    first, last = day_bounds(day, zone)
    planned = Job.state.in_(_PLANNED) & Job.archived_at.is_null() & (Job.starts_at >= first) & (Job.starts_at < last)
    jobs = list(rows_of(Job.select(Job.client, Job.site, Job.technician).where(planned)))
    drivers = sorted({job.technician_id for job in jobs}, key=lambda each: each or 0)
    ways = {
        driver: read_neighborhood([(job.client_id, job.site_id) for job in jobs if job.technician_id == driver])
        for driver in drivers
    }
    around.streets = {street for streets, _codes in ways.values() for street in streets}
    around.postal_codes = {code for _streets, codes in ways.values() for code in codes}
    if not around.streets and not around.postal_codes:
        return []
    known = read_known(ids := [client_id for (client_id,) in tuples_of(_chosen(around))], around)
    found = [known[client_id] for client_id in ids if client_id in known and _is_invited(known[client_id], around)]
    return [_row(each, around, ways) for each in found[:_MOST]]


def _chosen(around: Around) -> Any:
    today, is_same_street = around.today, Client.street_key.in_(around.streets)
    is_near = is_same_street | Client.postal_key.in_(around.postal_codes)
    is_due = (Client.soon_on <= today) & (Client.lost_on > today)
    order = (Case(None, ((is_same_street, 0),), 1), Client.value_at_risk_minor.desc(), Client.sort_name, Client.id)
    return Client.select(Client.id).where(is_free(around) & is_due & is_near).order_by(*order).limit(_LOOKED_AT)


def _is_invited(each: KnownClient, around: Around) -> bool:
    placed = tier_of(each.facts, around.here)
    return placed is not None and placed[0] in (Tier.DUE, Tier.DRIFTING)


def _row(each: KnownClient, around: Around, ways: dict[int | None, tuple[set[str], set[str]]]) -> NearRow:
    near = (
        technician_id
        for technician_id, (streets, codes) in ways.items()
        if each.street_key in streets or each.postal_key in codes
    )
    return NearRow(
        client_id=each.facts.number,
        name=each.facts.name,
        phone=each.phone,
        street=each.street,
        is_same_street=each.street_key in around.streets,
        technician_ids=tuple(near),
        usual_gap_days=each.usual_gap_days,
        last_visit_on=each.last_visit_on,
        channel=next(iter(each.facts.offer_channels), ""),
    )
