"""Who could be invited today, in the order of R10, read from the kept columns: right and quick also among 100,000.

The database hands over the first of a tier; what its columns cannot say (a channel that was refused, a planned visit
that went by) is looked up for those few, and it is asked for more when some of them are not for today.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from peewee import Case, Expression

from app.models.clients import Client, TimelineEntry
from app.models.jobs import Job
from app.queries.closest_facts import Around, KnownClient, read_known
from app.queries.hand_over import tuples_of
from app.rules.closest_at_hand import CONTACT_DAYS, SALES_CONTACT_DAYS, Tier, tier_of
from app.rules.relationship import Stage
from app.rules.wall_clock import day_bounds

FIRST_LOOK = 20
_WIDER = 8
_PLANNED = ("booked", "under_way")


def read_invited(around: Around, limit: int, lost_limit: int, pressing: set[int]) -> list[KnownClient]:
    """Those that fill the list up to its limit, without whoever stands in it already."""
    found: list[KnownClient] = []
    for tier in (Tier.DUE, Tier.DRIFTING, Tier.LOST, Tier.STRANGER):
        room = limit - len(found)
        found += _first_of(around, tier, min(room, lost_limit) if tier is Tier.LOST else room, pressing)
    return found


def _first_of(around: Around, tier: Tier, wanted: int, pressing: set[int]) -> list[KnownClient]:
    found: list[KnownClient] = []
    look, seen = FIRST_LOOK, 0
    while wanted > 0:
        ids = [client_id for (client_id,) in tuples_of(chosen_ids(around, tier).limit(look))]
        fresh = [each for each in ids[seen:] if each not in pressing]
        known = read_known(fresh, around)
        for each in (known[client_id] for client_id in fresh if client_id in known):
            placed = tier_of(each.facts, around.here)
            if placed is not None and placed[0] is tier:
                found.append(each)
        if len(found) >= wanted or len(ids) < look:
            break
        look, seen = look * _WIDER, len(ids)
    return found[:wanted]


def chosen_ids(around: Around, tier: Tier) -> Any:
    """The ids of a tier in its order."""
    order: list[Any] = [Client.value_at_risk_minor.desc(), Client.sort_name, Client.id]
    if tier is Tier.STRANGER:
        # Nobody has anything to lose who was never here: the alphabet alone decides, and it has an index.
        order = [Client.sort_name, Client.id]
    if tier is Tier.DUE:
        is_near = Client.street_key.in_(around.streets) | Client.postal_key.in_(around.postal_codes)
        order.insert(0, Case(None, ((is_near, 0),), 1))
    return Client.select(Client.id).where(is_free(around) & _is_of(tier, around)).order_by(*order)


def _is_of(tier: Tier, around: Around) -> Any:
    today = around.today
    if tier is Tier.DUE:
        is_date_due = Client.last_visit_on.is_null() & (Client.due_on <= today)
        return ((Client.drifting_on > today) & (Client.soon_on <= today)) | is_date_due
    if tier is Tier.DRIFTING:
        return (Client.drifting_on <= today) & (Client.lost_on > today)
    if tier is Tier.LOST:
        return Client.lost_on <= today
    return Client.stage == Stage.STRANGER


def is_free(around: Around) -> Any:
    """Present, not hurt, without a visit to come, and left alone for as long as R10 wants."""
    begins_at = day_bounds(around.today, around.zone)[0]
    quiet_since, sold_since = (
        day_bounds(around.today - timedelta(days=days), around.zone)[0] for days in (CONTACT_DAYS, SALES_CONTACT_DAYS)
    )
    sold = TimelineEntry.select(TimelineEntry.client).where(
        (TimelineEntry.purpose == "sales")
        & (TimelineEntry.happened_at >= sold_since)
        & TimelineEntry.archived_at.is_null()
    )
    return (
        Client.archived_at.is_null()
        & Client.merged_into_id.is_null()
        & (Client.ended_reason == "")
        & (Client.is_hurt == False)  # noqa: E712 - SQL
        & (Client.last_contact_at.is_null() | (Client.last_contact_at < quiet_since))
        & (Client.next_visit_at.is_null() | _has_gone_by(begins_at))
        & Client.id.not_in(sold)
    )


def _has_gone_by(begins_at: datetime) -> Expression:
    """The planned visit that is kept lies before today, and no other follows."""
    later = Job.select(Job.client).where(
        Job.state.in_(_PLANNED) & (Job.starts_at >= begins_at) & Job.archived_at.is_null()
    )
    gone: Expression = (Client.next_visit_at < begins_at) & Client.id.not_in(later)
    return gone
