"""The beginning, the end and the taking back of an import: one act, undoable as a whole for 30 days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from peewee import ForeignKeyField

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError
from app.models.base import BaseModel
from app.models.clients import Client, ClientTag, Tag
from app.models.complaints import Complaint, ComplaintEvent
from app.models.imports import ImportBatch, ImportChange, ImportRow
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.queries.imports import count_clients
from app.queries.past_imports import UNDO_DAYS
from app.services.bulk_writes import without_indexes
from app.services.client_summary import refresh_clients
from app.services.import_mappings import remember_mapping
from app.services.import_writer import ImportWriter
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_MANY_ROWS = 20_000
# Children before parents; rows of these tables carry the number of the import that made them.
_MADE = (
    "payment", "job_line", "feedback", "complaint_event", "timeline_entry", "complaint", "contact_permission",
    "client_tag", "contact_point", "fact", "area", "job", "site", "client",
)  # fmt: skip
# What a refresh of the client's kept columns depends on.
_SEEN_ON_CLIENT = frozenset({"job", "contact_point", "site", "timeline_entry", "payment", "feedback", "complaint"})
# What the rows of a kind become, to count how many were taken back.
_TABLES = {"complaints": "complaint", "feedback": "feedback", "notes": "timeline_entry", "payments": "payment"}
# Rewards in these states were worked out by the program; nobody has given them yet.
_PROPOSED = ("due", "held", "passed", "lapsed", "merged")


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

    def run(self, draft: BatchDraft, write: Callable[[ImportWriter], ImportCounts]) -> tuple[int, ImportCounts]:
        """Write an import: all of it or, if anything fails or the user stops it, nothing. Returns its id and counts."""
        label = _("Import {file}").format(file=draft.file_name)
        with self._units(label, is_undoable=False) as work:
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
            with without_indexes(work, ["client", "site", "contact_point"] if is_large else []):
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

    def undo(self, import_id: int) -> UndoImportResult:
        """Take an import back as one act; whatever was edited since stays, and is named."""
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
            kept = _edited_clients(import_id)
            removed, concerned, needed = self._remove_made(work, import_id, kept)
            names = [*_names(kept | needed), *self._put_back(import_id, concerned)]
            ImportRow.delete().where(ImportRow.batch == import_id).execute()
            ImportBatch.update(undone_at=work.now).where(ImportBatch.id == import_id).execute()
            refresh_clients(work, concerned | kept, self._clock)
        return UndoImportResult(removed, tuple(dict.fromkeys(names)))

    def _remove_made(self, work: UnitOfWork, import_id: int, kept: set[int]) -> tuple[int, set[int], set[int]]:
        """Delete what the import made, except of clients that stay.

        Returns the count, the other clients concerned, and those of whom something stays because it is needed.
        """
        concerned: set[int] = set()
        needed: set[int] = set()
        removed = 0
        kinds = ImportBatch.select(ImportBatch.kind).where(ImportBatch.id == import_id).scalar().split("+")
        counted = {"client", "job", *(_TABLES[kind] for kind in kinds if kind in _TABLES)}
        tags = _tags_given(import_id)
        _forget_thanks(import_id, kept)
        for table in _MADE:
            model = MODELS[table]
            doomed = (model.columns()["import_id"] == import_id) & _not_of(model, kept, import_id)
            if table in _SEEN_ON_CLIENT:
                client_id = model.columns()["client_id"]
                concerned |= set(_client_ids(model.select(client_id).where(doomed).distinct()))
            count = model.delete().where(doomed & ~_is_needed(model)).execute()
            if table in _SEEN_ON_CLIENT:
                left = model.columns()["import_id"] == import_id
                needed |= set(_client_ids(model.select(client_id).where(left).distinct()))
            removed += count if table in counted else 0
            work.changed(table, ())
        Tag.delete().where(Tag.id.in_(tags) & Tag.id.not_in(ClientTag.select(ClientTag.tag))).execute()
        present = {
            row.id
            for row in Client.select(Client.id).where(
                Client.import_batch.is_null() | (Client.import_batch != import_id)
            )
        }
        return removed, concerned & present, needed

    def _put_back(self, import_id: int, concerned: set[int]) -> list[str]:
        """Give changed rows their former values where nothing else changed since; returns the names of the others."""
        names = []
        for change in ImportChange.select().where(ImportChange.batch == import_id).order_by(ImportChange.id.desc()):
            model = MODELS[change.table_name]
            row = model.get_or_none(model.id == change.record_id)
            if row is None:
                continue
            now = {name: row.plain()[name] for name in change.after or {}}
            if now != change.after:
                names.append(_name_of(row))
                continue
            columns = model.columns()
            values = {columns[name]: value for name, value in model.from_plain(change.before or {}).items()}
            if "version" in columns:
                # As it was: an import that is taken back leaves no trace by which an earlier one would seem edited.
                is_untouched = row.plain()["version"] == change.version_after
                values[columns["version"]] = columns["version"] + (-1 if is_untouched else 1)
            model.update(values).where(model.id == row.id).execute()
            if isinstance(row, Client):
                concerned.add(row.id)
            elif "client_id" in columns:
                concerned.add(int(getattr(row, "client_id", 0)))
        return [name for name in names if name]


def _edited_clients(import_id: int) -> set[int]:
    """Clients the import made and somebody has worked with since: they stay, with everything of theirs."""
    made = Client.select(Client.id).where(Client.import_batch == import_id)
    kept = {row.id for row in Client.select(Client.id).where((Client.import_batch == import_id) & (Client.version > 1))}
    for model in MODELS.values():
        columns = model.columns()
        if "client_id" not in columns or model.table() in ("audit_change", "client"):
            continue
        is_ours = columns["client_id"].in_(made)
        is_later = columns["version"] > 1 if "version" in columns else columns["id"] < 0
        if model is Reward:
            is_later = Reward.state.not_in(_PROPOSED)
        elif "import_id" in columns:
            is_later |= columns["import_id"].is_null() | (columns["import_id"] != import_id)
        else:
            is_later = columns["id"] > 0
        kept |= set(_client_ids(model.select(columns["client_id"]).where(is_ours & is_later)))
    kept |= {
        row.referred_by_id
        for row in Client.select(Client.referred_by).where(Client.referred_by.in_(made))
        if row.referred_by_id
    }
    return kept


def _forget_thanks(import_id: int, kept: set[int]) -> None:
    """Rewards that nobody gave were only worked out from what goes now."""
    made = Client.select(Client.id).where((Client.import_batch == import_id) & Client.id.not_in(list(kept)))
    proposed = Reward.client.in_(made) & Reward.state.in_(_PROPOSED)
    Reward.delete().where(proposed & Reward.merged_into.is_null(False)).execute()
    Reward.delete().where(proposed).execute()


def _tags_given(import_id: int) -> list[int]:
    return [row.tag_id for row in ClientTag.select(ClientTag.tag).where(ClientTag.import_batch == import_id).distinct()]


def _is_needed(model: type[BaseModel]) -> Any:
    """That something which stays points at the row, such as a complaint about an imported job."""
    found = model.columns()["id"] < 0
    for other in MODELS.values():
        for column in other.fields().values():
            if isinstance(column, ForeignKeyField) and column.rel_model is model:
                found |= model.columns()["id"].in_(other.select(column).where(column.is_null(False)))
    return found


def _not_of(model: type[BaseModel], kept: set[int], import_id: int) -> Any:
    """Rows that do not belong to a client who stays; children of jobs go by their job's client."""
    columns = model.columns()
    staying = list(kept)
    if model is Client:
        return Client.id.not_in(staying)
    if "client_id" in columns:
        return columns["client_id"].not_in(staying) & _unedited(columns)
    if model is ComplaintEvent:
        stays = (Complaint.import_batch == import_id) & (Complaint.client.in_(staying) | (Complaint.version > 1))
        return ComplaintEvent.complaint.not_in(Complaint.select(Complaint.id).where(stays))
    if "job_id" in columns:
        staying_jobs = Job.select(Job.id).where(Job.client.in_(staying) | (Job.version > 1))
        return columns["job_id"].not_in(staying_jobs)
    return columns["import_id"] == import_id


def _unedited(columns: Mapping[str, Any]) -> Any:
    return columns["version"] == 1 if "version" in columns else columns["id"] > 0


def _client_ids(chosen: Any) -> Iterator[int]:
    return (client_id for (client_id,) in chosen.tuples())


def _names(client_ids: set[int]) -> list[str]:
    return [
        row.name for row in Client.select(Client.name).where(Client.id.in_(list(client_ids))).order_by(Client.sort_name)
    ]


def _name_of(row: BaseModel) -> str:
    if isinstance(row, Client):
        return str(row.name)
    client_id = getattr(row, "client_id", None)
    return "" if client_id is None else str(Client.select(Client.name).where(Client.id == client_id).scalar())
