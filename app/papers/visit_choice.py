"""Which visits are meant where each has a paper, and what is said when there is none or something is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.clock import Clock
from app.papers.paper_request import PaperRequest
from app.queries.day_list_rows import DayListRow
from app.queries.paper_choice import (
    get_client_id,
    get_complaint_id,
    list_coming_jobs_of_client,
    list_visits_of_complaint,
)
from app.queries.paper_rows import JobSheetRow
from app.translations import gettext as _
from app.translations import ngettext


@dataclass(frozen=True, slots=True)
class VisitChoice:
    """The visits of a whole day, or those with these numbers; one of the two is None."""

    day: date | None
    numbers: tuple[int, ...] | None


def choose_visits(request: PaperRequest, clock: Clock) -> VisitChoice:
    """The visits somebody means: by their numbers, of a client from today on, of a complaint, or of a day, else today.

    Raises NotFoundError for a number that nobody has.
    """
    numbers: Sequence[int] | None = request.jobs or None
    if numbers is None and request.client is not None:
        midnight = datetime.combine(clock.today(), time(), tzinfo=clock.zone)
        numbers = list_coming_jobs_of_client(get_client_id(request.client), midnight)
    elif numbers is None and request.complaint is not None:
        numbers = list_visits_of_complaint(get_complaint_id(request.complaint))
    if numbers is not None:
        return VisitChoice(None, tuple(numbers))
    return VisitChoice(request.day or clock.today(), None)


def no_visit_words(day: date | None, van_name: str = "") -> str:
    """That there is no visit on a day, of a van if one was named, or by the numbers that were given."""
    if day is None:
        return _("There is no visit to print a sheet for; nothing was printed, please look at the number again.")
    if van_name:
        text = _("{van} has no visit on {day}; nothing was printed.")
        return text.format(van=van_name.strip(), day=day.isoformat())
    return _("There is no visit on {day}; nothing was printed.").format(day=day.isoformat())


def sheets_without_technician(rows: Sequence[JobSheetRow]) -> list[str]:
    """A sentence about sheets that name nobody yet, if there are any."""
    count = sum(not row.technician_name for row in rows)
    if not count:
        return []
    text = ngettext("{count} sheet has no technician yet.", "{count} sheets have no technician yet.", count)
    return [text.format(count=count)]


def visits_without_van(rows: Sequence[DayListRow]) -> list[str]:
    """A sentence about visits that nobody takes along yet, if there are any."""
    count = sum(len(row.visits) for row in rows if not row.van_name)
    if not count:
        return []
    text = ngettext("{count} visit has no van yet.", "{count} visits have no van yet.", count)
    return [text.format(count=count)]
