"""What papers need to know, gathered for many at once; private notes are never even read here.

Access codes are read only where the firm and the code itself let them be printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.models.aftercare import Promise
from app.models.clients import AccessCode, Area, AreaMark, Client, ContactPoint, Fact, Site
from app.models.jobs import Job, JobLine
from app.models.team import Person
from app.queries.clients import full_years
from app.queries.done_jobs import is_done
from app.queries.firm import are_codes_printed, get_firm
from app.queries.hand_over import joined
from app.queries.jobs import job_rows
from app.queries.never_here import list_sheet_checks
from app.queries.paper_rows import (
    FirmLetterhead,
    JobSheetRow,
    LastVisitRow,
    PaperPhoneRow,
    SheetLineRow,
    SheetNoteRow,
    SheetPromiseRow,
)
from app.queries.paper_words import list_own_words
from app.queries.rows import JobRow
from app.queries.schedule import list_jobs_on
from app.queries.sheet_warnings import list_sheet_warnings
from app.rules.person_names import first_name
from app.translations import gettext as _

_ON_A_SHEET = ("booked", "under_way", "done")


def get_letterhead() -> FirmLetterhead:
    """The firm as papers write it."""
    firm = get_firm()
    if firm is None:
        return FirmLetterhead(name=_("Your firm"))
    town = " ".join(
        part
        for part in (f"{firm.town}," if firm.town and firm.region else firm.town, firm.region, firm.postal_code)
        if part
    )
    return FirmLetterhead(
        name=f"{firm.name} {firm.trade_line}".strip(),
        phone=firm.phone,
        owner_name=firm.owner_name,
        short_name=firm.name,
        email=firm.email,
        website=firm.website,
        address_lines=tuple(line for line in (firm.street, town) if line),
        locale=firm.locale,
        currency=firm.currency,
        area_unit=firm.area_unit,
        firm_code="".join(letter for letter in firm.name.upper() if letter.isascii() and letter.isalnum())[:6]
        or "FIRM",
        own_words=list_own_words(),
    )


def list_job_sheets(
    day: date | None, job_numbers: Sequence[int] | None, zone: ZoneInfo, van_id: int | None = None
) -> list[JobSheetRow]:
    """The sheets of a day (of one van's day) in the order of each technician's round, or those of the given jobs."""
    if job_numbers is not None:
        wanted = Job.number.in_(list(job_numbers)) & Job.state.in_(_ON_A_SHEET) & Job.archived_at.is_null()
        jobs = job_rows(wanted, Job.starts_at)
    else:
        planned = [] if day is None else list_jobs_on(day, zone)
        jobs = [job for job in planned if van_id in (None, job.van_id)]
        jobs.sort(key=lambda job: (job.technician_name, job.starts_at))
    return _sheets(jobs, zone)


def _sheets(jobs: Sequence[JobRow], zone: ZoneInfo) -> list[JobSheetRow]:
    known = _Known.read(jobs, zone)
    rounds = _rounds(jobs, zone)
    return [_sheet(job, known, rounds[job.id], zone) for job in jobs]


def _rounds(jobs: Sequence[JobRow], zone: ZoneInfo) -> dict[int, tuple[int, int]]:
    """Each job's place in its technician's whole day, also when only some of that day's sheets are printed."""
    places: dict[int, tuple[int, int]] = {}
    for day in {_local(job.starts_at, zone).date() for job in jobs if job.starts_at is not None}:
        rounds: defaultdict[int | None, list[int]] = defaultdict(list)
        for job in list_jobs_on(day, zone):
            rounds[job.technician_id].append(job.id)
        for stops in rounds.values():
            places |= {job_id: (place, len(stops)) for place, job_id in enumerate(stops, 1)}
    return {job.id: places.get(job.id, (1, 1)) for job in jobs}


class _Known:
    """What is known around a set of jobs, read with one query for each table."""

    def __init__(self) -> None:
        self.jobs: dict[int, Job] = {}
        self.clients: dict[int, Client] = {}
        self.sites: dict[int, Site] = {}
        self.codes: defaultdict[int, list[str]] = defaultdict(list)
        self.phones: defaultdict[int, list[PaperPhoneRow]] = defaultdict(list)
        self.notes: defaultdict[int, list[SheetNoteRow]] = defaultdict(list)
        self.promises: defaultdict[int, list[SheetPromiseRow]] = defaultdict(list)
        self.lines: defaultdict[int, list[SheetLineRow]] = defaultdict(list)
        self.last_visits: dict[int, LastVisitRow] = {}
        self.checks: tuple[str, ...] = ()
        self.warnings: Mapping[int, tuple[str, ...]] = {}

    @classmethod
    def read(cls, jobs: Sequence[JobRow], zone: ZoneInfo) -> _Known:
        """Everything for these jobs."""
        known = cls()
        job_ids = [job.id for job in jobs]
        client_ids = sorted({job.client_id for job in jobs})
        known.jobs = {row.id: row for row in Job.select().where(Job.id.in_(job_ids))}
        known.clients = {row.id: row for row in Client.select().where(Client.id.in_(client_ids))}
        site_ids = [row.site_id for row in known.jobs.values() if row.site_id is not None]
        known.sites = {row.id: row for row in Site.select().where(Site.id.in_(site_ids))}
        known._read_codes(site_ids)
        known._read_people(client_ids)
        known.checks = list_sheet_checks()
        known.warnings = list_sheet_warnings(job_ids)
        known._read_promises(client_ids, zone)
        known._read_lines(job_ids)
        known._read_last_visits(client_ids, zone)
        return known

    def _read_codes(self, site_ids: list[int]) -> None:
        if not are_codes_printed():
            return
        allowed = AccessCode.site.in_(site_ids) & (AccessCode.may_print == True) & AccessCode.archived_at.is_null()  # noqa: E712 - SQL
        for row in AccessCode.select().where(allowed).order_by(AccessCode.id):
            self.codes[row.site_id].append(f"{row.opens}: {row.code}")

    def _read_people(self, client_ids: list[int]) -> None:
        phones = (
            ContactPoint.client.in_(client_ids) & (ContactPoint.kind == "phone") & ContactPoint.archived_at.is_null()
        )
        for row in (
            ContactPoint.select().where(phones).order_by(ContactPoint.is_preferred.desc(), ContactPoint.position)
        ):
            self.phones[row.client_id].append(PaperPhoneRow(row.value, row.whose))
        facts = Fact.client.in_(client_ids) & (Fact.may_print == True) & Fact.archived_at.is_null()  # noqa: E712 - SQL
        for fact in Fact.select().where(facts & (Fact.is_private == False)).order_by(Fact.noted_at.desc()):  # noqa: E712 - SQL
            self.notes[fact.client_id].append(SheetNoteRow(fact.headline, fact.detail))

    def _read_promises(self, client_ids: list[int], zone: ZoneInfo) -> None:
        chosen = (
            Promise.select(Promise, Person.name.alias("owner_name"))
            .left_outer_join(Person, on=(Promise.owner == Person.id))
            .where(
                Promise.client.in_(client_ids)
                & Promise.kept_at.is_null()
                & Promise.archived_at.is_null()
                & (Promise.released_reason == "")
            )
            .order_by(Promise.due_at)
        )
        for row in joined(chosen):
            due_on = _local(row.due_at, zone).date()
            self.promises[row.client_id].append(SheetPromiseRow(row.what, first_name(row.owner_name), due_on))

    def _read_lines(self, job_ids: list[int]) -> None:
        lines = list(JobLine.select().where(JobLine.job.in_(job_ids)).order_by(JobLine.position, JobLine.id))
        area_ids = [line.area_id for line in lines if line.area_id is not None]
        areas = {area.id: area for area in Area.select().where(Area.id.in_(area_ids))}
        marks: defaultdict[int, list[str]] = defaultdict(list)
        for mark in AreaMark.select().where(AreaMark.area.in_(area_ids) & AreaMark.archived_at.is_null()):
            marks[mark.area_id].append(mark.what)
        for line in lines:
            area = areas.get(line.area_id) if line.area_id is not None else None
            self.lines[line.job_id].append(
                SheetLineRow(
                    name=line.name,
                    to_do=line.to_do,
                    fibre=line.fibre or (area.fibre if area is not None else ""),
                    size_hundredths=area.size_hundredths if area is not None else None,
                    size_unit=area.size_unit if area is not None else "",
                    known_marks=tuple(marks[area.id]) if area is not None else (),
                    price_minor=line.price_minor,
                )
            )

    def _read_last_visits(self, client_ids: list[int], zone: ZoneInfo) -> None:
        """The newest finished visit of each client, oldest read first so that the newest stays."""
        done = Job.client.in_(client_ids) & is_done() & Job.finished_at.is_null(False) & Job.archived_at.is_null()
        chosen = (
            Job.select(Job.client, Job.finished_at, Job.description, Person.name.alias("technician_name"))
            .left_outer_join(Person, on=(Job.technician == Person.id))
            .where(done)
            .order_by(Job.finished_at)
        )
        for row in joined(chosen):
            visited_on = _local(row.finished_at, zone).date()
            self.last_visits[row.client_id] = LastVisitRow(visited_on, first_name(row.technician_name), row.description)


def _sheet(job: JobRow, known: _Known, place: tuple[int, int], zone: ZoneInfo) -> JobSheetRow:
    row = known.jobs[job.id]
    client = known.clients[job.client_id]
    site = known.sites.get(row.site_id) if row.site_id is not None else None
    starts = _local(job.starts_at or row.created_at, zone)
    window_starts = _local(row.window_starts_at, zone) if row.window_starts_at is not None else starts
    ends_at = row.window_ends_at or job.ends_at
    minutes = int((job.ends_at - job.starts_at).total_seconds() // 60) if job.ends_at and job.starts_at else None
    return JobSheetRow(
        job_number=job.number,
        visit_on=starts.date(),
        client_name=client.name,
        window_starts=window_starts.time() if job.starts_at is not None else None,
        window_ends=_local(ends_at, zone).time() if ends_at is not None else None,
        expected_minutes=minutes,
        technician_name=job.technician_name,
        van_name=job.van_name,
        position_of_day=place[0],
        visits_of_day=place[1],
        years=full_years(client.first_visit_on, starts.date()),
        visit_count=client.visit_count,
        street_lines=tuple(line for line in (site.street, site.street_2) if line) if site is not None else (),
        town_line=town_line(site),
        phones=tuple(known.phones[client.id][:3]),
        find_note=site.find_note if site is not None else "",
        parking_note=site.parking_note if site is not None else "",
        water_note=site.water_note if site is not None else "",
        access_note=site.access_note if site is not None else "",
        access_codes=tuple(known.codes[site.id]) if site is not None else (),
        notes=_put_right_note(job),
        facts=tuple(known.notes[client.id][:3]),
        promises=tuple(known.promises[client.id][:3]),
        last_visit=known.last_visits.get(client.id),
        expectation=row.expectation,
        lines=tuple(known.lines[job.id])
        or (SheetLineRow(name=row.description or _("As agreed"), price_minor=job.price_minor),),
        warnings=known.warnings.get(job.id, ()),
        due_minor=max(0, job.price_minor + row.extra_minor + row.tax_minor - job.paid_minor),
        checks=known.checks,
    )


def _put_right_note(job: JobRow) -> tuple[SheetNoteRow, ...]:
    if job.complaint_id is None:
        return ()
    return (SheetNoteRow(_("Put-right visit, no charge"), job.description),)


def town_line(site: Site | None) -> str:
    """The last line of an address: town, region and postal code as far as known."""
    if site is None:
        return ""
    place = f"{site.town}, {site.region}" if site.town and site.region else site.town or site.region
    return f"{place} {site.postal_code}".strip()


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone)
