"""Bringing an older database up to date: each step whole or not at all, on both engines."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import peewee
import pytest

from app import database_schema
from app.backups import BEFORE_MIGRATION, check_backup, make_backup, restore_backup
from app.database import close_database, is_server_address, migrate, needs_migration, open_beside, open_database
from app.database_schema import VERSION_TABLE, expected_schema, found_schema, migrations, newest_version, schema_version
from app.errors import NewerDatabaseError, StorageError
from app.everafter import open_everafter
from app.models.clients import Client, Tag
from app.models.jobs import Job
from app.paths import backups_folder, default_database_file

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
Step = Callable[[peewee.Database, str], None]
PRESENT = newest_version()
LATER = PRESENT + 1


@pytest.fixture
def learn(monkeypatch: pytest.MonkeyPatch) -> Callable[[Step], None]:
    """Teach the program one step more, as a later release would."""
    monkeypatch.setattr(database_schema, "_MINIMUM_READER", 1)

    def learn_step(step: Step) -> None:
        module = ModuleType("app.migrations.later")
        module.up = step  # type: ignore[attr-defined]  # a module made for the test
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(database_schema, "migrations", lambda: (*migrations(), (LATER, module.__name__)))

    return learn_step


def add_a_table(database: peewee.Database, engine: str) -> None:
    database.execute_sql("CREATE TABLE later (id INTEGER PRIMARY KEY)")
    database.execute_sql("ALTER TABLE tag ADD COLUMN color TEXT NOT NULL DEFAULT 'blue'")


def add_a_table_and_fail(database: peewee.Database, engine: str) -> None:
    add_a_table(database, engine)
    database.execute_sql("DELETE FROM tag")
    database.execute_sql("INSERT INTO nowhere VALUES (1)")


def lose_what_others_refer_to(database: peewee.Database, engine: str) -> None:
    database.execute_sql("DELETE FROM client")


def test_an_older_database_is_brought_up_to_date_and_keeps_what_it_holds(
    database_address: str, tmp_path: Path, learn: Callable[[Step], None]
) -> None:
    close_database(open_database(database_address))
    learn(add_a_table)
    database = open_database(database_address, must_exist=True)
    Tag.create(name="kept")
    assert needs_migration(database)
    check = make_backup_before(database, tmp_path) if database.engine == "sqlite" else None
    migrate(database)
    assert schema_version(database) == LATER
    assert not needs_migration(database)
    assert database.execute_sql("SELECT name, color FROM tag").fetchall() == [("kept", "blue")]
    migrate(database)
    close_database(database)
    again = open_database(database_address, must_exist=True)
    assert again.execute_sql(f"SELECT count(*) FROM {VERSION_TABLE}").fetchone() == (1,)
    if again.engine == "sqlite":
        assert again.execute_sql("PRAGMA foreign_keys").fetchone() == (1,)
    close_database(again)
    if check is not None:
        check_backup(check)


@pytest.mark.parametrize("number", range(1, PRESENT))
def test_a_database_of_each_step_before_is_backed_up_and_opened_with_all_it_holds(
    number: int, database_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVERAFTER_HOME", str(tmp_path / "home"))
    all_steps = migrations()
    with monkeypatch.context() as past:
        past.setattr(database_schema, "migrations", lambda: all_steps[:number])
        older = open_database(database_address)
        older.execute_sql(
            "INSERT INTO client (number, name, sort_name, created_at, search_text) "
            "VALUES (7, 'Zoë', 'zoe', '2026-03-02T09:00:00.000000Z', 'zoe')"
        )
        older.execute_sql(
            "INSERT INTO job (number, client_id, created_at, price_minor) "
            "VALUES (2001, 1, '2026-03-02T09:00:00.000000Z', 500)"
        )
        close_database(older)
    everafter = open_everafter(database_address)
    assert schema_version(everafter.database) == PRESENT
    if everafter.database.engine == "sqlite":
        assert found_schema(everafter.database.connection()) == expected_schema(PRESENT)
    assert [(client.number, client.name) for client in Client.select()] == [(7, "Zoë")]
    job = Job.get()
    assert (job.number, job.price_minor, job.extra_ok, job.quoted_at) == (2001, 500, "", None)
    assert everafter.nightly.run(), "what this release keeps of each client is worked out in the first night"
    assert Client.get().standing_points == 5
    everafter.close()
    backups = backups_folder(default_database_file() if is_server_address(database_address) else Path(database_address))
    kept = max(backups.glob(f"*{BEFORE_MIGRATION}.db"))
    check_backup(kept)
    restore_backup(kept, database_address, backups, NOW)
    again = open_everafter(database_address)
    assert [(job.number, job.price_minor) for job in Job.select()] == [(2001, 500)]
    again.close()


def make_backup_before(database: peewee.Database, tmp_path: Path) -> Path:
    return make_backup(database, tmp_path / "backups", NOW, BEFORE_MIGRATION).file


def test_a_step_that_another_program_took_meanwhile_is_not_taken_twice(
    database_address: str, learn: Callable[[Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    close_database(open_database(database_address))
    learn(add_a_table)
    first, second = (open_database(database_address, must_exist=True) for _desk in range(2))
    known = database_schema.schema_version
    seen = iter([PRESENT])
    migrate(first)
    # The second program looked before the first one was through.
    monkeypatch.setattr(database_schema, "schema_version", lambda database: next(seen, None) or known(database))
    migrate(second)
    assert known(second) == LATER
    close_database(first)
    close_database(second)


def test_a_step_that_fails_leaves_the_database_as_it_was(database_address: str, learn: Callable[[Step], None]) -> None:
    database = open_database(database_address)
    Tag.create(name="kept")
    tables = database.get_tables()
    learn(add_a_table_and_fail)
    with pytest.raises(peewee.PeeweeException):
        migrate(database)
    assert schema_version(database) == PRESENT
    assert database.get_tables() == tables
    assert [tag.name for tag in Tag.select()] == ["kept"]
    close_database(database)


def test_a_step_that_tears_rows_apart_is_refused(database_address: str, learn: Callable[[Step], None]) -> None:
    database = open_database(database_address)
    database.execute_sql(
        "INSERT INTO client (number, name, sort_name, created_at) VALUES (1, 'A', 'a', '2026-03-02T09:00:00.000000Z')"
    )
    database.execute_sql("INSERT INTO site (client_id) SELECT id FROM client")
    learn(lose_what_others_refer_to)
    with pytest.raises((StorageError, peewee.IntegrityError)):
        migrate(database)
    assert database.execute_sql("SELECT count(*) FROM client").fetchone() == (1,)
    assert schema_version(database) == PRESENT
    close_database(database)


def test_the_program_of_before_refuses_what_the_later_one_wrote(
    database_address: str, learn: Callable[[Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(add_a_table)
    close_database(open_database(database_address))
    monkeypatch.undo()
    with pytest.raises(NewerDatabaseError):
        open_database(database_address)


def test_a_backup_of_before_goes_into_a_server_of_later(
    postgresql_server, tmp_path: Path, learn: Callable[[Step], None]
) -> None:
    old = open_database(tmp_path / "old.db")
    Tag.create(name="old")
    backup = make_backup(old, tmp_path / "backups", NOW).file
    close_database(old)
    before = backup.read_bytes()
    learn(add_a_table)
    address = postgresql_server.create_database()
    open_beside(address).shut()
    restore_backup(backup, address, tmp_path / "backups", NOW)
    server = open_beside(address)
    assert server.execute_sql("SELECT name FROM tag").fetchall() == [("old",)]
    assert backup.read_bytes() == before
    assert sorted(path.suffix for path in (tmp_path / "backups").iterdir()) == [".db", ".db"]
    with pytest.raises(StorageError, match="Other desks"):
        restore_backup(backup, address, tmp_path / "backups", NOW)
    server.shut()
    postgresql_server.drop_database(address)
