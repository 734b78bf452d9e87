"""The one door for writing thousands of rows at once: no audit row for each, an import ledger instead.

Values come as Python values and are streamed; nothing is held in memory. Everything happens inside the caller's unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, islice, repeat
from json import JSONEncoder

from peewee import Field, PeeweeException

from app.database import Database, EverafterPostgresql, EverafterSqlite
from app.errors import EverafterError
from app.jobs import JobProgress
from app.models.audit import AuditChange
from app.models.base import BaseModel, plain_value
from app.models.fields import DayField, JsonField, MomentField
from app.models.tables import MODELS
from app.unit_of_work import UnitOfWork

_Row = Sequence[object]
_Converter = Callable[[object], object]
# the search index of clients: rebuilt at once after many rows, instead of row by row
_SEARCH = "client_search"
# Many rows in one INSERT: SQLite prepares what a table's rules ask for (the list behind an IN) once for each statement.
_VALUES_AT_ONCE = 600
_FEWEST_AT_ONCE = 20
# how many small steps SQLite takes before it looks whether somebody wants to stop: some hundredths of a second
_STEPS_BETWEEN_LOOKS = 50_000
# Indexes in which the new rows of an import scatter: only these cost more to keep than to make anew. In all others
# (by client, by import, of what nobody has yet) new rows stand one behind the other at the end.
_SCATTERED = frozenset({
    "client_sort_name_id_index", "client_main_street_id_index", "site_postal_code_index",
    "contact_point_normal_index", "contact_point_digits_reversed_index",
})  # fmt: skip
# as json_text of models/fields.py writes it; made once, because json.dumps makes one for every value
_JSON = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def insert_rows(
    work: UnitOfWork,
    table: str,
    columns: Sequence[str],
    rows: Iterable[_Row],
    *,
    import_id: int | None = None,
) -> int:
    """Insert rows as they come and say so in the unit's event; returns how many there were.

    `columns` name the values of each row; a table with `import_id` gets it in every row. Columns left out have their
    default. A row that breaks a rule of the table spoils the unit: check before.
    """
    database = work.database
    fields = _checked_columns(table, columns)
    names = list(columns)
    extra: tuple[object, ...] = ()
    if import_id is not None and "import_id" in fields and "import_id" not in names:
        names.append("import_id")
        extra = (import_id,)
    count = _stream_in(database, table, names, rows, extra)
    if count:
        work.changed(table, ())
    return count


def insert_audited(work: UnitOfWork, models: Sequence[BaseModel]) -> None:
    """Insert new rows of one table, each with its line in the audit as `UnitOfWork.save` writes it, in one go."""
    if not models:
        return
    database, table = work.database, type(models[0])
    for model, new_id in zip(models, _new_ids(work, table.table(), len(models)), strict=True):
        model.id = new_id
    fields = [field for field in table.fields().values() if field.name in models[0].__data__]
    rows = ([model.__data__[field.name] for field in fields] for model in models)
    _stream_in(database, table.table(), [field.column_name for field in fields], rows)
    lines = work.lines_of_inserted(models)
    _stream_in(database, AuditChange.table(), list(lines[0]), (list(line.values()) for line in lines))


def _new_ids(work: UnitOfWork, table: str, count: int) -> Sequence[int]:
    """Ids that nobody else gets; on a server they need not stand in a row, and then nobody has to wait for them."""
    if isinstance(work.database, EverafterPostgresql):
        numbers = f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, %s)"  # noqa: S608 - a table's name
        return [int(row[0]) for row in work.database.execute_sql(numbers, (count,)).fetchall()]
    return reserve_ids(work, table, count)


def _stream_in(
    database: Database, table: str, names: Sequence[str], rows: Iterable[_Row], extra: tuple[object, ...] = ()
) -> int:
    stream = _converted(rows, _converters_of(table, tuple(names)), extra)
    # names of tables and columns are those of the models, never of a file
    if isinstance(database, EverafterPostgresql):
        return database.copy_rows(f"COPY {table} ({', '.join(names)}) FROM STDIN", stream)
    return _insert(database, table, names, (f"({', '.join('?' * len(names))})", len(names)), stream)


def insert_columns(work: UnitOfWork, table: str, count: int, columns: Mapping[str, object]) -> None:
    """Insert `count` rows given column by column: a list or a range for each row's value, anything else for all rows.

    Values in lists are written as they are, so moments and days among them come as text, and JSON as JSON.
    """
    database = work.database
    fields = _checked_columns(table, list(columns))
    if not count:
        return
    kept = {name: column for name, column in columns.items() if not _is_default(fields[name], column, count)}
    converters = dict(zip(kept, _converters_of(table, tuple(kept)), strict=True))
    same = {
        name: value if (converter := converters[name]) is None else converter(value)
        for name, value in kept.items()
        if not isinstance(value, list | range)
    }
    various = {name: column for name, column in kept.items() if isinstance(column, list | range)}
    if isinstance(database, EverafterPostgresql):
        rows = zip(*various.values(), *(repeat(value, count) for value in same.values()), strict=True)
        database.copy_rows(f"COPY {table} ({', '.join([*various, *same])}) FROM STDIN", rows)
    else:
        # what is the same in all rows stands in the statement itself, and is bound for none of them
        mark = f"({', '.join([*('?' * len(various)), *map(_literal, same.values())])})"
        _insert(database, table, [*various, *same], (mark, len(various)), zip(*various.values(), strict=True))
    work.changed(table, ())


def _is_default(field: Field, column: object, count: int) -> bool:
    """Whether a column holds nothing but what a row has there that does not say it."""
    default = field.default
    if default not in ("", 0, None):
        return False
    return column.count(default) == count if isinstance(column, list) else column is default or column == default


def _literal(value: object) -> str:
    """A value in SQLite's own words."""
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(int(value))
    words = str(value).replace("'", "''")
    return f"'{words}'"


