"""What our messages to clients know, gathered for many at once; no note of ours and no access code is read here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from app.models.clients import Client, Site
from app.models.jobs import Job
from app.models.team import Person
from app.queries.clients import full_years
from app.queries.done_jobs import is_done
from app.queries.firm_owner import FirmOwner, get_owner
from app.queries.hand_over import joined
from app.queries.papers import town_line
from app.queries.recovery_letters import client_greeting

_CHUNK = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One client whom we write to; whoever comes next and came last by their whole names, times are the firm's."""

    client_id: int
    client_name: str
    written_on: date
    client_number: int = 0
    greeting_name: str = ""
    email: str = ""
    phone: str = ""
    street_lines: tuple[str, ...] = ()
    town_line: str = ""
    next_on: date | None = None
    next_starts: time | None = None
    next_ends: time | None = None
    next_technician: str = ""
    last_on: date | None = None
    last_technician: str = ""
    due_on: date | None = None
    years: int = 0
    owner_name: str = ""


@dataclass(slots=True)
class _Known:
    """What is known around a set of clients, read with one query for each table."""

    now: datetime
    zone: ZoneInfo
    owner: FirmOwner
    sites: dict[int, Site] = field(default_factory=dict)
    coming: dict[int, Any] = field(default_factory=dict)
    last: dict[int, Any] = field(default_factory=dict)


def list_message_rows(client_ids: Sequence[int], now: datetime, zone: ZoneInfo) -> list[MessageRow]:
    """The clients in the order of the ids, each once; whoever was deleted or merged away is left out."""
    ids = list(dict.fromkeys(client_ids))
    owner = get_owner()
    found: dict[int, MessageRow] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known = _know(chunk, now, zone, owner)
        present = Client.id.in_(chunk) & Client.archived_at.is_null() & Client.merged_into_id.is_null()
        for client in Client.select().where(present):
            found[client.id] = _row(client, known)
    return [found[each] for each in ids if each in found]


def _know(ids: list[int], now: datetime, zone: ZoneInfo, owner: FirmOwner) -> _Known:
    known = _Known(now, zone, owner)
    own = Site.client.in_(ids) & Site.archived_at.is_null()
    # The last one stays: where they live before where only the bill goes, and the main place before any other.
    for site in (
        Site.select()
        .where(own)
        .order_by(Site.is_billing_only.desc(), Site.is_main, Site.position.desc(), Site.id.desc())
    ):
        known.sites[site.client_id] = site
    columns = (
        Job.client, Job.starts_at, Job.window_starts_at, Job.window_ends_at, Job.finished_at,
        Person.name.alias("technician_name"),
    )  # fmt: skip
    chosen = Job.select(*columns).left_outer_join(Person, on=(Job.technician == Person.id))
    present = Job.client.in_(ids) & Job.archived_at.is_null()
    planned = present & (Job.state == "booked") & (Job.starts_at >= now)
    known.coming = {row.client_id: row for row in joined(chosen.where(planned).order_by(Job.starts_at.desc()))}
    done = present & is_done() & Job.finished_at.is_null(False)
    known.last = {row.client_id: row for row in joined(chosen.where(done).order_by(Job.finished_at, Job.id))}
    return known


def _row(client: Client, known: _Known) -> MessageRow:
    today = known.now.astimezone(known.zone).date()
    site, coming, last = known.sites.get(client.id), known.coming.get(client.id), known.last.get(client.id)
    starts = coming.window_starts_at or coming.starts_at if coming is not None else None
    ends = coming.window_ends_at if coming is not None else None
    return MessageRow(
        client_id=client.id,
        client_name=client.name,
        client_number=client.number,
        written_on=today,
        greeting_name=client_greeting(client),
        email=client.main_email,
        phone=client.main_phone,
        street_lines=tuple(line for line in (site.street, site.street_2) if line) if site is not None else (),
        town_line=town_line(site),
        next_on=starts.astimezone(known.zone).date() if starts is not None else None,
        next_starts=starts.astimezone(known.zone).time() if starts is not None else None,
        next_ends=ends.astimezone(known.zone).time() if ends is not None else None,
        next_technician=(coming.technician_name or "") if coming is not None else "",
        last_on=last.finished_at.astimezone(known.zone).date() if last is not None else None,
        last_technician=(last.technician_name or "") if last is not None else "",
        due_on=client.due_on if client.due_on is not None and client.due_on > today else None,
        years=full_years(client.first_visit_on, today),
        owner_name=known.owner.name,
    )
