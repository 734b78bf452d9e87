"""The unit behind an import: numbers without gaps, mappings remembered, one line in the history."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import NotAllowedError, NotFoundError, StorageError
from app.events import RecordsChanged
from app.models.audit import AuditUnit
from app.models.clients import Client, Tag
from app.models.imports import ImportBatch, ImportMapping, ImportRow
from app.queries.imports import read_technicians
from app.queries.past_imports import list_past_imports
from app.services.firm_drafts import PersonDraft
from app.services.imports import BatchDraft, ImportCounts, ImportService
from tests.app.exchange.import_desk import Desk
from tests.builders import Firm


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_an_import_is_signed_told_once_and_no_step_of_undo(desk: Desk) -> None:
    firm = desk.firm
    told: list[RecordsChanged] = []
    firm.everafter.events.subscribe(told.append)
    firm.everafter.sign_in(firm.ben)
    result = desk.bring(desk.write("people.csv", "Name,Phone,Tags", "Ana Ruiz,(503) 555 0001,VIP"))
    assert [event.touches("client") for event in told] == [True]
    unit = AuditUnit.get(AuditUnit.import_id == result.import_id)
    assert (unit.label, unit.person_id, unit.is_undoable) == ("Import people.csv", firm.ben, False)
    assert firm.everafter.history.undo_label() is None
    batch = ImportBatch.get_by_id(result.import_id)
    assert (batch.read_count, batch.new_count, batch.person_id) == (1, 1, firm.ben)
    assert ImportMapping.select().count() == 1
    desk.take_back(result)
    assert ImportRow.select().count() == 0
    assert Tag.select().count() == 0, "a word that only this file used"
    assert [row.undone_at for row in list_past_imports()] == [firm.clock.now()]


def test_numbers_go_on_without_a_gap_also_after_an_import_that_failed(desk: Desk) -> None:
    firm = desk.firm
    firm.client("First")
    service = ImportService(firm.everafter.units, firm.clock)

    def fail(_writer: object) -> ImportCounts:
        raise RuntimeError("something of ours is wrong")

    with pytest.raises(RuntimeError):
        service.run(BatchDraft("clients", "broken.csv", "0" * 64), fail)
    assert ImportBatch.select().count() == 0
    desk.bring_rows("Name,Phone", *(f"Person {number},(503) 555 {number:04}" for number in range(3)))
    firm.client("Last")
    assert [row.number for row in Client.select().order_by(Client.number)] == [1001, 1002, 1003, 1004, 1005]


def test_what_is_no_import_or_was_taken_back_is_said(desk: Desk) -> None:
    service = ImportService(desk.firm.everafter.units, desk.firm.clock)
    with pytest.raises(NotFoundError):
        service.undo(7)
    result = desk.bring(desk.write("people.csv", "Name,Phone", "Ana Ruiz,(503) 555 0001"))
    assert result.import_id is not None
    assert service.undo(result.import_id).removed == 1
    with pytest.raises(NotAllowedError):
        service.undo(result.import_id)


def test_technicians_are_known_by_whole_and_by_unshared_first_names(desk: Desk) -> None:
    firm = desk.firm
    for name in ("Mia Ek", "Mia Dow"):
        firm.everafter.firm.add_person(PersonDraft(name))
    firm.everafter.firm.archive_person(firm.ben)
    found = read_technicians()
    assert (found["luis"], found["luis santos"]) == (firm.luis, firm.luis)
    assert "mia" not in found
    assert "ben" not in found


def test_too_little_room_is_said_before_anything_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.imports._RESERVE_MEGABYTES", 10**9)
    file = desk.write("people.csv", "Name,Phone", "Ana Ruiz,(503) 555 0001")
    address = desk.firm.everafter.address
    if address.startswith("postgresql"):
        assert desk.bring(file).counts.new == 1, "the server's disk is the server's to watch"
        return
    with pytest.raises(StorageError, match=r"MB are free where .*everafter\.db lies and this import"):
        desk.bring(file)
    assert Client.select().count() == 0
