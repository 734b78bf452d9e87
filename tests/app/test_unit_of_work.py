"""Units of work on both engines: all or nothing, versions, audit, one event after the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import peewee
import pytest

from app.database import Database, close_database, open_beside, open_database
from app.errors import ConflictError
from app.events import EventBus, RecordsChanged
from app.models.audit import AuditChange, AuditUnit
from app.models.clients import Area, Client, ClientTag, Site, Tag
from app.models.firm import Setting
from app.models.jobs import Job
from app.models.team import Person
from app.unit_of_work import UnitsOfWork
from tests.fakes import MovableClock


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


def ana(units: UnitsOfWork, number: int = 1, name: str = "Ana Bell") -> Client:
    client = Client(number=number, name=name, sort_name=name.casefold(), created_at=units.clock.now())
    with units("Client added") as work:
        work.save(client)
    return client


def test_an_empty_unit_leaves_no_row_and_no_event(units: UnitsOfWork, heard: list[RecordsChanged]) -> None:
    with units("Nothing"):
        pass
    assert AuditUnit.select().count() == 0
    assert heard == []


def test_an_insert_is_audited_signed_and_told_once(units: UnitsOfWork, heard: list[RecordsChanged]) -> None:
    boss = Person(name="Maria", initials="MK", role="owner")
    with units("Person added") as work:
        work.save(boss)
    units.person_id = boss.id
    client = ana(units)
    unit = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    change = AuditChange.get(AuditChange.unit == unit.id)
    assert (unit.label, unit.person_id, unit.happened_at) == ("Client added", boss.id, units.clock.now())
    assert unit.happened_at.tzinfo is UTC
    assert (change.table_name, change.record_id, change.client_id, change.action) == (
        "client",
        client.id,
        client.id,
        "insert",
    )
    assert change.before is None
    assert change.after["name"] == "Ana Bell"
    assert "why_us" not in change.after, "what is only the default is not repeated"
    assert heard[-1].touches("client")
    assert heard[-1].tables == {"client": frozenset({client.id})}


def test_only_what_changed_is_written_and_audited(units: UnitsOfWork) -> None:
    client = ana(units)
    mine, theirs = Client.get_by_id(client.id), Client.get_by_id(client.id)
    mine.why_us, mine.name = "a neighbor", "Ana Bell"
    with units("Client changed") as work:
        work.save(mine)
    change = AuditChange.select().order_by(AuditChange.id.desc()).get()
    assert (change.before, change.after, change.version_after) == ({"why_us": ""}, {"why_us": "a neighbor"}, 2)
    assert mine.version == 2
    assert theirs.version == 1


def test_a_save_that_changes_nothing_writes_nothing(units: UnitsOfWork, heard: list[RecordsChanged]) -> None:
    client = Client.get_by_id(ana(units).id)
    client.name = "Ana Bell"
    before = len(heard)
    with units("Client changed") as work:
        work.save(client)
    assert AuditUnit.select().count() == 1
    assert len(heard) == before
    assert client.version == 1


def test_the_second_of_two_desks_is_refused_and_told_what_happened(units: UnitsOfWork) -> None:
    client = ana(units)
    first, second = Client.get_by_id(client.id), Client.get_by_id(client.id)
    first.main_town = "Oakton"
    with units("Address changed") as work:
        work.save(first)
    second.main_town = "Elsewhere"
    with pytest.raises(ConflictError, match=r"client Ana Bell.*Address changed"), units("Client changed") as work:
        work.save(second)
    assert Client.get_by_id(client.id).main_town == "Oakton"


def test_a_row_that_is_gone_cannot_be_saved(units: UnitsOfWork) -> None:
    tag = Tag(name="gate")
    with units("Tag added") as work:
        work.save(tag)
    again = Tag.get_by_id(tag.id)
    with units("Tag deleted") as work:
        work.delete(tag)
    again.name = "door"
    with pytest.raises(ConflictError), units("Tag changed") as work:
        work.save(again)
    with pytest.raises(ConflictError), units("Tag deleted") as work:
        work.delete(again)


def test_an_error_undoes_the_whole_unit(units: UnitsOfWork, heard: list[RecordsChanged]) -> None:
    def failing() -> None:
        with units("Two clients") as work:
            work.save(Client(number=1, name="A", sort_name="a", created_at=work.now))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert Client.select().count() == 0
    assert AuditUnit.select().count() == 0
    assert heard == []


def test_a_swallowed_database_error_never_leaves_half_a_unit(units: UnitsOfWork, heard: list[RecordsChanged]) -> None:
    ana(units, 7)
    heard.clear()

    def careless() -> None:
        with units("Three clients") as work:
            work.save(Client(number=1, name="A", sort_name="a", created_at=work.now))
            with pytest.raises(peewee.IntegrityError):  # swallowed
                work.save(Client(number=7, name="B", sort_name="b", created_at=work.now))
            with pytest.raises(peewee.IntegrityError):  # and nothing more is written
                work.save(Client(number=8, name="C", sort_name="c", created_at=work.now))

    with pytest.raises(peewee.IntegrityError):
        careless()
    assert [client.number for client in Client.select()] == [7]
    assert heard == []


def test_units_are_never_nested(units: UnitsOfWork) -> None:
    def nested() -> None:
        with units("Outer") as work:
            work.save(Tag(name="outer"))
            with units("Inner"):
                pass

    with pytest.raises(RuntimeError, match="never nested"):
        nested()
    assert Tag.select().count() == 0


def test_a_failing_listener_does_not_undo_what_was_committed(
    database: Database, firm_clock: MovableClock, caplog: pytest.LogCaptureFixture
) -> None:
    events = EventBus()
    events.subscribe(lambda event: 1 / 0)
    units = UnitsOfWork(database, events, firm_clock)
    ana(units)
    assert Client.select().count() == 1


def test_the_event_goes_out_after_the_transaction(database: Database, firm_clock: MovableClock) -> None:
    events = EventBus()
    inside: list[bool] = []
    events.subscribe(lambda event: inside.append(database.in_transaction()))
    ana(UnitsOfWork(database, events, firm_clock))
    assert inside == [False]


def test_many_ids_make_a_bulk_event(units: UnitsOfWork, heard: list[RecordsChanged]) -> None:
    with units("Recomputed") as work:
        work.changed("client", range(1, 5_000))
    assert heard[0].is_bulk
    assert heard[0].tables == {"client": frozenset()}


def test_numbers_are_given_out_once_in_a_row_and_go_back_with_their_unit(units: UnitsOfWork) -> None:
    with units("Numbers") as work:
        assert work.next_number("job", first=2_000) == 2_000
        assert work.next_numbers("job", 3) == range(2_001, 2_004)
        assert work.next_number("client") == 1

    def failing() -> None:
        with units("Numbers") as work:
            work.next_number("job")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    with units("Numbers") as work:
        assert work.next_number("job") == 2_004


def test_a_change_deep_below_a_client_is_filed_under_the_client(units: UnitsOfWork) -> None:
    client = ana(units)
    with units("Site and room") as work:
        site = Site(client_id=client.id, street="1 Elm")
        work.save(site)
        area = Area(site_id=site.id, name="Hall")
        work.save(area)
        job = Job(number=1, client_id=client.id, site_id=site.id, created_at=work.now)
        work.save(job)
        work.reveal(area)
    rows = list(AuditChange.select().order_by(AuditChange.sequence).where(AuditChange.unit == work.unit_id))
    assert [row.client_id for row in rows] == [client.id] * 4
    assert [row.action for row in rows] == ["insert", "insert", "insert", "reveal"]


def test_a_deleted_link_is_kept_in_the_audit_whole(units: UnitsOfWork) -> None:
    client = ana(units)
    with units("Tagged") as work:
        tag = Tag(name="vip")
        work.save(tag)
        link = ClientTag(client_id=client.id, tag_id=tag.id)
        work.save(link)
    with units("Tag taken off") as work:
        work.delete(link)
    change = AuditChange.get(AuditChange.unit == work.unit_id)
    assert change.before == {"id": link.id, "client_id": client.id, "tag_id": tag.id, "import_id": None, "version": 1}
    assert ClientTag.select().count() == 0


def test_letters_no_engine_can_keep_become_a_sign(units: UnitsOfWork) -> None:
    client = ana(units, name="A\x00B \ud83d漢😀")
    assert Client.get_by_id(client.id).name == "A\ufffdB \ufffd漢😀"
    with units("A\x00B \ud83d漢😀") as work:
        setting = Setting(name="s", value={"what \x00": ["by \ud83dnoon", 3]})
        work.save(setting)
    assert Setting.get_by_id(setting.id).value == {"what \ufffd": ["by \ufffdnoon", 3]}
    assert AuditUnit.get_by_id(work.unit_id).label == "A\ufffdB \ufffd漢😀"


def test_json_and_moments_come_back_as_they_went(units: UnitsOfWork) -> None:
    value = {"words": ["é", 'a "b"', None, True, 3], "deep": {"x": []}}
    with units("Setting") as work:
        setting = Setting(name="s", value=value)
        work.save(setting)
        plain = Setting(name="t", value="just text")
        work.save(plain)
    assert Setting.get_by_id(setting.id).value == value
    assert Setting.get_by_id(plain.id).value == "just text"


def test_a_thread_without_a_connection_gets_one_for_the_unit_and_gives_it_back(
    units: UnitsOfWork, database: Database
) -> None:
    closed: list[bool] = []

    def work_there() -> None:
        ana(units)
        closed.append(database.is_closed())

    thread = threading.Thread(target=work_there)
    thread.start()
    thread.join()
    assert closed == [True]
    assert Client.select().count() == 1


def test_two_desks_get_different_numbers(units: UnitsOfWork, database_address: str) -> None:
    other = open_beside(database_address)
    numbers: list[int] = []

    def desk() -> None:
        for _each in range(20):
            with units("Number") as work:
                numbers.append(work.next_number("job"))

    threads = [threading.Thread(target=desk) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.shut()
    assert sorted(numbers) == list(range(1, 61))


def test_the_moment_of_a_unit_is_one_and_in_utc(units: UnitsOfWork, firm_clock: MovableClock) -> None:
    with units("Slow") as work:
        before = work.now
        firm_clock.move_on(minutes=5)
        assert work.now == before == datetime(2026, 3, 2, 15, tzinfo=UTC)
