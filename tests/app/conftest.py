"""A small firm in a database of its own on each engine, for whatever stands on the services."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from app.everafter import open_everafter
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from tests.postgresql_server import PostgresqlServer

ENGINES = ["sqlite"] if sys.platform == "win32" else ["sqlite", "postgresql"]
_ZONE = ZoneInfo("America/Chicago")
_MONDAY = datetime(2026, 3, 2, 9, tzinfo=_ZONE)


def _settle(address: str) -> str:
    with opened_firm(address, MovableClock(_MONDAY, _ZONE)):
        return address


@pytest.fixture(scope="session")
def settled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of a firm that has just been set up."""
    return Path(_settle(str(tmp_path_factory.mktemp("settled") / "everafter.db")))


@pytest.fixture(scope="session")
def settled_database(postgresql_server: PostgresqlServer) -> str:
    """The same on the server."""
    return _settle(postgresql_server.create_database())


@pytest.fixture(params=ENGINES)
def firm(request: pytest.FixtureRequest, tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    """Brightwater on Monday 2 March 2026, nine o'clock: Dana signed in, Ben in the office, Luis in van 2."""
    if request.param == "sqlite":
        address = str(shutil.copy(request.getfixturevalue("settled_file"), tmp_path / "everafter.db"))
    else:
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        template = urlsplit(request.getfixturevalue("settled_database")).path.removeprefix("/")
        address = server.create_database(template)
    everafter = open_everafter(address, clock=firm_clock)
    try:
        yield Firm(everafter)
    finally:
        everafter.close()
        if request.param != "sqlite":
            server.drop_database(address)
