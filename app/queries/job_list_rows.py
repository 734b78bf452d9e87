"""The frozen rows of the list of all jobs, and what it may be asked for; who only names a filter needs no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class JobFilter(StrEnum):
    """The filters above the list of all jobs."""

    ALL = "all"
    ASKED = "asked"
    BOOKED = "booked"
    DONE = "done"
    UNPAID = "unpaid"
    RECLEANS = "recleans"
    FELL_THROUGH = "fell_through"
    TO_PUT_AWAY = "to_put_away"
    PUT_AWAY = "put_away"


class JobSort(StrEnum):
    """The columns by which all jobs can be sorted; each has an index."""

    NUMBER = "number"
    WHEN = "when"
    CLIENT = "client"
    TECHNICIAN = "technician"
    STATE = "state"
    AMOUNT = "amount"
    OWED = "owed"


@dataclass(frozen=True, slots=True)
class JobsWanted:
    """Which jobs the list shows: a filter, the days they are planned for, and whose they are (0: nobody's yet)."""

    chosen: JobFilter = JobFilter.ALL
    first: date | None = None
    last: date | None = None
    technician_id: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == JobsWanted()


@dataclass(frozen=True, slots=True)
class JobListRow:
    """One line of the list; the amount is what was billed or else the price, owed only what is due from done work."""

    id: int
    number: int
    client_id: int
    client_name: str
    state: str
    description: str
    starts_at: datetime | None
    technician_name: str
    amount_minor: int
    owed_minor: int
    is_put_right: bool
