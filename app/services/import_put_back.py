"""What an import changed in rows that were there before gets its former values back.

A row that says something else by now stays as it is. Where a later import wrote over it, that one is told what stood
there before both, so that whoever takes that back too finds the first values again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from peewee import fn

from app.jobs import JobProgress
from app.models.base import BaseModel
from app.models.clients import Client
from app.models.imports import ImportBatch, ImportChange
from app.models.tables import MODELS
from app.services.bulk_writes import update_rows
from app.unit_of_work import UnitOfWork

_CHUNK = 500
_Place = tuple[str, int]


@dataclass(slots=True)
class PutBack:
    """Whose rows have their former values again, and the names of those whose rows say something else by now."""

    clients: set[int] = field(default_factory=set)
    names: list[str] = field(default_factory=list)


def is_edited(model: Any) -> Any:
    """That somebody wrote to a row since it came; an import that was taken back again leaves no edit."""
    columns = model.columns()
    if "version" not in columns:
        return columns["id"] < 0
    steps = ImportChange.select(fn.COUNT(ImportChange.id) * 2 + 1).where(
        (ImportChange.table_name == model.table())
        & (ImportChange.record_id == columns["id"])
        & (ImportChange.is_put_back == True)  # noqa: E712 - SQL
    )
    return (columns["version"] > 1) & (columns["version"] > steps)


def put_back(work: UnitOfWork, import_id: int, progress: JobProgress) -> PutBack:
    """Undo the changes of an import, the last one first."""
    done = PutBack()
    chosen = ImportChange.select().where(ImportChange.batch == import_id).order_by(ImportChange.id.desc()).limit(_CHUNK)
    total = ImportChange.select().where(ImportChange.batch == import_id).count()
    count = 0
    changes = list(chosen)
    while changes:
        _put_back(work, changes, done)
        count += len(changes)
        progress.step(count, total)
        changes = list(chosen.where(ImportChange.id < changes[-1].id))
    return done


def _put_back(work: UnitOfWork, changes: Sequence[ImportChange], done: PutBack) -> None:
    rows = _rows_of(changes)
    stand = {place: row.plain() for place, row in rows.items()}
    given: dict[_Place, dict[str, object]] = defaultdict(dict)
    steps: dict[_Place, int] = defaultdict(int)
    written, overwritten = [], []
    for change in changes:
        place = (change.table_name, change.record_id)
        if place not in rows:
            continue
        before, after = change.before or {}, change.after or {}
        if {name: stand[place][name] for name in after} != after:
            overwritten.append(change)
            done.names.append(_name_of(rows[place]))
            continue
        stand[place].update(before)
        given[place].update(before)
        steps[place] += 1
        written.append(change.id)
        done.clients |= _client_of(rows[place])
    _write(work, rows, given, steps)
    ImportChange.update(is_put_back=True).where(ImportChange.id.in_(written)).execute()
    if overwritten:
        _tell_later_imports(work, overwritten)


def _rows_of(changes: Iterable[ImportChange]) -> dict[_Place, BaseModel]:
    """The rows that were changed, as they are now."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        wanted[change.table_name].add(change.record_id)
    return {
        (table, row.id): row
        for table, ids in wanted.items()
        for row in MODELS[table].select().where(MODELS[table].id.in_(sorted(ids)))
    }


def _write(
    work: UnitOfWork,
    rows: Mapping[_Place, BaseModel],
    given: Mapping[_Place, Mapping[str, object]],
    steps: Mapping[_Place, int],
) -> None:
    """One statement for each set of columns; every change that is put back counts as one edit."""
    alike: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
    for (table, row_id), plain in given.items():
        values = MODELS[table].from_plain(plain)
        if "version" in MODELS[table].columns():
            values["version"] = rows[table, row_id].plain()["version"] + steps[table, row_id]  # type: ignore[operator]  # a whole number
        alike[(table, *values)].append((*values.values(), row_id))
    for (table, *columns), statements in alike.items():
        update_rows(work, table, columns, statements)


def _tell_later_imports(work: UnitOfWork, overwritten: Sequence[ImportChange]) -> None:
    """What a later import found there came from this one: before that stood what this one found."""
    later = _later_changes(overwritten)
    told: dict[int, dict[str, Any]] = {}
    for change in overwritten:
        for name, value in (change.after or {}).items():
            follower = next((each for each in later[change.table_name, change.record_id]
                             if each.id > change.id and name in (each.after or {})), None)  # fmt: skip
            if follower is None:
                continue
            before = told.get(follower.id, follower.before or {})
            if before.get(name) == value:
                told[follower.id] = {**before, name: (change.before or {}).get(name)}
    update_rows(work, "import_change", ("before",), ((before, change_id) for change_id, before in told.items()))


def _later_changes(overwritten: Sequence[ImportChange]) -> dict[_Place, list[ImportChange]]:
    """What imports that still stand changed in these rows, in the order of time."""
    found: dict[_Place, list[ImportChange]] = defaultdict(list)
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in overwritten:
        wanted[change.table_name].add(change.record_id)
    standing = ImportBatch.select(ImportBatch.id).where(ImportBatch.undone_at.is_null())
    for table, ids in wanted.items():
        is_theirs = (ImportChange.table_name == table) & ImportChange.record_id.in_(sorted(ids))
        for each in ImportChange.select().where(is_theirs & ImportChange.batch.in_(standing)).order_by(ImportChange.id):
            found[table, each.record_id].append(each)
    return found


def _client_of(row: BaseModel) -> set[int]:
    client_id = row.id if isinstance(row, Client) else getattr(row, "client_id", None)
    return set() if client_id is None else {int(client_id)}


def _name_of(row: BaseModel) -> str:
    if isinstance(row, Client):
        return str(row.name)
    client_id = getattr(row, "client_id", None)
    return "" if client_id is None else str(Client.select(Client.name).where(Client.id == client_id).scalar())
