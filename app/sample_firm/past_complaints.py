"""Complaints of the years before, each put right, asked about again and closed, with what was learnt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from app.models.complaints import Complaint
from app.queries.complaint_events import to_details
from app.rules.complaint_events import CauseKind, ComplaintEvent, Diagnosis, EventKind, FixOutcome, Promise
from app.rules.complaint_history import derive
from app.rules.complaints import Category, ComplaintFacts, severity_of
from app.rules.feedback import Answer
from app.rules.visit_interval import clipped_gaps, merged_visits, own_interval
from app.rules.won_back import return_window_days
from app.rules.working_time import WorkingTime
from app.sample_firm.day_book import DayBook
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleClient, SampleVisit
from app.sample_firm.row_book import RowBook
from app.sample_firm.said import SaidRows
from app.sample_firm.team import Team
from app.services.complaint_log import keep_columns

_RECENT_PER_400, _YEARLY_PER_400, _SPECIAL_PER_400 = 24, 6, 2
_RECENT_DAYS, _CLOSED_BEFORE_DAYS = 330, 16
_BY_TELEPHONE = {"late", "overbilled", "paperwork", "niggle", "no_show", "rude_or_unsafe", "suggestion", "missing_item"}
_USUAL_PRIOR_DAYS = 365
_FIRST_NUMBER = 101
_VISIT_COST = 4_500


@dataclass(slots=True)
class PastComplaint:
    """A complaint as drawn; `kind` is past, unconfirmed or lost, as in the file."""

    client: SampleClient
    visit: SampleVisit
    kind: str
    entry: dict[str, Any]
    received_at: datetime
    put_right: SampleVisit | None = None
    fixed_at: datetime | None = None


def draw_complaints(
    clients: Sequence[SampleClient], book: DayBook, ingredients: Ingredients, today: date, seed: int
) -> list[PastComplaint]:
    """Choose whose visits went wrong, and add the visits that put them right."""
    chance = dice(seed, "complaints")
    scale = len(clients) / 400
    quiet = [client for client in clients if client.visits and not client.key]
    chance.shuffle(quiet)
    wanted = [("lost", 930, 340)] * _count(_SPECIAL_PER_400, scale) + [("unconfirmed", 300, 60)] * _count(
        _SPECIAL_PER_400, scale
    )
    wanted += [("past", _RECENT_DAYS, _CLOSED_BEFORE_DAYS)] * _count(_RECENT_PER_400, scale)
    wanted += [
        ("past", 365 * (year + 1), 365 * year)
        for year in range(1, 6)
        for _each in range(_count(_YEARLY_PER_400, scale))
    ]
    decks: dict[str, list[dict[str, Any]]] = {}
    found = []
    for kind, oldest, newest in wanted:
        match = _someone(quiet, today - timedelta(days=oldest), today - timedelta(days=newest), kind == "lost")
        if match is not None:
            deck = decks.setdefault(kind, [])
            if not deck:
                deck.extend(chance.sample(ingredients.complaints[kind], len(ingredients.complaints[kind])))
            found.append(_complaint(*match, kind, deck.pop(), book, chance))
    return sorted(found, key=lambda each: each.received_at)


def _count(per_400: int, scale: float) -> int:
    return max(1, round(per_400 * scale))


def _someone(
    quiet: list[SampleClient], first: date, last: date, is_lost: bool
) -> tuple[SampleClient, SampleVisit] | None:
    """The next client with a paid visit in that time (for a lost one, their last); each client once."""
    for place, client in enumerate(quiet):
        if client.is_leaving != is_lost:
            continue
        visits = client.visits[-1:] if is_lost else client.visits
        for visit in visits:
            if first <= visit.starts_at.date() <= last:
                return quiet.pop(place), visit
    return None


def _complaint(
    client: SampleClient, visit: SampleVisit, kind: str, entry: dict[str, Any], book: DayBook, chance: Random
) -> PastComplaint:
    working = book.working_time
    day = working.next_open_day(visit.starts_at.date())
    received_at = working.at(day, time(chance.choice((8, 9, 9, 10, 11)), chance.choice((6, 18, 27, 44, 53))))
    visit.is_complained_of = True
    found = PastComplaint(client, visit, kind, entry, received_at)
    if entry["category"] in _BY_TELEPHONE:
        found.fixed_at = received_at + timedelta(minutes=chance.choice((95, 130, 170)))
        return found
    starts_at, van = book.place(day, 45, (visit.technician + 1) % 3, received_at.hour + 3)
    found.put_right = SampleVisit(starts_at, 45, van, visit.lines[:1], is_chargeable=False, reclean_of=visit)
    found.put_right.description = entry["promise"]
    found.fixed_at = found.put_right.ends_at
    client.visits.append(found.put_right)
    return found


class ComplaintRows:
    """Adds past complaints to the book, with columns that the rules themselves derive from the events."""

    def __init__(self, book: RowBook, said: SaidRows, team: Team, working_time: WorkingTime, seed: int) -> None:
        self._book = book
        self._said = said
        self._team = team
        self._working_time = working_time
        self._dice = dice(seed, "complaint rows")
        self.links: list[tuple[int, int]] = []
        self.came_back: defaultdict[int, list[tuple[int, date]]] = defaultdict(list)

    def add_all(self, complaints: Iterable[PastComplaint]) -> None:
        """One after the other, oldest first, so that numbers rise with time."""
        for number, complaint in enumerate(complaints, _FIRST_NUMBER):
            self._add(complaint, number)

    def _add(self, complaint: PastComplaint, number: int) -> None:
        events = self._events(complaint)
        closed_at = events[-1].at
        row = Complaint(
            number=number,
            client_id=complaint.client.id,
            job_id=complaint.visit.id,
            words=events[0].words,
            received_at=complaint.received_at,
            logged_by_id=self._team.owner,
            about_person_id=self._team.technicians[complaint.visit.technician],
        )
        keep_columns(row, derive(events, self._working_time, closed_at + timedelta(minutes=1)))
        row.came_back_on = _came_back_on(complaint)
        if row.came_back_on is not None:
            self.came_back[complaint.client.id].append((row.number, row.came_back_on))
        values = {
            field.column_name: row.__data__.get(name) for name, field in Complaint.fields().items() if name != "id"
        }
        complaint_id = self._book.add("complaint", **values)
        self._add_events(complaint_id, events)
        if complaint.put_right is not None:
            self.links.append((complaint_id, complaint.put_right.id))
        answered = next((event for event in events if event.kind is EventKind.CHECKED_BACK), None)
        if answered is not None:
            self._said.add_check_back(
                complaint.client.id,
                complaint.visit.id,
                complaint_id,
                answered.at,
                answered.by or self._team.owner,
                answered.score,
                answered.words,
            )

    def _add_events(self, complaint_id: int, events: Iterable[ComplaintEvent]) -> None:
        for sequence, event in enumerate(events, 1):
            self._book.add(
                "complaint_event",
                complaint_id=complaint_id,
                sequence=sequence,
                kind=event.kind.value,
                happened_at=event.at,
                person_id=event.by,
                words=event.words,
                details=to_details(event) or None,
            )

    def _events(self, complaint: PastComplaint) -> list[ComplaintEvent]:
        """Heard, sorry, asked, promised, done, asked again: each at its time."""
        entry, received = complaint.entry, complaint.received_at
        fixed_at = complaint.fixed_at or received + timedelta(hours=2)
        room = complaint.client.areas[complaint.visit.lines[0][0]].draft.name.lower()
        about = frozenset({self._team.technicians[complaint.visit.technician]})
        owner, caller = self._team.owner, self._team.caller(complaint.visit.technician)
        promise = entry["promise"].replace("{room}", room)
        answered = received + timedelta(minutes=self._dice.choice((12, 25, 38, 52)))
        category = Category(entry["category"])
        events = [
            ComplaintEvent(
                kind=EventKind.LOGGED,
                at=received,
                by=owner,
                words=entry["words"].replace("{room}", room),
                category=category,
                facts=ComplaintFacts(severity=severity_of(category)),
                received_at=received,
                cleaning_ended_at=complaint.visit.ends_at,
                complained_about=about,
                owner=owner,
            ),
            ComplaintEvent(kind=EventKind.HEARD, at=answered, by=owner, words=entry["words"].replace("{room}", room)),
            ComplaintEvent(kind=EventKind.FELT, at=answered, by=owner),
            ComplaintEvent(kind=EventKind.APOLOGISED, at=answered + timedelta(minutes=2), by=owner),
            ComplaintEvent(kind=EventKind.ASKED, at=answered + timedelta(minutes=4), by=owner, words=promise),
            ComplaintEvent(
                kind=EventKind.PROMISED,
                at=answered + timedelta(minutes=6),
                by=owner,
                words=promise,
                promise=Promise(promise, fixed_at, owner),
            ),
            *self._fix(complaint, fixed_at, owner),
        ]
        return [*events, *self._ending(complaint, fixed_at, caller)]

    def _fix(self, complaint: PastComplaint, fixed_at: datetime, owner: int) -> list[ComplaintEvent]:
        by = self._team.technicians[complaint.put_right.technician] if complaint.put_right is not None else owner
        outcome = FixOutcome.ON_THE_PHONE
        if complaint.entry["category"] == "overbilled":
            outcome = FixOutcome.REFUND
        if complaint.put_right is None:
            return [ComplaintEvent(kind=EventKind.FIXED, at=fixed_at, by=by, outcome=outcome)]
        return [
            ComplaintEvent(kind=EventKind.VISITED, at=fixed_at, by=by),
            ComplaintEvent(kind=EventKind.FIXED, at=fixed_at, by=by, outcome=FixOutcome.VISIT, cost_minor=_VISIT_COST),
        ]

    def _ending(self, complaint: PastComplaint, fixed_at: datetime, caller: int) -> list[ComplaintEvent]:
        """Closed in the client's words, or after two tries without them."""
        asked_at = self._open_moment(fixed_at + timedelta(hours=24, minutes=self._dice.choice((15, 70, 160))))
        entry = complaint.entry
        learnt = Diagnosis(
            cause_kind=CauseKind(entry["cause_kind"]), cause=entry["cause"], prevention=entry["prevention"]
        )
        lesson = ComplaintEvent(
            kind=EventKind.DIAGNOSED, at=asked_at, by=caller, words=entry["lesson"], diagnosis=learnt
        )
        if complaint.kind == "unconfirmed":
            again = self._open_moment(asked_at + timedelta(hours=48))
            return [
                ComplaintEvent(kind=EventKind.CHECK_TRIED, at=asked_at, by=caller, words=entry["closing"]),
                ComplaintEvent(kind=EventKind.CHECK_TRIED, at=again, by=caller),
                replace(lesson, at=again),
                ComplaintEvent(kind=EventKind.CLOSED_UNCONFIRMED, at=again, by=caller),
            ]
        score = 8 if complaint.kind == "lost" else self._dice.choice((None, 9, 9, 10, 10))
        return [
            ComplaintEvent(
                kind=EventKind.CHECKED_BACK,
                at=asked_at,
                by=caller,
                words=entry["closing"],
                answer=Answer.GREAT,
                score=score,
            ),
            ComplaintEvent(kind=EventKind.THANKED, at=asked_at, by=caller),
            lesson,
            ComplaintEvent(kind=EventKind.CLOSED, at=asked_at, by=caller, words=entry["closing"]),
        ]

    def _open_moment(self, moment: datetime) -> datetime:
        """The same time on an open day, within its hours."""
        here = self._working_time.local(moment)
        day = self._working_time.open_day_from(here.date())
        hours = self._working_time.hours[day.weekday()]
        latest = (datetime.combine(day, hours.closes) - timedelta(minutes=20)).time()
        return self._working_time.at(day, min(max(here.time(), hours.opens), latest))


def _came_back_on(complaint: PastComplaint) -> date | None:
    """The first paid visit after the fix, within the window of R7."""
    if complaint.fixed_at is None:
        return None
    fixed_on = complaint.fixed_at.date()
    client = complaint.client
    paid = [visit.starts_at.date() for visit in client.visits if visit.is_chargeable]
    expected = client.agreed_days or own_interval(_USUAL_PRIOR_DAYS, clipped_gaps(merged_visits(paid)))
    last = fixed_on + timedelta(days=return_window_days(expected))
    return next((day for day in sorted(paid) if fixed_on < day <= last), None)
