"""What thank-you notes say, gathered for many at once; nothing is in them that may not be printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.models.clients import Client, Fact, Referral
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.done_jobs import is_done
from app.queries.firm import get_firm
from app.queries.hand_over import joined
from app.queries.recovery_letters import client_greeting
from app.queries.small_paper_rows import ThanksReason, ThankYouRow
from app.queries.thanks_due import DueNote

# Other notes about somebody are no sentence to greet them with.
_REMEMBERED_KINDS = ("pet", "person", "story")


@dataclass(slots=True)
class _Known:
    """What is known around a set of notes, read with one query for each table."""

    today: date
    zone: ZoneInfo
    owner_name: str = ""
    clients: dict[int, Client] = field(default_factory=dict)
    visits: dict[int, Any] = field(default_factory=dict)
    last_visits: dict[int, Any] = field(default_factory=dict)
    facts: dict[int, Fact] = field(default_factory=dict)
    friends: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    senders: dict[int, int] = field(default_factory=dict)
    rewards: dict[int, Reward] = field(default_factory=dict)
    told_on: dict[int, date] = field(default_factory=dict)


def list_thank_you_rows(notes: Sequence[DueNote], now: datetime, zone: ZoneInfo) -> list[ThankYouRow]:
    """The notes in their order."""
    known = _know(notes, now, zone)
    return [_row(note, known) for note in notes]


def _know(notes: Sequence[DueNote], now: datetime, zone: ZoneInfo) -> _Known:
    firm = get_firm()
    known = _Known(now.astimezone(zone).date(), zone, firm.owner_name if firm is not None else "")
    ids = sorted({note.client_id for note in notes})
    _read_referrals(known, ids)
    people = {*ids, *known.senders.values(), *(each for friends in known.friends.values() for each in friends)}
    known.clients = {row.id: row for row in Client.select().where(Client.id.in_(sorted(people)))}
    _read_visits(known, ids)
    fit = (Fact.may_print == True) & (Fact.is_private == False) & Fact.archived_at.is_null()  # noqa: E712 - SQL
    facts = Fact.select().where(Fact.client.in_(ids) & fit & Fact.kind.in_(_REMEMBERED_KINDS))
    known.facts = {row.client_id: row for row in facts.order_by(Fact.noted_at, Fact.id)}
    _read_rewards(known, [each for note in notes for each in note.reward_ids])
    return known


def _read_visits(known: _Known, ids: list[int]) -> None:
    """The finished visits of these clients with who came; the newest of each stays."""
    done = Job.client.in_(ids) & is_done() & Job.finished_at.is_null(False) & Job.archived_at.is_null()
    chosen = (
        Job.select(Job.id, Job.client, Job.finished_at, Job.next_agreed_on, Person.name.alias("technician_name"))
        .left_outer_join(Person, on=(Job.technician == Person.id))
        .where(done)
        .order_by(Job.finished_at, Job.id)
    )
    for row in joined(chosen):
        known.visits[row.id] = row
        known.last_visits[row.client_id] = row


def _read_referrals(known: _Known, ids: list[int]) -> None:
    """Whom these clients sent, those not thanked for first, and who sent them."""
    concerned = Referral.referrer.in_(ids) | Referral.referred.in_(ids)
    rows = list(Referral.select().where(concerned & Referral.converted_on.is_null(False)).order_by(Referral.id))
    for row in rows:
        known.senders[row.referred_id] = row.referrer_id
        if row.thanked_at is None:
            known.friends[row.referrer_id].append(row.referred_id)


def _read_rewards(known: _Known, ids: list[int]) -> None:
    known.rewards = {row.id: row for row in Reward.select().where(Reward.id.in_(ids))}
    numbers = [row.level for row in known.rewards.values() if row.rule == "recovery"]
    known.told_on = {
        row.number: row.received_at.astimezone(known.zone).date()
        for row in Complaint.select(Complaint.number, Complaint.received_at).where(Complaint.number.in_(numbers))
    }


def _row(note: DueNote, known: _Known) -> ThankYouRow:
    client = known.clients[note.client_id]
    visit = known.visits.get(note.job_id or 0) or known.last_visits.get(client.id)
    fact = known.facts.get(client.id)
    rewards = [known.rewards[each] for each in note.reward_ids if each in known.rewards]
    second_chance = next((row.level for row in rewards if row.rule == "recovery"), 0)
    gift = next((row for row in rewards if row.gift and not _is_over(row.valid_until_on, known.today)), None)
    next_on = visit.next_agreed_on if visit is not None else None
    return ThankYouRow(
        reason=note.reason,
        client_name=client.name,
        greeting_name=client_greeting(client),
        written_on=known.today,
        visit_on=visit.finished_at.astimezone(known.zone).date() if visit is not None else None,
        technician_name=(visit.technician_name or "") if visit is not None else "",
        owner_name=known.owner_name,
        friend_names=_friend_names(note, known),
        let_down_on=known.told_on.get(second_chance),
        remembered=fact.headline if fact is not None else "",
        remembered_detail=fact.detail if fact is not None else "",
        remembered_kind=fact.kind if fact is not None else "",
        next_on=None if next_on is None or next_on <= known.today else next_on,
        due_on=None if client.due_on is None or client.due_on <= known.today else client.due_on,
        gift=gift.gift if gift is not None else "",
        gift_until_on=gift.valid_until_on if gift is not None else None,
    )


def _friend_names(note: DueNote, known: _Known) -> tuple[str, ...]:
    """Whom they sent, or who sent them; nobody who is gone from our books is named."""
    if note.reason is ThanksReason.REFERRAL:
        ids = known.friends.get(note.client_id, [])
    else:
        ids = [known.senders[note.client_id]] if note.client_id in known.senders else []
    people = [known.clients[each] for each in ids if each in known.clients]
    return tuple(client_greeting(each) for each in people if each.archived_at is None)


def _is_over(until: date | None, today: date) -> bool:
    return until is not None and until < today
