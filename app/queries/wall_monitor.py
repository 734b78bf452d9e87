"""The read for the wall monitor: the open complaints in the order of R6, made fit for every visitor's eyes (S0.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.models.clients import Client, ContactPoint, Site
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.care_strip import in_order
from app.queries.clients import full_years
from app.queries.complaint_results import is_closed_since, read_results
from app.queries.complaint_rows import ComplaintRow
from app.queries.complaints import count_quiet_days, list_open_complaints
from app.queries.firm import get_firm, list_people
from app.queries.hand_over import joined, tuples_of
from app.queries.promise_rows import OpenPromise
from app.queries.promises import list_late_promises
from app.queries.wall_rows import WallPromise, WallRow, WallVisit, WallWin
from app.rules.complaint_events import BoardColumn
from app.rules.search_text import fold
from app.rules.short_names import ShortName, full_name, short_name
from app.rules.wall_words import Withheld, praise, wall_words, withheld
from app.rules.won_back import WonBack
from app.translations import gettext as _

MOST_ROWS = 7
MOST_VISITS = 3
WON_BACK_DAYS = 90
_WINS_AT_A_TIME = 20
_MOST_LOOKS = 5


def get_wall(now: datetime, zone: ZoneInfo, *, has_full_names: bool = False) -> WallRow:
    """What the wall shows now; only the rows that have room are read in detail, however many wait."""
    complaints, late_promises = list_open_complaints(now, zone), list_late_promises(now, zone)
    waiting = in_order(complaints, late_promises)
    shown = waiting[:MOST_ROWS]
    coming = [row for row in complaints if row.due_at is not None and not row.is_late and row.chip != "paused"]
    following = min(coming, key=lambda row: row.due_at or now, default=None)
    visits = _coming_visits(now)
    won = _last_win(now, zone)
    cards = [*shown, *([following] if following is not None else [])]
    named = [*cards, *visits, *([won] if won is not None else [])]
    people = _People.of({each.client_id for each in named}, has_full_names)
    visited = _with_a_visit([card.id for card in cards if isinstance(card, ComplaintRow)])
    firm = get_firm()
    return WallRow(
        firm_name=f"{firm.name} {firm.trade_line}".strip() if firm is not None else "",
        currency=firm.currency if firm is not None else "USD",
        locale=firm.locale if firm is not None else "en_US",
        zone=zone,
        read_at=now,
        waiting_count=len(waiting),
        people_count=len({row.client_id for row in waiting}),
        late_count=sum(row.is_late for row in complaints) + len(late_promises),
        promises=tuple(_promise(row, people, visited) for row in shown),
        next_promise=None if following is None else _promise(following, people, visited),
        visits=tuple(WallVisit(people.name_of(visit.client_id).whole, visit.starts_at) for visit in visits),
        win=None if won is None else _shown_win(won, people, now.astimezone(zone).date()),
        quiet_days=None if waiting else count_quiet_days(now, zone),
    )


@dataclass(frozen=True, slots=True)
class _People:
    """The clients on the wall: how each is called there, and what must not be read about them."""

    names: Mapping[int, ShortName]
    hidden: Mapping[int, Withheld]

    @classmethod
    def of(cls, client_ids: Iterable[int], has_full_names: bool) -> _People:
        chosen = list(client_ids)
        rows = {row.id: row for row in Client.select().where(Client.id.in_(chosen))}
        names = {number: _short(row, has_full_names=has_full_names) for number, row in rows.items()}
        secrets: defaultdict[int, list[str]] = defaultdict(list)
        for site in Site.select().where(Site.client.in_(chosen)):
            secrets[site.client_id] += [site.label, site.street, site.street_2, site.town, site.region]
            secrets[site.client_id] += [site.postal_code]
        for point in ContactPoint.select().where(ContactPoint.client.in_(chosen)):
            secrets[point.client_id] += [point.value, point.whose]
        ours = [person.first_name for person in list_people()]
        hidden = {
            number: withheld([*secrets[number], *_names_of(row)], _known(row, names[number].given, ours))
            for number, row in rows.items()
        }
        return cls(names, hidden)

    def name_of(self, client_id: int) -> ShortName:
        return self.names[client_id]


def _with_a_visit(complaint_ids: list[int]) -> frozenset[int]:
    """The complaints for which somebody is to drive out."""
    planned = Job.state.in_(("booked", "under_way")) & Job.archived_at.is_null()
    chosen = Job.select(Job.complaint_id).where(Job.complaint_id.in_(complaint_ids) & planned)
    return frozenset(job.complaint_id for job in chosen if job.complaint_id is not None)


def _step(row: ComplaintRow, hidden: Withheld, *, has_visit: bool) -> str:
    """What comes next: a fixed verb, and for a promise at most three words of it."""
    fixed = {
        "answer": _("Call back"),
        "site": _("See it on site"),
        "resolve": _("Put it right"),
        "check_back": _("Ask: is it great now?"),
        "": _("Ask: what was missing?"),
    }
    if row.next_clock in fixed:
        return fixed[row.next_clock]
    verb, again = _("Visit") if has_visit else _("Promised"), _("Re-clean")
    if row.promised_what.casefold().startswith(again.casefold()):
        verb = again
    words = wall_words(row.promised_what, hidden, verb)
    return f"{verb}: {words}" if words else verb


def _coming_visits(now: datetime) -> list[Any]:
    planned = (Job.state == "booked") & Job.archived_at.is_null() & (Job.starts_at >= now)
    chosen = Job.select(Job.id, Job.client, Job.starts_at).where(planned)
    return list(joined(chosen.order_by(Job.starts_at, Job.id).limit(MOST_VISITS)))


def _short(row: Client, *, has_full_names: bool) -> ShortName:
    short = short_name(
        row.name,
        is_business=row.kind == "business",
        first_name=row.first_name,
        last_name=row.last_name,
        company_name=row.company_name,
    )
    return ShortName(short.given, full_name(row.name)) if has_full_names else short


def _names_of(row: Client) -> list[str]:
    return [row.name, row.first_name, row.last_name, row.company_name, row.preferred_name]


def _known(row: Client, given: str, ours: Iterable[str]) -> frozenset[str]:
    """First names may stand, ours and the client's, unless they are the client's family name too."""
    called = set(fold(given).split())
    family = set(fold(row.last_name).split()) | (set(fold(row.name).split()) - called)
    return frozenset((called | set(fold(" ".join(ours)).split())) - family)


def _promise(row: ComplaintRow | OpenPromise, people: _People, visited: frozenset[int]) -> WallPromise:
    name = people.name_of(row.client_id)
    if isinstance(row, OpenPromise):
        return _late_promise(row, name, people.hidden[row.client_id])
    return WallPromise(
        complaint_id=row.id,
        name=name.whole,
        called=name.given,
        years=row.client_years,
        is_new=row.client_years < 1 and row.visit_count <= 1,
        step=_step(row, people.hidden[row.client_id], has_visit=row.id in visited),
        next_clock=row.next_clock,
        due_at=row.due_at,
        chip=row.chip,
        owner_name=row.owner_name.split(" ", maxsplit=1)[0],
        owner_initials=row.owner_initials,
    )


def _late_promise(row: OpenPromise, name: ShortName, hidden: Withheld) -> WallPromise:
    """A promise that no complaint is about, once it is late: at most three words of it."""
    verb = _("Promised")
    words = wall_words(row.what, hidden, verb)
    return WallPromise(
        complaint_id=0,
        name=name.whole,
        called=name.given,
        years=row.client_years,
        is_new=row.is_new_client,
        step=f"{verb}: {words}" if words else verb,
        next_clock="promise",
        due_at=row.due_at,
        chip="late",
        owner_name=row.owner_name.split(" ", maxsplit=1)[0],
        owner_initials=row.owner_initials,
    )


@dataclass(frozen=True, slots=True)
class _Win:
    """A complaint after which the client was won back."""

    client_id: int
    words: str
    won_on: date
    first_visit_on: date | None


def _last_win(now: datetime, zone: ZoneInfo) -> _Win | None:
    """Whoever was won back last: the newest closings are looked through, some at a time, until there is one."""
    since = now - timedelta(days=WON_BACK_DAYS)
    closed = Complaint.select(Complaint.id).where(is_closed_since(since)).order_by(Complaint.closed_at.desc())
    newest = [number for (number,) in tuples_of(closed.limit(_WINS_AT_A_TIME * _MOST_LOOKS))]
    for start in range(0, len(newest), _WINS_AT_A_TIME):
        wins = _wins_among(newest[start : start + _WINS_AT_A_TIME], now.astimezone(zone).date(), zone)
        if wins:
            return max(wins, key=lambda win: win.won_on)
    return None


def _wins_among(numbers: list[int], today: date, zone: ZoneInfo) -> list[_Win]:
    made_good = Complaint.id.in_(numbers) & (Complaint.state == BoardColumn.MADE_GOOD.value)
    results = read_results(made_good, today, zone)
    won = [number for number, result in results.items() if result in {WonBack.CAME_BACK, WonBack.TOLD_US}]
    columns = (Complaint.client, Complaint.closing_words, Complaint.closed_at, Complaint.came_back_on)
    rows = Complaint.select(*columns, Client.first_visit_on).join(Client, on=(Complaint.client == Client.id))
    return [
        _Win(client_id, words, max(closed_at.astimezone(zone).date(), back_on or date.min), first_visit_on)
        for client_id, words, closed_at, back_on, first_visit_on in tuples_of(rows.where(Complaint.id.in_(won)))
    ]


def _shown_win(win: _Win, people: _People, today: date) -> WallWin:
    return WallWin(
        name=people.name_of(win.client_id).whole,
        years=full_years(win.first_visit_on, today),
        words=praise(win.words, people.hidden[win.client_id]),
        won_on=win.won_on,
    )
