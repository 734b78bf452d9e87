"""The day list of each van: its round with what only we may read, gathered for all vans at once.

Words about the work are printed, whoever did it: they are needed to put it right. What is said about a person who
drives in the van is left out: a complaint about how they behaved, or one that names them, is marked as open without its
words, and a private note that names them is only counted. Criticism is told by a person, never found on a paper that a
colleague reads as well. Where nobody is planned yet anybody may come to drive, so all who drive out count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.models.aftercare import Promise
from app.models.clients import Fact
from app.models.complaints import Complaint
from app.models.team import Person, Van
from app.queries.complaint_states import read_states
from app.queries.complaints import OPEN_STATES
from app.queries.day_list_rows import DayListComplaintRow, DayListRow, DayListVisitRow
from app.queries.firm import get_times_in_force
from app.queries.hand_over import joined
from app.queries.paper_rows import JobSheetRow, SheetNoteRow, SheetPromiseRow
from app.queries.papers import list_job_sheets
from app.queries.rows import JobRow
from app.queries.schedule import list_jobs_on
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category
from app.rules.person_names import first_name, names_one_of
from app.rules.wall_clock import day_bounds

_ABOUT_CONDUCT = frozenset({Category.RUDE_OR_UNSAFE, Category.MISSING_ITEM})


def list_day_lists(day: date, now: datetime, zone: ZoneInfo, van_id: int | None = None) -> list[DayListRow]:
    """The round of each van on a day, or of one: vans in their own order, then who drives without one, then nobody."""
    jobs = [job for job in list_jobs_on(day, zone) if van_id is None or job.van_id == van_id]
    if not jobs:
        return []
    known = _Known.read(jobs, day, now, zone)
    rounds: defaultdict[tuple[int, int], list[JobRow]] = defaultdict(list)
    for job in jobs:
        rounds[_place(job, known)].append(job)
    return [_day_list(rounds[place], known, day, now) for place in sorted(rounds)]


def _place(job: JobRow, known: _Known) -> tuple[int, int]:
    """Where a visit's list stands among all: by its van, without one by who drives, and last those of nobody."""
    if job.van_id is not None:
        return 0, known.vans[job.van_id]
    if job.technician_id is not None:
        return 1, known.places[job.technician_id]
    return 2, 0


