"""A file is opened without the PostgreSQL driver; a server brings it, in the same program and at any time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.postgresql_server import PostgresqlServer

ROOT = Path(__file__).resolve().parents[2]


def _said_by(program: str, *arguments: str) -> list[str]:
    """What a Python of its own prints, in which nobody has imported the driver yet."""
    command = [sys.executable, "-c", program, *arguments]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=dict(os.environ))
    return answer.stdout.split()


def test_a_file_is_opened_without_the_driver_and_without_a_service(tmp_path: Path) -> None:
    program = """
import sys
from app.everafter import open_everafter
open_everafter(sys.argv[1], may_create=True).close()
print(*sys.modules)
"""
    loaded = _said_by(program, str(tmp_path / "firm.db"))
    assert "peewee" in loaded
    assert "psycopg" not in loaded
    assert not [name for name in loaded if name.startswith("app.services.")]


def test_a_server_is_opened_by_a_program_that_began_without_the_driver(postgresql_server: PostgresqlServer) -> None:
    address = postgresql_server.create_database()
    program = """
import sys
import app.peewee_alone, peewee
from app.database import close_database, open_database
from app.models.firm import Setting
database = open_database(sys.argv[1])
with database.atomic():
    Setting.create(name="greeting", value={"words": ["good", "morning"], "count": 2})
print(peewee.psycopg, *Setting.get(Setting.name == "greeting").value["words"])
close_database(database)
"""
    assert _said_by(program, address) == ["None", "good", "morning"]
    postgresql_server.drop_database(address)


def test_a_driver_that_is_there_already_stays() -> None:
    program = (
        "import psycopg, app.peewee_alone, peewee, sys; print(peewee.psycopg is psycopg is sys.modules['psycopg'])"
    )
    assert _said_by(program) == ["True"]
