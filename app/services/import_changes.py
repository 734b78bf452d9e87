"""Changes of an import to rows that were there before: gathered, then written many at once with what undo needs.

Each change is kept with its values of before and after and the version it left; several changes of one row in a
row follow each other as if each had been written by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.models.base import BaseModel, plain_value
from app.models.tables import MODELS
from app.services.bulk_writes import insert_rows, update_rows
from app.unit_of_work import UnitOfWork

_CHUNK = 500
_KEPT = ("batch_id", "table_name", "record_id", "before", "after", "version_after", "is_put_back")
_Change = tuple[int, Mapping[str, Any]]


class ImportChanges:
    """Gathers changes by table until they are written; nobody may read those rows again before that."""

    def __init__(self, work: UnitOfWork, import_id: int) -> None:
        self._work = work
        self._import_id = import_id
        self._waiting: dict[str, list[_Change]] = defaultdict(list)

    def add(self, table: str, record_id: int, values: Mapping[str, Any]) -> None:
        """Change these columns of a row when the changes are written."""
        self._waiting[table].append((record_id, values))

    def write(self) -> None:
        """Write what was gathered, and a line for the undo of each change."""
        waiting, self._waiting = self._waiting, defaultdict(list)
        for table, changes in waiting.items():
            self._write(table, changes)

    def _write(self, table: str, changes: Sequence[_Change]) -> None:
        model = MODELS[table]
        columns = model.columns()
        has_version = "version" in columns
        stand = _read(model, changes, has_version=has_version)
        written: dict[int, dict[str, Any]] = defaultdict(dict)
        kept: list[tuple[object, ...]] = []
        for record_id, values in changes:
            row = stand[record_id]
            before = {name: plain_value(columns[name], row[name]) for name in values}
            after = {name: plain_value(columns[name], value) for name, value in values.items()}
            fresh = {**values, "version": row["version"] + 1} if has_version else values
            row.update(fresh)
            written[record_id].update(fresh)
            version = int(row["version"]) if has_version else 0
            kept.append((self._import_id, table, record_id, before, after, version, False))
        for names, rows in _alike(written):
            update_rows(self._work, table, names, rows)
        insert_rows(self._work, "import_change", _KEPT, kept)


def _read(model: type[BaseModel], changes: Sequence[_Change], *, has_version: bool) -> dict[int, dict[str, Any]]:
    """The columns that change, of all rows that do, as they are now."""
    columns = model.columns()
    names = sorted(
        {name for _record_id, values in changes for name in values} | ({"version"} if has_version else set())
    )
    asked = model.select(model.id, *(columns[name] for name in names)).tuples()
    ids = sorted({record_id for record_id, _values in changes})
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), _CHUNK):
        rows: Any = asked.where(model.id.in_(ids[start : start + _CHUNK]))
        found.update((row_id, dict(zip(names, values, strict=True))) for row_id, *values in rows)
    return found


def _alike(
    written: Mapping[int, Mapping[str, Any]],
) -> Iterator[tuple[tuple[str, ...], list[tuple[object, ...]]]]:
    """The rows that change in the same columns: their names, and of each row the values and its id."""
    found: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
    for record_id, values in written.items():
        found[tuple(values)].append((*values.values(), record_id))
    yield from found.items()