@dataclass(frozen=True, slots=True)
class _OpenComplaint:
    """An open complaint with its client's words, as far as its list of events goes by now."""

    number: int
    words: str
    state: ComplaintState


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known around the visits of a day, read with one query for each table."""

    sheets: Mapping[int, JobSheetRow]
    people: Mapping[int, Person]
    places: Mapping[int, int]
    vans: Mapping[int, int]
    complaints: Mapping[int, Sequence[_OpenComplaint]]
    promises: Mapping[int, Sequence[SheetPromiseRow]]
    notes: Mapping[int, Sequence[SheetNoteRow]]
    zone: ZoneInfo

    @classmethod
    def read(cls, jobs: Sequence[JobRow], day: date, now: datetime, zone: ZoneInfo) -> _Known:
        """Everything for these visits."""
        clients = sorted({job.client_id for job in jobs})
        people = list(Person.select().order_by(Person.position, Person.id))
        vans = Van.select(Van.id).order_by(Van.position, Van.id)
        sheets = list_job_sheets(None, [job.number for job in jobs], zone)
        return cls(
            sheets={sheet.job_number: sheet for sheet in sheets},
            people={person.id: person for person in people},
            places={person.id: place for place, person in enumerate(people)},
            vans={van.id: place for place, van in enumerate(vans)},
            complaints=_open_complaints(clients, now),
            promises=_due_promises(clients, day, zone),
            notes=_private_notes(clients),
            zone=zone,
        )

    def crew_of(self, jobs: Sequence[JobRow]) -> frozenset[int]:
        """Who may read the list of these visits: who drives, whose van it is, and everybody where nobody is planned."""
        vans = {job.van_id for job in jobs} - {None}
        drivers = {job.technician_id for job in jobs if job.technician_id is not None}
        if not vans and not drivers:
            return frozenset(number for number, person in self.people.items() if person.is_in_field)
        return frozenset(drivers | {number for number, person in self.people.items() if person.van_id in vans})


def _day_list(jobs: Sequence[JobRow], known: _Known, day: date, now: datetime) -> DayListRow:
    crew = known.crew_of(jobs)
    drivers = sorted({job.technician_id for job in jobs if job.technician_id is not None}, key=known.places.__getitem__)
    ends = [job.ends_at for job in jobs if job.ends_at is not None]
    first = jobs[0].starts_at
    return DayListRow(
        day=day,
        printed_at=now.astimezone(known.zone),
        van_name=jobs[0].van_name,
        crew=tuple(known.people[number].name for number in drivers),
        visits=tuple(_visit(job, later, crew, known) for job, later in zip(jobs, [*jobs[1:], None], strict=True)),
        first_start=first.astimezone(known.zone).time() if first is not None else None,
        last_end=max(ends).astimezone(known.zone).time() if ends else None,
    )


def _visit(job: JobRow, later: JobRow | None, crew: frozenset[int], known: _Known) -> DayListVisitRow:
    notes = known.notes.get(job.client_id, ())
    names = [known.people[number].name for number in crew]
    readable = tuple(note for note in notes if not names_one_of(names, f"{note.headline} {note.detail}"))
    return DayListVisitRow(
        sheet=known.sheets[job.number],
        starts=job.starts_at.astimezone(known.zone).time() if job.starts_at is not None else None,
        ends=job.ends_at.astimezone(known.zone).time() if job.ends_at is not None else None,
        is_put_right=job.complaint_id is not None,
        is_done=job.state == "done",
        complaints=tuple(_complaint(each, crew, known) for each in known.complaints.get(job.client_id, ())),
        promises=tuple(known.promises.get(job.client_id, ())),
        private_notes=readable,
        withheld_notes=len(notes) - len(readable),
        minutes_to_next=_minutes_between(job, later),
    )


def _complaint(each: _OpenComplaint, crew: frozenset[int], known: _Known) -> DayListComplaintRow:
    state = each.state
    names = [known.people[number].name for number in crew]
    is_about_conduct = state.category in _ABOUT_CONDUCT and bool(state.complained_about & crew)
    is_about_crew = is_about_conduct or names_one_of(names, each.words)
    promise, owner = state.promise, known.people.get(state.owner or 0)
    return DayListComplaintRow(
        number=each.number,
        state=state.column.value,
        words="" if is_about_crew else each.words,
        promised_what=promise.what if promise is not None else "",
        promise_due_at=promise.due_at.astimezone(known.zone) if promise is not None else None,
        owner_name=owner.name if owner is not None else "",
        is_about_crew=is_about_crew,
    )


def _minutes_between(job: JobRow, later: JobRow | None) -> int | None:
    if later is None or later.starts_at is None or job.ends_at is None:
        return None
    return int((later.starts_at - job.ends_at).total_seconds() // 60)


def _open_complaints(clients: Collection[int], now: datetime) -> Mapping[int, Sequence[_OpenComplaint]]:
    """The open complaints of some clients, each client's in the order of R6."""
    chosen = Complaint.select(
        Complaint.id, Complaint.number, Complaint.client, Complaint.words, Complaint.received_at, Complaint.version
    ).where(Complaint.client.in_(list(clients)) & Complaint.state.in_(OPEN_STATES))
    rows = list(chosen)
    states = read_states(rows, get_times_in_force(), now) if rows else {}
    found: defaultdict[int, list[_OpenComplaint]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: states[row.id].order_key(row.number, now)):
        found[row.client_id].append(_OpenComplaint(row.number, row.words, states[row.id]))
    return found


def _due_promises(clients: Collection[int], day: date, zone: ZoneInfo) -> Mapping[int, Sequence[SheetPromiseRow]]:
    """What we promised some clients up to the end of a day and have not kept, the oldest first."""
    chosen = (
        Promise.select(Promise, Person.name.alias("owner_name"))
        .left_outer_join(Person, on=(Promise.owner == Person.id))
        .where(
            Promise.client.in_(list(clients))
            & Promise.kept_at.is_null()
            & Promise.archived_at.is_null()
            & (Promise.released_reason == "")
            & (Promise.due_at < day_bounds(day, zone)[1])
        )
        .order_by(Promise.due_at, Promise.id)
    )
    found: defaultdict[int, list[SheetPromiseRow]] = defaultdict(list)
    for row in joined(chosen):
        due_on = row.due_at.astimezone(zone).date()
        found[row.client_id].append(SheetPromiseRow(row.what, first_name(row.owner_name), due_on))
    return found


def _private_notes(clients: Collection[int]) -> Mapping[int, Sequence[SheetNoteRow]]:
    """What only we remember of some clients, the newest first."""
    private = Fact.client.in_(list(clients)) & (Fact.is_private == True) & Fact.archived_at.is_null()  # noqa: E712 - SQL
    found: defaultdict[int, list[SheetNoteRow]] = defaultdict(list)
    for fact in Fact.select().where(private).order_by(Fact.noted_at.desc(), Fact.id.desc()):
        found[fact.client_id].append(SheetNoteRow(fact.headline, fact.detail))
    return found
