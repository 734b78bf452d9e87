"""The visits of some days, of a technician, a van or everybody, as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.clock import Clock
from app.exchange.out.calendar_file import CalendarEvent, calendar_text
from app.exchange.out.whole_file import write_whole_file
from app.queries.calendar import CalendarVisitRow, list_calendar_visits
from app.queries.firm import get_firm
from app.translations import gettext as _

WEEK = 7


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """Whose visits (None: everybody's), the name of whom or of a van, the days, and what else goes along."""

    person_id: int | None
    person_name: str
    first_on: date
    days: int = WEEK
    van_id: int | None = None
    has_phones: bool = False
    has_notes: bool = False


def export_calendar(choice: CalendarChoice, target: Path, clock: Clock) -> int:
    """Write the file, which appears whole or not at all; returns how many visits it holds."""
    visits = list_calendar_visits(
        choice.person_id,
        choice.first_on,
        choice.days,
        clock.zone,
        van_id=choice.van_id,
        has_phones=choice.has_phones,
        has_notes=choice.has_notes,
    )
    firm = get_firm()
    name = choice.person_name or (firm.name if firm is not None else _("Plan"))
    events = [_event(visit, is_named=choice.person_id is None) for visit in visits]
    write_whole_file(target, calendar_text(name, events, clock.now()).encode())
    return len(visits)


def _event(visit: CalendarVisitRow, *, is_named: bool) -> CalendarEvent:
    words = [visit.description, visit.phone, visit.notes]
    if is_named and visit.technician_name:
        words.insert(1, visit.technician_name)
    place = ", ".join(
        part for part in (visit.street, " ".join(part for part in (visit.postal_code, visit.town) if part)) if part
    )
    return CalendarEvent(
        # number and birth of a visit never change and are no other firm's
        uid=f"visit-{visit.number}-{visit.created_at:%Y%m%d%H%M%S}@everafter.invalid",
        sequence=visit.version,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        title=visit.client_name,
        place=place,
        words="\n".join(part for part in words if part),
        is_cancelled=visit.is_cancelled,
    )
