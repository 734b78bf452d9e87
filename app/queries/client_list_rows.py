"""The frozen rows of the clients list, which may be the first page of a start; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ClientFilter(StrEnum):
    """The filters above the clients list."""

    ALL = "all"
    RECENT = "recent"
    OPEN_COMPLAINT = "open_complaint"
    DRIFTING = "drifting"
    DUE = "due"
    LOST = "lost"
    ANNIVERSARY = "anniversary"
    SMALL_CUTS = "small_cuts"


class ClientSort(StrEnum):
    """The columns by which the clients list can be sorted; each has an index."""

    NAME = "name"
    STREET = "street"
    LAST_VISIT = "last_visit"
    NEXT_VISIT = "next_visit"
    USUAL_GAP = "usual_gap"
    YEARS = "years"
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the clients list."""

    id: int
    number: int
    name: str
    street: str
    town: str
    phone: str
    last_visit_on: date | None
    next_visit_at: datetime | None
    usual_gap_days: int | None
    years: int
    visit_count: int
    stage: str
    is_hurt: bool
    due_on: date | None
    rho: float | None
    owed_minor: int
    at_risk_minor: int = 0
    sort_value: str | int | date | datetime | None = None
    small_cuts: int = 0
