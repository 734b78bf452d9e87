"""Whom to turn to next: one list, each client once, from the person on the telephone outwards (R10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import IntEnum
from fractions import Fraction

from app.rules.relationship import DRIFTING_RATIO, DUE_SOON_RATIO, Stage

CHECK_CALL_DAYS = 3
CONTACT_DAYS = 7
SALES_CONTACT_DAYS = 30
DAILY_LIMIT = 12
LOST_LIMIT = 2


class Tier(IntEnum):
    """How close a client is at hand; lower comes first. Tiers from 7 on are invitations and are limited."""

    WITH_US_NOW = 0
    HURT = 1
    JOB_TODAY = 2
    CHECK_CALL = 3
    PROBE_DUE = 4
    PROMISE_DUE = 5
    JOB_TOMORROW = 6
    DUE = 7
    DRIFTING = 8
    LOST = 9
    STRANGER = 10


FIRST_INVITING_TIER = Tier.DUE
ANY_CHANNEL = ("phone", "email", "text", "letter")
# What needs a call or a letter: who has forbidden all of them is left out there, and only there.
_BY_CHANNEL = frozenset({Tier.CHECK_CALL, Tier.PROBE_DUE, Tier.JOB_TOMORROW})
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseFacts:
    """What R10 reads of one client.

    `complaint_due_at` is the next unmet clock of their open complaints (breached or not), `unchecked_job_on` the day of
    a job without a check call, `promise_due_at` and `probe_due_at` the nearest open ones. All moments and days are in
    the firm's zone. The channels are those by which they may be reached at all, and for an offer, the best first.
    `is_date_due` tells that a date agreed with somebody who never had a visit has come. `sort_name` is what the
    alphabet goes by, the name itself where it is empty.
    """

    number: int
    name: str
    stage: Stage
    sort_name: str = ""
    overdue_ratio: Fraction | float | None = None
    is_date_due: bool = False
    value_at_risk_minor: int = 0
    is_with_us_now: bool = False
    has_open_complaint: bool = False
    complaint_due_at: datetime | None = None
    job_days: tuple[date, ...] = ()
    unchecked_job_on: date | None = None
    probe_due_at: datetime | None = None
    promise_due_at: datetime | None = None
    is_near_a_job: bool = False
    has_future_booking: bool = False
    service_channels: tuple[str, ...] = ANY_CHANNEL
    offer_channels: tuple[str, ...] = ANY_CHANNEL
    last_contact_on: date | None = None
    last_sales_contact_on: date | None = None


@dataclass(frozen=True, slots=True)
class CloseClient:
    """One line of the list: who, in which tier, until when if there is a deadline, and by what they are reached.

    The channel is empty where nobody is to be called or written to: the board, the visit, the promise are open to all.
    """

    number: int
    name: str
    tier: Tier
    due_at: datetime | None = field(default=None)
    channel: str = ""


def closest_at_hand(
    clients: Iterable[CloseFacts], now: datetime, limit: int = DAILY_LIMIT, lost_limit: int = LOST_LIMIT
) -> tuple[CloseClient, ...]:
    """The day's list in its order (R10): each client once in the closest tier that fits; then it ends.

    Inside a tier the nearest deadline comes first, then the greater value at risk, then the name; among those due,
    clients near a job of this week first. `limit` counts tiers 7 to 10 only, of which at most `lost_limit` are lost
    ones. `now` is a moment in the firm's zone.
    """
    found = []
    for facts in clients:
        placed = tier_of(facts, now)
        if placed is not None:
            line = CloseClient(facts.number, facts.name, *placed, channel=channel_of(facts, placed[0]))
            found.append((_order(facts, *placed), line))
    found.sort(key=lambda pair: pair[0])
    kept: list[CloseClient] = []
    inviting = lost = 0
    for _key, client in found:
        if client.tier >= FIRST_INVITING_TIER:
            is_lost = client.tier is Tier.LOST
            if inviting >= limit or (is_lost and lost >= lost_limit):
                continue
            inviting += 1
            lost += is_lost
        kept.append(client)
    return tuple(kept)


def tier_of(facts: CloseFacts, now: datetime) -> tuple[Tier, datetime | None] | None:
    """The closest tier that fits a client with its deadline, or None if nobody should turn to them today (R10)."""
    if facts.is_with_us_now:
        return (Tier.WITH_US_NOW, None)
    if facts.stage is Stage.ENDED:
        return None
    pressing = _pressing_tier(facts, now.date())
    if pressing is not None:
        return pressing
    inviting = _inviting_tier(facts, now.date())
    return None if inviting is None else (inviting, None)


def tier_if_silent(facts: CloseFacts, now: datetime) -> Tier | None:
    """The inviting tier of whoever heard from us today, as if they had not; None for those with another reason."""
    silent = replace(facts, last_contact_on=None, last_sales_contact_on=None, offer_channels=ANY_CHANNEL)
    placed = tier_of(silent, now)
    return placed[0] if placed is not None and placed[0] >= FIRST_INVITING_TIER else None


def channel_of(facts: CloseFacts, tier: Tier) -> str:
    """By what a client is turned to in this tier; empty where that needs no call and no letter, or has no way left."""
    if tier >= FIRST_INVITING_TIER:
        ways = facts.offer_channels
        # Whoever has been away for long gets a letter: a call would ask for an answer at once.
        return "letter" if tier is Tier.LOST and "letter" in ways else next(iter(ways), "")
    return next(iter(facts.service_channels), "") if tier in _BY_CHANNEL else ""


def _pressing_tier(facts: CloseFacts, today: date) -> tuple[Tier, datetime | None] | None:
    complaint_due_at = facts.complaint_due_at if facts.has_open_complaint else None
    days_to_job = {(day - today).days for day in facts.job_days}
    days_unchecked = 0 if facts.unchecked_job_on is None else (today - facts.unchecked_job_on).days
    rows = (
        (_is_due(complaint_due_at, today), Tier.HURT, complaint_due_at),
        (0 in days_to_job, Tier.JOB_TODAY, None),
        (0 < days_unchecked <= CHECK_CALL_DAYS, Tier.CHECK_CALL, None),
        (_is_due(facts.probe_due_at, today), Tier.PROBE_DUE, facts.probe_due_at),
        (_is_due(facts.promise_due_at, today), Tier.PROMISE_DUE, facts.promise_due_at),
        # Whoever heard from us today knows when we come.
        (1 in days_to_job and facts.last_contact_on != today, Tier.JOB_TOMORROW, None),
    )
    has_way = bool(facts.service_channels)
    return next(
        (
            (tier, due_at)
            for is_fitting, tier, due_at in rows
            if is_fitting and (has_way or tier not in _BY_CHANNEL)
        ),
        None,
    )  # fmt: skip


def _is_due(due_at: datetime | None, today: date) -> bool:
    return due_at is not None and due_at.date() <= today


def _inviting_tier(facts: CloseFacts, today: date) -> Tier | None:
    if facts.has_open_complaint or facts.has_future_booking or not facts.offer_channels:
        return None
    if _is_within(facts.last_contact_on, today, CONTACT_DAYS):
        return None
    if _is_within(facts.last_sales_contact_on, today, SALES_CONTACT_DAYS):
        return None
    if facts.is_date_due:
        return Tier.DUE
    named = {Stage.DRIFTING: Tier.DRIFTING, Stage.LOST: Tier.LOST, Stage.STRANGER: Tier.STRANGER}
    if facts.stage in named:
        return named[facts.stage]
    ratio = facts.overdue_ratio
    is_due = ratio is not None and DUE_SOON_RATIO <= ratio < DRIFTING_RATIO
    return Tier.DUE if is_due else None


def _is_within(day: date | None, today: date, days: int) -> bool:
    return day is not None and (today - day).days <= days


def _order(facts: CloseFacts, tier: Tier, due_at: datetime | None) -> tuple[Tier, bool, datetime, int, str, int]:
    is_far = tier is Tier.DUE and not facts.is_near_a_job
    deadline = _LAST if due_at is None else due_at
    name = facts.sort_name or facts.name.casefold()
    return (tier, is_far, deadline, -facts.value_at_risk_minor, name, facts.number)
