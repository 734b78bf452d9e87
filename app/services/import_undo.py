"""Taking an import back: what it made goes, what it changed is as it was, and what was edited since stays, named.

A client somebody has worked with since stays with everything of theirs; a row of anybody else stays when it was edited
or when something that stays hangs on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from peewee import ForeignKeyField, fn

from app.clock import Clock
from app.jobs import JobProgress
from app.models.base import BaseModel
from app.models.clients import Client, ClientTag, KeptSeparate, Tag
from app.models.imports import ImportBatch, ImportRow
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.queries.hand_over import tuples_of
from app.services.client_summary import refresh_clients
from app.services.import_put_back import is_edited, put_back
from app.unit_of_work import UnitOfWork

_CHUNK = 500
_ROWS_AT_ONCE = 5_000
# Rewards in these states were worked out by the program; nobody has given them yet.
_PROPOSED = ("due", "held", "passed", "lapsed", "merged")
# Traces, and a decision about a pair of clients that means nothing once one of them is gone.
_SAY_NOTHING = frozenset({
    "audit_unit", "audit_change", "import_row", "import_change", "import_batch", "kept_separate",
})  # fmt: skip
# Children before parents; rows of these tables carry the number of the import that made them.
_MADE = tuple(MODELS[table] for table in (
    "feedback", "complaint_event", "timeline_entry", "payment", "job_line", "complaint", "job", "contact_permission",
    "client_tag", "contact_point", "fact", "area", "site", "client",
))  # fmt: skip
# What the rows of a kind become, to count how many were taken back.
_COUNTED = {"complaints": "complaint", "feedback": "feedback", "notes": "timeline_entry", "payments": "payment"}
# A row stays with the row above it that stays, whoever's it is: a line with its job, a room with its house.
_ABOVE: Mapping[str, str] = {"job_line": "job", "payment": "job", "complaint_event": "complaint", "area": "site"}


class ImportUndo:
    """Takes one import back inside a unit of work."""

    def __init__(self, work: UnitOfWork, batch: ImportBatch, clock: Clock, progress: JobProgress) -> None:
        self._work = work
        self._import_id = batch.id
        self._counted = {"client", "job", *(_COUNTED.get(kind, "") for kind in batch.kind.split("+"))}
        self._clock = clock
        self._progress = progress
        self._staying: dict[str, set[int]] = {}
        # whoever was there before and loses something; those the import made go, or are among the kept
        self._concerned: set[int] = set()
        self._made_clients = self._range_of_made_clients()
        self._named: set[int] = set()
        self._total = sum(model.select().where(self._is_made(model)).count() for model in _MADE)
        self._done = 0

    def run(self) -> tuple[int, tuple[str, ...]]:
        """Do it; returns how many rows went, and the names of those who stay."""
        self._progress.step(0, self._total)
        for model in _MADE:
            self._staying[model.table()] = self._find_staying(model)
            self._progress.step(0, self._total)
        kept = self._staying["client"]
        given = ClientTag.select(ClientTag.tag).where(ClientTag.import_batch == self._import_id).distinct()
        tags = list(_ids(given))
        for rows in self._made_rows(Client):
            self._forget_what_follows({client_id for client_id, _whose, _above in rows} - kept)
        removed = 0
        for model in _MADE:
            count = self._remove(model)
            removed += count if model.table() in self._counted else 0
        Tag.delete().where(Tag.id.in_(tags) & Tag.id.not_in(ClientTag.select(ClientTag.tag))).execute()
        changed = put_back(self._work, self._import_id, self._progress)
        ImportRow.delete().where(ImportRow.batch == self._import_id).execute()
        self._work.belongs_to_import(self._import_id)
        ImportBatch.update(undone_at=self._work.now).where(ImportBatch.id == self._import_id).execute()
        refresh_clients(self._work, self._concerned | changed.clients | kept, self._clock)
        names = [*_names(self._named | kept), *changed.names]
        return removed, tuple(dict.fromkeys(name for name in names if name))

    def _range_of_made_clients(self) -> range:
        """Nobody else can get an id between those that an import takes."""
        ends = Client.select(fn.MIN(Client.id), fn.MAX(Client.id)).where(self._is_made(Client))
        first, last = next(tuples_of(ends))
        return range(first, last + 1) if first is not None else range(0)

    def _is_made(self, model: Any) -> Any:
        return model.import_batch == self._import_id

    def _find_staying(self, model: type[BaseModel]) -> set[int]:
        """Rows of the import that were edited since, or on which something hangs that does not go with it."""
        found = _ids(model.select(model.id).where(self._is_made(model) & is_edited(model)))
        for other, key in _keys_to(model):
            ours = model.alias()
            hanging = (
                other.select(key).join(ours, on=(key == ours.id)).where(self._is_made(ours) & self._is_later(other))
            )
            found |= _ids(hanging.distinct())
            for chunk in _chunks(self._staying.get(other.table(), ())):
                ours = model.alias()
                above = other.select(key).join(ours, on=(key == ours.id))
                found |= _ids(above.where(self._is_made(ours) & other.id.in_(chunk)))
        return found

    def _is_later(self, model: type[BaseModel]) -> Any:
        """That a row came, or came to say what it says, by other hands than this import's."""
        if model is Reward:
            return Reward.state.not_in(_PROPOSED)
        if model not in _MADE:
            return model.id.is_null(False)
        made_by = model.columns()["import_id"]
        return made_by.is_null() | (made_by != self._import_id) | is_edited(model)

    def _forget_what_follows(self, going: Collection[int]) -> None:
        """Rewards that nobody gave and pairs kept separate only follow from who goes now."""
        for chunk in _chunks(going):
            proposed = Reward.client.in_(chunk) & Reward.state.in_(_PROPOSED)
            Reward.delete().where(proposed & Reward.merged_into.is_null(False)).execute()
            Reward.delete().where(proposed).execute()
            for side in (KeptSeparate.first_client, KeptSeparate.second_client):
                KeptSeparate.delete().where(side.in_(chunk)).execute()
            self._progress.step(0, self._total)

    def _remove(self, model: type[BaseModel]) -> int:
        """Delete what the import made in a table but for what stays; returns how many rows went."""
        needed = self._still_needed(model) | self._staying[model.table()]
        kept, above = self._staying["client"], self._staying.get(_ABOVE.get(model.table(), ""), set())
        count = 0
        for rows in self._made_rows(model):
            going = []
            for row_id, client_id, above_id in rows:
                if row_id in needed or above_id in above:
                    self._named.add(client_id)
                elif client_id not in kept:
                    going.append(row_id)
                    if client_id not in self._made_clients:
                        self._concerned.add(client_id)
            for chunk in _chunks(going):
                count += model.delete().where(model.id.in_(chunk)).execute()
            self._done += len(rows)
            self._progress.step(self._done, self._total)
        self._work.changed(model.table(), ())
        return count

    def _still_needed(self, model: type[BaseModel]) -> set[int]:
        """Rows that the database itself would not let go, whoever points at them."""
        found: set[int] = set()
        for other, key in _keys_to(model):
            if other is not model:
                ours = model.alias()
                found |= _ids(other.select(key).join(ours, on=(key == ours.id)).where(self._is_made(ours)).distinct())
        return found

    def _made_rows(self, model: type[BaseModel]) -> Iterator[list[tuple[int, int, int | None]]]:
        """The rows of the import, newest first: their id, whose they are, and what they hang on."""
        asked: Any
        columns, above = model.columns(), _ABOVE.get(model.table())
        above_id = model.id if above is None else columns[f"{above}_id"]
        if model is Client:
            asked = model.select(model.id, model.id, above_id)
        elif "client_id" in columns:
            asked = model.select(model.id, columns["client_id"], above_id)
        else:
            parent = MODELS[str(above)]
            asked = model.select(model.id, parent.columns()["client_id"], above_id)
            asked = asked.join(parent, on=(above_id == parent.id))
        chosen = asked.where(self._is_made(model)).order_by(model.id.desc()).limit(_ROWS_AT_ONCE)
        rows = list(chosen.tuples())
        while rows:
            yield rows
            rows = list(chosen.where(model.id < rows[-1][0]).tuples())


def _keys_to(model: type[BaseModel]) -> Iterator[tuple[type[BaseModel], Any]]:
    """Every column by which a row may hang on a row of this table; some say so by their name alone."""
    for other in MODELS.values():
        for column, field in other.columns().items():
            is_named = column == f"{model.table()}_id"
            is_key = field.rel_model is model if isinstance(field, ForeignKeyField) else is_named
            if is_key and other.table() not in _SAY_NOTHING:
                yield other, field


def _ids(asked: Any) -> set[int]:
    return {row_id for (row_id,) in asked.tuples().iterator() if row_id is not None}


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    whole = sorted(ids, reverse=True)
    for start in range(0, len(whole), _CHUNK):
        yield whole[start : start + _CHUNK]


def _names(client_ids: Collection[int]) -> list[str]:
    """The names of these clients, in the order of the alphabet."""
    found: list[tuple[str, str]] = []
    for chunk in _chunks(client_ids):
        rows: Any = Client.select(Client.sort_name, Client.name).where(Client.id.in_(chunk)).tuples()
        found.extend(rows)
    return [name for _sort_name, name in sorted(found)]
