"""What the plan of the twelve months ahead reads of clients (S4.11), for many of them in few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.aftercare import LoveTouch
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.client_stages import read_last_scores
from app.queries.contact_facts import read_contact_facts
from app.queries.hand_over import rows_of, tuples_of
from app.queries.love_touches import may_brag, read_touches
from app.rules.birthdays import birthday_of
from app.rules.contact_rules import ContactFacts, Purpose, contact_verdict
from app.rules.love_touches import TouchKind
from app.rules.relationship import EndedReason
from app.rules.touch_plan import Occasion, PlanFacts, PlannedTouch, occasion_of
from app.rules.wall_clock import day_bounds

_CHUNK = 500  # ids in one statement
_WITHOUT_A_VISIT = ("phone", "text", "email", "letter")
_COLUMNS = (
    Client.id, Client.birthday, Client.first_visit_on, Client.last_visit_on, Client.next_visit_at, Client.due_on,
    Client.is_hurt, Client.ended_reason, Client.visit_count,
)  # fmt: skip


def read_plan_facts(client_ids: Collection[int], now: datetime, zone: ZoneInfo) -> dict[int, PlanFacts]:
    """The facts of those of these clients that are ours, by client; a stranger without a visit has no plan."""
    today, ids = now.astimezone(zone).date(), sorted(set(client_ids))
    touches, planned, scores = read_touches(ids, zone), _planned(ids), read_last_scores(ids, zone)
    contacts = read_contact_facts(ids, now, zone)
    found = {}
    for start in range(0, len(ids), _CHUNK):
        present = Client.archived_at.is_null() & Client.merged_into.is_null()
        chosen = Client.select(*_COLUMNS).where(Client.id.in_(ids[start : start + _CHUNK]) & present)
        for client in rows_of(chosen):
            coming_on = client.next_visit_at.astimezone(zone).date() if client.next_visit_at is not None else None
            if not client.visit_count and (coming_on is None or coming_on < today):
                continue
            is_booked = coming_on is not None and coming_on >= today
            found[client.id] = PlanFacts(
                touches=touches.get(client.id, ()),
                planned=planned.get(client.id, ()),
                last_visit_on=client.last_visit_on,
                next_visit_on=coming_on if is_booked else client.due_on,
                first_visit_on=client.first_visit_on,
                birthday=birthday_of(client.birthday),
                may_reach=_may_reach(contacts[client.id], today),
                may_brag=may_brag(scores.get(client.id)),
                is_hurt=bool(client.is_hurt),
                ended=contacts[client.id].ended or (EndedReason(client.ended_reason) if client.ended_reason else None),
            )
    return found


def clients_around(now: datetime, zone: ZoneInfo, days: int, limit: int) -> list[int]:
    """Clients with a visit some days ago or ahead, the nearest visit first."""
    today = now.astimezone(zone).date()
    begins, ends = day_bounds(today - timedelta(days=days), zone)[0], day_bounds(today + timedelta(days=days), zone)[1]
    near = Job.state.in_(("booked", "under_way", "done")) & Job.archived_at.is_null()
    chosen = Job.select(Job.client, Job.starts_at).where(near & (Job.starts_at >= begins) & (Job.starts_at < ends))
    nearest: dict[int, timedelta] = {}
    for client_id, starts_at in tuples_of(chosen):
        away = abs(starts_at - now)
        nearest[client_id] = min(away, nearest.get(client_id, away))
    return sorted(nearest, key=lambda each: (nearest[each], each))[:limit]


def _may_reach(facts: ContactFacts, today: date) -> bool:
    return any(contact_verdict(facts, Purpose.CARE, channel, today).is_allowed for channel in _WITHOUT_A_VISIT)


def _planned(ids: list[int]) -> dict[int, list[PlannedTouch]]:
    """Everything that is or was planned: waiting, done or removed."""
    found: defaultdict[int, list[PlannedTouch]] = defaultdict(list)
    for start in range(0, len(ids), _CHUNK):
        was_planned = LoveTouch.is_planned | (LoveTouch.plan_key != "")
        chosen = LoveTouch.select(
            LoveTouch.client, LoveTouch.kind, LoveTouch.given_on, LoveTouch.plan_key, LoveTouch.is_planned,
            LoveTouch.archived_at,
        ).where(LoveTouch.client.in_(ids[start : start + _CHUNK]) & was_planned)  # fmt: skip
        for client_id, kind, on, key, is_planned, archived_at in tuples_of(chosen):
            found[client_id].append(
                PlannedTouch(
                    kind=TouchKind(kind),
                    on=on,
                    occasion=occasion_of(key) or Occasion.BETWEEN,
                    key=key,
                    is_removed=archived_at is not None,
                    is_done=not is_planned,
                )
            )
    return found
