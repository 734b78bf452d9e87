"""The beginning, the end and the taking back of an import: one act, undoable as a whole for 30 days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.clock import Clock
from app.database import Database, EverafterSqlite
from app.database_faults import free_megabytes
from app.errors import NotAllowedError, NotFoundError, StorageError
from app.jobs import JobProgress
from app.models.imports import ImportBatch
from app.queries.imports import count_clients
from app.queries.past_imports import UNDO_DAYS
from app.services.bulk_writes import stoppable, without_indexes
from app.services.client_summary import refresh_clients
from app.services.import_mappings import remember_mapping
from app.services.import_undo import ImportUndo
from app.services.import_writer import ImportWriter
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_MANY_ROWS = 20_000
_RESERVE_MEGABYTES = 50
# Written twice: to the log beside the database and from there into it.
_BYTES_OF_A_ROW = 2_000


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What became of the rows: read is the sum of the rest."""

    read: int = 0
    new: int = 0
    updated: int = 0
    merged: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class BatchDraft:
    """What is known of an import before its rows are read; `maps` (by header key) are offered for the next file."""

    kind: str
    file_name: str
    file_sha256: str
    format: str = ""
    mapping: Mapping[str, Any] | None = None
    maps: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    estimate: int = 0


@dataclass(frozen=True, slots=True)
class UndoImportResult:
    """How many rows an undo took away, and the names of those that were edited since and stay."""

    removed: int
    kept: tuple[str, ...]


class ImportService:
    """Runs an import inside one unit of work and takes it back again."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def run(
        self, draft: BatchDraft, write: Callable[[ImportWriter], ImportCounts], progress: JobProgress | None = None
    ) -> tuple[int, ImportCounts]:
        """Write an import: all of it or, if anything fails or the user stops it, nothing. Returns its id and counts."""
        label = _("Import {file}").format(file=draft.file_name)
        with self._units(label, is_undoable=False) as work:
            _refuse_without_room(work.database, draft.estimate)
            batch = ImportBatch.create(
                kind=draft.kind,
                format=draft.format,
                file_name=draft.file_name,
                file_sha256=draft.file_sha256,
                mapping=draft.mapping,
                person_id=work.person_id,
                imported_at=work.now,
            )
            writer = ImportWriter(work, batch.id)
            is_large = draft.estimate > max(_MANY_ROWS, 2 * count_clients())
            emptied = ["client", "site", "contact_point"] if is_large else []
            with stoppable(work, progress or JobProgress()), without_indexes(work, emptied):
                counts = write(writer)
                writer.flush()
            writer.settle_numbers()
            refresh_clients(work, writer.touched_clients, self._clock)
            self._finish(work, batch, counts)
            for key, content in draft.maps.items():
                remember_mapping(work, key, content)
        return int(batch.id), counts

    def _finish(self, work: UnitOfWork, batch: ImportBatch, counts: ImportCounts) -> None:
        work.belongs_to_import(batch.id)
        ImportBatch.update(
            read_count=counts.read,
            new_count=counts.new,
            updated_count=counts.updated,
            merged_count=counts.merged,
            unchanged_count=counts.unchanged,
            rejected_count=counts.rejected,
        ).where(ImportBatch.id == batch.id).execute()

    def undo(self, import_id: int, progress: JobProgress | None = None) -> UndoImportResult:
        """Take an import back as one act; whatever was edited since stays, and is named.

        Raises Cancelled when the user wants to stop; then nothing was taken back.
        """
        batch = ImportBatch.get_or_none(ImportBatch.id == import_id)
        if batch is None:
            raise NotFoundError(_("There is no import {number}; nothing was changed.").format(number=import_id))
        if batch.undone_at is not None:
            raise NotAllowedError(
                _("Import {number} was taken back before; nothing was changed.").format(number=import_id)
            )
        if self._clock.now() - batch.imported_at > timedelta(days=UNDO_DAYS):
            raise NotAllowedError(
                _("Import {number} is older than {days} days and stays; delete single clients instead.").format(
                    number=import_id, days=UNDO_DAYS
                )
            )
        with self._units(_("Take back import {file}").format(file=batch.file_name), is_undoable=False) as work:
            removed, kept = ImportUndo(work, batch, self._clock, progress or JobProgress()).run()
        return UndoImportResult(removed, kept)


def _refuse_without_room(database: Database, estimate: int) -> None:
    """A disk that is full in the middle of an import leaves nothing of it: better to say so before."""
    if not isinstance(database, EverafterSqlite):
        return
    needed = _RESERVE_MEGABYTES + estimate * _BYTES_OF_A_ROW // 1_000_000
    free = free_megabytes(database.file)
    if free < needed:
        raise StorageError(
            _(
                "Only {free} MB are free where {file} lies and this import needs {needed} MB; "
                "nothing was changed, make room and start it again."
            ).format(free=free, file=database.file, needed=needed)
        )
