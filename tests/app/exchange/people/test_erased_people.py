"""Somebody who asked to be forgotten does not come back with the next file, and the import says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.clients import Client
from app.queries.merged_clients import standing_client
from tests.app.exchange.import_desk import Desk, client_named
from tests.builders import Firm

HEAD = "Client #,Name,Phone,Email,Address,City,Zip"
ROW = "77,Margaret Alder,(503) 555-0142,m@example.org,14 Orchard Lane,Millbrook,97222"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_the_same_row_and_the_same_person_in_another_file_are_refused_with_the_reason(desk: Desk) -> None:
    desk.bring_rows(HEAD, ROW)
    client_id = Client.get().id
    desk.firm.everafter.erasures.erase(client_id, "Margaret Alder")
    before = Client.select().count()
    again = desk.bring(desk.write("again.csv", HEAD, ROW))
    assert (again.counts.read, again.counts.rejected, again.counts.new) == (1, 1, 0)
    assert "asked to be forgotten" in again.rejects[0][1][0].reason
    other = desk.write("other.csv", "Name,Phone,Street", "Alder Margaret,503 555 0142,", "Ana Ruiz,503 555 0142,")
    counts = desk.bring(other).counts
    assert (counts.rejected, counts.new) == (1, 1), "who shares the telephone is somebody else"
    assert Client.select().count() == before + 1
    assert standing_client(client_id) == client_id


def test_nothing_of_an_erased_person_comes_back_with_the_other_kinds(desk: Desk) -> None:
    firm = desk.firm
    desk.bring_rows("Client #,Name,Phone", "C1,Ana Ruiz,(503) 555 0001", name="clients.csv")
    ana = client_named("Ana Ruiz")
    firm.everafter.erasures.erase(ana.id, "Ana Ruiz")
    for name, head, row in (
        ("complaints.csv", "Customer,Phone,Received,Complaint", "Ana Ruiz,503-555-0001,3/4/2024,Stain"),
        ("feedback.csv", "Customer,Phone,Date,Rating", "Ana Ruiz,503-555-0001,3/4/2024,5"),
        ("notes.csv", "Customer,Phone,Note date,Note", "Ana Ruiz,503-555-0001,3/4/2024,Dog"),
        ("payments.csv", "Customer,Phone,Payment date,Amount", "Ana Ruiz,503-555-0001,3/4/2024,5"),
        ("jobs.csv", "Job number,Customer,Phone,Date,Amount", "1,Ana Ruiz,503-555-0001,3/4/2024,5"),
        ("notes.csv", "Client #,Note date,Note", "C1,3/4/2024,Dog"),
    ):
        assert desk.bring_rows(head, row, name=name).rejected == 1, name
