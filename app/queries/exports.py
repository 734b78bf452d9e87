"""The lists that can be taken out as CSV, read as they come so that a million rows need no memory.

The order of the columns is documented in the README and only grows at its end. No list holds access codes or PINs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from peewee import BooleanField, Field, TextField

from app.database_copy import read_once
from app.models.fields import JsonField, MomentField
from app.models.tables import MODELS
from app.queries.export_columns import CellKind, ExportList, ListDefinition, opened_database, stream
from app.queries.export_lists import LISTS

# Secrets, and the traces of changes.
_LEFT_OUT = frozenset({"access_code", "audit_unit", "audit_change", "import_row", "import_change", "import_mapping"})
_SECRET_COLUMNS = frozenset({"pin_hash", "search_text"})
_DEFINITIONS: Mapping[str, ListDefinition] = {each.name: each for each in LISTS}


def export_lists() -> Mapping[str, ExportList]:
    """Every list by its name."""
    return {name: each.as_export() for name, each in _DEFINITIONS.items()}


def chosen_list(name: str, ids: Sequence[int]) -> ExportList:
    """The list of clients or of jobs with these rows only, in this order."""
    return _DEFINITIONS[name].as_export(ids)


def list_sql(name: str) -> str:
    """The statement behind a list, as SQLite takes it."""
    return _DEFINITIONS[name].sql("sqlite")


def one_picture() -> AbstractContextManager[None]:
    """Inside the block everything is read once, as it stands now, whatever other desks write meanwhile."""
    database = opened_database()
    return nullcontext() if database.in_transaction() else read_once(database)


def table_lists() -> Iterator[ExportList]:
    """Every table as it is stored, for moving house: without secrets and without the traces of changes."""
    for name, model in MODELS.items():
        if name in _LEFT_OUT:
            continue
        fields = {column: field for column, field in model.columns().items() if column not in _SECRET_COLUMNS}
        columns = tuple(fields)
        sql = f"SELECT {', '.join(map(_stored, fields.values()))} FROM {name} ORDER BY id"  # noqa: S608 - names of models
        yield ExportList(name, columns, columns, partial(stream, sql), kinds=tuple(map(_kind_of, fields.values())))


def _stored(field: Field) -> str:
    """A flag is 0 or 1 whatever the engine calls it."""
    if isinstance(field, BooleanField):
        return f"CASE WHEN {field.column_name} THEN 1 WHEN NOT {field.column_name} THEN 0 END"
    return str(field.column_name)


def _kind_of(field: Field) -> CellKind:
    if isinstance(field, MomentField):
        return CellKind.STORED_MOMENT
    if isinstance(field, JsonField):
        return CellKind.STORED_JSON
    if isinstance(field, TextField):
        return CellKind.STORED_TEXT if field.null else CellKind.TEXT
    return CellKind.NUMBER
