"""Reads about agreements: what comes again when, which dates are due to be planned, and which were missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from peewee import JOIN

from app.errors import NotFoundError
from app.models.clients import Client, Site
from app.models.jobs import Agreement, AgreementDate, Job
from app.models.team import Person
from app.queries.agreement_dates import rule_of
from app.queries.firm import get_working_time, list_closed_days
from app.queries.hand_over import joined
from app.rules import recurrence
from app.rules.working_time import WorkingTime
from app.translations import gettext as _

DUE_AHEAD = timedelta(days=30)

NEXT_DATES = 4
_ENDED_JOBS = ("cancelled", "no_show", "lost")


@dataclass(frozen=True, slots=True)
class AgreementDateRow:
    """One date of an agreement.

    `planned_on` is its identity and stays; `due_on` is the day it was moved to, or the first open day from then on, and
    `shift_words` say why it is another. `state` is one of to_come, due, missed, booked, done, skipped.
    """

    id: int
    agreement_id: int
    client_id: int
    client_name: str
    what: str
    planned_on: date
    due_on: date
    state: str
    reason: str = ""
    shift_words: str = ""
    job_id: int | None = None
    job_number: int | None = None
    technician_id: int | None = None
    minutes: int = 60
    at_minute: int | None = None
    street: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Work that comes again and again, with its next dates; `dates` holds the last ones and the next."""

    id: int
    client_id: int
    client_name: str
    what: str
    anchor_on: date
    every_count: int
    every_unit: str
    ends_on: date | None
    paused_until_on: date | None
    site_id: int | None
    technician_id: int | None
    technician_name: str
    price_minor: int | None
    minutes: int
    at_minute: int | None
    window_minutes: int | None
    note: str
    version: int
    is_ended: bool
    dates: tuple[AgreementDateRow, ...] = ()


def get_agreement(agreement_id: int, today: date) -> AgreementRow:
    """One agreement; NotFoundError when it is gone."""
    found = _agreements(Agreement.id == agreement_id, today)
    if not found:
        raise NotFoundError(_("This agreement is no longer there."))
    return found[0]


def list_agreements(client_id: int, today: date) -> list[AgreementRow]:
    """A client's agreements, running ones first."""
    return _agreements((Agreement.client == client_id) & Agreement.archived_at.is_null(), today)


def list_dates_to_plan(today: date) -> list[AgreementDateRow]:
    """What is due within a month or was missed, and has no visit: missed ones first, then by day."""
    present = Agreement.archived_at.is_null() & Client.archived_at.is_null()
    is_near = (AgreementDate.planned_on <= today + DUE_AHEAD) | (AgreementDate.moved_to_on <= today + DUE_AHEAD)
    rows = _dates(present & AgreementDate.state.in_(("planned", "moved", "booked")) & is_near, today)
    waiting = [row for row in rows if row.state in ("due", "missed")]
    return sorted(waiting, key=lambda row: (row.state != "missed", row.due_on, row.client_name))


def get_agreement_date(date_id: int, today: date) -> AgreementDateRow:
    """One date; NotFoundError when it is gone."""
    rows = _dates(AgreementDate.id == date_id, today)
    if not rows:
        raise NotFoundError(_("This date is no longer there."))
    return rows[0]


def _agreements(condition: Any, today: date) -> list[AgreementRow]:
    chosen = (
        Agreement.select(Agreement, Client.name.alias("client_name"), Person.name.alias("technician_name"))
        .join(Client, on=(Agreement.client == Client.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Agreement.technician == Person.id))
        .where(condition)
        .order_by(Agreement.anchor_on, Agreement.id)
    )
    found = list(joined(chosen))
    dates: defaultdict[int, list[AgreementDateRow]] = defaultdict(list)
    for row in _dates(AgreementDate.agreement.in_([each.id for each in found]), today):
        dates[row.agreement_id].append(row)
    working_time = get_working_time()
    rows = [_agreement_row(each, _with_next(each, dates[each.id], today, working_time), today) for each in found]
    return sorted(rows, key=lambda row: row.is_ended)


