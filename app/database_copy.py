"""Copies everything from one database into another, whatever their engines.

It is the one path for the backup of a server, for putting that back, and for moving a firm between file and server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from peewee import BooleanField, Field

from app.database_engines import Database, EverafterPostgresql
from app.database_schema import needs_migration, schema_version
from app.errors import StorageError
from app.jobs import JobProgress
from app.models.base import plain_value
from app.models.fields import DayField, JsonField, MomentField, MoneyField
from app.models.tables import MODELS
from app.translations import gettext as _

_CHUNK = 5_000
_SMALL_CACHE = -1_000  # KiB

Figures = Mapping[str, tuple[int, ...]]
"""For each table the number of its rows and the sum of each of its columns with money."""


def figures(database: Database) -> Figures:
    """What a copy must agree on with its source; of an older database, what it holds of our tables and columns."""
    found: dict[str, tuple[int, ...]] = {}
    for table, fields in _held(database).items():
        sums = "".join(f", coalesce(sum({each.column_name}), 0)" for each in fields if isinstance(each, MoneyField))
        row = database.execute_sql(f"SELECT count(*){sums} FROM {table}").fetchone()  # noqa: S608 - names of models
        found[table] = tuple(int(value) for value in row)
    return found


def _held(database: Database) -> dict[str, list[Field]]:
    """For each of our tables the fields that this database has: all of them, unless it is an older one."""
    if not needs_migration(database):
        return {table: list(model.columns().values()) for table, model in MODELS.items()}
    there = {table: {each.name for each in database.get_columns(table)} for table in database.get_tables()}
    return {
        table: [field for name, field in model.columns().items() if name in there[table]]
        for table, model in MODELS.items()
        if table in there
    }


@contextmanager
def frozen(database: Database) -> Iterator[None]:
    """See one and the same state inside the block, whatever others write meanwhile."""
    is_server = database.engine == "postgresql"
    database.execute_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if is_server else "BEGIN")
    try:
        if not is_server:  # SQLite takes its picture at the first look
            database.execute_sql("SELECT count(*) FROM sqlite_master").fetchall()
        yield
    finally:
        with suppress(StorageError):  # a lost connection has nothing to give back
            database.execute_sql("ROLLBACK")


@contextmanager
def read_once(database: Database) -> Iterator[None]:
    """The same for reading everything from end to end: a million rows that nobody asks for again fill no cache."""
    if database.engine == "postgresql":
        with frozen(database):
            yield
        return
    (before,) = database.execute_sql("PRAGMA cache_size").fetchone()
    database.execute_sql(f"PRAGMA cache_size={_SMALL_CACHE}")
    try:
        with frozen(database):
            yield
    finally:
        with suppress(StorageError):
            database.execute_sql(f"PRAGMA cache_size={int(before)}")


def copy_everything(source: Database, target: Database, progress: JobProgress | None = None) -> None:
    """Replace all that is in the target by all that is in the source, in one transaction of the target.

    Raises StorageError if they have not taken the same steps or the copy does not agree with its source.
    """
    if schema_version(source) != schema_version(target):
        raise StorageError(_("One of the two databases is not up to date; nothing was copied, please open it first."))
    steps = progress or JobProgress()
    held = _held(source)
    with frozen(source), keys_asleep(target), target.atomic():
        with filled_anew(target, held):
            for done, (table, fields) in enumerate(held.items()):
                steps.step(done, len(held))
                _copy_table(source, target, table, fields)
        if figures(source) != figures(target):
            raise StorageError(_("The copy does not agree with what was copied; nothing was changed."))


@contextmanager
def filled_anew(target: Database, tables: Iterable[str]) -> Iterator[None]:
    """Inside a transaction within `keys_asleep` these tables are emptied, and filled with whole rows in the block.

    Tables point at each other in circles: their keys are checked at the end. Raises StorageError if one leads nowhere.
    """
    chosen = list(tables)
    with _keys_dropped(target):
        _empty(target, chosen)
        yield
        if target.engine == "postgresql":
            _move_counters_on(target, chosen)
    if target.engine == "sqlite" and target.execute_sql("PRAGMA foreign_key_check").fetchone():
        raise StorageError(_("The copy lacks something that it refers to; nothing was changed."))


def _copy_table(source: Database, target: Database, table: str, fields: Sequence[Field]) -> None:
    names = ", ".join(field.column_name for field in fields)
    rows = _rows(source, table, names, fields)
    if isinstance(target, EverafterPostgresql):
        target.copy_rows(f"COPY {table} ({names}) FROM STDIN", rows)
    else:
        marks = ", ".join("?" * len(fields))
        target.execute_many(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of models


def _rows(source: Database, table: str, names: str, fields: Sequence[Field]) -> Iterator[list[object]]:
    """Every row by rising id, with its values as both engines take them."""
    special = [
        (place, field)
        for place, field in enumerate(fields)
        if isinstance(field, MomentField | DayField | JsonField | BooleanField)
    ]
    identity = fields.index(next(field for field in fields if field.column_name == "id"))
    last, mark = -(2**62), source.param
    query = f"SELECT {names} FROM {table} WHERE id > {mark} ORDER BY id LIMIT {_CHUNK}"  # noqa: S608 - names of models
    while True:
        found = source.execute_sql(query, (last,)).fetchall()
        for row in found:
            values = list(row)
            for place, field in special:
                values[place] = _same_value(field, values[place])
            yield values
        if len(found) < _CHUNK:
            return
        last = found[-1][identity]


def _same_value(field: Field, value: object) -> object:
    if value is None or isinstance(field, JsonField):  # JSON is text on its way in and out
        return value
    if isinstance(field, BooleanField):
        return bool(value)
    read: object = field.python_value(value)  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open
    return plain_value(field, read)


def _empty(target: Database, tables: Iterable[str]) -> None:
    if target.engine == "postgresql":
        target.execute_sql(f"TRUNCATE {', '.join(tables)}")
        return
    for table in tables:
        target.execute_sql(f"DELETE FROM {table}")  # noqa: S608 - names of models


def _move_counters_on(target: Database, tables: Iterable[str]) -> None:
    """PostgreSQL gives out ids itself: go on after the largest that was copied."""
    for table in tables:
        target.execute_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "  # noqa: S608 - names of models
            f"coalesce((SELECT max(id) FROM {table}), 0) + 1, false)"
        )


@contextmanager
def keys_asleep(target: Database) -> Iterator[None]:
    """Around a transaction: SQLite checks no key at each row, and would take hours if it did."""
    if target.engine == "postgresql":
        yield
        return
    target.execute_sql("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        target.execute_sql("PRAGMA foreign_keys=ON")


@contextmanager
def _keys_dropped(target: Database) -> Iterator[None]:
    """PostgreSQL lets only its administrator put keys asleep: they are dropped and made again, which checks them."""
    if target.engine == "sqlite":
        yield
        return
    keys = target.execute_sql(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
    ).fetchall()
    for table, name, _definition in keys:
        target.execute_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    yield
    for table, name, definition in keys:
        target.execute_sql(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
