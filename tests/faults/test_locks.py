"""Two programs, one database: waiting, refusing by name, taking over after a crash."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app import database_gate
from app.backup_files import put_in_place
from app.database import Database, close_database, open_beside, open_database
from app.errors import ConflictError, StorageError
from app.instance_lock import InstanceLock
from app.models.clients import Tag
from tests.faults.victim import save_one, units_of

PROJECT = Path(__file__).parents[2]
HOLD = (
    "import sys; from pathlib import Path; from app.instance_lock import InstanceLock\n"
    "lock = InstanceLock(Path(sys.argv[1])); lock.acquire(); print('held', flush=True); sys.stdin.read()"
)


def test_a_busy_file_is_waited_for_and_then_named(tmp_path: Path) -> None:
    file = tmp_path / "firm.db"
    database = open_database(file)
    database.timeout = 0.1
    other = sqlcipher.connect(str(file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match=r"firm\.db is in use by another program"):
        save_one(units_of(database))
    assert Tag.select().count() == 0, "readers are not disturbed"
    other.execute("ROLLBACK")
    save_one(units_of(database))
    other.close()
    close_database(database)


def test_a_file_that_another_program_keeps_to_itself_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "firm.db"
    open_beside(file).shut()
    other = sqlcipher.connect(str(file), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(database_gate, "BUSY_SECONDS", 0.1)
    with pytest.raises(StorageError, match="in use"):
        open_database(file)
    other.close()
    close_database(open_database(file))


def test_two_desks_that_lock_each_other_out_are_told_to_save_again(postgresql_server) -> None:
    address = postgresql_server.create_database()
    database = open_database(address)
    for name in ("a", "b"):
        Tag.create(name=name)
    both_hold, errors = threading.Barrier(2), []

    def desk(first: str, second: str) -> None:
        try:
            with database.connection_context(), database.atomic():
                Tag.update(version=2).where(Tag.name == first).execute()
                both_hold.wait()
                Tag.update(version=3).where(Tag.name == second).execute()
        except ConflictError as error:
            errors.append(str(error))

    desks = [threading.Thread(target=desk, args=names) for names in (("a", "b"), ("b", "a"))]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert errors == ["Another desk saved at the same moment; nothing of yours was written, please save once more."]
    close_database(database)
    postgresql_server.drop_database(address)


def test_a_desk_that_sleeps_in_the_middle_does_not_stop_the_others_for_good(postgresql_server) -> None:
    address = postgresql_server.create_database()
    database: Database = open_database(address)
    sleeping = open_beside(address)
    save_one(units_of(database))
    sleeping.execute_sql("BEGIN")
    sleeping.execute_sql("UPDATE counter SET last_value = 99")
    assert database.execute_sql("SHOW lock_timeout").fetchone() == ("5s",)
    assert database.execute_sql("SHOW idle_in_transaction_session_timeout").fetchone() == ("1min",)
    database.execute_sql("SET lock_timeout = '50ms'")
    with pytest.raises(StorageError, match="Another desk is busy"):
        save_one(units_of(database))
    sleeping.execute_sql("ROLLBACK")
    assert save_one(units_of(database)) == 2
    sleeping.shut()
    close_database(database)
    postgresql_server.drop_database(address)


def test_a_second_window_is_told_who_has_it_and_takes_over_after_a_crash(tmp_path: Path) -> None:
    file = tmp_path / "firm.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lock = InstanceLock(file)
        words = json.loads(lock.file.read_text())
        assert words["process"] == holder.pid
        with pytest.raises(StorageError, match=f"is open already: .*{words['computer']}"):
            lock.acquire()
        assert not lock.is_held
        holder.kill()
        holder.wait()
        assert lock.file.read_text(), "the words are still there, but nobody holds them"
        lock.acquire()
        assert lock.is_held
        lock.acquire()
        lock.release()
        lock.release()
    assert lock.file.read_text() == ""
    if os.name != "nt":
        assert stat.S_IMODE(lock.file.stat().st_mode) == 0o600


def test_a_lock_of_another_computer_in_a_shared_folder_is_never_judged_stale(tmp_path: Path) -> None:
    elsewhere = json.dumps({"person": "Maria", "computer": "FRONT-DESK", "process": 1, "since": "2026-03-02 09:00"})
    shared = tmp_path / "Dropbox" / "firm.db"
    shared.parent.mkdir()
    lock = InstanceLock(shared)
    lock.file.write_text(elsewhere)
    with pytest.raises(StorageError, match="Maria at FRONT-DESK, since 2026-03-02 09:00"):
        lock.acquire()
    lock.acquire(take_over=True)
    lock.release()
    own = InstanceLock(tmp_path / "firm.db")
    own.file.write_text(elsewhere)
    with own:
        assert own.is_held
    own.file.write_text("no words of ours {")
    with own:
        assert own.is_held


def test_a_lock_in_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No lock can be made"):
        InstanceLock(tmp_path / "nowhere" / "firm.db").acquire()


@pytest.mark.parametrize("refusals", [3, 99])
def test_a_scanner_that_holds_a_new_backup_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    part, file = tmp_path / "new.part", tmp_path / "new.db"
    part.write_bytes(b"content")
    replace, tries = Path.replace, []

    def refusing(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) <= refusals:
            raise PermissionError(13, "in use by the scanner")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr("app.backup_files._FIRST_PAUSE", 0.0)
    if refusals == 3:
        put_in_place(part, file)
        assert file.read_bytes() == b"content"
    else:
        with pytest.raises(PermissionError):
            put_in_place(part, file)
        assert not file.exists()
