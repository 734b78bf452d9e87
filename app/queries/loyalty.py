"""Reads for the Loyalty page: what is due or held, what comes within sixty days, what was given, and what it cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from peewee import JOIN, fn

from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.rewards import Reward
from app.queries.clients import years_before
from app.queries.hand_over import joined, tuples_of
from app.queries.loyalty_rows import LoyaltyLine, LoyaltyStep, RewardBudget
from app.rules.rewards import DEFAULT_SETTINGS, budget_minor, has_certificate
from app.rules.wall_clock import day_bounds

DAYS_AHEAD = 60
_WAITING = ("due", "held", "issued")
_GIVEN = ("issued", "printed", "redeemed", "void")
_OPEN_COMPLAINTS = ("call_back", "put_right", "check_back")


def list_waiting(zone: ZoneInfo) -> list[LoyaltyLine]:
    """All that was earned and is not given yet; who shows several lists reads it once and hands it to each."""
    present = Client.archived_at.is_null() & (Client.ended_reason == "")
    chosen = _select().where(Reward.state.in_(_WAITING) & present)
    return _lines(chosen.order_by(fn.COALESCE(Reward.due_on, Reward.earned_on), Reward.id), zone)


def list_now(today: date, zone: ZoneInfo, waiting: Sequence[LoyaltyLine] | None = None) -> list[LoyaltyLine]:
    """Whoever is to be thanked by now and may be; the longest due first. One with a number is due until printed."""
    lines = list_waiting(zone) if waiting is None else waiting
    return [line for line in lines if line.step in {LoyaltyStep.DUE, LoyaltyStep.ISSUED} and line.on <= today]


def list_held(zone: ZoneInfo, waiting: Sequence[LoyaltyLine] | None = None) -> list[LoyaltyLine]:
    """What waits until a complaint is put right, with that complaint."""
    lines = list_waiting(zone) if waiting is None else waiting
    held = [line for line in lines if line.step is LoyaltyStep.HELD]
    chosen = (
        Complaint.select(Complaint.client, Complaint.number, Complaint.words)
        .where(Complaint.client.in_([line.client_id for line in held]) & Complaint.state.in_(_OPEN_COMPLAINTS))
        .order_by(Complaint.received_at.desc(), Complaint.id.desc())
    )
    why = {client_id: (number, words) for client_id, number, words in tuples_of(chosen)}
    return [
        replace(line, complaint_number=why[line.client_id][0], complaint_words=why[line.client_id][1])
        if line.client_id in why
        else line
        for line in held
    ]


def list_coming(today: date, zone: ZoneInfo, waiting: Sequence[LoyaltyLine] | None = None) -> list[LoyaltyLine]:
    """What is reached within sixty days if all goes on as it does: years together, round visits, and who waits."""
    last = today + timedelta(days=DAYS_AHEAD)
    lines = list_waiting(zone) if waiting is None else waiting
    later = [
        replace(line, step=LoyaltyStep.WAITING)
        for line in lines
        if line.step is LoyaltyStep.DUE and today < line.on <= last
    ]
    found = [*_coming_years(today, last), *_coming_visits(today, last, zone)]
    keys = {(line.client_id, line.rule, line.level) for line in found}
    known = Reward.select(Reward.client, Reward.rule, Reward.level).where(
        Reward.client.in_(sorted({client_id for client_id, _rule, _level in keys}))
    )
    keys -= set(tuples_of(known))
    coming = [line for line in found if (line.client_id, line.rule, line.level) in keys]
    return sorted([*later, *coming], key=lambda line: (line.on, line.client_name, line.rule, line.level))


def list_given(zone: ZoneInfo, after: LoyaltyLine | None = None, limit: int = 200) -> list[LoyaltyLine]:
    """What was given or taken back, the newest first; `after` is the last line of the page before."""
    chosen = _select().where(_is_given())
    if after is not None:
        chosen = chosen.where(Reward.id < after.reward_id)
    return _lines(chosen.order_by(Reward.id.desc()).limit(limit), zone)


def list_rewards_of_client(client_id: int, zone: ZoneInfo) -> list[LoyaltyLine]:
    """All that one client was given, or has waiting, the newest first."""
    chosen = _select().where((Reward.client == client_id) & Reward.state.in_((*_WAITING, *_GIVEN)))
    return _lines(chosen.order_by(Reward.earned_on.desc(), Reward.id.desc()), zone)


def count_given() -> int:
    """How many were given or taken back."""
    return int(Reward.select().where(_is_given()).count())


def get_reward_budget(today: date, zone: ZoneInfo) -> RewardBudget:
    """Three percent of what was earned in twelve months, and what the gifts of these months cost (R11)."""
    begins = day_bounds(today - relativedelta(months=12), zone)[1]
    ends = day_bounds(today, zone)[1]
    done = (Job.state == "done") & (Job.is_chargeable == True) & Job.archived_at.is_null()  # noqa: E712 - SQL
    income = (
        Job.select(fn.SUM(fn.COALESCE(Job.billed_minor, Job.price_minor - Job.discount_minor)))
        .where((Job.starts_at >= begins) & (Job.starts_at < ends) & done)
        .scalar()
    )
    spent = (
        Reward.select(fn.SUM(Reward.gift_minor))
        .where((Reward.issued_at >= begins) & (Reward.issued_at < ends) & (Reward.state != "void"))
        .scalar()
    )
    return RewardBudget(int(income or 0), budget_minor(int(income or 0)), int(spent or 0))


def _is_given() -> Any:
    """Given is what has left the house, or was taken back; one that has a number only waits for its print."""
    return Reward.state.in_(("printed", "redeemed", "void"))


def _select() -> Any:
    return (
        Reward.select(
            Reward,
            Client.name.alias("client_name"),
            Client.number.alias("client_number"),
            Job.number.alias("job_number"),
        )
        .join(Client, on=(Reward.client == Client.id))
        .switch(Reward)
        .join(Job, JOIN.LEFT_OUTER, on=(Reward.redeemed_job == Job.id))
    )


def _lines(chosen: Any, zone: ZoneInfo) -> list[LoyaltyLine]:
    rows = list(joined(chosen))
    merged: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    on_others = (
        Reward.select(Reward.merged_into, Reward.rule, Reward.level)
        .where(Reward.merged_into.in_([row.id for row in rows]) & (Reward.state == "merged"))
        .order_by(Reward.id)
    )
    for reward_id, rule, level in tuples_of(on_others):
        merged[reward_id].append((rule, level))
    told = _days_of_complaints([row.level for row in rows if row.rule == "recovery"], zone)
    lines = [_line(row, merged, zone) for row in rows]
    return [replace(line, told_us_on=told.get(line.level)) if line.rule == "recovery" else line for line in lines]


def _days_of_complaints(numbers: Sequence[int], zone: ZoneInfo) -> dict[int, date]:
    """When they told us; the level of a second chance is the number of its complaint."""
    if not numbers:
        return {}
    chosen = Complaint.select(Complaint.number, Complaint.received_at).where(Complaint.number.in_(list(numbers)))
    return {number: at.astimezone(zone).date() for number, at in tuples_of(chosen)}


def _line(row: Any, merged: Mapping[int, Sequence[tuple[str, int]]], zone: ZoneInfo) -> LoyaltyLine:
    step = _step(row)
    moments = {
        LoyaltyStep.PRINTED: row.printed_at,
        LoyaltyStep.HANDED_OVER: row.handed_over_at,
        LoyaltyStep.GIVEN: row.handed_over_at,
        LoyaltyStep.REDEEMED: row.redeemed_at,
        LoyaltyStep.VOID: row.printed_at or row.issued_at,
    }
    moment = moments.get(step)
    return LoyaltyLine(
        step=step,
        on=(row.due_on or row.earned_on) if moment is None else moment.astimezone(zone).date(),
        client_id=row.client_id,
        client_number=row.client_number,
        client_name=row.client_name,
        rule=row.rule,
        level=row.level,
        is_certificate=row.rule != "on_the_spot" and has_certificate(row.rule, row.level),
        reward_id=row.id,
        number=row.number or "",
        joined=tuple(merged.get(row.id, ())),
        gift=row.gift,
        gift_minor=row.gift_minor,
        valid_until_on=row.valid_until_on,
        care_line=row.care_line,
        redeemed_on=None if row.redeemed_at is None else row.redeemed_at.astimezone(zone).date(),
        redeemed_job_number=row.job_number,
        void_reason=row.void_reason,
        version=row.version,
    )


def _step(row: Any) -> LoyaltyStep:
    if row.state == "printed" and row.number is None:
        return LoyaltyStep.GIVEN
    if row.state == "printed" and row.handed_over_at is not None:
        return LoyaltyStep.HANDED_OVER
    return LoyaltyStep(row.state)


def _coming_years(today: date, last: date) -> list[LoyaltyLine]:
    """Anniversaries of clients who keep to their rhythm."""
    tomorrow = today + timedelta(days=1)
    is_loyal = Client.drifting_on.is_null() | (Client.drifting_on > today)
    lines = []
    for years in DEFAULT_SETTINGS.tenure_years:
        near = Client.first_visit_on.between(years_before(tomorrow, years), years_before(last, years))
        chosen = Client.select(Client.id, Client.number, Client.name, Client.first_visit_on)
        for client_id, number, name, first in tuples_of(chosen.where(near & is_loyal & _is_here())):
            on = first + relativedelta(years=years)
            lines.append(LoyaltyLine(LoyaltyStep.COMING, on, client_id, number, name, "tenure", years, True))
    return lines


def _coming_visits(today: date, last: date, zone: ZoneInfo) -> list[LoyaltyLine]:
    """Visits that are booked and will be a round one."""
    ends = day_bounds(last, zone)[1]
    levels = (*DEFAULT_SETTINGS.card_visits, *DEFAULT_SETTINGS.certificate_visits)
    is_round = Client.visit_count.in_([level - 1 for level in levels]) & (Client.next_visit_at < ends)
    chosen = Client.select(Client.id, Client.number, Client.name, Client.visit_count, Client.next_visit_at)
    lines = []
    for client_id, number, name, count, at in tuples_of(chosen.where(is_round & _is_here())):
        on, level = max(today, at.astimezone(zone).date()), count + 1
        is_certificate = has_certificate("visits", level)
        lines.append(LoyaltyLine(LoyaltyStep.COMING, on, client_id, number, name, "visits", level, is_certificate))
    return lines


def _is_here() -> Any:
    return Client.archived_at.is_null() & Client.merged_into.is_null() & (Client.ended_reason == "")
