"""Which steps of the schema a database has taken, and taking the next ones: each whole or not at all."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

import app.migrations
from app.database_engines import Database
from app.errors import StorageError
from app.translations import gettext as _

# the letters EVER: how a file says that it is one of ours
APPLICATION_ID = 0x45564552
_SERVER_LOCK = APPLICATION_ID
# programs from this step on can still read what the newest step writes
_MINIMUM_READER = 1

VERSION_TABLE = "schema_version"
_MAKE_VERSION_TABLE = {
    "sqlite": (
        f"CREATE TABLE {VERSION_TABLE} (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, "
        "minimum_reader INTEGER NOT NULL, program_version TEXT NOT NULL) STRICT"
    ),
    "postgresql": (
        f"CREATE TABLE {VERSION_TABLE} (id BIGINT PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL, "
        "minimum_reader BIGINT NOT NULL, program_version TEXT NOT NULL)"
    ),
}
# what SQLite makes for itself: the index of a UNIQUE and its own statistics
_MADE_BY_SQLITE = ("sqlite_autoindex_", "sqlite_stat", "sqlite_sequence")

SchemaObject = tuple[str, str, str, str]

# What `expected_schema` makes of each step, so that a start need not take all steps only to compare. A test proves
# them equal, and where they differ, for instance under another release of SQLite, the steps decide.
_FINGERPRINTS = {
    1: "6ae5b99a2bd8baf03c14346c3443ce520452d14c3776145baff39449e457d625",
    2: "7309db1fbdb3ef1dcc6691c9cad95cf89398d218a00da98aa94db3092d2ab832",
    3: "036eb74f1d4cd45ad62ef0afb4b5ac47b7b871e794314bc045d7d8f67a60f5f6",
    4: "97cb2454af01d27b0197080c82add3f0e239a98d4f98b5665e98a0851aae78ed",
    5: "e21a343d28fd38bcbb1ca7ce92ece4501ec90cb93080d8e54fa7b982081d2d11",
    6: "d3396d7481e6593a5f7839cb133c74656f27f279e5f25f1ba874f91e9c66a26f",
}


def program_version() -> str:
    """The version of this program; empty when it runs without having been installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - reads mail formats; no start needs it

    try:
        return version("everafter")
    except PackageNotFoundError:
        return ""


@lru_cache(maxsize=1)
def migrations() -> tuple[tuple[int, str], ...]:
    """The numbered steps in order: number and module."""
    names = sorted(each.name for each in pkgutil.iter_modules(app.migrations.__path__) if each.name[:4].isdigit())
    return tuple((int(name[:4]), f"{app.migrations.__name__}.{name}") for name in names)


def newest_version() -> int:
    """The number of the newest step this program knows."""
    return migrations()[-1][0]


def schema_version(database: Database) -> int:
    """The number of the last step the database has taken; 0 for one without any."""
    if not database.table_exists(VERSION_TABLE):
        return 0
    row = database.execute_sql(f"SELECT version FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
    return int(row[0]) if row else 0


def needs_migration(database: Database) -> bool:
    """Whether this program has steps that the database has not taken yet."""
    return schema_version(database) < newest_version()


def migrate(database: Database, until: int | None = None) -> None:
    """Take every missing step, or those up to a number, each in one transaction with its number.

    Whoever calls this for a database with content makes a tagged, verified backup before. If a step fails, the
    database is as it was before that step, and the error is raised.
    """
    with _without_foreign_keys(database):
        for number, module in migrations():
            if schema_version(database) < number <= (until or newest_version()):
                _take_step(database, number, importlib.import_module(module).up)


def expected_schema(number: int) -> frozenset[SchemaObject]:
    """Everything a SQLite file of ours holds after the step of that number, and nothing else."""
    with closing(sqlcipher.connect(":memory:", isolation_level=None)) as connection:
        draft = _Draft(connection)
        draft.execute_sql(_MAKE_VERSION_TABLE["sqlite"])
        for each, module in migrations():
            if each <= number:
                importlib.import_module(module).up(draft, "sqlite")
        return found_schema(connection)


def is_schema_of(number: int, found: frozenset[SchemaObject]) -> bool:
    """Whether this is exactly what a SQLite file of ours holds after the step of that number."""
    return fingerprint(found) == _FINGERPRINTS.get(number) or found == expected_schema(number)


def known_fingerprint(number: int) -> str:
    """The fingerprint written down for the schema after the step of that number; empty if there is none."""
    return _FINGERPRINTS.get(number, "")


def fingerprint(schema: frozenset[SchemaObject]) -> str:
    """One word that no other schema has."""
    return hashlib.sha256(repr(sorted(schema)).encode("utf-8", "surrogatepass")).hexdigest()


def found_schema(connection: Any) -> frozenset[SchemaObject]:
    """Everything the SQLite file behind this connection holds, with its words set apart by single spaces."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return frozenset(
        (kind, name, table, " ".join((sql or "").split()))
        for kind, name, table, sql in rows
        if not (kind in {"index", "table"} and name.startswith(_MADE_BY_SQLITE))
    )


class _Draft:
    """An empty database in memory that takes the steps only to be compared with."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""
        return self._connection.execute(sql)


class _without_foreign_keys:  # noqa: N801 - reads as the sentence `with _without_foreign_keys(database)`
    """SQLite rebuilds a table by dropping it, which its keys would forbid; the keys are checked before the commit."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._switch("OFF")

    def __exit__(self, *_error: object) -> None:
        self._switch("ON")

    def _switch(self, state: str) -> None:
        if self._database.engine == "sqlite":
            self._database.execute_sql(f"PRAGMA foreign_keys={state}")


def _take_step(database: Database, number: int, up: Callable[[Database, str], None]) -> None:
    with database.atomic():
        if database.engine == "postgresql":
            database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_SERVER_LOCK,))
        if schema_version(database) >= number:  # another desk took it while we waited
            return
        if not database.table_exists(VERSION_TABLE):
            database.execute_sql(_MAKE_VERSION_TABLE[database.engine])
        up(database, database.engine)
        _write_version(database, number)
        if database.engine == "sqlite":
            if database.execute_sql("PRAGMA foreign_key_check").fetchone():
                raise StorageError(
                    _("The database could not be brought up to date; it is as it was, please restore a backup.")
                )
            database.execute_sql(f"PRAGMA user_version={number}")


def _write_version(database: Database, number: int) -> None:
    mark = database.param
    database.execute_sql(f"DELETE FROM {VERSION_TABLE}")  # noqa: S608 - a constant
    database.execute_sql(
        f"INSERT INTO {VERSION_TABLE} (id, version, minimum_reader, program_version) "  # noqa: S608 - constants
        f"VALUES (1, {mark}, {mark}, {mark})",
        (number, _MINIMUM_READER, program_version()),
    )
