"""All jobs in one list: filtered, sorted by an indexed column, a page at a time however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import reduce
from operator import and_
from typing import Any
from zoneinfo import ZoneInfo

from app.models.fields import moment_from
from app.models.jobs import Job
from app.models.team import Person
from app.queries.job_list_rows import JobFilter, JobListRow, JobSort, JobsWanted
from app.queries.keyset_pages import BY, NEVER_BY, KeysetPages, ListOrder, Stretch, Wish, wish_of
from app.queries.plain_sql import read_rows
from app.rules.job_states import ENDED_STATES, JobState

_GONE = "j.archived_at IS NOT NULL"
_AMOUNT = "COALESCE(j.billed_minor, j.price_minor - j.discount_minor)"
_OWED = f"{_AMOUNT} - j.paid_minor"
_IS_DUE = "^j.state = 'done' AND ^j.is_chargeable"
_IS_OWED = f"{_IS_DUE} AND {_OWED} > 0"


_STATES: Mapping[JobFilter, tuple[JobState, ...]] = {
    JobFilter.ASKED: (JobState.ENQUIRY, JobState.QUOTED),
    JobFilter.BOOKED: (JobState.BOOKED, JobState.UNDER_WAY),
    JobFilter.DONE: (JobState.DONE,),
    JobFilter.FELL_THROUGH: (JobState.CANCELLED, JobState.NO_SHOW, JobState.LOST),
}


def job_pages(wanted: JobsWanted, sort: JobSort, zone: ZoneInfo, *, is_descending: bool) -> KeysetPages:
    """The list as it stands now; within a state or a technician by day, jobs without a day last."""
    return KeysetPages(job_order(wanted, sort, zone, is_descending=is_descending))


def job_order(wanted: JobsWanted, sort: JobSort, zone: ZoneInfo, *, is_descending: bool) -> ListOrder:
    """What the database is asked for this list."""
    return ListOrder(
        source="client c CROSS JOIN job j" if sort is JobSort.CLIENT else "job j",
        table="job j",
        row_id="j.id",
        gone=_GONE,
        stretches=tuple(_stretches(sort, is_descending=is_descending)),
        wish=_wish(wanted, zone),
        is_descending=is_descending,
        source_of_few="job j JOIN client c ON c.id = j.client_id",
    )


def read_jobs(ids: Sequence[int]) -> list[JobListRow]:
    """The lines of these jobs in the order of the ids; one that is gone is left out."""
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    rows = read_rows(
        "SELECT j.id, j.number, j.client_id, c.name, j.state, j.description, j.starts_at, p.name, "  # noqa: S608 - constants
        f"{_AMOUNT}, CASE WHEN {_IS_OWED.replace(NEVER_BY, '')} THEN {_OWED} ELSE 0 END, "
        "j.complaint_id IS NOT NULL OR j.reclean_of_id IS NOT NULL "
        "FROM job j JOIN client c ON c.id = j.client_id LEFT JOIN person p ON p.id = j.technician_id "
        f"WHERE j.id IN ({marks})",
        ids,
    )
    found = {row[0]: _job_list_row(row) for row in rows}
    return [found[each] for each in ids if each in found]


def _job_list_row(row: tuple[Any, ...]) -> JobListRow:
    job_id, number, client_id, client, state, what, starts_at, technician, amount, owed, is_put_right = row
    return JobListRow(
        id=job_id,
        number=number,
        client_id=client_id,
        client_name=client,
        state=state,
        description=what,
        starts_at=moment_from(starts_at) if starts_at else None,
        technician_name=technician or "",
        amount_minor=amount,
        owed_minor=owed,
        is_put_right=bool(is_put_right),
    )


def _stretches(sort: JobSort, *, is_descending: bool) -> list[Stretch]:
    match sort:
        case JobSort.NUMBER:
            return [Stretch(("j.number", "j.id"))]
        case JobSort.CLIENT:
            return [Stretch(("c.sort_name", "c.id", "j.id"), "j.client_id = c.id")]
        case JobSort.TECHNICIAN:
            people = Person.select(Person.id).order_by(Person.name, Person.id)
            ids = [person.id for person in people][:: -1 if is_descending else 1]
            named = [each for person_id in ids for each in _by_day("j.technician_id = ?", person_id)]
            return [*named, *_by_day("j.technician_id IS NULL")]
        case JobSort.STATE:
            states = list(JobState)[:: -1 if is_descending else 1]
            done = JobState.DONE
            return [each for state in states for each in _by_day("j.state = ?", state.value, is_longest=state is done)]
        case JobSort.AMOUNT:
            return [Stretch((_AMOUNT, "j.id"))]
        case JobSort.OWED:
            return [Stretch((_OWED, "j.id"), _IS_OWED), Stretch(("j.id",), f"NOT ({_IS_OWED})", is_longest=True)]
        case _:
            return _by_day()


def _by_day(condition: str = "", *parameters: object, is_longest: bool = False) -> list[Stretch]:
    """Jobs by the time they begin, and then those that have none by their age."""
    first = f"{condition} AND " if condition else ""
    return [
        Stretch(("j.starts_at", "j.id"), f"{first}j.starts_at IS NOT NULL", parameters, is_longest),
        Stretch(("j.id",), f"{first}j.starts_at IS NULL", parameters),
    ]


def _wish(wanted: JobsWanted, zone: ZoneInfo) -> Wish:
    parts: list[Any] = []
    if wanted.chosen in _STATES:
        parts.append(Job.state.in_([state.value for state in _STATES[wanted.chosen]]))
    elif wanted.chosen is JobFilter.RECLEANS:
        parts.append(Job.reclean_of.is_null(False))
    elif wanted.chosen is JobFilter.PUT_AWAY:
        parts.append(Job.put_away_at.is_null(False))
    elif wanted.chosen is JobFilter.TO_PUT_AWAY:
        parts.append(Job.put_away_at.is_null() & Job.state.in_([state.value for state in sorted(ENDED_STATES)]))
    if wanted.first is not None:
        parts.append(Job.starts_at >= datetime.combine(wanted.first, time(), tzinfo=zone))
    if wanted.last is not None:
        parts.append(Job.starts_at < datetime.combine(wanted.last + timedelta(days=1), time(), tzinfo=zone))
    if wanted.technician_id is not None:
        is_theirs: Any = Job.technician == wanted.technician_id
        parts.append(is_theirs if wanted.technician_id else Job.technician.is_null())
    wish = wish_of(Job, "j", reduce(and_, parts) if parts else None)
    if wanted.chosen is not JobFilter.UNPAID:
        return wish
    unpaid = f"{_IS_DUE} AND {BY}({_OWED}) > 0"
    return Wish(f"{unpaid} AND {wish.condition}" if wish.condition else unpaid, wish.parameters)
