"""Opens the firm's database, by the name of its file or the address of a PostgreSQL server, and closes it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from app.database_engines import Database, EverafterPostgresql, EverafterSqlite
from app.database_faults import storage_fault
from app.database_gate import examine_file, missing
from app.database_place import shared_place
from app.database_schema import (
    APPLICATION_ID,
    VERSION_TABLE,
    migrate,
    needs_migration,
    newest_version,
    program_version,
    schema_version,
)
from app.errors import NewerDatabaseError, StorageError, UnreadableFileError
from app.models.base import database_proxy
from app.paths import make_private_folder
from app.translations import gettext as _

__all__ = [
    "Database",
    "EverafterPostgresql",
    "EverafterSqlite",
    "close_database",
    "is_server_address",
    "make_empty_file",
    "migrate",
    "needs_migration",
    "open_beside",
    "open_database",
    "open_for_reading",
    "outside_change_mark",
    "schema_version",
    "sweep_traces",
]


def open_database(address: str | Path, *, key: str | None = None, must_exist: bool = False) -> Database:
    """Open the database and let the models speak to it; a new one is made unless `must_exist`.

    `address` is a file or a `postgresql://` address, `key` the passphrase of an encrypted file. An older database is
    opened as it is: see `needs_migration` and `migrate`. Raises UnreadableFileError (missing, empty, damaged, foreign,
    altered), NewerDatabaseError, or StorageError (locked, no rights, no server), and then nothing was written.
    """
    database = open_beside(address, key=key, must_exist=must_exist)
    database_proxy.initialize(database)
    return database


def open_for_reading(address: str | Path) -> Database:
    """Open a database that is there so that nothing can be written, beside whoever works on it; raises likewise.

    A file is then opened read-only and takes no lock beyond each read; an older database is refused, since bringing it
    up to date would write.
    """
    if is_server_address(address):
        database: Database = EverafterPostgresql(str(address), is_read_only=True)
        database.connect()
    else:
        file = Path(address).absolute()
        examine_file(file)
        database = EverafterSqlite(file, is_shared=bool(shared_place(file)), is_read_only=True)
        database.connect()
    try:
        _refuse_unless_current(database)
    except BaseException:
        database.close()
        raise
    database_proxy.initialize(database)
    return database


def open_beside(address: str | Path, *, key: str | None = None, must_exist: bool = False) -> Database:
    """The same, but the models go on speaking to the database they speak to: for backups and moves."""
    if is_server_address(address):
        return _open_server(str(address), must_exist)
    return _open_file(Path(address).absolute(), key, must_exist)


def close_database(database: Database) -> None:
    """Close this thread's connection for good; a SQLite database is then one single file without a log beside it."""
    database.shut()
    if database_proxy.obj is database:
        database_proxy.obj = None


def is_server_address(address: str | Path) -> bool:
    """Whether this is the address of a PostgreSQL server and not a file."""
    return str(address).startswith(("postgresql://", "postgres://"))


def outside_change_mark(database: Database) -> int:
    """A number that differs from the last time if another program or desk may have saved something since."""
    if database.engine == "sqlite":
        return int(database.execute_sql("PRAGMA data_version").fetchone()[0])
    return int(database.execute_sql("SELECT coalesce(max(id), 0) FROM audit_unit").fetchone()[0])


def _open_file(file: Path, key: str | None, must_exist: bool) -> EverafterSqlite:
    if not file.exists():
        if must_exist:
            raise missing(file)
        make_empty_file(file, key)
    report = examine_file(file, key)
    database = EverafterSqlite(file, key=key, is_shared=bool(shared_place(file)), is_read_only=report.is_read_only)
    database.connect()
    return database


def make_empty_file(file: Path, key: str | None = None, until: int | None = None) -> None:
    """Make a new database beside its place and put it there whole, so that a crash leaves no empty file behind.

    `until` stops at an older step of the schema, for a copy of a server that has not taken the newest.
    """
    make_private_folder(file.parent)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    except OSError as error:
        raise StorageError(
            _("No file can be made in {folder}; nothing was changed, please choose another place.").format(
                folder=file.parent
            )
        ) from error
    os.close(descriptor)
    part = Path(name)
    draft = EverafterSqlite(part, key=key, is_shared=True)
    try:
        draft.connect()
        draft.execute_sql(f"PRAGMA application_id={APPLICATION_ID}")
        migrate(draft, until)
        draft.shut()
        part.replace(file)
    except OSError as error:
        raise storage_fault(error, file) or StorageError(
            _("{file} cannot be made; nothing was changed, please choose another place.").format(file=file)
        ) from error
    finally:
        draft.shut()
        part.unlink(missing_ok=True)


def _refuse_unless_current(database: Database) -> None:
    if isinstance(database, EverafterPostgresql):
        _admit_server(database, must_exist=True)
    if needs_migration(database):
        raise UnreadableFileError(
            _(
                "{place} was written by an older Everafter; nothing was changed, please open it in the window once."
            ).format(place=database.place)
        )


def _open_server(address: str, must_exist: bool) -> EverafterPostgresql:
    database = EverafterPostgresql(address)
    database.connect()
    try:
        _admit_server(database, must_exist)
    except BaseException:
        database.close()
        raise
    return database


def _admit_server(database: EverafterPostgresql, must_exist: bool) -> None:
    """Make the tables in a database that has none of anybody's; refuse a newer or a foreign one."""
    number = schema_version(database)
    if number > newest_version():
        raise _newer_server(database)
    if number > 0:
        return
    if database.get_tables() or must_exist:
        raise UnreadableFileError(
            _("The database {place} holds no data of Everafter; nothing was changed, please check its name.").format(
                place=database.place
            )
        )
    migrate(database)


def _newer_server(database: EverafterPostgresql) -> NewerDatabaseError:
    row = database.execute_sql(f"SELECT program_version FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
    return NewerDatabaseError(
        _(
            "The database {place} was written by a newer Everafter (version {theirs}, this one is {ours}); "
            "nothing was changed, please update this program."
        ).format(place=database.place, theirs=row[0] or _("unknown"), ours=program_version() or _("unknown"))
    )


def sweep_traces(database: Database) -> None:
    """Let nothing of what was deleted stand in the free parts of the files, the log or the search index.

    Outside any unit of work. Another desk that reads at this moment can hold the log open; then it is emptied when
    that desk closes.
    """
    if isinstance(database, EverafterSqlite):
        database.execute_sql("INSERT INTO client_search (client_search) VALUES ('rebuild')")
        database.execute_sql("INSERT INTO client_search (client_search) VALUES ('optimize')")
        database.execute_sql("VACUUM")
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    else:
        database.execute_sql("VACUUM FULL")
