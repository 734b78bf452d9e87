"""Thousands of rows at once, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import peewee
import pytest

from app.database import Database, close_database, open_database
from app.database_schema import expected_schema, found_schema, newest_version
from app.errors import Cancelled
from app.events import EventBus, RecordsChanged
from app.jobs import JobProgress
from app.models.audit import AuditChange
from app.models.clients import Client, ContactPoint
from app.models.firm import Setting
from app.models.imports import ImportBatch
from app.models.rewards import Reward
from app.services.bulk_writes import (
    insert_audited,
    insert_columns,
    insert_rows,
    reserve_ids,
    stoppable,
    update_rows,
    without_indexes,
)
from app.services.history import HistoryService
from app.unit_of_work import UnitsOfWork
from tests.fakes import MovableClock

COLUMNS = ("id", "number", "name", "sort_name", "created_at", "promised_on", "is_hurt", "search_text")
MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    opened = open_database(database_address)
    yield opened
    close_database(opened)


@pytest.fixture
def heard() -> list[RecordsChanged]:
    return []


@pytest.fixture
def units(database: Database, firm_clock: MovableClock, heard: list[RecordsChanged]) -> UnitsOfWork:
    events = EventBus()
    events.subscribe(heard.append)
    return UnitsOfWork(database, events, firm_clock)


def client_rows(ids: range) -> Iterator[tuple[object, ...]]:
    for each in ids:
        yield each, each, f"Client {each}", f"client {each}", MOMENT, date(2026, 5, 1), each % 2 == 0, f"zebra{each}"


def found_by_search(database: Database, word: str) -> list[int]:
    if database.engine == "sqlite":
        sql = "SELECT rowid FROM client_search WHERE client_search MATCH ? ORDER BY rowid"
    else:
        sql = "SELECT id FROM client WHERE search_vector @@ plainto_tsquery('simple', %s) ORDER BY id"
    return [row[0] for row in database.execute_sql(sql, (word,)).fetchall()]


def test_rows_stream_in_with_their_import_and_without_an_audit_row_each(
    units: UnitsOfWork, database: Database, heard: list[RecordsChanged]
) -> None:
    with units("Clients imported") as work:
        batch = ImportBatch(kind="clients", file_name="a.csv", file_sha256="0", imported_at=work.now)
        work.save(batch)
        ids = reserve_ids(work, "client", 3_000)
        with without_indexes(work, ["client", "contact_point"]):
            assert insert_rows(work, "client", COLUMNS, client_rows(ids), import_id=batch.id) == 3_000
            phones = ((each, "phone", f"555-{each}") for each in ids)
            insert_rows(work, "contact_point", ("client_id", "kind", "value"), phones, import_id=batch.id)
    assert Client.select().where(Client.import_batch == batch.id).count() == 3_000
    assert ContactPoint.select().count() == 3_000
    one = Client.get_by_id(ids[4])
    assert (one.created_at, one.promised_on, one.is_hurt, one.version, one.why_us) == (
        MOMENT,
        date(2026, 5, 1),
        ids[4] % 2 == 0,
        1,
        "",
    )
    assert AuditChange.select().where(AuditChange.table_name == "client").count() == 0
    assert found_by_search(database, f"zebra{ids[7]}") == [ids[7]]
    assert heard[-1].touches("client", "contact_point")


def test_dropped_indexes_are_back_word_for_word(units: UnitsOfWork, database: Database) -> None:
    with units("Nothing new") as work, without_indexes(work, ["client", "job"]):
        pass
    if database.engine == "sqlite":
        assert found_schema(database.connection()) == expected_schema(newest_version())


def test_the_next_rows_get_free_ids_and_later_saves_do_too(units: UnitsOfWork, database: Database) -> None:
    with units("Two lots") as work:
        for count in (2, 1, 5):
            ids = reserve_ids(work, "client", count)
            assert insert_rows(work, "client", COLUMNS, client_rows(ids)) == count
    with units("One more") as work:
        client = Client(number=100, name="A", sort_name="a", created_at=work.now)
        work.save(client)
    assert client.id == 9


@pytest.mark.parametrize("count", [0, 1, 39, 40, 1_043])
def test_every_row_is_written_however_many_there_are(count: int, units: UnitsOfWork) -> None:
    with units("Import") as work:
        assert insert_rows(work, "client", COLUMNS, client_rows(range(1, count + 1))) == count
    assert [row.name for row in Client.select(Client.name).order_by(Client.id)] == [
        f"Client {each}" for each in range(1, count + 1)
    ]


def test_a_cancel_in_the_middle_leaves_nothing(units: UnitsOfWork, database: Database) -> None:
    def stopped() -> Iterator[tuple[object, ...]]:
        yield from client_rows(range(1, 500))
        raise Cancelled("stopped")

    def run() -> None:
        with units("Import") as work, without_indexes(work, ["client"]):
            insert_rows(work, "client", COLUMNS, stopped())

    with pytest.raises(Cancelled):
        run()
    assert Client.select().count() == 0
    with units("Import") as work:
        insert_rows(work, "client", COLUMNS, client_rows(range(1, 3)))
    assert found_by_search(database, "zebra2") == [2]


def test_a_cancel_stops_the_making_of_the_indexes(units: UnitsOfWork, database: Database) -> None:
    progress = JobProgress()

    def run() -> None:
        with units("Import") as work, stoppable(work, progress), without_indexes(work, ["client"]):
            insert_rows(work, "client", COLUMNS, client_rows(range(1, 10_001)))
            progress.cancel_flag.cancel()

    with pytest.raises(Cancelled):
        run()
    assert Client.select().count() == 0
    if database.engine == "sqlite":
        assert found_schema(database.connection()) == expected_schema(newest_version())
    # nobody is asked any more
    assert database.execute_sql("SELECT count(*) FROM client").fetchone() == (0,)


def test_a_long_statement_is_stopped_in_its_middle(units: UnitsOfWork, database: Database) -> None:
    progress = JobProgress()
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"

    def run() -> None:
        with units("Count") as work, stoppable(work, progress):
            progress.cancel_flag.cancel()
            work.database.execute_sql(f"{numbers} SELECT count(*) FROM n").fetchone()

    with pytest.raises(Cancelled):
        run()


def test_columns_are_written_as_rows_are(units: UnitsOfWork, database: Database) -> None:
    texts = ["plain", "it's ?", ""] * 20
    with units("Import") as work:
        insert_rows(work, "client", COLUMNS, client_rows(range(1, 61)))
        same = {"kind": "phone", "value": "o'clock?", "position": 0, "is_preferred": True, "archived_at": work.now}
        insert_columns(work, "contact_point", 60, {"client_id": list(range(1, 61)), "label": texts, "note": "", **same})
        insert_columns(work, "contact_point", 0, {"client_id": [], "value": []})
    rows = list(ContactPoint.select().order_by(ContactPoint.id))
    assert [(row.client_id, row.label) for row in rows] == list(zip(range(1, 61), texts, strict=True))
    assert {(row.value, row.position, row.is_preferred, row.note, row.archived_at) for row in rows} == {
        ("o'clock?", 0, True, "", work.now)
    }


def test_a_row_that_breaks_a_rule_undoes_all(units: UnitsOfWork, database: Database) -> None:
    def run() -> None:
        with units("Import") as work:
            insert_rows(work, "client", COLUMNS, [*client_rows(range(1, 9)), *client_rows(range(5, 6))])

    with pytest.raises(peewee.IntegrityError):
        run()
    assert Client.select().count() == 0


def test_many_rows_change_at_once_and_their_versions_rise(units: UnitsOfWork, database: Database) -> None:
    with units("Import") as work:
        insert_rows(work, "client", COLUMNS, client_rows(range(1, 6)))
    with units("Update") as work:
        rows = ((date(2026, 6, each), f"lion{each}", each) for each in range(2, 5))
        assert update_rows(work, "client", ("promised_on", "search_text"), rows) == 3
    assert [(row.promised_on.month, row.version) for row in Client.select().order_by(Client.id)] == [
        (5, 1),
        (6, 2),
        (6, 2),
        (6, 2),
        (5, 1),
    ]
    assert found_by_search(database, "lion3") == [3]


def test_json_and_nothing_are_written_as_such(units: UnitsOfWork, database: Database) -> None:
    with units("Settings") as work:
        insert_rows(work, "setting", ("name", "value"), [("a", {"x": [1]}), ("b", "word")])
    assert [row.value for row in Setting.select().order_by(Setting.name)] == [{"x": [1]}, "word"]


def test_names_that_are_no_columns_are_refused(units: UnitsOfWork, database: Database) -> None:
    def run(table: str, column: str) -> None:
        with units("Wrong") as work:
            insert_rows(work, table, (column,), [])

    with pytest.raises(ValueError, match="no column"):
        run("client", "name); DROP TABLE client; --")
    with pytest.raises(ValueError, match="no table"):
        run("nothing", "name")


def passed(level: int) -> Reward:
    return Reward(client_id=1 + level % 2, rule="visits", level=level, earned_on=date(2026, 3, level), state="passed")


def test_rows_in_one_go_leave_the_same_audit_as_rows_one_by_one(
    units: UnitsOfWork, heard: list[RecordsChanged]
) -> None:
    with units("Clients") as work:
        insert_rows(work, "client", COLUMNS, client_rows(range(1, 3)))
    with units("One by one") as work:
        for level in (1, 2):
            work.save(passed(level))
    with units("In one go") as work:
        work.save(passed(3))
        insert_audited(work, [passed(each) for each in (4, 5, 6)])
        insert_audited(work, [])
        work.save(passed(7))
    rows = {row.id: row for row in Reward.select()}
    assert sorted(row.level for row in rows.values()) == [1, 2, 3, 4, 5, 6, 7]
    lines = list(AuditChange.select().where(AuditChange.table_name == "reward").order_by(AuditChange.id))
    assert [line.sequence for line in lines] == [1, 2, 1, 2, 3, 4, 5]
    assert {line.record_id for line in lines} == set(rows)
    for line in lines:
        row = rows[line.record_id]
        assert (line.action, line.client_id, line.before) == ("insert", row.client_id, None)
        assert (line.after["level"], line.after["earned_on"]) == (row.level, f"2026-03-0{row.level}")
        assert (set(line.after), line.version_after) == (set(lines[0].after), row.version)
    assert heard[-1].tables["reward"] == {row.id for row in rows.values() if row.level >= 3}
    assert "audit_change" not in heard[-1].tables


def test_what_was_written_in_one_go_is_undone_like_the_rest(units: UnitsOfWork) -> None:
    with units("Clients") as work:
        insert_rows(work, "client", COLUMNS, client_rows(range(1, 3)))
    with units("In one go") as work:
        insert_audited(work, [passed(5), passed(6)])
    HistoryService(units).undo()
    assert not Reward.select().exists()
