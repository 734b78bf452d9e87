"""Backups of both engines: read back, in order, rotated by count, put back whole."""

from __future__ import annotations

import json
import random
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from app.backups import (
    BEFORE_RESTORE,
    MANUAL,
    BackupFile,
    back_up,
    check_backup,
    kept_backups,
    list_backups,
    make_backup,
    restore_backup,
    rotate_backups,
)
from app.database import Database, close_database, open_beside, open_database
from app.database_check import check_database
from app.database_copy import copy_everything, figures
from app.errors import Cancelled, StorageError, UnreadableFileError
from app.events import EventBus
from app.instance_lock import InstanceLock
from app.jobs import CancelFlag, JobProgress
from app.models.audit import AuditChange
from app.models.clients import Client, Tag
from app.models.firm import Setting
from app.models.jobs import Job, Payment
from app.models.tables import MODELS
from app.services.history import HistoryService
from app.unit_of_work import UnitsOfWork
from tests.fakes import MovableClock

NOW = datetime(2026, 11, 21, 20, 10, 30, tzinfo=UTC)


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    opened = open_database(database_address)
    yield opened
    if not opened.is_closed():
        close_database(opened)


@pytest.fixture
def units(database: Database, firm_clock: MovableClock) -> UnitsOfWork:
    return UnitsOfWork(database, EventBus(), firm_clock)


