"""Rows of many tables, gathered first and then written at once in an order in which every key finds its target."""

from __future__ import annotations

from collections import defaultdict

from app.errors import NotAllowedError
from app.services.bulk_writes import insert_rows, reserve_ids
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork

# a row stands behind every row it points to
ORDER = (
    "training_topic",
    "training",
    "client",
    "client_factor",
    "contact_point",
    "contact_permission",
    "site",
    "area",
    "area_mark",
    "fact",
    "referral",
    "job",
    "job_line",
    "finding",
    "payment",
    "complaint",
    "complaint_event",
    "timeline_entry",
    "feedback",
    "love_touch",
    "aftercare_step",
    "reward",
)


class RowBook:
    """Gives ids from 1 on, which is right for the tables of a new database and checked when they are written."""

    def __init__(self) -> None:
        self._columns: dict[str, tuple[str, ...]] = {}
        self._rows: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)

    def add(self, table: str, **values: object) -> int:
        """One more row, always with the same columns for a table; returns its id."""
        columns = self._columns.setdefault(table, tuple(values))
        self._rows[table].append((*(values[column] for column in columns), len(self._rows[table]) + 1))
        return len(self._rows[table])

    def count(self, table: str) -> int:
        """How many rows a table has got so far."""
        return len(self._rows[table])

    def write(self, work: UnitOfWork) -> None:
        """Insert everything; NotAllowedError when a table was not empty."""
        for table in ORDER:
            if not self._rows[table]:
                continue
            first = reserve_ids(work, table, len(self._rows[table])).start
            if first != 1:
                raise NotAllowedError(
                    _("The sample firm needs a database of its own; nothing was changed, please name a new file.")
                )
            insert_rows(work, table, (*self._columns[table], "id"), self._rows[table])
