"""What a merge did, row by row, in a form in which it can be taken back long after, when others worked on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from peewee import fn

from app.models.base import BaseModel
from app.models.tables import MODELS
from app.models.words import phrase
from app.queries.client_belongings import client_keys
from app.unit_of_work import UnitOfWork

_CHUNK = 400


class MergeLedger:
    """Writes through a unit and remembers every step."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self._lines: list[dict[str, Any]] = []

    def move(self, table: str, column: str, ids: Sequence[int], source: int, target: int) -> None:
        """Point these rows at another client, site or area."""
        if ids:
            self.work.move_rows(MODELS[table], column, ids, source, target)
            self._lines.append({"table": table, "ids": list(ids), "column": column, "from": source, "to": target})

    def change(self, row: BaseModel, values: Mapping[str, object]) -> None:
        """Set these columns of a row; what is so already is not touched."""
        before = row.plain()
        columns = row.columns()
        for column, value in values.items():
            setattr(row, columns[column].name, value)
        after = row.plain()
        changed = [column for column in values if before[column] != after[column]]
        if changed:
            self.work.save(row)
            line = {
                "before": {each: before[each] for each in changed},
                "after": {each: after[each] for each in changed},
            }
            self._lines.append({"table": row.table(), "id": row.id, **line})

    def take_out(self, row: BaseModel) -> None:
        """Delete a row that has no place in one client, such as a referral of oneself."""
        self._lines.append({"table": row.table(), "id": row.id, "taken": row.plain()})
        self.work.delete(row)

    def moved(self) -> dict[str, Any]:
        """All of it, as the table keeps it; `last_ids` tell what was made since."""
        return {"lines": self._lines, "last_ids": {table: _last_id(MODELS[table]) for table in client_keys()}}


def put_back(work: UnitOfWork, lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Undo the steps from the last to the first; returns what was changed since and therefore stays as it is."""
    stays: list[str] = []
    for line in reversed(lines):
        model = MODELS[line["table"]]
        if "ids" in line:
            _move_back(work, model, line)
        elif "taken" in line:
            if model.get_or_none(model.id == line["id"]) is None:
                work.insert_again(_row(model, line["taken"]))
        else:
            stays += _change_back(work, model, line)
    return stays


def count_pointing(model: type[BaseModel], column: str, ids: Sequence[int], target: int) -> int:
    """How many of these rows point at that one."""
    field = model.columns()[column]
    chunks = (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
    return sum(model.select().where(model.id.in_(chunk) & (field == target)).count() for chunk in chunks)


def _move_back(work: UnitOfWork, model: type[BaseModel], line: Mapping[str, Any]) -> None:
    """Only what is still there goes back: a row that somebody gave to a third client stays with that one."""
    work.move_rows(model, line["column"], line["ids"], line["to"], line["from"])


def _change_back(work: UnitOfWork, model: type[BaseModel], line: Mapping[str, Any]) -> list[str]:
    row = model.get_or_none(model.id == line["id"])
    if row is None:
        return []
    plain, columns = row.plain(), model.columns()
    untouched = {each: value for each, value in line["before"].items() if plain[each] == line["after"][each]}
    for column, value in model.from_plain(untouched).items():
        setattr(row, columns[column].name, value)
    work.save(row)
    return [phrase(row)] if len(untouched) < len(line["before"]) else []


def _row(model: type[BaseModel], plain: Mapping[str, object]) -> BaseModel:
    columns = model.columns()
    return model(**{columns[column].name: value for column, value in model.from_plain(plain).items()})


def _last_id(model: type[BaseModel]) -> int:
    return int(model.select(fn.MAX(model.id)).scalar() or 0)
