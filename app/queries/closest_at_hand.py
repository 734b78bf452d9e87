"""Whom to turn to next (R10): the day's list in words, and who heard from us today; then it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.queries.closest_facts import Around, KnownClient, read_around, read_known
from app.queries.closest_invited import read_invited
from app.queries.closest_words import closest_words
from app.queries.hand_over import tuples_of
from app.rules.closest_at_hand import (
    DAILY_LIMIT,
    FIRST_INVITING_TIER,
    LOST_LIMIT,
    CloseClient,
    Tier,
    closest_at_hand,
    tier_if_silent,
    tier_of,
)
from app.rules.wall_clock import day_bounds


class ClosestAct(StrEnum):
    """What the one button of a line does."""

    OPEN_CARD = "open_card"
    OPEN_BOARD = "open_board"
    OPEN_JOB = "open_job"
    ASK = "ask"
    CALL = "call"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class ClosestRow:
    """One line of the list: who, how close (0 is nearest), why, what to do, and until when if there is a deadline.

    `item` is the complaint or the job that the act opens; `channel` by what they are called or written to.
    """

    client_id: int
    name: str
    tier: int
    reason: str
    action: str
    due_at: datetime | None
    act: ClosestAct = ClosestAct.OPEN_CARD
    item: int | None = None
    channel: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ClosestDay:
    """The list of a day, and how many heard from us today already; invitations among them count against the twelve."""

    rows: tuple[ClosestRow, ...]
    done_count: int
    invited_count: int


def list_closest(now: datetime, zone: ZoneInfo, with_us: Iterable[int] = ()) -> list[ClosestRow]:
    """The day's list in its order, each client once; `with_us` are those on the screen or the telephone now."""
    return list(get_closest_day(now, zone, with_us).rows)


def get_closest_day(now: datetime, zone: ZoneInfo, with_us: Iterable[int] = ()) -> ClosestDay:
    """The list with what was done today: the twelve invitations are of a day, so it does not fill up again."""
    around = read_around(now, zone, with_us)
    spoken = _contacted_today(around)
    all_known = read_known(sorted(around.concerned.union(spoken)), around)
    done = [all_known[each] for each in spoken if each in all_known and all_known[each].contact.ended is None]
    invited = [tier for each in done if (tier := _invited_as(each, around)) is not None]
    limit = max(0, DAILY_LIMIT - len(invited))
    lost_limit = max(0, LOST_LIMIT - invited.count(Tier.LOST))
    pressing = {
        client_id
        for client_id in around.concerned.intersection(all_known)
        if (placed := tier_of(all_known[client_id].facts, around.here)) is not None and placed[0] < FIRST_INVITING_TIER
    }
    known = {client_id: all_known[client_id] for client_id in pressing}
    known |= {each.facts.number: each for each in read_invited(around, limit, lost_limit, pressing)}
    lines = closest_at_hand([each.facts for each in known.values()], around.here, limit, lost_limit)
    return ClosestDay(tuple(_row(line, known[line.number], around) for line in lines), len(done), len(invited))


def _contacted_today(around: Around) -> list[int]:
    begins_at = day_bounds(around.today, around.zone)[0]
    chosen = Client.select(Client.id).where((Client.last_contact_at >= begins_at) & (Client.ended_reason == ""))
    return [client_id for (client_id,) in tuples_of(chosen)]


def _invited_as(each: KnownClient, around: Around) -> Tier | None:
    """As what somebody who heard from us today would still stand in the list, had they not; else None.

    An offer of today counts also when it led to a visit.
    """
    tier = tier_if_silent(each.facts, around.here)
    if tier is None and each.contact.last_sales_contact_on == around.today:
        return Tier.DUE
    return tier


def _row(line: CloseClient, known: KnownClient, around: Around) -> ClosestRow:
    words = closest_words(line, known, around)
    act, item = _act(line, around)
    return ClosestRow(
        client_id=line.number,
        name=line.name,
        tier=int(line.tier),
        reason=words.reason,
        action=words.action,
        due_at=line.due_at,
        act=act,
        item=item,
        channel=line.channel,
        phone=known.phone,
    )


def _act(line: CloseClient, around: Around) -> tuple[ClosestAct, int | None]:
    if line.tier is Tier.HURT:
        return ClosestAct.OPEN_BOARD, around.complaint_ids.get(line.number)
    if line.tier is Tier.JOB_TODAY:
        return ClosestAct.OPEN_JOB, around.job_ids.get(line.number)
    is_in_queue = line.tier is Tier.PROBE_DUE or (
        line.tier is Tier.CHECK_CALL and line.number not in around.without_plan
    )
    if is_in_queue and line.channel == "phone":
        return ClosestAct.ASK, None
    if not line.channel:
        return ClosestAct.OPEN_CARD, None
    return (ClosestAct.CALL if line.channel == "phone" else ClosestAct.WRITE), None
