"""Undo and redo on both engines, from the audit alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime

import pytest

from app.database import Database, close_database, open_database
from app.errors import ConflictError, NotAllowedError, NotFoundError
from app.events import EventBus
from app.models.audit import AuditUnit
from app.models.clients import Client, ClientTag, Site, Tag
from app.models.complaints import Complaint, ComplaintEvent
from app.models.firm import Setting
from app.models.jobs import Job
from app.models.team import Person
from app.services.history import HistoryService, RecordedChange
from app.unit_of_work import UnitOfWork, UnitsOfWork
from tests.fakes import MovableClock


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    opened = open_database(database_address)
    yield opened
    close_database(opened)


@pytest.fixture
def units(database: Database, firm_clock: MovableClock) -> UnitsOfWork:
    return UnitsOfWork(database, EventBus(), firm_clock)


@pytest.fixture
def history(units: UnitsOfWork) -> HistoryService:
    return HistoryService(units)


def add_client(units: UnitsOfWork, number: int = 1) -> Client:
    with units("Client added") as work:
        client = Client(number=number, name=f"Ana {number}", sort_name="ana", created_at=work.now)
        work.save(client)
    return client


def rename(units: UnitsOfWork, client_id: int, name: str) -> None:
    client = Client.get_by_id(client_id)
    client.name = name
    with units(f"Renamed {name}") as work:
        work.save(client)


def name_of(client_id: int) -> str:
    return Client.get_by_id(client_id).name


def test_with_no_history_there_is_nothing_to_undo(history: HistoryService) -> None:
    assert history.undo_label() is None
    assert history.redo_label() is None
    with pytest.raises(NotFoundError):
        history.undo()
    with pytest.raises(NotFoundError):
        history.redo()


def test_undo_walks_back_and_redo_forward_by_name(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    for name in ("B", "C"):
        rename(units, client.id, name)
    assert history.undo_label() == "Renamed C"
    assert history.undo().label == "Renamed C"
    assert (name_of(client.id), history.undo_label(), history.redo_label()) == ("B", "Renamed B", "Renamed C")
    history.undo()
    assert (name_of(client.id), history.redo_label()) == ("Ana 1", "Renamed B")
    history.redo()
    assert (name_of(client.id), history.undo_label(), history.redo_label()) == ("B", "Renamed B", "Renamed C")
    history.redo()
    assert (name_of(client.id), history.redo_label()) == ("C", None)
    for _step in range(3):
        history.undo()
    assert Client.get_by_id(client.id).archived_at == units.clock.now()
    assert history.undo_label() is None
    for _step in range(3):
        history.redo()
    assert (name_of(client.id), Client.get_by_id(client.id).archived_at) == ("C", None)


def test_each_undo_is_a_unit_of_its_own(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    result = history.undo()
    unit = AuditUnit.get_by_id(result.unit_id)
    assert unit.label == "Undo: Renamed B"
    assert AuditUnit.get_by_id(unit.undoes_id).undone_by_id == unit.id


def test_a_new_action_leaves_nothing_to_redo(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    history.undo()
    rename(units, client.id, "C")
    assert history.redo_label() is None
    with pytest.raises(NotFoundError):
        history.redo()
    history.undo()
    assert name_of(client.id) == "Ana 1"


def test_undo_survives_a_restart(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    history.undo()
    again = HistoryService(units)
    assert again.redo_label() == "Renamed B"
    again.redo()
    assert name_of(client.id) == "B"


def test_an_older_action_is_undone_when_nothing_touched_it(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    renaming = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    town = Client.get_by_id(client.id)
    town.main_town = "Oakton"
    with units("Moved") as work:
        work.save(town)
    history.undo_unit(renaming.id)
    after = Client.get_by_id(client.id)
    assert (after.name, after.main_town) == ("Ana 1", "Oakton")
    with pytest.raises(NotAllowedError, match="undone already"):
        history.undo_unit(renaming.id)


def test_an_action_touched_since_is_refused_and_the_later_one_named(
    units: UnitsOfWork, history: HistoryService
) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    renaming = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    rename(units, client.id, "C")
    with pytest.raises(ConflictError, match=r"Renamed B.*client C.*Renamed C"):
        history.undo_unit(renaming.id)
    assert name_of(client.id) == "C"
    history.undo()
    history.undo_unit(renaming.id)
    assert name_of(client.id) == "Ana 1"


def test_a_client_who_has_a_job_by_now_does_not_vanish(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    adding = AuditUnit.select().get()
    with units("Job booked") as work:
        work.save(Job(number=1, client_id=client.id, created_at=work.now))
    with pytest.raises(ConflictError, match="Job booked"):
        history.undo_unit(adding.id)


def test_a_change_that_by_passed_the_audit_is_seen(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    Client.update(name="bulk").where(Client.id == client.id).execute()
    with pytest.raises(ConflictError, match="changed since"):
        history.undo()
    assert name_of(client.id) == "bulk"


def test_kept_columns_stand_in_nobodys_way(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    rename(units, client.id, "B")
    opened = Client.get_by_id(client.id)
    opened.visit_count = 3
    with units("Computed", is_undoable=False) as work:
        work.save_kept(opened)
    assert Client.get_by_id(client.id).version == 2
    history.undo()
    after = Client.get_by_id(client.id)
    assert (after.name, after.visit_count) == ("Ana 1", 3)


def test_what_cannot_be_undone_is_skipped_by_undo_and_refused_by_name(
    units: UnitsOfWork, history: HistoryService
) -> None:
    add_client(units)
    with units("Night work", is_undoable=False) as work:
        work.save(Setting(name="s", value=1))
    night = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    assert history.undo_label() == "Client added"
    with pytest.raises(NotAllowedError, match="Night work"):
        history.undo_unit(night.id)
    with pytest.raises(NotFoundError):
        history.undo_unit(9_999)


def test_links_without_an_archive_are_taken_away_and_put_back(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    with units("Tagged") as work:
        tag = Tag(name="vip")
        work.save(tag)
        work.save(ClientTag(client_id=client.id, tag_id=tag.id))
    history.undo()
    assert (Tag.select().count(), ClientTag.select().count()) == (0, 0)
    history.redo()
    assert ClientTag.get().tag_id == tag.id == Tag.get().id
    with units("Tag taken off") as work:
        work.delete(ClientTag.get())
    history.undo()
    assert ClientTag.select().count() == 1


def test_an_added_row_that_others_need_by_now_stays(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    with units("Tag made") as work:
        tag = Tag(name="vip")
        work.save(tag)
    making = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    with units("Tagged") as work:
        work.save(ClientTag(client_id=client.id, tag_id=tag.id))
    with pytest.raises(ConflictError, match="needs it"):
        history.undo_unit(making.id)
    assert Tag.select().count() == 1


def test_every_kind_of_value_comes_back(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    before = Client.get_by_id(client.id)
    changed = Client.get_by_id(client.id)
    changed.promised_on = date(2026, 5, 1)
    changed.next_visit_at = datetime(2026, 5, 1, 8, tzinfo=UTC)
    changed.is_hurt = True
    changed.lifetime_minor = 12_345
    with units("Much") as work:
        work.save(changed)
        setting = Setting(name="s", value={"a": [1, "é"]})
        work.save(setting)
    history.undo()
    assert {**Client.get_by_id(client.id).plain(), "version": 1} == before.plain()
    history.redo()
    after = Client.get_by_id(client.id)
    assert (after.promised_on, after.next_visit_at, after.is_hurt) == (
        date(2026, 5, 1),
        datetime(2026, 5, 1, 8, tzinfo=UTC),
        True,
    )
    assert Setting.get().value == {"a": [1, "é"]}


def test_each_person_undoes_their_own(units: UnitsOfWork, history: HistoryService) -> None:
    people = [Person(name=name, initials=name, role="office") for name in "AB"]
    with units("People") as work:
        for person in people:
            work.save(person)
    units.person_id = people[0].id
    client = add_client(units)
    units.person_id = people[1].id
    assert history.undo_label() is None
    rename(units, client.id, "B")
    units.person_id = people[0].id
    assert history.undo_label() == "Client added"
    with pytest.raises(ConflictError, match="Renamed B"):
        history.undo()


def log_complaint(units: UnitsOfWork, client: Client) -> Complaint:
    with units("Complaint logged") as work:
        complaint = Complaint(
            number=1,
            client_id=client.id,
            words="The stairs are wet",
            category="drying",
            severity=2,
            received_at=work.now,
            points=4,
            priority="P2",
            answer_due_at=work.now,
            resolve_due_at=work.now,
        )
        work.save(complaint)
        work.save(ComplaintEvent(complaint_id=complaint.id, sequence=1, kind="logged", happened_at=work.now))
        work.save(Site(client_id=client.id, label="found out"))
    return complaint


def test_a_complaint_is_never_torn_out_of_its_history(units: UnitsOfWork, history: HistoryService) -> None:
    log_complaint(units, add_client(units))
    with pytest.raises(NotAllowedError, match="stays in its history"):
        history.undo()
    assert Complaint.select().count() == ComplaintEvent.select().count() == 1


def test_a_complaint_is_withdrawn_by_its_own_service(units: UnitsOfWork) -> None:
    def withdraw(work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str]:
        complaint = Complaint.get_by_id(next(each.record_id for each in changes if each.table == "complaint"))
        complaint.state = "withdrawn"
        work.save(complaint)
        work.save(ComplaintEvent(complaint_id=complaint.id, sequence=2, kind="withdrawn", happened_at=work.now))
        return {"complaint"}

    computed: list[frozenset[int]] = []
    history = HistoryService(
        units, {"complaint_event": withdraw}, after_undo=lambda work, clients: computed.append(clients)
    )
    client = add_client(units)
    complaint = log_complaint(units, client)
    history.undo()
    assert Complaint.get_by_id(complaint.id).state == "withdrawn"
    assert [event.kind for event in ComplaintEvent.select().order_by(ComplaintEvent.sequence)] == [
        "logged",
        "withdrawn",
    ]
    assert Site.get().archived_at is not None, "what the handler did not take is undone as usual"
    assert computed == [frozenset({client.id})]


def test_forty_steps_go_back_and_forth(units: UnitsOfWork, history: HistoryService) -> None:
    client = add_client(units)
    for number in range(40):
        rename(units, client.id, f"N{number}")
    for _step in range(40):
        history.undo()
    assert name_of(client.id) == "Ana 1"
    for _step in range(40):
        history.redo()
    assert name_of(client.id) == "N39"
