"""What an import changes in rows that were there: many at once, each with what its undo needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.models.clients import Client, Site
from app.models.imports import ImportBatch, ImportChange
from app.services.import_changes import ImportChanges
from app.unit_of_work import UnitOfWork
from tests.app.exchange.import_desk import Desk, everything
from tests.builders import Firm


def _batch(work: UnitOfWork) -> int:
    fields = {"kind": "clients", "file_name": "list.csv", "file_sha256": "", "imported_at": work.now}
    return int(ImportBatch.create(**fields).id)


def test_changes_of_a_row_follow_each_other_and_of_many_rows_are_written_at_once(firm: Firm) -> None:
    everafter = firm.everafter
    first, second = (firm.client(name) for name in ("Ann Able", "Ben Baker"))
    versions = {row.id: row.version for row in Client.select()}
    with everafter.units("Import list.csv", is_undoable=False) as work:
        changes = ImportChanges(work, _batch(work))
        changes.add("client", first, {"name": "Ann Abel"})
        changes.add("client", second, {"name": "Ben Becker", "first_contact_on": date(2019, 5, 2)})
        changes.add("client", first, {"name": "Anna Abel"})
        assert Client.get_by_id(first).name == "Ann Able"
        changes.write()
        changes.write()
    told = [
        (row.table_name, row.record_id, row.before, row.after, row.version_after - versions[row.record_id])
        for row in ImportChange.select().order_by(ImportChange.id)
    ]
    assert told == [
        ("client", first, {"name": "Ann Able"}, {"name": "Ann Abel"}, 1),
        (
            "client",
            second,
            {"name": "Ben Baker", "first_contact_on": "2026-03-02"},
            {"name": "Ben Becker", "first_contact_on": "2019-05-02"},
            1,
        ),
        ("client", first, {"name": "Ann Abel"}, {"name": "Anna Abel"}, 2),
    ]
    now = {row.id: (row.name, row.first_contact_on, row.version - versions[row.id]) for row in Client.select()}
    assert now == {first: ("Anna Abel", date(2026, 3, 2), 2), second: ("Ben Becker", date(2019, 5, 2), 1)}


def test_a_list_that_says_something_else_of_everybody_is_brought_in_and_taken_back(firm: Firm, tmp_path: Path) -> None:
    desk = Desk(firm, tmp_path)
    heading = "Customer ID,Name,Street,City,Zip"
    desk.bring_rows(heading, *(f"{n},Ann Able{n},{n} Elm St,Salem,97301" for n in range(1, 200)))
    before = everything()
    changed = desk.bring(
        desk.write("file.csv", heading, *(f"{n},Ann Abel{n},{n} Oak St,Salem,97301" for n in range(1, 200)))
    )
    assert (changed.counts.updated, Site.select().where(Site.street.contains("Oak")).count()) == (199, 199)
    assert desk.take_back(changed).kept == ()
    assert everything() == before
