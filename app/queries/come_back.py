"""Who comes a second time, of those whose first time to come again has passed; by source and by first year (S0.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peewee import Case, fn

from app.models.clients import Client
from app.queries.hand_over import tuples_of
from app.queries.insights import ComeBackCount


@dataclass(frozen=True, slots=True)
class ComeBackRow:
    """The count of one source or one year of first visits; an empty label stands for what nobody wrote down."""

    label: str
    count: ComeBackCount


def list_come_back_by_source(today: date) -> tuple[ComeBackRow, ...]:
    """How clients found us, the source of most clients first."""
    rows = _rows((source.strip(), returned, due) for source, _day, returned, due in _counted(today))
    return tuple(sorted(rows, key=lambda row: (-row.count.due, row.label.casefold())))


def list_come_back_by_year(today: date) -> tuple[ComeBackRow, ...]:
    """The years of first visits, the latest first."""
    rows = _rows((str(day.year) if day else "", returned, due) for _source, day, returned, due in _counted(today))
    return tuple(sorted(rows, key=lambda row: row.label, reverse=True))


def _counted(today: date) -> Iterator[tuple[str, date | None, int, int]]:
    """Source and first day, how many came again, and of how many; who is not due yet counts nowhere."""
    counts = (Client.visit_count >= 2) | ((Client.visit_count == 1) & (Client.due_on <= today))
    returned = fn.SUM(Case(None, [(Client.visit_count >= 2, 1)], 0))
    chosen = Client.select(Client.source, Client.first_visit_on, returned, fn.COUNT(Client.id)).where(
        Client.archived_at.is_null() & Client.merged_into.is_null() & counts
    )
    for source, day, came_again, due in tuples_of(chosen.group_by(Client.source, Client.first_visit_on)):
        yield source, day, int(came_again), int(due)


def _rows(counted: Iterable[tuple[str, int, int]]) -> list[ComeBackRow]:
    all_returned: Counter[str] = Counter()
    all_due: Counter[str] = Counter()
    for label, returned, due in counted:
        all_due[label] += due
        all_returned[label] += returned
    return [ComeBackRow(label, ComeBackCount(all_returned[label], all_due[label])) for label in all_due]
