"""Opening and closing: what is ours opens, anything else is refused with one sentence and left as it was."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.database import (
    Database,
    EverafterSqlite,
    close_database,
    is_server_address,
    make_empty_file,
    open_beside,
    open_database,
    outside_change_mark,
)
from app.database_schema import (
    APPLICATION_ID,
    VERSION_TABLE,
    migrate,
    needs_migration,
    newest_version,
    schema_version,
)
from app.errors import NewerDatabaseError, StorageError, UnreadableFileError
from app.models.base import database_proxy
from app.models.clients import Tag
from tests.postgresql_server import PostgresqlServer

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    opened = open_database(database_address)
    yield opened
    close_database(opened)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound, closed database with one row."""
    path = tmp_path / "firm.db"
    opened = open_database(path)
    Tag.create(name="first")
    close_database(opened)
    return path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_database_is_whole_and_up_to_date(database: Database, database_address: str) -> None:
    assert schema_version(database) == newest_version()
    assert not needs_migration(database)
    assert database_proxy.obj is database
    Tag.create(name="a")
    again = open_beside(database_address, must_exist=True)
    assert again.execute_sql("SELECT count(*) FROM tag").fetchone() == (1,)
    row = again.execute_sql(f"SELECT id, version, minimum_reader FROM {VERSION_TABLE}").fetchall()
    assert row == [(1, newest_version(), 1)]
    again.shut()


def test_migrating_twice_changes_nothing(database: Database) -> None:
    before = database.get_tables()
    migrate(database)
    assert database.get_tables() == before
    assert schema_version(database) == newest_version()


