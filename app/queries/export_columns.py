"""What a list that is taken out is made of: its columns, each with one expression of SQL, and the statement of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import Any, cast

from app.database_engines import Database
from app.models.base import database_proxy

_AT_ONCE = 1_000


class CellKind(StrEnum):
    """How the values of a column are written; they come as the engine stores them."""

    ANY = "any"  # Python values, told apart one by one
    TEXT = "text"
    MANY = "many"  # several texts with line ends between
    NUMBER = "number"  # and days, which are ISO text already
    MONEY = "money"  # minor units
    MOMENT = "moment"
    # as a table holds them, to the last digit
    STORED_TEXT = "stored_text"  # text that may be missing, which is not the same as empty
    STORED_MOMENT = "stored_moment"
    STORED_JSON = "stored_json"
    STORY = "story"  # the id of a complaint, for all its events


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it is headed, what it is, and what it is called in a file for another import ("" = left out)."""

    heading: str
    sql: str
    kind: CellKind = CellKind.TEXT
    field: str = ""


@dataclass(frozen=True, slots=True)
class ExportList:
    """One list: its columns as a spreadsheet shows them, as an import reads them, and its rows.

    Money is given in minor units, and `money_columns` says which. `kinds` says of a list that comes straight from the
    database how each column is stored; without them the values are Python's own.
    """

    name: str
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Callable[[], Iterator[Sequence[Any]]]
    money_columns: frozenset[int] = frozenset()
    kinds: tuple[CellKind, ...] = ()


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list as it is written down: the rows of one table, what is joined to it, and which of them.

    The file for another import has `exact` columns, or else those of the columns that have a field, or else all.
    """

    name: str
    table: str
    joins: str
    condition: str
    columns: tuple[Column, ...]
    exact: tuple[Column, ...] = ()

    def as_export(self, ids: Sequence[int] | None = None) -> ExportList:
        """The list as people read it with its rows, or with those of these ids in their own order."""
        rows = partial(self._rows, self.columns) if ids is None else partial(self._chosen_rows, ids)
        return self._export(self.columns, tuple(column.heading for column in self.columns), rows)

    def as_exact_export(self) -> ExportList:
        """The list as another import reads it."""
        columns = self.exact or tuple(column for column in self.columns if column.field) or self.columns
        headings = tuple(column.field or column.heading for column in columns)
        return self._export(columns, headings, partial(self._rows, columns))

    def _export(
        self, columns: Sequence[Column], headings: tuple[str, ...], rows: Callable[[], Iterator[Sequence[Any]]]
    ) -> ExportList:
        kinds = tuple(column.kind for column in columns)
        money = frozenset(place for place, kind in enumerate(kinds) if kind is CellKind.MONEY)
        return ExportList(self.name, headings, (), rows, money, kinds)

    def sql(self, engine: str, columns: Sequence[Column] = (), *, is_chosen: bool = False) -> str:
        """The statement of all rows by rising id, or of chosen ones with the id before the columns."""
        shown = ", ".join(column.sql for column in columns or self.columns)
        key = f"{self.table}.id"
        where = " AND ".join(part for part in (self.condition, f"{key} IN (%s)" if is_chosen else "") if part)
        return for_engine(
            f"SELECT {f'{key}, ' if is_chosen else ''}{shown} FROM {self.table} {self.joins} "  # noqa: S608 - constants
            f"{f'WHERE {where} ' if where else ''}ORDER BY {key}",
            engine,
        )

    def _rows(self, columns: Sequence[Column]) -> Iterator[Sequence[Any]]:
        return stream(self.sql(opened_database().engine, columns))

    def _chosen_rows(self, ids: Sequence[int]) -> Iterator[Sequence[Any]]:
        """One that does not meet the condition any more is left out."""
        statement = self.sql(opened_database().engine, is_chosen=True)
        for start in range(0, len(ids), _AT_ONCE):
            some = [int(each) for each in ids[start : start + _AT_ONCE]]
            found = {row[0]: row[1:] for row in stream(statement % ", ".join(map(str, some)))}
            yield from (found[each] for each in some if each in found)


def many(value: str, source: str, order: str, *, is_once: bool = False) -> str:
    """The texts that belong to a row, one a line; `source` says from where and which."""
    once = "DISTINCT " if is_once else ""
    return (
        f"coalesce((SELECT <many>(v, <line>) FROM (SELECT {once}{value} AS v FROM {source} ORDER BY {order}) AS m), '')"  # noqa: S608 - constants
    )


def ordinal(table: str, *columns: str) -> str:
    """Which of several rows that are alike in these columns a row is: nearly always the first."""
    alike = ", ".join(f"{table}.{column}" for column in columns)
    return f"row_number() OVER (PARTITION BY {alike} ORDER BY {table}.id)"


def for_engine(sql: str, engine: str) -> str:
    """The statement with what the engines call differently."""
    is_server = engine == "postgresql"
    for word, sqlite, server in (
        ("<many>", "group_concat", "string_agg"),
        ("<line>", "char(10)", "chr(10)"),
        ("<plain>", "COLLATE BINARY", 'COLLATE "C"'),
    ):
        sql = sql.replace(word, server if is_server else sqlite)
    return sql


def opened_database() -> Database:
    """The database the models speak to."""
    return cast("Database", database_proxy.obj)


def stream(sql: str) -> Iterator[Sequence[Any]]:
    """The rows of a statement as they come, however many: none but a page of them is held."""
    return chain.from_iterable(opened_database().stream(sql, _AT_ONCE))
