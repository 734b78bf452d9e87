"""The kindness page: what visits of the last days still lack, and what a month of kindness came to (R8, S4.6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.aftercare import LoveTouch
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.client_stages import read_last_scores
from app.queries.contact_facts import refusing_every_way
from app.queries.done_jobs import is_done
from app.queries.hand_over import rows_of, tuples_of
from app.queries.love_touches import confirmed_score, list_ideas, read_touches
from app.rules.love_touches import (
    COUNTED_DAYS,
    SUGGESTED_ORDER,
    Reaction,
    TouchKind,
    in_time_until,
    missing_after_visit,
)
from app.rules.touch_plan import is_held
from app.rules.visit_interval import MERGE_DAYS
from app.rules.wall_clock import day_bounds

VISIT_DAYS = 14
_CHUNK = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A visit of the last days that lacks kindnesses one can still show: the most pressing one, and until when."""

    client_id: int
    client_name: str
    job_id: int
    visit_on: date
    kinds: tuple[TouchKind, ...]
    until: date | None
    idea: str = ""


@dataclass(frozen=True, slots=True)
class MissingAfterVisits:
    """The rows, and of how many visits whose three days are over how many had both care and safety in time."""

    rows: tuple[MissingRow, ...]
    whole: int
    in_time: int


@dataclass(frozen=True, slots=True)
class KindnessMonth:
    """What was written down in some days: by kind, by reaction, and what the surprises cost."""

    count: int
    by_kind: dict[str, int]
    by_reaction: dict[str, int]
    remarkable_minor: int

    @property
    def told_others(self) -> int:
        """How often somebody told others."""
        return self.by_reaction.get(Reaction.TOLD_OTHERS.value, 0)


def list_missing_after_visits(now: datetime, zone: ZoneInfo, limit: int = 200) -> MissingAfterVisits:
    """Clients visited in the last 14 days, the nearest deadline first; the latest visit of each speaks for them.

    Whoever is not ours any more or wants to hear nothing from us is left out, and while somebody is hurt only care is
    missing.
    """
    today = now.astimezone(zone).date()
    visits = _visits(today, zone)
    ids = [client_id for client_id, *_rest in visits]
    since = today - timedelta(days=COUNTED_DAYS + 1)
    touches, scores = read_touches(ids, zone, since), read_last_scores(ids, zone)
    rows, whole, in_time = [], 0, 0
    for client_id, name, job_id, visit_on, is_hurt in visits:
        score = confirmed_score(scores.get(client_id))
        missing = missing_after_visit(
            visit_on, touches.get(client_id, ()), today, confirmed_score=score, is_hurt=is_hurt
        )
        if in_time_until(TouchKind.CARE, visit_on) < today:
            whole += 1
            in_time += not missing & {TouchKind.CARE, TouchKind.SAFE}
        kinds = tuple(
            kind
            for kind in SUGGESTED_ORDER
            if kind in missing and not is_held(kind, is_hurt=is_hurt) and _is_possible(kind, visit_on, today)
        )
        if kinds:
            until = None if kinds[0] is TouchKind.REMARKABLE else in_time_until(kinds[0], visit_on)
            rows.append(MissingRow(client_id, name, job_id, visit_on, kinds, until))
    rows.sort(key=lambda row: (row.until or date.max, row.client_name.casefold(), row.client_id))
    ideas = {kind: next(iter(list_ideas(kind)), "") for kind in {row.kinds[0] for row in rows[:limit]}}
    shown = tuple(replace(row, idea=ideas[row.kinds[0]]) for row in rows[:limit])
    return MissingAfterVisits(shown, whole, in_time)


def sum_kindness(since: date, until: date) -> KindnessMonth:
    """What was given from the first to the last of these days, without what was asked for."""
    given = LoveTouch.archived_at.is_null() & ~LoveTouch.is_planned & ~LoveTouch.is_asked_for
    chosen = LoveTouch.select(
        LoveTouch.kind, LoveTouch.reaction, fn.COUNT(LoveTouch.id), fn.SUM(LoveTouch.cost_minor)
    ).where(given & LoveTouch.given_on.between(since, until))
    kinds: Counter[str] = Counter()
    reactions: Counter[str] = Counter()
    cost = 0
    for kind, reaction, count, cost_minor in tuples_of(chosen.group_by(LoveTouch.kind, LoveTouch.reaction)):
        kinds[kind] += int(count)
        reactions[reaction] += int(count)
        cost += int(cost_minor) if kind == TouchKind.REMARKABLE else 0
    return KindnessMonth(sum(kinds.values()), dict(kinds), dict(reactions), cost)


def _visits(today: date, zone: ZoneInfo) -> list[tuple[int, str, int, date, bool]]:
    """The latest visit of each client of ours who had one; found by the day that is kept, not among all jobs."""
    begins_on = today - timedelta(days=VISIT_DAYS)
    begins = day_bounds(begins_on, zone)[0]
    ours = Client.archived_at.is_null() & Client.merged_into.is_null() & (Client.ended_reason == "")
    ours &= Client.id.not_in(refusing_every_way())
    # Jobs up to three days after the first of a group are one visit (R2), kept under its first day.
    lately = Client.last_visit_on >= begins_on - timedelta(days=MERGE_DAYS)
    clients = {
        row.id: row for row in rows_of(Client.select(Client.id, Client.name, Client.is_hurt).where(ours & lately))
    }
    done = is_done() & (Job.finished_at >= begins) & Job.archived_at.is_null() & Job.is_chargeable
    ids, latest = sorted(clients), dict[int, tuple[int, str, int, date, bool]]()
    for start in range(0, len(ids), _CHUNK):
        chosen = Job.select(Job.client, Job.id, Job.finished_at).where(
            Job.client.in_(ids[start : start + _CHUNK]) & done
        )
        for client_id, job_id, finished_at in tuples_of(chosen.order_by(Job.finished_at)):
            day, client = finished_at.astimezone(zone).date(), clients[client_id]
            if day <= today:
                latest[client_id] = (client_id, client.name, job_id, day, bool(client.is_hurt))
    return list(latest.values())


def _is_possible(kind: TouchKind, visit_on: date, today: date) -> bool:
    """What its days are over for can only be shown at the next visit; a surprise can always still come."""
    return kind is TouchKind.REMARKABLE or in_time_until(kind, visit_on) >= today
