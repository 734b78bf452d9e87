"""Kindnesses as they count (R8): those written down, and those the program knows by itself, by client.

What a person did in the program need not be written down once more: a check call that somebody of us made is care, a
visit card or a care card that went out for a visit that took place is safety, a certificate handed over or a show card
posted is something to brag about. They are read from where they happened, so taking the call or the card back takes
the kindness back, too. Nothing that goes out by itself is among them, and neither is a discount, a reminder or a bill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN

from app.models.aftercare import AftercareStep, LoveTouch
from app.models.clients import Client, TimelineEntry
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.client_stages import read_last_scores
from app.queries.contact_facts import refusing_every_way
from app.queries.done_jobs import is_done
from app.queries.hand_over import joined, tuples_of
from app.queries.paper_words import get_own_texts
from app.rules.kindness_ideas import KINDNESS_IDEAS
from app.rules.love_touches import BRAG_SCORE, Reaction, Touch, TouchKind, kinds_shown, suggested_touch
from app.rules.paper_texts import parse_texts
from app.rules.relationship import LastScore
from app.rules.rewards import has_certificate
from app.rules.touch_plan import Occasion
from app.rules.wall_clock import day_bounds
from app.shipped_words import shipped_words

_WITHOUT_A_VISIT = (Occasion.BIRTHDAY, Occasion.ANNIVERSARY, Occasion.BETWEEN)
_CHUNK = 500  # ids in one statement
_CALLS = ("quality_call", "dry_check", "spots_check")
_CARDS = {"visit-card": TouchKind.SAFE, "care-card": TouchKind.SAFE, "show-card": TouchKind.BRAG}


@dataclass(frozen=True, slots=True)
class TouchRow:
    """One kindness that was written down, given or still planned."""

    id: int
    client_id: int
    client_name: str
    kind: str
    on: date
    what: str
    person_id: int | None
    person_name: str
    cost_minor: int
    is_asked_for: bool
    reaction: str
    is_planned: bool
    plan_key: str
    job_id: int | None
    version: int
    is_hurt: bool = False


@dataclass(frozen=True, slots=True)
class KindnessDetails:
    """What the card shows: which kinds were shown in a year, what is missing and an idea for it, given and planned."""

    shown: frozenset[TouchKind]
    missing: TouchKind | None
    ideas: tuple[str, ...]
    given: tuple[TouchRow, ...]
    planned: tuple[TouchRow, ...]


def read_touches(client_ids: Collection[int], zone: ZoneInfo, since: date = date.min) -> dict[int, list[Touch]]:
    """Everything that was done for these clients from that day on, by client; what is only planned is not among it."""
    found: defaultdict[int, list[Touch]] = defaultdict(list)
    ids = sorted(set(client_ids))
    for start in range(0, len(ids), _CHUNK):
        of = (ids[start : start + _CHUNK], zone, since)
        for source in (_written(*of), _calls(*of), _cards(*of), _certificates(*of)):
            for client_id, touch in source:
                found[client_id].append(touch)
    return found


def get_kindness(client_id: int, now: datetime, zone: ZoneInfo, limit: int = 50) -> KindnessDetails:
    """The kindnesses of one client, the newest first, the planned ones by their day."""
    today = now.astimezone(zone).date()
    touches = read_touches([client_id], zone).get(client_id, [])
    client = Client.get_or_none(Client.id == client_id)
    is_hurt = client is not None and bool(client.is_hurt)
    missing = suggested_touch(touches, today, last_score=_confirmed(client_id, zone), is_hurt=is_hurt)
    of_client = LoveTouch.client == client_id
    return KindnessDetails(
        shown=kinds_shown(touches, today),
        missing=missing,
        ideas=list_ideas(missing) if missing is not None else (),
        given=tuple(_rows(of_client & ~LoveTouch.is_planned, newest_first=True, limit=limit)),
        planned=tuple(_rows(of_client & LoveTouch.is_planned, limit=limit)),
    )


def list_ideas(kind: TouchKind) -> tuple[str, ...]:
    """What the firm might do, in its own words where it wrote some."""
    key = ("", kind.value)
    own = get_own_texts(KINDNESS_IDEAS).texts.get(key)
    return own or (parse_texts(shipped_words(KINDNESS_IDEAS)) or {}).get(key, ())


def list_planned(until: date, limit: int = 300) -> list[TouchRow]:
    """What is planned up to that day for clients of ours, the longest waiting first.

    Whoever said no to every way since it was planned is shown kindness at a visit only, or where a person planned it.
    """
    present = Client.archived_at.is_null() & Client.merged_into.is_null()
    open_to_us = Client.ended_reason.in_(("", "moved"))
    is_by_itself = reduce(or_, (LoveTouch.plan_key.startswith(f"{each.value}:") for each in _WITHOUT_A_VISIT))
    is_unwanted = is_by_itself & LoveTouch.client.in_(refusing_every_way())
    due = LoveTouch.is_planned & (LoveTouch.given_on <= until)
    return _rows(due & present & open_to_us & ~is_unwanted, limit=limit)


def list_given(since: date, until: date, limit: int = 500) -> list[TouchRow]:
    """What was written down as given in these days, the newest first."""
    return _rows(~LoveTouch.is_planned & LoveTouch.given_on.between(since, until), newest_first=True, limit=limit)


def get_touch(touch_id: int) -> TouchRow | None:
    """One kindness; None when it is gone."""
    return next(iter(_rows(LoveTouch.id == touch_id, limit=1)), None)


def confirmed_score(last: LastScore | None) -> int | None:
    """The last score if the office asked or confirmed it, no higher than what was heard with it.

    Nobody brags on what was said to the technician's face, nor on a 9 with "perfect, except the stairs".
    """
    return last.voice_score if last is not None and last.is_confirmed else None


def may_brag(last: LastScore | None) -> bool:
    """Whether the last confirmed score is a 9 or 10."""
    score = confirmed_score(last)
    return score is not None and score >= BRAG_SCORE


def _confirmed(client_id: int, zone: ZoneInfo) -> int | None:
    return confirmed_score(read_last_scores([client_id], zone).get(client_id))


def _rows(wanted: Any, *, newest_first: bool = False, limit: int) -> list[TouchRow]:
    day = LoveTouch.given_on
    order = (day.desc(), LoveTouch.id.desc()) if newest_first else (day, LoveTouch.id)
    chosen = (
        LoveTouch.select(LoveTouch, Client.name.alias("client_name"), Client.is_hurt, Person.name.alias("person_name"))
        .join(Client, on=(LoveTouch.client == Client.id))
        .switch(LoveTouch)
        .join(Person, JOIN.LEFT_OUTER, on=(LoveTouch.person == Person.id))
        .where(LoveTouch.archived_at.is_null() & wanted)
        .order_by(*order)
        .limit(limit)
    )
    return [
        TouchRow(
            id=row.id,
            client_id=row.client_id,
            client_name=row.client_name,
            kind=row.kind,
            on=row.given_on,
            what=row.what,
            person_id=row.person_id,
            person_name=row.person_name or "",
            cost_minor=row.cost_minor,
            is_asked_for=bool(row.is_asked_for),
            reaction=row.reaction,
            is_planned=bool(row.is_planned),
            plan_key=row.plan_key,
            job_id=row.job_id,
            version=row.version,
            is_hurt=bool(row.is_hurt),
        )
        for row in joined(chosen)
    ]


def _since(moment: Any, since: date, zone: ZoneInfo) -> Any:
    """From the beginning of that day on; of all times where none was named."""
    return moment.is_null(False) if since == date.min else moment >= day_bounds(since, zone)[0]


def _written(ids: list[int], _zone: ZoneInfo, since: date) -> Iterator[tuple[int, Touch]]:
    chosen = LoveTouch.select(
        LoveTouch.client,
        LoveTouch.given_on,
        LoveTouch.kind,
        LoveTouch.is_asked_for,
        LoveTouch.reaction,
        LoveTouch.cost_minor,
    ).where(
        LoveTouch.client.in_(ids)
        & LoveTouch.archived_at.is_null()
        & ~LoveTouch.is_planned
        & (LoveTouch.given_on >= since)
    )
    for client_id, on, kind, is_asked_for, reaction, cost in tuples_of(chosen):
        yield (
            client_id,
            Touch(
                on=on,
                kind=TouchKind(kind),
                is_asked_for=bool(is_asked_for),
                reaction=Reaction(reaction),
                cost_minor=cost,
            ),
        )


def _calls(ids: list[int], zone: ZoneInfo, since: date) -> Iterator[tuple[int, Touch]]:
    """Check calls after a job that somebody of us made."""
    made = AftercareStep.kind.in_(_CALLS) & (AftercareStep.state == "done") & AftercareStep.done_by.is_null(False)
    chosen = AftercareStep.select(AftercareStep.client, AftercareStep.done_at)
    made &= _since(AftercareStep.done_at, since, zone)
    for client_id, done_at in tuples_of(chosen.where(AftercareStep.client.in_(ids) & made)):
        yield client_id, Touch(on=done_at.astimezone(zone).date(), kind=TouchKind.CARE)


def _cards(ids: list[int], zone: ZoneInfo, since: date) -> Iterator[tuple[int, Touch]]:
    """Cards that went out for a visit that took place; one printed before it is handed over at the door."""
    sent = (
        TimelineEntry.client.in_(ids)
        & TimelineEntry.paper.in_(list(_CARDS))
        & TimelineEntry.archived_at.is_null()
        & (TimelineEntry.direction == "out")
    )
    lately = _since(TimelineEntry.happened_at, since, zone) | _since(Job.finished_at, since, zone)
    chosen = (
        TimelineEntry.select(TimelineEntry.client, TimelineEntry.paper, TimelineEntry.happened_at, Job.finished_at)
        .join(Job, on=(TimelineEntry.job_id == Job.id))
        .where(sent & is_done() & Job.finished_at.is_null(False) & lately)
    )
    for client_id, paper, sent_at, finished_at in tuples_of(chosen):
        yield client_id, Touch(on=max(sent_at, finished_at).astimezone(zone).date(), kind=_CARDS[paper])


def _certificates(ids: list[int], zone: ZoneInfo, since: date) -> Iterator[tuple[int, Touch]]:
    handed_over = Reward.client.in_(ids) & _since(Reward.handed_over_at, since, zone) & (Reward.state != "void")
    chosen = Reward.select(Reward.client, Reward.rule, Reward.level, Reward.handed_over_at).where(handed_over)
    for client_id, rule, level, handed_over_at in tuples_of(chosen):
        if has_certificate(rule, level):
            yield client_id, Touch(on=handed_over_at.astimezone(zone).date(), kind=TouchKind.BRAG)