def _insert(database: Database, table: str, names: Sequence[str], marks: tuple[str, int], rows: Iterable[_Row]) -> int:
    """Insert rows as they come, many by each statement; returns how many there were.

    `marks` are the words of one row and how many values are bound in them.
    """
    # names of tables and columns are those of the models, never of a file
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES "  # noqa: S608 - checked names
    mark, width = marks
    at_once = max(_FEWEST_AT_ONCE, _VALUES_AT_ONCE // width)
    many = f"{statement}{', '.join([mark] * at_once)}"
    stream, count = iter(rows), 0
    while chunk := list(islice(stream, at_once * 25)):
        whole = len(chunk) - len(chunk) % at_once
        values = chain.from_iterable(islice(chunk, whole))
        if whole:
            database.execute_many(many, zip(*[values] * (width * at_once), strict=True))
        if whole < len(chunk):
            database.execute_many(f"{statement}{mark}", chunk[whole:])
        count += len(chunk)
    return count


def update_rows(
    work: UnitOfWork, table: str, columns: Sequence[str], rows: Iterable[_Row], *, is_derived: bool = False
) -> int:
    """Set these columns in rows whose last value is the id; returns how many rows came.

    It raises their version, except for derived columns, which nobody edits and which must not disturb an open form.
    """
    database = work.database
    fields = _checked_columns(table, columns)
    mark = database.param
    settings = [f"{column} = {mark}" for column in columns]
    if "version" in fields and "version" not in columns and not is_derived:
        settings.append("version = version + 1")
    stream = _converted(rows, (*_converters_of(table, tuple(columns)), None), ())
    count = database.execute_many(f"UPDATE {table} SET {', '.join(settings)} WHERE id = {mark}", stream)  # noqa: S608 - checked names
    if count:
        work.changed(table, ())
    return count


def reserve_ids(work: UnitOfWork, table: str, count: int) -> range:
    """Ids for rows still to be inserted in this unit, in a row, which nobody else can get."""
    database = work.database
    _checked_columns(table, ())
    if database.engine == "sqlite":  # this unit is the only writer until it ends
        first = int(database.execute_sql(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608 - checked names
        return range(first, first + count)
    database.execute_sql(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
    first = int(database.execute_sql(f"SELECT nextval(pg_get_serial_sequence('{table}', 'id'))").fetchone()[0])
    if count > 1:
        database.execute_sql(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), %s)", (first + count - 1,))
    return range(first, first + count)


@contextmanager
def without_indexes(work: UnitOfWork, tables: Sequence[str]) -> Iterator[None]:
    """Inside the block SQLite keeps neither the scattered indexes nor the search index of these tables.

    Both are made anew at its end. Worth it only when most of the rows of the tables are new.
    All of it is part of the unit: if that fails, everything is as before. PostgreSQL does nothing here.
    """
    database = work.database
    if database.engine != "sqlite":
        yield
        return
    kept = [statement for table in tables for statement in _taken_down(database, table)]
    has_search = "client" in tables
    yield
    for statement in kept:
        database.execute_sql(statement)
    if has_search:
        database.execute_sql(f"INSERT INTO {_SEARCH} ({_SEARCH}) VALUES ('rebuild')")  # noqa: S608 - a constant


@contextmanager
def stoppable(work: UnitOfWork, progress: JobProgress) -> Iterator[None]:
    """Inside the block a cancel stops SQLite in the middle of a long statement, such as the making of an index."""
    database = work.database
    if not isinstance(database, EverafterSqlite):
        yield
        progress.stop_if_cancelled()
        return
    connection, flag = database.connection(), progress.cancel_flag
    connection.set_progress_handler(lambda: int(flag.is_cancelled), _STEPS_BETWEEN_LOOKS)
    try:
        yield
        progress.stop_if_cancelled()
    except (PeeweeException, EverafterError):
        progress.stop_if_cancelled()
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _checked_columns(table: str, columns: Sequence[str]) -> Mapping[str, Field]:
    """The fields of the table; a ValueError if there is no such table or column."""
    if table not in MODELS:
        raise ValueError(f"there is no table {table}")
    fields = MODELS[table].columns()
    unknown = [column for column in columns if column not in fields]
    if unknown:
        raise ValueError(f"{table} has no column {', '.join(unknown)}")
    return fields


def _taken_down(database: Database, table: str) -> list[str]:
    """Drop the scattered indexes and the triggers of a table; returns the statements that make them again."""
    _checked_columns(table, ())
    statement = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('trigger', 'index')"
    rows = database.execute_sql(statement, (table,)).fetchall()
    found = [row for row in rows if row[0] == "trigger" or row[1] in _SCATTERED]
    for kind, name, _sql in found:
        database.execute_sql(f"DROP {kind} {name}")
    return [sql for _kind, _name, sql in found]


@lru_cache(maxsize=200)
def _converters_of(table: str, columns: tuple[str, ...]) -> tuple[_Converter | None, ...]:
    """How the values of these columns are written; None if they go as they are."""
    fields = MODELS[table].columns()
    return tuple(_converter_of(fields[column]) for column in columns)


def _converter_of(field: Field) -> _Converter | None:
    if isinstance(field, JsonField):
        return _as_json
    if isinstance(field, MomentField | DayField):
        # The rows of an import share one moment and few days; making its text anew costs twenty times as much.
        return lru_cache(maxsize=4_096)(partial(plain_value, field))
    return None


def _as_json(value: object) -> str | None:
    return None if value is None else _JSON.encode(value)


def _converted(
    rows: Iterable[_Row], converters: Sequence[_Converter | None], extra: tuple[object, ...]
) -> Iterable[_Row]:
    """The rows with their values as the engine takes them."""
    special = [(place, converter) for place, converter in enumerate(converters) if converter is not None]
    return _converted_rows(rows, special, extra) if special or extra else rows


def _converted_rows(
    rows: Iterable[_Row], special: Sequence[tuple[int, _Converter]], extra: tuple[object, ...]
) -> Iterator[_Row]:
    for row in rows:
        values = [*row, *extra]
        for place, converter in special:
            values[place] = converter(values[place])
        yield values
