"""What the report of a visit says, gathered for many at once; notes of ours for ourselves are never even read here.

A report that was printed stands on the client's timeline as a paper of service that went out after the visit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.clients import Client, Site, TimelineEntry
from app.models.jobs import Job
from app.models.team import Person
from app.queries.done_jobs import is_done
from app.queries.firm import get_firm
from app.queries.firm_owner import FirmOwner, get_owner
from app.queries.hand_over import joined, tuples_of
from app.queries.job_report_rooms import RoomsOfVisits
from app.queries.job_report_rows import JobReportRow, PhotoPairRow, ShowCardRow
from app.queries.papers import town_line
from app.queries.photo_pairs import list_photo_pairs
from app.rules.greeting_names import greeting_name
from app.rules.guarantee import is_in_force
from app.rules.person_names import first_name

JOB_REPORT = "job-report"
"""The paper that a line of the timeline names when a report was printed or posted."""

REPORT_WINDOW = timedelta(days=7)

# A visit is looked up by the day it was planned for; one keyed later than this after it needs no report any more.
_LONGEST_UNKEYED = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known around a set of visits, read with one query for each table."""

    now: datetime
    zone: ZoneInfo
    guarantee_days: int
    owner: FirmOwner
    clients: Mapping[int, Client]
    sites: Mapping[int, Site]
    rooms: RoomsOfVisits
    photos: Mapping[int, tuple[PhotoPairRow, ...]]
    coming: Mapping[int, Sequence[datetime]]

    def day(self, moment: datetime) -> date:
        """The day of a moment at the firm."""
        return moment.astimezone(self.zone).date()


def list_job_reports(job_ids: Sequence[int], now: datetime, zone: ZoneInfo) -> list[JobReportRow]:
    """The reports of these visits in the order of the ids; those that are not finished are left out."""
    jobs = _finished_jobs(job_ids)
    known = _know(list(jobs.values()), now, zone)
    return [_report(jobs[each], known) for each in job_ids if each in jobs]


def list_show_cards(job_ids: Sequence[int], zone: ZoneInfo) -> list[ShowCardRow]:
    """A card for each pair of pictures of these visits that the client lets us show, in the order of the ids."""
    jobs = _finished_jobs(job_ids)
    photos = list_photo_pairs(list(jobs))
    clients = _clients(list(jobs.values()))
    return [
        ShowCardRow(
            job_number=jobs[each].number,
            visit_on=jobs[each].finished_at.astimezone(zone).date(),
            pair=pair,
            client_name=_first_name_of(clients[jobs[each].client_id]),
            technician_name=first_name(jobs[each].technician_name),
        )
        for each in job_ids
        for pair in photos.get(each, ())
    ]


def list_show_cards_of_client(client_id: int, zone: ZoneInfo) -> list[ShowCardRow]:
    """The cards of the client's newest finished visit that has a pair of pictures to show."""
    cards = list_show_cards(_ids(Job.client == client_id)[::-1], zone)
    return [card for card in cards if card.job_number == cards[0].job_number]


def list_finished_jobs_on(day: date, zone: ZoneInfo) -> list[int]:
    """The ids of the visits that were finished on a day, in the order in which they were."""
    starts, ends = (datetime.combine(each, time(), tzinfo=zone) for each in (day, day + timedelta(days=1)))
    return _ids((Job.finished_at >= starts) & (Job.finished_at < ends))


def list_finished_jobs(numbers: Sequence[int]) -> list[int]:
    """The ids of those of the jobs with these numbers that are finished, in the order of the numbers."""
    found = dict(_numbered(Job.number.in_(list(numbers))))
    return [found[number] for number in dict.fromkeys(numbers) if number in found]


def find_newest_finished_job(client_id: int) -> int | None:
    """The id of a client's newest finished visit; None before there is one."""
    return next(iter(_ids(Job.client == client_id)[::-1]), None)


def list_jobs_due_a_report(now: datetime) -> list[int]:
    """The ids of the visits finished in the last seven days whose report was never printed, the oldest first.

    Clients who are gone are left out.
    """
    printed = TimelineEntry.select(TimelineEntry.id).where(
        (TimelineEntry.job_id == Job.id)
        & (TimelineEntry.paper == JOB_REPORT)
        & (TimelineEntry.happened_at >= Job.finished_at)
        & TimelineEntry.archived_at.is_null()
    )
    here = Client.select(Client.id).where((Client.ended_reason == "") & Client.archived_at.is_null())
    planned = (Job.starts_at >= now - REPORT_WINDOW - _LONGEST_UNKEYED) | Job.starts_at.is_null()
    recent = (Job.finished_at > now - REPORT_WINDOW) & (Job.finished_at <= now) & planned
    return _ids(recent & Job.client.in_(here) & ~fn.EXISTS(printed))


def _ids(condition: Any) -> list[int]:
    return [job_id for _number, job_id in _numbered(condition)]