def _agreement_row(row: Any, dates: Iterable[AgreementDateRow], today: date) -> AgreementRow:
    return AgreementRow(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        what=row.what,
        anchor_on=row.anchor_on,
        every_count=row.every_count,
        every_unit=row.every_unit,
        ends_on=row.ends_on,
        paused_until_on=row.paused_until_on if row.paused_until_on and row.paused_until_on > today else None,
        site_id=row.site_id,
        technician_id=row.technician_id,
        technician_name=row.technician_name or "",
        price_minor=row.price_minor,
        minutes=row.minutes or 60,
        at_minute=row.at_minute,
        window_minutes=row.window_minutes,
        note=row.note,
        version=row.version,
        is_ended=row.ends_on is not None and row.ends_on < today,
        dates=tuple(dates),
    )


def _with_next(
    row: Any, stored: list[AgreementDateRow], today: date, working_time: WorkingTime
) -> list[AgreementDateRow]:
    """The dates that are written down, and the next ones that are not yet, so that four to come can be seen."""
    known = {each.planned_on for each in stored}
    rule, last = rule_of(row), max([today - timedelta(days=1), *known])
    shown = list(stored)
    while sum(each.due_on >= today and each.state in ("to_come", "due") for each in shown) < NEXT_DATES:
        upcoming = recurrence.next_occurrence(rule, last)
        if upcoming is None:
            break
        last = upcoming
        if row.paused_until_on is None or upcoming >= row.paused_until_on:
            made = AgreementDateRow(0, row.id, row.client_id, row.client_name, row.what, upcoming, upcoming, "to_come")
            shown.append(_on_an_open_day(made, working_time))
    return sorted(shown, key=lambda each: (each.due_on, each.planned_on))


def _dates(condition: Any, today: date) -> list[AgreementDateRow]:
    chosen = (
        AgreementDate.select(
            AgreementDate,
            Agreement.client.alias("client_id"),
            Agreement.what.alias("what"),
            Agreement.technician.alias("technician_id"),
            Agreement.minutes.alias("minutes"),
            Agreement.at_minute.alias("at_minute"),
            Client.name.alias("client_name"),
            Client.main_street.alias("main_street"),
            Site.street.alias("street"),
        )
        .join(Agreement, on=(AgreementDate.agreement == Agreement.id))
        .join(Client, on=(Agreement.client == Client.id))
        .join(Site, JOIN.LEFT_OUTER, on=(Agreement.site == Site.id))
        .where(condition)
        .order_by(AgreementDate.planned_on, AgreementDate.id)
    )
    found = list(joined(chosen))
    jobs = _jobs_of([row.id for row in found])
    working_time = get_working_time()
    return [_date_row(row, jobs.get(row.id), today, working_time) for row in found]


def _date_row(row: Any, job: Job | None, today: date, working_time: WorkingTime) -> AgreementDateRow:
    made = AgreementDateRow(
        id=row.id,
        agreement_id=row.agreement_id,
        client_id=row.client_id,
        client_name=row.client_name,
        what=row.what,
        planned_on=row.planned_on,
        due_on=row.moved_to_on or row.planned_on,
        state="to_come",
        reason=row.reason,
        job_id=None if job is None else job.id,
        job_number=None if job is None else job.number,
        technician_id=row.technician_id,
        minutes=row.minutes or 60,
        at_minute=row.at_minute,
        street=row.street or row.main_street,
        version=row.version,
    )
    if row.moved_to_on is None:
        made = _on_an_open_day(made, working_time)
    return replace(made, state=_state(row, job, made.due_on, today))


def _state(row: Any, job: Job | None, due_on: date, today: date) -> str:
    if row.state in ("skipped", "done"):
        return str(row.state)
    if job is not None:
        return "done" if job.state == "done" else "booked"
    if due_on < today:
        return "missed"
    return "due" if due_on <= today + DUE_AHEAD else "to_come"


def _on_an_open_day(row: AgreementDateRow, working_time: WorkingTime) -> AgreementDateRow:
    """A date that falls on a closed day is due on the next open one, and says so."""
    if working_time.is_open_on(row.due_on):
        return row
    names = dict(list_closed_days(row.due_on, row.due_on))
    return replace(
        row, due_on=working_time.open_day_from(row.due_on), shift_words=names.get(row.due_on) or _("closed that day")
    )


def _jobs_of(date_ids: list[int]) -> dict[int, Job]:
    """The visit of each date, unless it was cancelled."""
    chosen = Job.select().where(
        Job.agreement_date.in_(date_ids) & Job.state.not_in(_ENDED_JOBS) & Job.archived_at.is_null()
    )
    return {int(job.agreement_date_id): job for job in chosen.order_by(Job.id) if job.agreement_date_id is not None}
