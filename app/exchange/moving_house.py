"""A folder for moving house read back into an empty database, whole or not at all (`everything_folder` writes it)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.database_schema import newest_version
from app.errors import UnreadableFileError
from app.exchange.out.everything_folder import FORMAT, MANIFEST, PHOTOS, file_hash, own_photos
from app.exchange.out.export_cells import text_stored
from app.jobs import JobProgress
from app.models.fields import moment_from
from app.photos import PhotoFolder
from app.queries.export_columns import CellKind
from app.queries.exports import moved_columns, moved_tables, stored_kind
from app.services.moving_in import MovedTable, move_in
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

_LARGEST_MANIFEST = 1_000_000
_LONGEST_CELL = 2**31 - 1
_LARGEST_NUMBER = 2**63 - 1
_STEP = 500
_Reader = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class ListedTable:
    """A table as the list of the folder names it."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MovingFolder:
    """A folder that was looked through: its tables are all there and as they were written."""

    folder: Path
    tables: tuple[ListedTable, ...]

    @property
    def rows(self) -> int:
        """How many rows they hold together."""
        return sum(table.rows for table in self.tables)


def is_moving_folder(path: Path) -> bool:
    """Whether everything of a firm lies there."""
    return (path / MANIFEST).is_file()


def open_moving_folder(folder: Path) -> MovingFolder:
    """Look it through; raises UnreadableFileError, one sentence, when something is missing, damaged or too new."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            facts = json.loads(file.read(_LARGEST_MANIFEST))["everafter"]
        written, schema = int(facts["format"]), int(facts["schema"])
        tables = tuple(
            ListedTable(str(each["name"]), int(each["rows"]), str(each["sha256"])) for each in facts["tables"]
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise _damaged(folder / MANIFEST) from error
    if written > FORMAT or schema > newest_version():
        raise UnreadableFileError(
            _("“{name}” was written by a newer Everafter; nothing was changed, please update this one first.").format(
                name=folder.name
            )
        )
    names = [table.name for table in tables]
    if not set(names) <= set(moved_tables()) or len(set(names)) < len(names):
        raise _damaged(folder / MANIFEST)
    for table in tables:
        _check(folder / f"{table.name}.csv", table)
    return MovingFolder(folder, tables)


def move_in_from(chosen: MovingFolder, units: UnitsOfWork, progress: JobProgress | None = None) -> int:
    """Put all of it into the empty opened database, pictures too; returns how many rows.

    Raises NotAllowedError for a database that is lived in. Killed or stopped at any moment, nothing of it is there.
    """
    steps = _Steps(progress or JobProgress(), chosen.rows)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        moved = (_moved(chosen.folder, table, steps) for table in chosen.tables)
        count = move_in(units, moved)
    finally:
        csv.field_size_limit(before)
    kept, own = PhotoFolder(chosen.folder / PHOTOS), own_photos()
    for sha256 in list(kept.hashes()):
        if kept.is_whole(sha256):
            kept.copy_missing_to(own, sha256)
    return count


class _Steps:
    """Tells how far the whole is."""

    def __init__(self, progress: JobProgress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def step(self, name: str) -> None:
        """One more row."""
        self._done += 1
        if self._done % _STEP == 0:
            self._progress.step(self._done, self._total, name)


def _check(file: Path, table: ListedTable) -> None:
    try:
        # A pipe or a device would be read without end.
        is_whole = file.is_file() and file_hash(file) == table.sha256
    except OSError as error:
        raise _damaged(file) from error
    if not is_whole:
        raise _damaged(file)


def _damaged(file: Path) -> UnreadableFileError:
    return UnreadableFileError(
        _("“{name}” is missing or not as it was written; nothing was changed, take everything out once more.").format(
            name=f"{file.parent.name}/{file.name}"
        )
    )


def _moved(folder: Path, table: ListedTable, steps: _Steps) -> MovedTable:
    file = folder / f"{table.name}.csv"
    known = moved_columns(table.name)
    try:
        with file.open(encoding="utf-8", newline="") as text:
            columns = tuple(next(csv.reader(text, strict=True), ()))
    except (OSError, ValueError, csv.Error) as error:
        raise _damaged(file) from error
    if not set(columns) <= set(known) or len(set(columns)) < len(columns):
        raise _damaged(file)
    readers = [_reader(known[column]) for column in columns]
    return MovedTable(table.name, columns, _rows(file, readers, table, steps))


def _rows(file: Path, readers: Sequence[_Reader], table: ListedTable, steps: _Steps) -> Iterator[Sequence[object]]:
    count = 0
    try:
        with file.open(encoding="utf-8", newline="") as text:
            rows = csv.reader(text, strict=True)
            next(rows, None)
            for cells in rows:
                steps.step(table.name)
                count += 1
                yield [read(cell) for read, cell in zip(readers, cells, strict=True)]
    except (OSError, ValueError, csv.Error, RecursionError) as error:
        raise _damaged(file) from error
    if count != table.rows:
        raise _damaged(file)


def _reader(field: Any) -> _Reader:
    """How a cell of this column becomes a value again."""
    return _READERS.get(field.field_type) or _BY_KIND[stored_kind(field)]


def _number(cell: str) -> int | None:
    number = int(cell) if cell else None
    if number is not None and not -_LARGEST_NUMBER <= number <= _LARGEST_NUMBER:
        raise ValueError(cell)
    return number


_READERS: Mapping[str, _Reader] = {
    "BOOL": lambda cell: cell == "1" if cell else None,
    "DAY": lambda cell: date.fromisoformat(cell) if cell else None,
}
_BY_KIND: Mapping[CellKind, _Reader] = {
    CellKind.TEXT: lambda cell: cell,
    CellKind.STORED_TEXT: text_stored,
    CellKind.STORED_MOMENT: lambda cell: moment_from(cell) if cell else None,
    CellKind.STORED_JSON: lambda cell: json.loads(cell) if cell else None,
    CellKind.NUMBER: _number,
}
