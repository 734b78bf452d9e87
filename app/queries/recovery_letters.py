"""What the letters after complaints say, gathered for many at once, and whose letter is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.models.clients import Client, Site
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.complaint_events import read_events
from app.queries.complaint_paper_rows import RecoveryLetterRow
from app.queries.complaint_states import read_states
from app.queries.done_jobs import is_done
from app.queries.firm import get_times_in_force
from app.queries.firm_owner import FirmOwner, get_owner
from app.queries.hand_over import joined, tuples_of
from app.queries.letter_wishes import refusing_letters
from app.queries.papers import town_line
from app.rules.complaint_events import ComplaintEvent, EventKind, FixOutcome, Step
from app.rules.complaint_history import derive_in_force
from app.rules.complaint_state import ComplaintState
from app.rules.greeting_names import greeting_name
from app.rules.recovery_letters import LETTER_WINDOW, is_letter_due

PRINTED_PAPER = "printed_paper"
RECOVERY_LETTER = "recovery_letter"
_GIVEN = ("due", "issued", "printed")
_WITH_US = (Client.ended_reason == "") & Client.archived_at.is_null()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known around a set of complaints, read with one query for each table."""

    now: datetime
    zone: ZoneInfo
    owner: FirmOwner
    states: Mapping[int, ComplaintState]
    events: Mapping[int, list[ComplaintEvent]]
    clients: Mapping[int, Client]
    sites: Mapping[int, Site]
    visits: Mapping[int, list[Any]]
    people: Mapping[int, str]
    gifts: Mapping[int, Reward]

    def day(self, moment: datetime) -> date:
        """The day of a moment at the firm."""
        return moment.astimezone(self.zone).date()

    def name(self, person_id: int | None) -> str:
        """Somebody's whole name; empty for nobody."""
        return self.people.get(person_id or 0, "")


def list_recovery_letters(complaint_ids: Sequence[int], now: datetime, zone: ZoneInfo) -> list[RecoveryLetterRow]:
    """The letters of these complaints, in the order of the ids."""
    complaints = {row.id: row for row in Complaint.select().where(Complaint.id.in_(list(complaint_ids)))}
    known = _know(list(complaints.values()), now, zone)
    return [_letter(complaints[each], known) for each in complaint_ids if each in complaints]


def list_due_letters(now: datetime, client_id: int | None = None) -> list[int]:
    """The complaints that are owed a letter, first put right first: all, or one client's.

    All leaves out clients who are gone and those who want no letters.
    """
    if client_id is not None:
        return [row.id for row in _due(Complaint.client == client_id, now)]
    rows = _due(_WITH_US, now)
    refusing = refusing_letters(row.client_id for row in rows)
    return [row.id for row in rows if row.client_id not in refusing]


def list_unwanted_letters(now: datetime) -> list[str]:
    """The names of those who are owed a letter and want none."""
    names = {row.client_id: row.client_name for row in _due(_WITH_US, now)}
    refusing = refusing_letters(names)
    return sorted(name for client_id, name in names.items() if client_id in refusing)


def _due(wanted: Any, now: datetime) -> list[Any]:
    chosen = (
        Complaint.select(Complaint, Client.name.alias("client_name"))
        .join(Client, on=(Complaint.client == Client.id))
        .where((Complaint.fixed_at >= now - LETTER_WINDOW) & wanted)
    )
    rows = list(joined(chosen.order_by(Complaint.fixed_at, Complaint.id)))
    states, printed = read_states(rows, get_times_in_force(), now), read_letters_printed([row.id for row in rows])
    return [row for row in rows if is_letter_due(states[row.id], printed.get(row.id), now)]


def read_letters_printed(complaint_ids: Sequence[int]) -> dict[int, datetime]:
    """When the last letter about each of these complaints was printed; those without one are left out."""
    notes = StoredEvent.complaint.in_(list(complaint_ids)) & (StoredEvent.kind == EventKind.NOTED.value)
    lines = StoredEvent.select(StoredEvent.complaint, StoredEvent.happened_at, StoredEvent.details).where(notes)
    return {
        complaint_id: happened_at
        for complaint_id, happened_at, details in tuples_of(lines.order_by(StoredEvent.sequence))
        if (details or {}).get(PRINTED_PAPER) == RECOVERY_LETTER
    }


def _know(complaints: Sequence[Complaint], now: datetime, zone: ZoneInfo) -> _Known:
    ids = [row.id for row in complaints]
    client_ids = sorted({row.client_id for row in complaints})
    events, times = read_events(ids), get_times_in_force()
    return _Known(
        now=now,
        zone=zone,
        owner=get_owner(),
        states={each: derive_in_force(events[each], times, now) for each in ids},
        events=events,
        clients={row.id: row for row in Client.select().where(Client.id.in_(client_ids))},
        sites=_sites(client_ids),
        visits=_visits(ids),
        people={row.id: row.name for row in Person.select(Person.id, Person.name)},
        gifts=_gifts(client_ids, now.astimezone(zone).date()),
    )


