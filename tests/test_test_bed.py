"""The test bed itself: it must fail tests that leave their yard."""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
from datetime import date
from pathlib import Path

import psycopg
import pytest

from app.paths import default_database_file, settings_file
from tests import network_guard
from tests.fakes import MovableClock
from tests.postgresql_server import PostgresqlServer


@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8::1"])
def test_another_computer_cannot_be_reached(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as connection, pytest.raises(network_guard.NetworkUsedError):
        connection.connect((address, 80))
    with pytest.raises(network_guard.NetworkUsedError):
        socket.getaddrinfo("example.invalid", 443)
    assert len(network_guard.attempts) == 2
    network_guard.attempts.clear()


def test_this_computer_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
    assert network_guard.is_local("/run/a-socket")
    assert network_guard.is_local(("::1", 80))


def test_files_of_the_program_lie_in_the_private_home() -> None:
    home = Path(tempfile.gettempdir()).resolve()
    for place in (default_database_file(), settings_file(), Path.home()):
        assert place.resolve().is_relative_to(home)
        assert "everafter-tests-" in str(place)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_what_a_test_makes_is_private(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_the_clock_stands_still_until_it_is_moved(firm_clock: MovableClock) -> None:
    assert firm_clock.now() == firm_clock.now()
    assert firm_clock.today() == date(2026, 3, 2)
    firm_clock.move_on(days=1, hours=15)
    assert firm_clock.today() == date(2026, 3, 4)


def test_a_database_address_is_fresh(database_address: str) -> None:
    if not database_address.startswith("postgresql://"):
        assert not Path(database_address).exists()
        return
    with psycopg.connect(database_address) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        connection.execute("CREATE TABLE left_behind (id integer)")
    assert tables == (0,)


@pytest.mark.skipif(sys.platform == "win32", reason="the test server runs on Linux and macOS")
def test_a_database_can_be_made_from_a_filled_one(postgresql_server: PostgresqlServer) -> None:
    filled = postgresql_server.create_database()
    with psycopg.connect(filled) as connection:
        connection.execute("CREATE TABLE kept (id integer)")
    copy = postgresql_server.create_database(template=filled.partition("?")[0].rpartition("/")[2])
    with psycopg.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    for address in (filled, copy):
        postgresql_server.drop_database(address)


def test_no_window_is_needed() -> None:
    assert os.environ["QT_QPA_PLATFORM"]
