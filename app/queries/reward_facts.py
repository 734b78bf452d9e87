"""What R11 reads of clients, gathered for many at once: one statement for each table, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from app.models.clients import Client, Referral
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.clients import overdue_ratio
from app.queries.done_jobs import is_done
from app.queries.hand_over import tuples_of
from app.rules.rewards import RewardFacts, Visit
from app.rules.visit_interval import merged_visits

_OPEN_COMPLAINTS = ("call_back", "put_right", "check_back")


def read_reward_facts(client_ids: Sequence[int], today: date, zone: ZoneInfo) -> dict[int, RewardFacts]:
    """The facts of those of these clients who are still with us, in the order of the ids."""
    clients = _clients(client_ids)
    ids = [each for each in dict.fromkeys(client_ids) if each in clients]
    visits, friends, returned = _visits(ids, zone), _friends(ids), _returned(ids)
    complaining = _complaining(ids)
    facts = {}
    for each in ids:
        last_visit_on, expected_days, import_id, created_at = clients[each]
        facts[each] = RewardFacts(
            visits=visits.get(each, ()),
            overdue_ratio=overdue_ratio(last_visit_on, expected_days, today),
            referral_visits=tuple(friends.get(each, ())),
            came_back=tuple(returned.get(each, ())),
            has_open_complaint=each in complaining,
            known_since=None if import_id is None else created_at.astimezone(zone).date(),
        )
    return facts


def _clients(ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    chosen = Client.select(
        Client.id, Client.last_visit_on, Client.expected_interval_days, Client.import_id, Client.created_at
    ).where(Client.id.in_(list(ids)) & Client.archived_at.is_null() & (Client.ended_reason == ""))
    return {row[0]: row[1:] for row in tuples_of(chosen)}


def _visits(ids: Sequence[int], zone: ZoneInfo) -> dict[int, tuple[Visit, ...]]:
    """Finished, chargeable jobs merged as R2 says, with what each visit brought."""
    chosen = Job.select(
        Job.client, Job.finished_at, Job.starts_at, Job.created_at,
        Job.price_minor, Job.discount_minor, Job.billed_minor,
    ).where(Job.client.in_(list(ids)) & is_done() & (Job.is_chargeable == True) & Job.archived_at.is_null())  # noqa: E712 - SQL  # fmt: skip
    amounts: defaultdict[int, dict[date, int]] = defaultdict(dict)
    for client_id, finished_at, starts_at, created_at, price, discount, billed in tuples_of(chosen):
        day = (finished_at or starts_at or created_at).astimezone(zone).date()
        own = amounts[client_id]
        own[day] = own.get(day, 0) + (price - discount if billed is None else billed)
    return {client_id: _merged(own) for client_id, own in amounts.items()}


def _merged(amounts: Mapping[date, int]) -> tuple[Visit, ...]:
    first_days = merged_visits(amounts)
    totals = dict.fromkeys(first_days, 0)
    for day, amount in amounts.items():
        totals[max(first for first in first_days if first <= day)] += amount
    return tuple(Visit(on=day, amount_minor=amount) for day, amount in totals.items())


def _friends(ids: Sequence[int]) -> dict[int, list[date]]:
    chosen = Referral.select(Referral.referrer, Referral.converted_on)
    return _grouped(tuples_of(chosen.where(Referral.referrer.in_(list(ids)) & Referral.converted_on.is_null(False))))


def _returned(ids: Sequence[int]) -> dict[int, list[tuple[int, date]]]:
    chosen = Complaint.select(Complaint.client, Complaint.number, Complaint.came_back_on).where(
        Complaint.client.in_(list(ids)) & Complaint.came_back_on.is_null(False)
    )
    return _grouped((client_id, (number, on)) for client_id, number, on in tuples_of(chosen))


def _complaining(ids: Sequence[int]) -> set[int]:
    chosen = Complaint.select(Complaint.client).where(
        Complaint.client.in_(list(ids)) & Complaint.state.in_(_OPEN_COMPLAINTS)
    )
    return {client_id for (client_id,) in tuples_of(chosen)}


def _grouped(pairs: Iterable[Any]) -> dict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for client_id, value in pairs:
        found[client_id].append(value)
    return found
