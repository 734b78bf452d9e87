"""The first screen: promises first, then vans, sheets, calls, loyalty and who is drifting away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.team import Person
from app.queries.aftercare import count_aftercare, list_aftercare
from app.queries.care_strip import get_strip, in_order
from app.queries.client_list_rows import ClientFilter, ClientSort
from app.queries.clients import count_clients, list_clients
from app.queries.complaint_rows import ComplaintRow
from app.queries.complaints import list_open_complaints
from app.queries.hand_over import joined
from app.queries.jobs import job_rows
from app.queries.love_touches import list_planned
from app.queries.needs import list_needs
from app.queries.plan import get_day_plan, list_clashes
from app.queries.promise_rows import OpenPromise
from app.queries.promises import count_coming_promises, list_coming_promises, list_late_promises
from app.queries.rewards import list_due_rewards
from app.queries.rows import JobRow, PromiseRow
from app.queries.schedule import list_jobs_on
from app.queries.thanks_due import count_due_notes
from app.queries.today_rows import TodayRow
from app.rules.complaint_clocks import ClockState
from app.translations import gettext as _

_ROWS = 5
# A client may wait for two calls, and stands there once.
_CALLS_READ = 4 * _ROWS
_COMING_READ = 50
_UNKEYED_DAYS = 14
_LOYALTY_DAYS = 7
_CLASH_DAYS = 7
_PREVENTION_DAYS = 7
PROMISES_READ = 2 * _ROWS
_PREVENTION_LOOKS_BACK = timedelta(days=730)
_END_OF_WORK = time(18)


def get_today(now: datetime, zone: ZoneInfo) -> TodayRow:
    """Every block of the first screen, with its count where not all of its rows are read."""
    today = now.astimezone(zone).date()
    tomorrow = today + timedelta(days=1)
    promises = list_promises(now, zone)
    count, late_count = count_promises(promises, now)
    return TodayRow(
        promises=tuple(promises[:PROMISES_READ]),
        promise_count=count,
        late_count=late_count,
        plan=get_day_plan(today, zone),
        clashes=tuple(list_clashes(today, _CLASH_DAYS, zone)),
        sheets_to_key=tuple(list_sheets_to_key(now)),
        aftercare=tuple(list_aftercare(now, zone, limit=_CALLS_READ)[:_ROWS]),
        aftercare_count=count_aftercare(now, zone),
        loyalty=tuple(
            reward for reward in list_due_rewards(today + timedelta(days=_LOYALTY_DAYS)) if reward.state != "held"
        ),
        kindnesses=tuple(list_planned(today + timedelta(days=_LOYALTY_DAYS))),
        drifting=tuple(list_clients(ClientFilter.DRIFTING, ClientSort.AT_RISK, True, None, _ROWS, today)),
        drifting_count=count_clients(ClientFilter.DRIFTING, today),
        tomorrow_on=tomorrow,
        tomorrow_sheet_count=len(list_jobs_on(tomorrow, zone)),
        thanks_count=count_due_notes(today),
        strip=get_strip(now, zone),
    )


def list_promises(now: datetime, zone: ZoneInfo) -> list[PromiseRow]:
    """What we owe people: complaints and late promises in the order of R6, then every other promise by its time."""
    waiting = in_order(list_open_complaints(now, zone), list_late_promises(now, zone))
    rows = [_from_promise(row) if isinstance(row, OpenPromise) else _from_complaint(row) for row in waiting]
    rows += [_from_promise(row) for row in list_coming_promises(now, zone, _COMING_READ)]
    return rows + list_needs_as_promises(now, zone) + list_preventions(now, zone)


def _from_promise(row: OpenPromise) -> PromiseRow:
    return PromiseRow(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        what=row.what,
        due_at=row.due_at,
        owner_name=row.owner_name,
        complaint_id=None,
        is_late=row.standing is ClockState.LATE,
        is_due=row.standing is ClockState.DUE,
    )


def count_promises(rows: Sequence[PromiseRow], now: datetime) -> tuple[int, int]:
    """How many of these there are, also behind the last one that was read, and how many of them are late."""
    coming_read = sum(row.id > 0 and row.due_at >= now for row in rows)
    coming = coming_read if coming_read < _COMING_READ else count_coming_promises(now)
    return len(rows) - coming_read + coming, sum(row.due_at < now for row in rows)


def list_needs_as_promises(now: datetime, zone: ZoneInfo) -> list[PromiseRow]:
    """What clients need by a day of the next two weeks: nobody promised it yet, but somebody has to see to it."""
    today = now.astimezone(zone).date()
    return [
        PromiseRow(
            id=0,
            client_id=need.client_id,
            client_name=need.client_name,
            what=_("Needed by then: {what}").format(what=need.words),
            due_at=datetime.combine(need.need_by_on, _END_OF_WORK, tzinfo=zone),
            owner_name="",
            complaint_id=None,
            is_late=need.is_late,
            need_id=need.id,
        )
        for need in list_needs(today)
    ]


def list_preventions(now: datetime, zone: ZoneInfo) -> list[PromiseRow]:
    """What was decided at a closing so that it does not happen again, and is due within a week or late.

    Only closings of the last two years are looked at: their days have an index, and who waited longer has forgotten.
    """
    today = now.astimezone(zone).date()
    chosen = (
        Complaint.select(Complaint, Client.name.alias("client_name"), Person.name.alias("owner_name"))
        .join(Client, on=(Complaint.client == Client.id))
        .left_outer_join(Person, on=(Complaint.prevention_owner == Person.id))
        .where(
            (Complaint.prevention_due_on <= today + timedelta(days=_PREVENTION_DAYS))
            & (Complaint.closed_at >= now - _PREVENTION_LOOKS_BACK)
        )
        .order_by(Complaint.prevention_due_on, Complaint.id)
        .limit(50)
    )
    return [
        PromiseRow(
            id=0,
            client_id=row.client_id,
            client_name=row.client_name,
            what=_("So that it does not happen again: {what}").format(what=row.prevention),
            due_at=datetime.combine(row.prevention_due_on, _END_OF_WORK, tzinfo=zone),
            owner_name=row.owner_name or "",
            complaint_id=row.id,
            is_late=row.prevention_due_on < today,
        )
        for row in joined(chosen)
    ]


def _from_complaint(row: ComplaintRow) -> PromiseRow:
    what = {
        "answer": _("Call back"),
        "site": _("See it on site"),
        "resolve": _("Put it right"),
        "promise": row.promised_what,
        "check_back": _("Ask again: is it great now?"),
        # They said "good", and no clock runs until somebody asks what would have made it great.
        "": _("Ask what would have made it great"),
    }[row.next_clock]
    return PromiseRow(
        id=0,
        client_id=row.client_id,
        client_name=row.client_name,
        what=what,
        due_at=row.due_at or row.received_at,
        owner_name=row.owner_name,
        complaint_id=row.id,
        is_late=row.is_late,
        is_due=row.chip == "due",
    )


def list_sheets_to_key(now: datetime) -> list[JobRow]:
    """Visits whose time is over and whose sheet nobody has keyed in yet."""
    since = now - timedelta(days=_UNKEYED_DAYS)
    over = (Job.ends_at < now) & (Job.ends_at >= since) & Job.state.in_(("booked", "under_way"))
    return job_rows(over & Job.archived_at.is_null(), Job.starts_at)
