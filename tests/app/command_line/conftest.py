"""A small sample firm on each engine, copied for each test, and a way to call the program as a script would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.command_line.main import main
from app.errors import ValidationError
from app.everafter import open_everafter
from app.models.tables import MODELS
from app.paths import photos_folder
from app.sample_firm.making import make_sample_firm
from tests.conftest import ENGINES
from tests.postgresql_server import PostgresqlServer

NOW = "2026-03-06T11:42"
CLIENTS = 60
MISSING_SCREEN = 3
ZONE = ZoneInfo("America/Los_Angeles")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> Any:
        """The one JSON object."""
        return json.loads(self.out)

    def is_one_sentence(self) -> bool:
        """One line on standard error that ends like a sentence, and no traceback."""
        lines = self.err.strip().splitlines()
        return len(lines) == 1 and lines[0].endswith(".") and "Traceback" not in self.err


Call = Callable[..., Answer]


def content_of(file: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table: what must stay the same when nothing was changed."""
    everafter = open_everafter(file)
    found = {name: [row.plain() for row in model.select().order_by(model.id)] for name, model in MODELS.items()}
    everafter.close()
    return found


@pytest.fixture
def windows() -> list[str]:
    """The addresses on which a window was opened."""
    return []


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, windows: list[str]) -> Call:
    """Call the program in this process, with its clock set."""
    monkeypatch.setenv("EVERAFTER_NOW", NOW)

    def open_window(address: str = "", _place: str = "") -> int:
        windows.append(address)
        return 0

    def open_wall(address: str, screen: int | None = None) -> int:
        if screen == MISSING_SCREEN:
            raise ValidationError("there are only 2 screens, so no screen 3", field="screen")
        windows.append(f"wall {screen} {address}")
        return 0

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(each) for each in arguments], open_window, open_wall)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


def _make(address: str | Path) -> None:
    everafter = open_everafter(address, clock=FixedClock(datetime.fromisoformat(NOW), ZONE), may_create=True)
    make_sample_firm(everafter, client_count=CLIENTS)
    everafter.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The firm in a file, made once."""
    file = tmp_path_factory.mktemp("desk") / "sample.db"
    _make(file)
    return file


@pytest.fixture(scope="session")
def sample_server(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The name of a server's database with the firm, made once."""
    address = postgresql_server.create_database()
    _make(address)
    yield urlsplit(address).path.removeprefix("/")
    postgresql_server.drop_database(address)


@pytest.fixture
def desk_file(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the file with its pictures."""
    copy = tmp_path / "desk.db"
    shutil.copyfile(sample_file, copy)
    shutil.copytree(photos_folder(sample_file), photos_folder(copy))
    return copy


@pytest.fixture(params=ENGINES)
def desk(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a copy of the firm, in a file and on a server."""
    if request.param == "sqlite":
        yield str(request.getfixturevalue("desk_file"))
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    address = server.create_database(template=request.getfixturevalue("sample_server"))
    yield address
    server.drop_database(address)
