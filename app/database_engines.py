"""The two engines behind the models, made to tell the truth about a transaction that failed.

SQLite undoes a whole transaction by itself when the disk is full, and PostgreSQL turns the commit of a failed one into
a silent rollback. Here any database error inside a transaction spoils it for good: nothing more is written, the commit
raises what went wrong first, and no half of it is ever kept, whoever swallowed the error.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import app.peewee_alone  # noqa: F401 - must come before Peewee

# isort: split
import peewee
from peewee import PeeweeException, PostgresqlDatabase, SqliteDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from app.database_faults import commit_in_doubt, connection_lost, read_only, storage_fault
from app.errors import EverafterError
from app.quick_sql import QuickContext

if TYPE_CHECKING:
    from peewee import Psycopg3Adapter

BUSY_SECONDS = 5
_CLOSING_MILLISECONDS = 200
_KEY_ROUNDS = 256_000
_SALT_BYTES = 16
# before this release the write-ahead log could be damaged by two connections
_FIRST_SOUND_LOG = (3, 51, 3)
_LARGEST_LOG = 64_000_000
_AS_PEEWEE: AbstractContextManager[None] = peewee.__exception_wrapper__  # type: ignore[attr-defined]  # not in the stubs
_DRIVER_ERRORS = (PeeweeException, sqlcipher.Error)


class Database(peewee.Database):
    """What both engines share: the guard of a transaction, and errors as sentences."""

    context_class = QuickContext
    engine = ""
    is_read_only = False
    place: Path | str = ""

    if TYPE_CHECKING:  # Peewee's stubs leave these untyped

        def connection(self) -> Any:
            """The driver's own connection of this thread."""

        def cursor(self, named_cursor: object = None) -> Any:
            """A new cursor on it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._guard = threading.local()
        self.reconnections = 0
        super().__init__(*arguments, **options)

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        """Run one statement; a failure of the disk or the server is an EverafterError."""
        self._refuse_if_spoilt()
        try:
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open
        except (PeeweeException, UnicodeDecodeError) as error:
            raise self._spoil(error) from error

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row as the rows come; returns how many rows there were."""
        counted = _Counted(rows)
        self._refuse_if_spoilt()
        try:
            with _AS_PEEWEE:
                self._run_many(sql, counted)
        except BaseException as error:
            raise self._spoil(error) from error
        return counted.count

    def stream(self, sql: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a statement in pages as they come, so that a million of them need no memory."""
        cursor = self._streaming(sql)
        try:
            while rows := self._page(cursor, size):
                yield rows
        finally:
            cursor.close()

    def begin(self, *arguments: Any) -> None:
        """Start a transaction that is whole so far."""
        self._guard.failure = None
        if self.is_read_only:
            raise read_only(Path(self.place))
        try:
            self._begin(*arguments)
        except PeeweeException as error:
            raise storage_fault(error, self.place) or error from error

    def commit(self) -> None:
        """Keep the transaction, unless something in it failed: then raise that."""
        self._refuse_if_spoilt(is_over=True)
        try:
            super().commit()
        except PeeweeException as error:
            raise self._commit_fault(error) from error

    def rollback(self) -> None:
        """Undo the transaction; one that the engine has undone already needs nothing."""
        self._guard.failure = None
        if self.has_lost_transaction():
            return
        try:
            super().rollback()
        except PeeweeException as error:
            if not self.has_lost_transaction():
                raise storage_fault(error, self.place) or error from error

    def connect(self, reuse_if_open: bool = False) -> bool:
        """Open this thread's connection."""
        try:
            opened: bool = super().connect(reuse_if_open)
        except _DRIVER_ERRORS as error:
            raise storage_fault(error, self.place) or error from error
        return opened

    def has_lost_transaction(self) -> bool:
        """Whether the engine is no longer inside the transaction we believe in."""
        raise NotImplementedError

    def shut(self) -> None:
        """Close this thread's connection for good."""
        if not self.is_closed():
            self.close()

    def _begin(self, *arguments: Any) -> None:
        super().begin(*arguments)

    def _commit_fault(self, error: PeeweeException) -> BaseException:
        return storage_fault(error, self.place) or error

    def _run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        raise NotImplementedError

    def _streaming(self, sql: str) -> Any:
        return self.execute_sql(sql)

    def _page(self, cursor: Any, size: int) -> list[tuple[Any, ...]]:
        try:
            with _AS_PEEWEE:
                rows: list[tuple[Any, ...]] = cursor.fetchmany(size)
        except (PeeweeException, UnicodeDecodeError) as error:
            raise self._spoil(error) from error
        return rows

    def _spoil(self, error: BaseException) -> BaseException:
        """The error to show; inside a transaction it is kept, so that nothing more is written."""
        shown = storage_fault(error, self.place) or error
        if self.in_transaction() and getattr(self._guard, "failure", None) is None:
            self._guard.failure = shown
        return shown

    def _refuse_if_spoilt(self, *, is_over: bool = False) -> None:
        failure: BaseException | None = getattr(self._guard, "failure", None)
        if failure is not None and (is_over or self.in_transaction()):
            raise failure
        if (is_over or self.in_transaction()) and self.has_lost_transaction():
            raise connection_lost(str(self.place))


class EverafterSqlite(Database, SqliteDatabase):
    """One SQLite file through the library that comes with the program; with a passphrase it is encrypted."""

    engine = "sqlite"
    server_version = sqlcipher.sqlite_version_info

    def __init__(
        self, file: Path, *, key: str | None = None, is_shared: bool = False, is_read_only: bool = False
    ) -> None:
        self.file = self.place = file
        self.is_read_only = is_read_only
        self._key = key
        self._raw_key = ""
        has_log = not is_shared and self.server_version >= _FIRST_SOUND_LOG
        self.journal = "wal" if has_log else "delete"
        super().__init__(str(file), lock_type="IMMEDIATE", timeout=BUSY_SECONDS)

    def has_lost_transaction(self) -> bool:
        """SQLite undid the transaction by itself."""
        return self.is_closed() or not self.connection().in_transaction

    def beside(self, file: Path, *, is_read_only: bool = False) -> EverafterSqlite:
        """Another file under the same passphrase, kept as one single file."""
        other = EverafterSqlite(file, key=self._key, is_shared=True, is_read_only=is_read_only)
        other._raw_key = self._unlocking_key()
        return other

    def backup_to(self, target: EverafterSqlite) -> None:
        """Copy everything into another database in one step and one transaction of its own."""
        try:
            self.connection().backup(target.connection(), pages=-1)
        except sqlcipher.Error as error:
            raise storage_fault(error, target.place) or error from error

    def shut(self) -> None:
        """Leave one single file behind, unless another program still has it open."""
        if self.is_closed():
            return
        if not self.is_read_only:
            connection = self.connection()
            connection.execute(f"PRAGMA busy_timeout={_CLOSING_MILLISECONDS}")
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            except sqlcipher.Error:
                pass  # whoever closes last does it; what was saved is in the log and safe
        self.close()

    def _run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self.connection().executemany(sql, rows)

    def _connect(self) -> Any:
        mode = "ro" if self.is_read_only else "rw"
        connection = sqlcipher.connect(
            f"{file_address(self.file)}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        try:
            unlock(connection, self._unlocking_key())
            self._prepare(connection)
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # Peewee's stubs leave it out
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: Any) -> None:
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        if self.is_read_only:
            connection.execute("PRAGMA query_only=ON")
            return
        connection.execute(f"PRAGMA journal_mode={self.journal}").fetchall()
        connection.execute(f"PRAGMA synchronous={'FULL' if self.journal == 'wal' else 'EXTRA'}")
        for pragma in ("foreign_keys=ON", "secure_delete=ON", f"journal_size_limit={_LARGEST_LOG}"):
            connection.execute(f"PRAGMA {pragma}")
        if sys.platform == "darwin":  # only this makes macOS bring the data to the disk itself
            connection.execute("PRAGMA fullfsync=ON")

    def _unlocking_key(self) -> str:
        """The passphrase made into a key once: each thread's connection would take a quarter of a second for it."""
        if self._key is not None and not self._raw_key:
            self._raw_key = raw_key(self._key, self.file)
        return self._raw_key


class EverafterPostgresql(Database, PostgresqlDatabase):
    """A PostgreSQL database that several desks share."""

    engine = "postgresql"

    def __init__(self, address: str, *, is_read_only: bool = False) -> None:
        self.place = server_name(address)
        self.is_read_only = is_read_only
        guard = " -c default_transaction_read_only=on" if is_read_only else ""
        super().__init__(
            address,
            prefer_psycopg3=True,
            connect_timeout=10,
            client_encoding="UTF8",
            application_name="Everafter",
            options="-c timezone=UTC -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s" + guard,
            keepalives=1,
            keepalives_idle=30,
            keepalives_interval=10,
            keepalives_count=3,
            tcp_user_timeout=15_000,
        )

    def psycopg3_adapter(self) -> Psycopg3Adapter:
        """What Peewee takes to speak to the driver, which is imported here and not before."""
        from app.database_psycopg import PsycopgAdapter  # noqa: PLC0415 - a file needs no driver of servers

        return PsycopgAdapter()

    # Peewee asks for this one if the driver was not there when it was imported itself
    psycopg2_adapter = psycopg3_adapter

    def has_lost_transaction(self) -> bool:
        """The connection is gone, and the transaction with it."""
        return self.is_closed() or bool(self.connection().closed)

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        """Run one statement; a read for which the server had closed the connection is tried once more."""
        try:
            return super().execute_sql(sql, params)
        except EverafterError:
            if self.in_transaction() or not self.has_lost_transaction() or not sql.startswith(("SELECT", "WITH")):
                raise
            self._reconnect()
            return super().execute_sql(sql, params)

    def copy_rows(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Stream rows into a COPY statement; returns how many there were."""
        counted = _Counted(rows)
        self._refuse_if_spoilt()
        try:
            with _AS_PEEWEE, self.cursor() as cursor, cursor.copy(sql) as copy:
                for row in counted:
                    copy.write_row(row)
        except BaseException as error:
            raise self._spoil(error) from error
        return counted.count

    def _begin(self, *arguments: Any) -> None:
        try:
            super()._begin(*arguments)
        except PeeweeException:
            if not self.has_lost_transaction():
                raise
            self._reconnect()
            super()._begin(*arguments)

    def _reconnect(self) -> None:
        self.reconnections += 1
        self.close()
        self.connect()

    def _commit_fault(self, error: PeeweeException) -> BaseException:
        return commit_in_doubt(str(self.place)) if self.has_lost_transaction() else super()._commit_fault(error)

    def _run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with self.cursor() as cursor:
            cursor.executemany(sql, rows)

    def _streaming(self, sql: str) -> Any:
        """A cursor that the server keeps: an ordinary one fetches everything at once."""
        self.execute_sql("SELECT 1")  # a connection that the server closed meanwhile is made anew
        try:
            with _AS_PEEWEE:
                cursor: Any = self._adapter.server_side_cursor(self.connection())  # type: ignore[attr-defined]  # not in the stubs
                cursor.execute(sql)
        except PeeweeException as error:
            raise self._spoil(error) from error
        return cursor


class _Counted:
    """Rows that are counted while they pass."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self._rows = iter(rows)
        self.count = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> Sequence[object]:
        row = next(self._rows)
        self.count += 1
        return row


def wait_for_others(database: Database, seconds: float = BUSY_SECONDS) -> None:
    """How long a save waits while another program writes to the file; a server has a patience of its own."""
    if isinstance(database, EverafterSqlite) and not database.is_closed():
        database.timeout = seconds


@contextmanager
def no_waiting(database: Database) -> Iterator[None]:
    """For what may as well not be written: another program that writes to the file is not waited for."""
    seconds = database.timeout if isinstance(database, EverafterSqlite) else 0
    wait_for_others(database, 0)
    try:
        yield
    finally:
        wait_for_others(database, seconds)


def file_address(file: Path) -> str:
    """The file as SQLite's URI; a Windows share needs two more strokes than Python writes."""
    address = file.absolute().as_uri()
    return address if address.startswith("file:///") else address.replace("file://", "file:////", 1)


def server_name(address: str) -> str:
    """The server and database of an address without its user and password."""
    parts = urlsplit(address)
    return f"{parts.hostname or 'localhost'}{parts.path}"


def raw_key(passphrase: str, file: Path) -> str:
    """The key of an encrypted file as SQLCipher derives it; a file that is new or empty gets a salt of its own."""
    try:
        with file.open("rb") as content:
            salt = content.read(_SALT_BYTES)
    except OSError:
        salt = b""
    if len(salt) < _SALT_BYTES:
        salt = os.urandom(_SALT_BYTES)
    derived = hashlib.pbkdf2_hmac("sha512", passphrase.encode("utf-8", "surrogatepass"), salt, _KEY_ROUNDS, 32)
    return f"{derived.hex()}{salt.hex()}"


def unlock(connection: Any, key: str) -> None:
    """Give an encrypted file its key; without one the file is a plain one. Must be the first thing on a connection."""
    if key:
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()  # a wrong key would be told to the console
        connection.execute(f"PRAGMA key=\"x'{key}'\"").fetchall()
