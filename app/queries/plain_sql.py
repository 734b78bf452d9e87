"""Statements written as SQL, for reads at every key or turn of the wheel; a parameter is a `?` on both engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import PostgresqlDatabase

from app.models.base import database_proxy


def read_rows(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement whose words are constants; what people typed comes as parameters only."""
    statement = sql.replace("?", "%s") if is_postgresql() else sql
    rows: list[tuple[Any, ...]] = database_proxy.execute_sql(statement, tuple(parameters)).fetchall()
    return rows


def is_postgresql() -> bool:
    """Whether the open database is a server."""
    return isinstance(database_proxy.obj, PostgresqlDatabase)