def fill(units: UnitsOfWork, first: int = 1, count: int = 5) -> None:
    with units("Clients added") as work:
        for number in range(first, first + count):
            client = Client(number=number, name=f"Zoë 漢 {number}", sort_name="z", created_at=work.now, is_hurt=True)
            client.search_text = f"zoe{number}"
            work.save(client)
            job = Job(number=number, client_id=client.id, created_at=work.now, paid_minor=500, starts_at=work.now)
            work.save(job)
            work.save(
                Payment(client_id=client.id, job_id=job.id, amount_minor=500, paid_on=NOW.date(), recorded_at=work.now)
            )
        work.save(Setting(name=f"s{first}", value={"deep": ["é", 1, None]}))


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the words of the models."""
    found = {}
    with database.bind_ctx(list(MODELS.values()), bind_refs=False, bind_backrefs=False):
        for table, model in MODELS.items():
            found[table] = [tuple(map(in_words, row)) for row in model.select().order_by(model.id).tuples()]
    return found


def in_words(value: object) -> str:
    return json.dumps(value, sort_keys=True) if isinstance(value, dict) else repr(value)


def test_a_backup_holds_every_row_and_has_its_number_and_reason(
    units: UnitsOfWork, database: Database, tmp_path: Path
) -> None:
    fill(units)
    first = make_backup(database, tmp_path / "backups", NOW)
    second = make_backup(database, tmp_path / "backups", NOW - timedelta(days=4_000), MANUAL)
    assert first.file.name == "everafter-000001-20261121T2010Z-auto.db"
    assert second.sequence == 2, "the order never depends on the clock"
    assert list_backups(tmp_path / "backups") == [second, first]
    assert (first.is_tagged, second.is_tagged) == (False, True)
    copy = open_beside(first.file, must_exist=True)
    assert everything(copy) == everything(database)
    assert check_database(copy, is_thorough=True).problems == ()
    copy.shut()
    assert [file.name for file in sorted((tmp_path / "backups").iterdir())] == [first.file.name, second.file.name]
    assert stat.S_IMODE(first.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.file.parent.stat().st_mode) == 0o700
    assert first.file.read_bytes()[18:20] == b"\x01\x01", "a backup is one file and can be read from a CD"


def test_restore_equals_the_source_and_keeps_the_present(
    units: UnitsOfWork, database: Database, database_address: str, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    fill(units)
    then = everything(database)
    backup = make_backup(database, folder, NOW)
    fill(units, first=100)
    present = everything(database)
    close_database(database)
    result = restore_backup(backup.file, database_address, folder, NOW)
    restored = open_database(database_address, must_exist=True)
    assert everything(restored) == then
    assert check_database(restored, is_thorough=True).is_ok
    kept = list_backups(folder)[0]
    assert (kept.tag, kept.file) == (BEFORE_RESTORE, result.kept_present)
    close_database(restored)
    restore_backup(kept.file, database_address, folder, NOW)
    again = open_database(database_address, must_exist=True)
    assert everything(again) == present
    fill(UnitsOfWork(again, EventBus(), units.clock), first=500)  # ids go on after what was put back
    close_database(again)


def test_a_firm_moves_from_a_file_to_a_server_and_back(
    database_address: str, tmp_path: Path, firm_clock: MovableClock
) -> None:
    file = tmp_path / "home.db"
    home = open_database(file)
    units = UnitsOfWork(home, EventBus(), firm_clock)
    fill(units)
    HistoryService(units).undo()
    before = everything(home)
    office = open_beside(database_address)
    copy_everything(home, office)
    assert everything(office) == before
    assert figures(office) == figures(home)
    close_database(home)
    with office.bind_ctx(list(MODELS.values()), bind_refs=False, bind_backrefs=False):
        HistoryService(UnitsOfWork(office, EventBus(), firm_clock)).redo()
        assert AuditChange.select().count() > 0
    back = open_beside(tmp_path / "back.db")
    copy_everything(office, back)
    assert everything(back) == everything(office)
    assert check_database(back, is_thorough=True).problems == ()
    back.shut()
    office.shut()


def test_a_copy_that_is_cancelled_leaves_the_target_as_it_was(
    units: UnitsOfWork, database: Database, tmp_path: Path
) -> None:
    fill(units)
    flag = CancelFlag()

    class Impatient(JobProgress):
        def report(self, done: int, total: int, message: str) -> None:
            if done == 5:
                flag.cancel()

    source = open_beside(tmp_path / "other.db")
    before = everything(database)
    with pytest.raises(Cancelled):
        copy_everything(source, database, Impatient(flag))
    assert everything(database) == before
    source.shut()
    flag.cancel()
    with pytest.raises(Cancelled):
        make_backup(database, tmp_path / "backups", NOW, progress=JobProgress(flag))
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_is_whole_while_others_write(units: UnitsOfWork, database: Database, tmp_path: Path) -> None:
    fill(units)
    other = open_beside(str(database.place)) if database.engine == "sqlite" else database
    if other is not database:
        other.execute_sql("BEGIN IMMEDIATE")
        other.execute_sql("INSERT INTO tag (name) VALUES ('half done')")
    backup = make_backup(database, tmp_path / "backups", NOW)
    if other is not database:
        other.execute_sql("ROLLBACK")
        other.shut()
    copy = open_beside(backup.file, must_exist=True)
    assert figures(copy)["client"][0] == 5
    assert figures(copy)["tag"] == (0,)
    copy.shut()


def test_backups_agree_with_one_moment_while_a_desk_saves_without_a_pause(
    units: UnitsOfWork, database: Database, tmp_path: Path
) -> None:
    stop, saved = threading.Event(), []

    def desk() -> None:
        with database.connection_context():
            while not stop.is_set():
                fill(units, first=100 + 5 * len(saved))
                saved.append(1)

    thread = threading.Thread(target=desk)
    thread.start()
    try:
        made = [make_backup(database, tmp_path / "backups", NOW) for _each in range(6)]
    finally:
        stop.set()
        thread.join()
    for backup in made:
        copy = open_beside(backup.file, must_exist=True)
        clients, jobs, payments = (figures(copy)[table][0] for table in ("client", "job", "payment"))
        assert clients == jobs == payments
        assert clients % 5 == 0
        copy.shut()


def test_restore_is_refused_while_a_window_has_the_file(tmp_path: Path) -> None:
    file = tmp_path / "firm.db"
    database = open_beside(file)
    backup = make_backup(database, tmp_path / "backups", NOW)
    database.shut()
    before = file.read_bytes()
    with InstanceLock(file), pytest.raises(StorageError, match="is open already"):
        restore_backup(backup.file, file, tmp_path / "backups", NOW)
    assert file.read_bytes() == before
    assert len(list_backups(tmp_path / "backups")) == 1


def test_restore_onto_a_file_with_a_log_left_by_a_crash(tmp_path: Path, firm_clock: MovableClock) -> None:
    file = tmp_path / "firm.db"
    database = open_database(file)
    units = UnitsOfWork(database, EventBus(), firm_clock)
    fill(units)
    backup = make_backup(database, tmp_path / "backups", NOW)
    then = everything(database)
    fill(units, first=50)
    crashed = tmp_path / "crashed.db"
    for ending in ("", "-wal"):
        (tmp_path / f"crashed.db{ending}").write_bytes((tmp_path / f"firm.db{ending}").read_bytes())
    assert (tmp_path / "crashed.db-wal").stat().st_size > 0
    close_database(database)
    restore_backup(backup.file, crashed, tmp_path / "backups", NOW)
    restored = open_beside(crashed, must_exist=True)
    assert everything(restored) == then
    restored.shut()
    kept = open_beside(list_backups(tmp_path / "backups")[0].file, must_exist=True)
    assert figures(kept)["client"][0] == 10, "what the log held is in the backup of the present"
    kept.shut()


def test_restore_in_place_of_a_damaged_or_missing_file(tmp_path: Path) -> None:
    file = tmp_path / "firm.db"
    database = open_beside(file)
    backup = make_backup(database, tmp_path / "backups", NOW)
    database.shut()
    file.write_bytes(b"SQLite format 3\x00" + bytes(5_000))
    damaged = file.read_bytes()
    result = restore_backup(backup.file, file, tmp_path / "backups", NOW)
    assert result.kept_present is not None
    assert result.kept_present.read_bytes() == damaged
    open_beside(file, must_exist=True).shut()
    file.unlink()
    assert restore_backup(backup.file, file, tmp_path / "backups", NOW).kept_present is None
    open_beside(file, must_exist=True).shut()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("trouble", ["text", "hostile", "cut", "empty", "missing", "bad page"])
def test_only_a_sound_backup_of_ours_is_put_back(tmp_path: Path, trouble: str) -> None:
    file = tmp_path / "firm.db"
    database = open_beside(file)
    backup = make_backup(database, tmp_path / "backups", NOW).file
    database.shut()
    before = file.read_bytes()
    content = bytearray(backup.read_bytes())
    match trouble:
        case "text":
            backup.write_text("Name,Phone\nAna,1\n")
        case "hostile":
            connection = sqlcipher.connect(str(backup))
            connection.execute("CREATE TRIGGER evil AFTER INSERT ON audit_unit BEGIN DELETE FROM client; END")
            connection.close()
        case "cut":
            backup.write_bytes(content[: len(content) // 2])
        case "empty":
            backup.write_bytes(b"")
        case "missing":
            backup.unlink()
        case "bad page":
            content[8 * 4096 : 9 * 4096] = random.Random(1).randbytes(4096)
            backup.write_bytes(content)
    with pytest.raises((UnreadableFileError, StorageError)):
        check_backup(backup)
    with pytest.raises((UnreadableFileError, StorageError)):
        restore_backup(backup, file, tmp_path / "backups", NOW)
    assert file.read_bytes() == before


def test_a_backup_of_an_encrypted_file_is_encrypted_too(tmp_path: Path) -> None:
    file = tmp_path / "secret.db"
    database = open_database(file, key="correct horse")
    Tag.create(name="gate code 4711")
    backup = make_backup(database, tmp_path / "backups", NOW).file
    close_database(database)
    assert b"gate code" not in backup.read_bytes()
    with pytest.raises(UnreadableFileError):
        check_backup(backup, "wrong")
    restore_backup(backup, file, tmp_path / "backups", NOW, key="correct horse")
    elsewhere = tmp_path / "elsewhere.db"
    restore_backup(backup, elsewhere, tmp_path / "backups", NOW, key="correct horse")
    for each in (file, elsewhere):
        opened = open_database(each, key="correct horse", must_exist=True)
        assert [tag.name for tag in Tag.select()] == ["gate code 4711"]
        close_database(opened)


def test_other_files_in_the_folder_are_passed_over_and_never_deleted(tmp_path: Path) -> None:
    database = open_beside(tmp_path / "firm.db")
    folder = tmp_path / "backups"
    folder.mkdir()
    strangers = [
        "holiday.db",
        "everafter-000001-99999999T9999Z-auto.db",
        "everafter-000007-20261121T2010Z-auto.db.part",
    ]
    for name in strangers:
        (folder / name).write_bytes(b"x")
    backup = back_up(database, folder, NOW)
    assert backup.sequence == 8, "not even the number of an unfinished one is used again"
    assert list_backups(folder) == [backup]
    assert {file.name for file in folder.iterdir()} == {*strangers, backup.file.name}
    assert list_backups(tmp_path / "nowhere") == []
    database.shut()


def backups_of_a_firm(days: int, jumps: dict[int, timedelta], seed: int) -> Iterator[list[BackupFile]]:
    """The folder after each day of a firm that backs up a few times a day under this clock."""
    chance = random.Random(seed)
    now, have, sequence = datetime(2026, 1, 1, 9, tzinfo=UTC), [], 0
    for day in range(days):
        now += timedelta(days=1)
        shown = now + jumps.get(day, timedelta())
        for number in range(chance.randrange(5)):
            sequence += 1
            tag = "before-import" if chance.random() < 0.03 else "auto"
            have.append(BackupFile(Path(f"{sequence}"), sequence, shown + timedelta(minutes=30 * number), tag))
        kept = kept_backups(have)
        have = [each for each in have if each.sequence in kept]
        yield have


YEAR = timedelta(days=365)


@pytest.mark.parametrize(
    "jumps",
    [
        {},
        {400: 5 * YEAR},
        dict.fromkeys((400, 401, 402), -46 * YEAR),
        {day: random.Random(day).choice([-YEAR, YEAR, 3 * YEAR, -20 * YEAR]) for day in range(0, 900, 7)},
    ],
    ids=["a true clock", "five years ahead for a day", "back in 1980 for three days", "a jump every week"],
)
def test_no_clock_empties_or_floods_the_folder(jumps: dict[int, timedelta]) -> None:
    made = 0
    for have in backups_of_a_firm(900, jumps, seed=3):
        newest = max((each.sequence for each in have), default=0)
        assert newest >= made, "the newest is always there"
        made = newest
        assert len(have) >= min(made, 5)
        assert len(have) <= 60


LONG_AGO = datetime(1980, 1, 1)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.datetimes(min_value=LONG_AGO), st.sampled_from(["auto", "manual"])), max_size=80))
def test_rotation_keeps_the_newest_five_and_is_settled_after_once(moments: list[tuple[datetime, str]]) -> None:
    backups = [
        BackupFile(Path("x"), number, moment.replace(tzinfo=UTC), tag) for number, (moment, tag) in enumerate(moments)
    ]
    kept = kept_backups(backups)
    assert kept >= {each.sequence for each in backups[-5:]}
    assert kept_backups([each for each in backups if each.sequence in kept]) == kept


def test_rotation_deletes_files(tmp_path: Path) -> None:
    for number in range(1, 31):
        (tmp_path / f"everafter-{number:06}-20260302T09{number:02}Z-auto.db").write_bytes(b"x")
    gone = rotate_backups(tmp_path)
    assert [each.sequence for each in gone] == list(range(25, 0, -1))
    assert [each.sequence for each in list_backups(tmp_path)] == [30, 29, 28, 27, 26]


def test_a_check_names_what_does_not_add_up(units: UnitsOfWork, database: Database) -> None:
    fill(units)
    with units("Numbers") as work:
        work.next_number("client")
    assert check_database(database).problems == ("The next number for “client” was given out already.",)
    Job.update(paid_minor=1).where(Job.number == 3).execute()
    Client.update(visit_count=2).where(Client.number == 4).execute()
    problems = check_database(database, is_thorough=True, extra_checks=[lambda opened: ["mine"]]).problems
    assert [problem for problem in problems if "job 3" in problem]
    assert [problem for problem in problems if "client 4" in problem]
    assert problems[-1] == "mine"


def test_a_check_sees_a_search_index_that_lies(tmp_path: Path) -> None:
    database = open_beside(tmp_path / "firm.db")
    database.execute_sql(
        "INSERT INTO client (number, name, sort_name, created_at, search_text) "
        "VALUES (1, 'A', 'a', '2026-03-02T09:00:00.000000Z', 'ana')"
    )
    assert check_database(database).is_ok
    database.execute_sql("INSERT INTO client_search (client_search, rowid, search_text) VALUES ('delete', 1, 'ana')")
    assert "search index" in check_database(database).problems[0]
    database.shut()
