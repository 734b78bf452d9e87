"""Writes what an import decided, thousands of rows at once, inside one unit of work.

New rows carry the import's number, so that undo finds them; changes to rows that were there before are kept with their
values of before and after (services/imports.py takes both back).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.models.clients import Client, Site
from app.models.imports import ImportChange
from app.models.jobs import Job
from app.models.tables import MODELS
from app.queries.imports import LedgerRow, read_tags
from app.rules.visit_interval import BUSINESS_DAYS, HOME_NORMAL_DAYS, Premises
from app.services.bulk_writes import insert_rows, reserve_ids
from app.unit_of_work import UnitOfWork

# Parents before children, so that every foreign key finds its row.
_ORDER = (
    "client", "site", "contact_point", "contact_permission", "tag", "client_tag", "job", "job_line", "payment",
    "timeline_entry", "import_row",
)  # fmt: skip


class ImportWriter:
    """Collects rows by table and writes them in the right order; ids are known before they are written."""

    def __init__(self, work: UnitOfWork, import_id: int) -> None:
        self.work = work
        self.import_id = import_id
        self.touched_clients: set[int] = set()
        self._rows: dict[str, list[dict[str, Any]]] = {table: [] for table in _ORDER}
        self._next_ids: dict[str, tuple[int, int]] = {}
        self._numbers: dict[str, tuple[int, int]] = {}
        self._tags = read_tags()

    def add(self, table: str, **values: Any) -> int:
        """One new row; returns the id it will have."""
        values["id"] = self._next_id(table)
        self._rows[table].append(values)
        return int(values["id"])

    def add_client(self, **values: Any) -> int:
        """A new client with a number of ours; nobody was ever there, so R2's prior is what we expect."""
        expected = BUSINESS_DAYS[Premises.OFFICE] if values.get("kind") == "business" else HOME_NORMAL_DAYS
        return self.add(
            "client",
            number=self._next_number("client", 1001),
            created_at=self.work.now,
            expected_interval_days=expected,
            **values,
        )

    def add_tag(self, client_id: int, name: str) -> None:
        """A word the file gives this client."""
        tag_id = self._tags.get(name)
        if tag_id is None:
            tag_id = self._tags[name] = self.add("tag", name=name)
        self.add("client_tag", client_id=client_id, tag_id=tag_id)

    def job_number(self) -> int:
        """The next number of our own series."""
        return self._next_number("job", 2001)

    def add_ledger(self, kind: str, source: str, key: str, row_hash: str, record_id: int, written: Any) -> None:
        """Remember what became of a source row."""
        self.add(
            "import_row",
            batch_id=self.import_id,
            kind=kind,
            source=source,
            source_key=key,
            row_hash=row_hash,
            record_id=record_id,
            written=written,
        )

    def rewrite_ledger(self, line: LedgerRow, row_hash: str, written: Mapping[str, Any]) -> None:
        """The source row says something else now."""
        self._change("import_row", line.id, {"row_hash": row_hash, "written": dict(written)})

    def change_client(self, client_id: int, values: Mapping[str, Any]) -> None:
        """Fill or update fields of a client who was there before."""
        self._change("client", client_id, values)
        self.touched_clients.add(client_id)

    def change_site(self, site_id: int, client_id: int, values: Mapping[str, Any]) -> None:
        """Update an address that the same source row wrote last."""
        self._change("site", site_id, values)
        self.touched_clients.add(client_id)

    def client_of_job(self, job_id: int) -> int:
        """Whose job it is."""
        return int(Job.select(Job.client).where(Job.id == job_id).scalar())

    def change_permission(self, permission_id: int, client_id: int, *, is_allowed: bool) -> None:
        """An opt-out in a file wins over what was said before."""
        self._change("contact_permission", permission_id, {"is_allowed": is_allowed})
        self.touched_clients.add(client_id)

    def _change(self, table: str, record_id: int, values: Mapping[str, Any]) -> None:
        """Change a row and keep its values of before and after for undo."""
        model = MODELS[table]
        row = model.get_by_id(record_id)
        columns = model.columns()
        before = {name: row.plain()[name] for name in values}
        for name, value in values.items():
            setattr(row, columns[name].name, value)
        after = {name: row.plain()[name] for name in values}
        update = {columns[name]: value for name, value in values.items()}
        version = 0
        if isinstance(row, Client | Site):
            version = row.version + 1
            update[columns["version"]] = version
        model.update(update).where(model.id == record_id).execute()
        ImportChange.create(
            batch_id=self.import_id,
            table_name=table,
            record_id=record_id,
            before=before,
            after=after,
            version_after=version,
        )

    def flush(self) -> None:
        """Write what was collected, one statement for each table."""
        for table in _ORDER:
            rows = self._rows[table]
            if not rows:
                continue
            columns = list(dict.fromkeys(name for row in rows for name in row))
            blanks = _blanks(table, columns)
            values = ([row.get(name, blanks[name]) for name in columns] for row in rows)
            insert_rows(self.work, table, columns, values, import_id=self.import_id)
            self._rows[table] = []

    def _next_id(self, table: str) -> int:
        following, last = self._next_ids.get(table, (1, 0))
        if following > last:
            self.flush()
            block = reserve_ids(self.work, table, 2_000)
            following, last = block[0], block[-1]
        self._next_ids[table] = (following + 1, last)
        return following

    def _next_number(self, counter: str, first: int) -> int:
        """Counted here and settled at the end: blocks taken from the counter would leave gaps in the series."""
        following, base = self._numbers.get(counter, (0, 0))
        if following == 0:
            following = self.work.next_number(counter, first=first)
            base = following
        self._numbers[counter] = (following + 1, base)
        return following

    def settle_numbers(self) -> None:
        """Leave each counter at the last number that was given."""
        for counter, (following, base) in self._numbers.items():
            if following - base > 1:
                self.work.next_numbers(counter, following - base - 1)


def _blanks(table: str, columns: Sequence[str]) -> dict[str, Any]:
    """What a row of this table has where it says nothing."""
    fields = MODELS[table].columns()
    return {name: fields[name].default for name in columns}
