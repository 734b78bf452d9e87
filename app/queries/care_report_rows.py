"""The frozen rows of the report on how we put things right; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.queries.come_back import ComeBackRow
from app.queries.insights import ComeBackCount
from app.rules.care_figures import CareFigures, Dimension, GroupFigures, Happened, care_groups


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A clock that ran out: whose, which, and by how much; `met_at` is None while they still wait.

    `kind` is answer, site, resolved, promise or check_back. `short_name` is fit for a wall: first name and initial.
    """

    complaint_id: int
    number: int
    client_id: int
    client_name: str
    short_name: str
    category: str
    kind: str
    due_at: datetime
    met_at: datetime | None
    late_by: timedelta


@dataclass(frozen=True, slots=True)
class CareReport:
    """What happened from the first day to the last, both included, as it stood at `made_at`."""

    first: date
    last: date
    made_at: datetime
    figures: CareFigures
    happened: tuple[Happened, ...]
    breaches: tuple[BreachRow, ...]
    come_back: ComeBackCount
    come_back_by_source: tuple[ComeBackRow, ...]
    come_back_by_year: tuple[ComeBackRow, ...]

    def groups(self, dimension: Dimension) -> tuple[GroupFigures, ...]:
        """The same complaints by what they have in common."""
        return care_groups(self.happened, dimension)


@dataclass(frozen=True, slots=True)
class ReportedComplaintRow:
    """One complaint behind a figure."""

    id: int
    number: int
    client_id: int
    client_name: str
    category: str
    words: str
    state: str
    received_at: datetime
    closed_at: datetime | None
