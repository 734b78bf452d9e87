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
from app.queries.export_lists_more import MORE_LISTS

# Secrets, and who changed what.
_LEFT_OUT = frozenset({"access_code", "audit_unit", "audit_change"})
_SECRET_COLUMNS = frozenset({"pin_hash", "search_text"})
_DEFINITIONS: Mapping[str, ListDefinition] = {each.name: each for each in (*LISTS, *MORE_LISTS)}


def export_lists() -> Mapping[str, ExportList]:
    """Every list by its name."""
    return {name: each.as_export() for name, each in _DEFINITIONS.items()}


def exact_lists() -> Mapping[str, ExportList]:
    """Every list by its name, as another import reads it."""
    return {name: each.as_exact_export() for name, each in _DEFINITIONS.items()}


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


def moved_tables() -> tuple[str, ...]:
    """The tables that move house, in the order in which they are made."""
    return tuple(name for name in MODELS if name not in _LEFT_OUT)


def moved_columns(table: str) -> Mapping[str, Field]:
    """Their columns: all but secrets, and the text under which clients are found, which follows from the rest."""
    return {name: field for name, field in MODELS[table].columns().items() if name not in _SECRET_COLUMNS}


def table_lists() -> Iterator[ExportList]:
    """Every table as it is stored, for moving house: without secrets and without the traces of changes."""
    for name in moved_tables():
        fields = moved_columns(name)
        columns = tuple(fields)
        sql = f"SELECT {', '.join(map(_stored, fields.values()))} FROM {name} ORDER BY id"  # noqa: S608 - names of models
        yield ExportList(name, columns, columns, partial(stream, sql), kinds=tuple(map(stored_kind, fields.values())))


def _stored(field: Field) -> str:
    """A flag is 0 or 1 whatever the engine calls it."""
    if isinstance(field, BooleanField):
        return f"CASE WHEN {field.column_name} THEN 1 WHEN NOT {field.column_name} THEN 0 END"
    return str(field.column_name)


def stored_kind(field: Field) -> CellKind:
    """How the values of a column of a table are written down."""
    if isinstance(field, MomentField):
        return CellKind.STORED_MOMENT
    if isinstance(field, JsonField):
        return CellKind.STORED_JSON
    if isinstance(field, TextField):
        return CellKind.STORED_TEXT if field.null else CellKind.TEXT
    return CellKind.NUMBER