def _letter(row: Complaint, known: _Known) -> RecoveryLetterRow:
    state, client = known.states[row.id], known.clients[row.client_id]
    site, gift = known.sites.get(client.id), known.gifts.get(client.id)
    fixed_on, fixed_by, fix_words = _fix(row, state, known)
    # A promise that ran out is no promise any more; the letter then says what its writer will do.
    promise = None if state.promise is None or state.promise.due_at < known.now else state.promise
    return RecoveryLetterRow(
        complaint_number=row.number,
        client_name=client.name,
        greeting_name=client_greeting(client),
        their_words=state.words,
        told_on=known.day(state.received_at),
        written_on=known.day(known.now),
        street_lines=tuple(line for line in (site.street, site.street_2) if line) if site is not None else (),
        town_line=town_line(site),
        outcome=state.outcome.value if state.outcome is not None else "",
        fixed_on=fixed_on,
        fixed_by=fixed_by,
        fix_words=fix_words,
        promised_what=promise.what if promise is not None else "",
        promised_by=known.name(promise.by) if promise is not None else "",
        promise_due_on=known.day(promise.due_at) if promise is not None else None,
        prevention=row.prevention,
        # What we learned about what somebody expected is for us alone.
        lesson="" if row.cause_kind == "client_expectation" else row.lesson,
        owner_name=known.owner.name,
        owner_title=known.owner.title,
        owner_phone=known.owner.phone,
        gift=gift.gift if gift is not None else "",
        gift_until_on=gift.valid_until_on if gift is not None else None,
    )


def _fix(row: Complaint, state: ComplaintState, known: _Known) -> tuple[date | None, str, str]:
    """When it was put right, by whom, and in which words.

    Whoever writes a visit down need not be who came: the visit knows, and without one the promise does.
    """
    if state.fixed_at is None:
        return None, "", ""
    fix = next(each for each in reversed(known.events[row.id]) if each.kind is EventKind.FIXED)
    if state.outcome is not FixOutcome.VISIT:
        return known.day(state.fixed_at), known.name(fix.by), fix.words
    promised_at = state.steps_done.get(Step.PROMISED, state.received_at)
    for visit in known.visits.get(row.id, []):
        if promised_at <= visit.finished_at <= known.now:
            return known.day(visit.finished_at), visit.technician_name or "", fix.words
    return known.day(state.fixed_at), known.name(state.promise.by) if state.promise is not None else "", fix.words


def client_greeting(client: Client) -> str:
    """What stands behind "Dear" in a letter to a client."""
    return greeting_name(
        client.name,
        kind=client.kind,
        preferred_name=client.preferred_name,
        salutation=client.salutation,
        first_name=client.first_name,
        last_name=client.last_name,
        company_name=client.company_name,
    )


def _sites(client_ids: Sequence[int]) -> dict[int, Site]:
    """Where each client lives: their main place, else their first."""
    own = Site.client.in_(list(client_ids)) & Site.archived_at.is_null()
    found: dict[int, Site] = {}
    for site in Site.select().where(own).order_by(Site.is_main.desc(), Site.is_billing_only, Site.position, Site.id):
        found.setdefault(site.client_id, site)
    return found


def _visits(complaint_ids: Sequence[int]) -> dict[int, list[Any]]:
    """The finished visits that put these complaints right, the newest first."""
    done = Job.complaint_id.in_(list(complaint_ids)) & is_done() & Job.finished_at.is_null(False)
    chosen = (
        Job.select(Job.complaint_id, Job.finished_at, Person.name.alias("technician_name"))
        .left_outer_join(Person, on=(Job.technician == Person.id))
        .where(done)
        .order_by(Job.finished_at.desc(), Job.id.desc())
    )
    found: dict[int, list[Any]] = {}
    for visit in joined(chosen):
        found.setdefault(visit.complaint_id, []).append(visit)
    return found


def _gifts(client_ids: Sequence[int], today: date) -> dict[int, Reward]:
    """What each client gets because they came back to us, the newest if there are several."""
    still = Reward.valid_until_on.is_null() | (Reward.valid_until_on >= today)
    own = Reward.client.in_(list(client_ids)) & (Reward.rule == "recovery") & Reward.state.in_(_GIVEN)
    chosen = Reward.select().where(own & still & (Reward.gift != "")).order_by(Reward.earned_on, Reward.id)
    return {row.client_id: row for row in chosen}
