"""The visits of some days as a calendar shows them: who, what, where; telephones and notes only when asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN

from app.errors import NotFoundError, ValidationError
from app.models.clients import Client, ContactPoint, Site
from app.models.jobs import Job
from app.models.team import Person, Van
from app.queries.hand_over import joined
from app.rules.search_text import fold
from app.rules.wall_clock import day_bounds
from app.rules.working_time import ONE_DAY
from app.translations import gettext as _

_CHUNK = 500
_SHOWN = ("booked", "under_way", "done", "cancelled", "no_show")


@dataclass(frozen=True, slots=True)
class CalendarVisitRow:
    """A visit with what a calendar needs; `created_at` and `number` make its name, `version` grows with each change."""

    number: int
    version: int
    created_at: datetime
    starts_at: datetime
    ends_at: datetime
    client_name: str
    description: str
    technician_name: str
    street: str
    town: str
    postal_code: str
    phone: str
    notes: str
    is_cancelled: bool


def find_person(name: str) -> tuple[int, str]:
    """The one person of the team whom a name means, whole or its beginning; a sentence for none and for several."""
    wanted = fold(name)
    people = [(row.id, row.name) for row in Person.select().where(Person.archived_at.is_null()).order_by(Person.id)]
    same = [person for person in people if fold(person[1]) == wanted]
    begun = same or [
        person for person in people if wanted and any(part.startswith(wanted) for part in _parts(person[1]))
    ]
    if not begun:
        raise NotFoundError(_("Nobody of the team is called “{name}”; nothing was written.").format(name=name))
    if len(begun) > 1:
        names = ", ".join(person[1] for person in begun)
        raise ValidationError(_("“{name}” could be {names}; write the whole name.").format(name=name, names=names))
    return begun[0]


def find_van(name: str) -> tuple[int, str]:
    """The one van of this name; a sentence if there is none."""
    vans = [(row.id, row.name) for row in Van.select().where(Van.archived_at.is_null()).order_by(Van.id)]
    for van in vans:
        if fold(van[1]) == fold(name):
            return van
    raise NotFoundError(_("There is no van called “{name}”; nothing was written.").format(name=name))


def list_calendar_visits(
    person_id: int | None,
    first_on: date,
    days: int,
    zone: ZoneInfo,
    *,
    van_id: int | None = None,
    has_phones: bool = False,
    has_notes: bool = False,
) -> list[CalendarVisitRow]:
    """The visits that begin in these days, of a person, a van or all; cancelled ones too, for calendars to drop.

    Access codes and private notes are never among the notes: only how to find the house and where to park.
    """
    first = day_bounds(first_on, zone)[0]
    last = day_bounds(first_on + (days - 1) * ONE_DAY, zone)[1]
    condition = (Job.starts_at >= first) & (Job.starts_at < last) & Job.state.in_(_SHOWN) & Job.archived_at.is_null()
    if person_id is not None:
        condition &= Job.technician == person_id
    if van_id is not None:  # whoever drives it takes it along
        condition &= (Job.van == van_id) | (Job.van.is_null() & (Person.van == van_id))
    chosen = (
        Job.select(
            Job,
            Client.name.alias("client_name"),
            Person.name.alias("technician_name"),
            Site.street.alias("street"),
            Site.town.alias("town"),
            Site.postal_code.alias("postal_code"),
            Site.find_note.alias("find_note"),
            Site.parking_note.alias("parking_note"),
        )
        .join(Client, on=(Job.client == Client.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .join(Site, JOIN.LEFT_OUTER, on=(Job.site == Site.id))
        .where(condition)
        .order_by(Job.starts_at, Job.id)
    )
    rows = list(joined(chosen))
    phones = _phones([row.client_id for row in rows]) if has_phones else {}
    return [_visit_row(row, phones.get(row.client_id, ""), has_notes=has_notes) for row in rows]


def _visit_row(row: Any, phone: str, *, has_notes: bool) -> CalendarVisitRow:
    notes = (row.find_note, row.parking_note) if has_notes else ()
    return CalendarVisitRow(
        number=row.number,
        version=row.version,
        created_at=row.created_at,
        starts_at=row.starts_at,
        ends_at=row.ends_at if row.ends_at and row.ends_at > row.starts_at else row.starts_at + timedelta(hours=1),
        client_name=row.client_name,
        description=row.description,
        technician_name=row.technician_name or "",
        street=row.street or "",
        town=row.town or "",
        postal_code=row.postal_code or "",
        phone=phone,
        notes="\n".join(note for note in notes if note),
        is_cancelled=row.state in ("cancelled", "no_show"),
    )


def _parts(name: str) -> list[str]:
    whole = fold(name)
    return [whole, *whole.split()]


def _phones(client_ids: list[int]) -> dict[int, str]:
    found: defaultdict[int, str] = defaultdict(str)
    present = (ContactPoint.kind == "phone") & ContactPoint.archived_at.is_null()
    for start in range(0, len(client_ids), _CHUNK):
        chosen = present & ContactPoint.client.in_(client_ids[start : start + _CHUNK])
        points = ContactPoint.select().where(chosen)
        for point in points.order_by(ContactPoint.is_preferred.desc(), ContactPoint.position):
            found[point.client_id] = found[point.client_id] or point.value
    return dict(found)
