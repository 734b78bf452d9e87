"""What the cards for clients need to know, gathered for many visits at once; nothing private is even read here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN

from app.models.clients import Client, Site
from app.models.jobs import Attachment, Job
from app.models.team import Person
from app.queries.firm import get_insurance_line
from app.queries.hand_over import joined
from app.queries.papers import town_line
from app.queries.small_paper_rows import CareCardRow, VisitCardRow
from app.rules.wall_clock import day_bounds

_COMING = ("booked", "under_way")
_PLANNED = (*_COMING, "done")


@dataclass(frozen=True, slots=True)
class _Visits:
    """Visits in the order of their cards, with the places they go to."""

    rows: Sequence[Any]
    sites: dict[int, Site]


def list_visit_cards(day: date | None, job_numbers: Sequence[int] | None, zone: ZoneInfo) -> list[VisitCardRow]:
    """The cards of a day's visits, or of the given ones, that are still to come, in the order of each round."""
    insurance = get_insurance_line()
    visits = _visits(_COMING, day, job_numbers, zone)
    return [_visit_card(row, visits.sites, insurance, zone) for row in visits.rows]


def list_care_cards(day: date | None, job_numbers: Sequence[int] | None, zone: ZoneInfo) -> list[CareCardRow]:
    """The cards of a day's visits, or of the given ones, also of those that are done."""
    return [
        CareCardRow(
            client_name=row.client_name,
            visit_on=(row.finished_at or row.starts_at).astimezone(zone).date(),
            technician_name=row.technician_name or "",
            dry_by=row.dry_by_at.astimezone(zone) if row.dry_by_at is not None else None,
        )
        for row in _visits(_PLANNED, day, job_numbers, zone).rows
    ]


def get_care_card_of_client(client_id: int, now: datetime, zone: ZoneInfo) -> CareCardRow:
    """The card of their visit today, else of the last one, else of the next; with their name alone without any."""
    own = (Job.client == client_id) & Job.state.in_(_PLANNED) & Job.starts_at.is_null(False) & Job.archived_at.is_null()
    _first, tomorrow = day_bounds(now.astimezone(zone).date(), zone)
    number = (
        Job.select(Job.number).where(own & (Job.starts_at < tomorrow)).order_by(Job.starts_at.desc(), Job.id).scalar()
        or Job.select(Job.number).where(own).order_by(Job.starts_at, Job.id).scalar()
    )
    if number is not None:
        return list_care_cards(None, [int(number)], zone)[0]
    return CareCardRow(client_name=Client.select(Client.name).where(Client.id == client_id).scalar() or "")


def _visits(states: Collection[str], day: date | None, job_numbers: Sequence[int] | None, zone: ZoneInfo) -> _Visits:
    wanted = Job.state.in_(list(states)) & Job.starts_at.is_null(False) & Job.archived_at.is_null()
    if job_numbers is not None:
        wanted &= Job.number.in_(list(job_numbers))
    elif day is not None:
        first, last = day_bounds(day, zone)
        wanted &= (Job.starts_at >= first) & (Job.starts_at < last)
    chosen = (
        Job.select(
            Job,
            Client.name.alias("client_name"),
            Person.name.alias("technician_name"),
            Person.title.alias("technician_title"),
            Attachment.sha256.alias("portrait_sha256"),
        )
        .join(Client, on=(Job.client == Client.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .join(Attachment, JOIN.LEFT_OUTER, on=((Person.photo_id == Attachment.id) & Attachment.archived_at.is_null()))
        .where(wanted)
    )
    rows = list(joined(chosen.order_by(Job.starts_at, Job.id)))
    if job_numbers is None:
        rows.sort(key=lambda row: row.technician_name or "")
    site_ids = sorted({row.site_id for row in rows if row.site_id is not None})
    return _Visits(rows, {site.id: site for site in Site.select().where(Site.id.in_(site_ids))} if site_ids else {})


def _visit_card(row: Any, sites: dict[int, Site], insurance: str, zone: ZoneInfo) -> VisitCardRow:
    site = sites.get(row.site_id or 0)
    starts = (row.window_starts_at or row.starts_at).astimezone(zone)
    ends = row.window_ends_at or row.ends_at
    minutes = int((row.ends_at - row.starts_at).total_seconds() // 60) if row.ends_at is not None else None
    return VisitCardRow(
        job_number=row.number,
        visit_on=row.starts_at.astimezone(zone).date(),
        client_name=row.client_name,
        window_starts=starts.time(),
        window_ends=ends.astimezone(zone).time() if ends is not None else None,
        expected_minutes=minutes,
        technician_name=row.technician_name or "",
        technician_title=row.technician_title or "",
        portrait_sha256=row.portrait_sha256 or "",
        street_lines=tuple(line for line in (site.street, site.street_2) if line) if site is not None else (),
        town_line=town_line(site),
        insurance=insurance,
    )
