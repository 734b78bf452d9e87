"""What every test has: a private home, no network, a clock to move, a fresh database on each engine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from tests import network_guard
from tests.fakes import MovableClock
from tests.leftovers import folder_of_this_run, sweep_after_killed_runs
from tests.postgresql_server import PostgresqlServer, running_postgresql_server

ENGINES = ["sqlite"] if sys.platform == "win32" else ["sqlite", "postgresql"]
_MEMORY_DISK = Path("/dev/shm")
_ROOM_NEEDED = 4_000_000_000


def _keep_temporary_files_in_memory() -> None:
    """Thousands of databases are made and thrown away: where there is room in memory, none of them waits for a disk."""
    if "TMPDIR" in os.environ or not _MEMORY_DISK.is_dir() or not os.access(_MEMORY_DISK, os.W_OK):
        return
    place = os.statvfs(_MEMORY_DISK)
    if place.f_bavail * place.f_frsize >= _ROOM_NEEDED and not place.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = str(_MEMORY_DISK)
        tempfile.tempdir = None


_keep_temporary_files_in_memory()
if "PYTEST_XDIST_WORKER" not in os.environ:
    sweep_after_killed_runs(Path(tempfile.gettempdir()))
_HOME = folder_of_this_run("tests")

hypothesis.settings.register_profile("everyday", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "everyday")


def _live_in_a_private_home() -> None:
    """Before anything of Qt or of ours is imported: no test may see or touch the folders of the person who runs it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name, part in {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "EVERAFTER_HOME": "everafter",
    }.items():
        os.environ[name] = str(_HOME / part)
    for name in ("EVERAFTER_NOW", "LANGUAGE"):
        os.environ.pop(name, None)


_live_in_a_private_home()
network_guard.install()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def private_umask() -> Iterator[None]:
    """Each test starts as the program does: what it makes is for its owner only."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """A test that reached for another computer fails, even if the error was swallowed."""
    network_guard.attempts.clear()
    yield
    assert network_guard.attempts == []


@pytest.fixture
def firm_zone() -> ZoneInfo:
    """Where the firm of the tests has its office."""
    return ZoneInfo("America/Chicago")


@pytest.fixture
def firm_clock(firm_zone: ZoneInfo) -> MovableClock:
    """Monday 2 March 2026, nine in the morning on the firm's wall; `move_on` and `move_to` change it."""
    return MovableClock(datetime(2026, 3, 2, 9, tzinfo=firm_zone), firm_zone)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """One real server for the whole run, started by the first test that asks."""
    with running_postgresql_server() as server:
        yield server


@pytest.fixture(params=ENGINES)
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, empty database: a file that is not there yet, and a database on the server."""
    if request.param == "sqlite":
        yield str(tmp_path / "everafter.db")
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    address = server.create_database()
    yield address
    server.drop_database(address)