def test_a_missing_database_is_made_only_when_that_is_meant(database_address: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        open_database(database_address, must_exist=True)
    assert list(tmp_path.iterdir()) == []


def test_what_others_save_is_noticed(database: Database, database_address: str) -> None:
    other = open_beside(database_address)
    before = outside_change_mark(database)
    other.execute_sql("INSERT INTO audit_unit (label, happened_at) VALUES ('elsewhere', '2026-03-02T09:00:00.000000Z')")
    assert outside_change_mark(database) != before
    other.shut()


def test_the_settings_that_keep_data_safe_are_on(tmp_path: Path) -> None:
    opened = open_beside(tmp_path / "firm.db")
    assert isinstance(opened, EverafterSqlite)

    def setting(name: str) -> object:
        return opened.execute_sql(f"PRAGMA {name}").fetchone()[0]

    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2
    assert [setting(name) for name in ("foreign_keys", "secure_delete", "cell_size_check")] == [1, 1, 1]
    assert [setting(name) for name in ("trusted_schema", "busy_timeout", "temp_store")] == [0, 5000, 2]
    assert setting("mmap_size") == 0
    assert setting("application_id") == APPLICATION_ID == int.from_bytes(b"EVER", "big")
    assert setting("user_version") == newest_version()
    assert opened.server_version >= (3, 51, 3)
    opened.shut()


def test_every_thread_has_the_same_settings(tmp_path: Path) -> None:
    opened = open_beside(tmp_path / "firm.db")
    seen: list[object] = []

    def look() -> None:
        with opened.connection_context():
            seen.append(opened.execute_sql("PRAGMA foreign_keys").fetchone()[0])
            seen.append(opened.execute_sql("PRAGMA synchronous").fetchone()[0])

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [1, 2]
    opened.shut()


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_nobody_else_can_read_the_files_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        opened = open_database(tmp_path / "new" / "deep" / "firm.db")
        Tag.create(name="a")
        modes = {path.name: mode_of(path) for path in (tmp_path / "new" / "deep").iterdir()}
        close_database(opened)
    finally:
        os.umask(before)
    assert modes == {"firm.db": 0o600, "firm.db-wal": 0o600, "firm.db-shm": 0o600}
    assert mode_of(tmp_path / "new") == mode_of(tmp_path / "new" / "deep") == 0o700


def test_at_rest_the_database_is_one_file(file: Path) -> None:
    assert [path.name for path in file.parent.iterdir()] == ["firm.db"]
    assert file.read_bytes()[18:20] == b"\x01\x01"


def test_closing_while_another_program_has_it_open_waits_for_nobody(file: Path) -> None:
    first, second = open_database(file), open_beside(file)
    second.execute_sql("SELECT count(*) FROM tag").fetchall()
    close_database(first)
    second.execute_sql("INSERT INTO tag (name) VALUES ('later')")
    second.shut()
    assert [path.name for path in file.parent.iterdir()] == ["firm.db"]


def test_a_crash_leaves_a_log_that_is_read_at_the_next_start(file: Path, tmp_path: Path) -> None:
    opened = open_database(file)
    Tag.create(name="in the log")
    crashed = tmp_path / "crashed.db"
    for ending in ("", "-wal"):
        shutil.copyfile(f"{file}{ending}", f"{crashed}{ending}")
    close_database(opened)
    again = open_database(crashed, must_exist=True)
    assert Tag.select().count() == 2
    close_database(again)


def test_a_killed_creation_leaves_no_half_database(tmp_path: Path) -> None:
    (tmp_path / ".firm.db.abc.part").write_bytes(b"half")
    make_empty_file(tmp_path / "firm.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".firm.db.abc.part", "firm.db"]


def test_a_newer_server_and_a_foreign_one_are_refused(postgresql_server: PostgresqlServer) -> None:
    address = postgresql_server.create_database()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE stranger (x int)")
    with pytest.raises(UnreadableFileError, match="holds no data of Everafter"):
        open_database(address)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP TABLE stranger")
    open_beside(address).shut()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version = 99, program_version = '9.8.7'")
    with pytest.raises(NewerDatabaseError, match=r"version 9\.8\.7"):
        open_database(address)
    postgresql_server.drop_database(address)


def test_the_password_of_a_server_is_in_no_sentence() -> None:
    with pytest.raises(StorageError) as caught:
        open_database("postgresql://desk:topsecret@/firm?host=%2Fnowhere&connect_timeout=2")
    assert "topsecret" not in str(caught.value)
    assert "desk" not in str(caught.value).split()
    assert is_server_address("postgres://x/y")
    assert not is_server_address("/home/postgresql/firm.db")


def test_an_encrypted_file_opens_with_its_passphrase_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "secret.db"
    opened = open_database(path, key="it's a “secret” 漢")
    Tag.create(name="gate code 4711")
    names: list[str] = []

    def look() -> None:
        with opened.connection_context():
            names.extend(row[0] for row in opened.execute_sql("SELECT name FROM tag").fetchall())

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert names == ["gate code 4711"]
    close_database(opened)
    content = path.read_bytes()
    assert b"gate code" not in content
    assert not content.startswith(b"SQLite")
    for wrong in ("", "It's a “secret” 漢"):
        with pytest.raises(UnreadableFileError, match="passphrase does not open"):
            open_database(path, key=wrong)
    with pytest.raises(UnreadableFileError, match="protected by a passphrase"):
        open_database(path)
    close_database(open_database(path, key="it's a “secret” 漢", must_exist=True))
    plain = sqlcipher.connect(str(path))
    plain.execute("PRAGMA key='it''s a “secret” 漢'")
    assert plain.execute("SELECT count(*) FROM tag").fetchone() == (1,), "other tools open it with the same words"
    plain.close()
    assert capfd.readouterr().err == "", "a wrong passphrase prints nothing"


def read_and_try_to_write(path: Path) -> str:
    opened = open_database(path)
    assert opened.is_read_only
    words = [tag.name for tag in Tag.select()]
    for attempt in (lambda: Tag.create(name="x"), lambda: opened.atomic().__enter__()):
        try:
            attempt()
        except StorageError as error:
            words.append(str(error))
    close_database(opened)
    return "\n".join(words)


def as_a_user_without_rights(path: Path) -> str:
    """In a process of its own: root may write anywhere, whatever a file says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65_534)
                os.setuid(65_534)
            answer = read_and_try_to_write(path)
        except BaseException as error:  # noqa: BLE001 - the parent shows it
            answer = repr(error)
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as answers:
        return answers.read()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_only_be_read_opens_and_refuses_to_save(file: Path, what: str) -> None:
    place = Path(tempfile.mkdtemp())
    try:
        copy = place / "firm.db"
        shutil.copyfile(file, copy)
        copy.chmod(0o444 if what == "file" else 0o666)
        place.chmod(0o777 if what == "file" else 0o555)
        before = copy.read_bytes()
        answer = as_a_user_without_rights(copy)
        assert answer.startswith("first\n"), answer
        assert answer.count("can only be read here") == 2
        assert copy.read_bytes() == before
        assert [path.name for path in place.iterdir()] == ["firm.db"]
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)


def test_in_a_synchronized_folder_there_is_no_log_beside_the_file(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "Dropbox" / "firm.db")
    Tag.create(name="a")
    assert opened.execute_sql("PRAGMA journal_mode").fetchone() == ("delete",)
    assert opened.execute_sql("PRAGMA synchronous").fetchone() == (3,)
    assert [path.name for path in (tmp_path / "Dropbox").iterdir()] == ["firm.db"]
    close_database(opened)


@pytest.mark.parametrize("name", ["Zoë & 漢字 #1 100%.db", "with 'quotes' and ?marks=1.db", "semi;colon.db"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    opened = open_database(tmp_path / name)
    Tag.create(name="a")
    close_database(opened)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_vanishes_is_not_made_anew_by_the_next_connection(file: Path) -> None:
    opened = open_beside(file)
    opened.shut()
    file.unlink()
    with pytest.raises(StorageError, match="cannot be opened here"):
        opened.connect()
    assert not file.exists()


def test_a_server_that_closed_the_connection_is_asked_once_more(postgresql_server: PostgresqlServer) -> None:
    address = postgresql_server.create_database()
    opened = open_database(address)
    Tag.create(name="a")

    def cut() -> None:
        with psycopg.connect(address, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    cut()
    assert Tag.select().count() == 1, "a read"
    cut()
    with opened.atomic():
        Tag.create(name="b")

    def lost_in_the_middle() -> None:
        with opened.atomic():
            Tag.create(name="c")
            cut()
            Tag.create(name="d")

    with pytest.raises(StorageError, match="connection"):
        lost_in_the_middle()

    def lost_at_the_end() -> None:
        with opened.atomic():
            Tag.create(name="e")
            cut()

    with pytest.raises(StorageError, match="look whether your change is there"):
        lost_at_the_end()
    assert [tag.name for tag in Tag.select().order_by(Tag.name)] == ["a", "b"]
    close_database(opened)
    postgresql_server.drop_database(address)
