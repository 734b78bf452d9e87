"""The frozen rows of a day list: the round of one van, for who drives it and for nobody else.

This is the one paper with private notes: it stays in the van. Whatever is said about somebody who drives there is not
in these rows: they hear it from us, not from a paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from app.queries.paper_rows import JobSheetRow, SheetNoteRow, SheetPromiseRow


@dataclass(frozen=True, slots=True)
class DayListComplaintRow:
    """A complaint of the client that is open; `state` is the column of the board, `promise_due_at` on the firm's wall.

    `words` is empty where `is_about_crew`: it names somebody who drives in this van, or is about how they behaved.
    """

    number: int
    state: str
    words: str = ""
    promised_what: str = ""
    promise_due_at: datetime | None = None
    owner_name: str = ""
    is_about_crew: bool = False


@dataclass(frozen=True, slots=True)
class DayListVisitRow:
    """One stop: its sheet, when it is planned, what is open, and what only we may read.

    `minutes_to_next` are those between its end and the next beginning in this van, below zero where the two overlap.
    `withheld_notes` counts private notes that name somebody who drives in this van.
    """

    sheet: JobSheetRow
    starts: time | None = None
    ends: time | None = None
    is_put_right: bool = False
    is_done: bool = False
    complaints: tuple[DayListComplaintRow, ...] = ()
    promises: tuple[SheetPromiseRow, ...] = ()
    private_notes: tuple[SheetNoteRow, ...] = ()
    withheld_notes: int = 0
    minutes_to_next: int | None = None


@dataclass(frozen=True, slots=True)
class DayListRow:
    """The round of one van on one day, in the order of the clock; no van: visits that still need one."""

    day: date
    printed_at: datetime
    van_name: str = ""
    crew: tuple[str, ...] = ()
    visits: tuple[DayListVisitRow, ...] = ()
    first_start: time | None = None
    last_end: time | None = None