def _numbered(condition: Any) -> list[tuple[int, int]]:
    """Number and id of the finished visits that meet a condition, the oldest first."""
    done = is_done() & Job.finished_at.is_null(False) & Job.archived_at.is_null()
    chosen = Job.select(Job.number, Job.id).where(done & condition)
    return [(number, job_id) for number, job_id in tuples_of(chosen.order_by(Job.finished_at, Job.id))]


def _finished_jobs(job_ids: Sequence[int]) -> dict[int, Any]:
    done = (Job.state == "done") & Job.finished_at.is_null(False) & Job.archived_at.is_null()
    chosen = (
        Job.select(Job, Person.name.alias("technician_name"))
        .left_outer_join(Person, on=(Job.technician == Person.id))
        .where(done & Job.id.in_(list(job_ids)))
    )
    return {row.id: row for row in joined(chosen)}


def _know(jobs: Sequence[Any], now: datetime, zone: ZoneInfo) -> _Known:
    firm = get_firm()
    site_ids = sorted({row.site_id for row in jobs if row.site_id is not None})
    return _Known(
        now=now,
        zone=zone,
        guarantee_days=firm.guarantee_days if firm is not None else 0,
        owner=get_owner(),
        clients=_clients(jobs),
        sites={row.id: row for row in Site.select().where(Site.id.in_(site_ids))},
        rooms=RoomsOfVisits(jobs, zone),
        photos=list_photo_pairs([row.id for row in jobs]),
        coming=_coming(sorted({row.client_id for row in jobs})),
    )


def _clients(jobs: Sequence[Any]) -> dict[int, Client]:
    client_ids = sorted({row.client_id for row in jobs})
    return {row.id: row for row in Client.select().where(Client.id.in_(client_ids))}


def _coming(client_ids: Sequence[int]) -> dict[int, list[datetime]]:
    """When each client's booked visits begin, the nearest first."""
    booked = (Job.state == "booked") & Job.starts_at.is_null(False) & Job.archived_at.is_null()
    chosen = Job.select(Job.client, Job.starts_at).where(booked & Job.client.in_(list(client_ids)))
    found: dict[int, list[datetime]] = {}
    for client_id, starts_at in tuples_of(chosen.order_by(Job.starts_at, Job.id)):
        found.setdefault(client_id, []).append(starts_at)
    return found


def _report(job: Any, known: _Known) -> JobReportRow:
    client = known.clients[job.client_id]
    site = known.sites.get(job.site_id) if job.site_id is not None else None
    visit_on, today = known.day(job.finished_at), known.day(known.now)
    until_on = job.guarantee_until_on or visit_on + timedelta(days=known.guarantee_days)
    price = (job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor) or 0
    next_at = next((each for each in known.coming.get(client.id, ()) if each > known.now), None)
    agreed_on = job.next_agreed_on if job.next_agreed_on is not None and job.next_agreed_on >= today else None
    met = job.is_expectation_met
    return JobReportRow(
        job_number=job.number,
        visit_on=visit_on,
        client_name=client.name,
        greeting_name=_greeting(client),
        is_home=client.kind != "business",
        is_put_right=job.complaint_id is not None or job.reclean_of_id is not None,
        street_lines=tuple(line for line in (site.street, site.street_2) if line) if site is not None else (),
        town_line=town_line(site),
        technician_name=job.technician_name or "",
        owner_name=known.owner.name,
        owner_title=known.owner.title,
        owner_phone=known.owner.phone,
        guarantee_days=(until_on - visit_on).days,
        guarantee_until_on=until_on if is_in_force(until_on, today) else None,
        wish=job.expectation,
        is_wish_met=None if met is None else bool(met),
        rooms=known.rooms.rooms_of(job),
        extra_work=job.extra_work,
        method=job.method,
        products=job.products,
        moisture_hundredths=known.rooms.dry_to_of(job),
        ph_hundredths=known.rooms.rinsed_to_of(job),
        photos=known.photos.get(job.id, ()),
        marks_left=known.rooms.marks_left_of(job),
        findings=known.rooms.findings_of(job),
        dry_by_at=job.dry_by_at.astimezone(known.zone).replace(tzinfo=None) if job.dry_by_at is not None else None,
        is_dry_by_now=job.dry_confirmed_at is not None or (job.dry_by_at is not None and job.dry_by_at <= known.now),
        price_minor=price if job.is_chargeable else 0,
        paid_minor=job.paid_minor if job.is_chargeable else 0,
        owed_minor=price - job.paid_minor if job.is_chargeable else 0,
        next_on=known.day(next_at) if next_at is not None else agreed_on,
        next_at=next_at.astimezone(known.zone).replace(tzinfo=None) if next_at is not None else None,
    )


def _greeting(client: Client) -> str:
    return greeting_name(
        client.name,
        kind=client.kind,
        preferred_name=client.preferred_name,
        salutation=client.salutation,
        first_name=client.first_name,
        last_name=client.last_name,
        company_name=client.company_name,
    )


def _first_name_of(client: Client) -> str:
    """What neighbors call them: the first name alone, and nothing of a business."""
    if client.kind == "business":
        return ""
    return client.preferred_name.strip() or client.first_name.strip()
