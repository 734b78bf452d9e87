"""Who is known while files are read: all holders of a value, and rows of a chunk in any order."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.parsing.parsed_records import ParsedClient, ParsedEmail, ParsedPhone
from app.exchange.people.person_index import Newcomer, PersonIndex, contact_values
from app.models.clients import Client
from app.rules.person_groups import MOST_HOLDERS
from app.services.drafts import ContactDraft
from tests.app.exchange.import_desk import Desk
from tests.builders import Firm

PHONE, NORMAL = "(503) 555 0142", "+15035550142"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_the_values_of_a_row_are_its_numbers_and_addresses_but_no_fax() -> None:
    phones = (
        ParsedPhone(PHONE, NORMAL),
        ParsedPhone("1", ""),
        ParsedPhone("(503) 555 0143", "+15035550143", is_fax=True),
    )
    row = ParsedClient(1, "Ana Ruiz", phones=phones, emails=(ParsedEmail("Ana@Ruiz.example"),))
    assert contact_values(row) == [NORMAL, "ana@ruiz.example"]


def test_whoever_holds_a_number_is_found_not_only_the_first(desk: Desk) -> None:
    bo = desk.firm.client("Bo Ek", phones=(ContactDraft(PHONE),))
    ana = desk.firm.client(first_name="Ana", last_name="Ruiz", phones=(ContactDraft(PHONE, label="fax"),))
    people = PersonIndex()
    assert set(people.holders([NORMAL, "nobody"])) == {bo, ana}
    row = ParsedClient(1, "Bo Ek", first_name="Bo", last_name="Ek", phones=(ParsedPhone(PHONE, NORMAL),))
    known = {}
    assert people.judge([Newcomer(0, row, contact_values(row))], known)[0].client_id == bo
    assert set(known) == {bo, ana}


def test_a_number_of_half_the_town_names_nobody(firm: Firm) -> None:
    assert firm.client("Ana Ruiz")
    people = PersonIndex()
    for client_id in range(1, MOST_HOLDERS + 1):
        people.learn([NORMAL, "mail"], client_id)
        people.learn([NORMAL], client_id)
    assert len(people.holders([NORMAL])) == MOST_HOLDERS
    people.learn([NORMAL], 99)
    people.learn([NORMAL], 100)
    assert people.holders([NORMAL]) == []


def test_john_and_jane_do_not_become_one_by_their_initial_also_over_chunks(desk: Desk, monkeypatch) -> None:  # type: ignore[no-untyped-def] # a fixture
    monkeypatch.setattr("app.exchange.reading.row_blocks.ROWS_IN_BLOCK", 1)
    desk.bring_rows("First name,Last name,Phone", f"J,Alder,{PHONE}", f"John,Alder,{PHONE}", f"Jane,Alder,{PHONE}")
    assert sorted(row.name for row in Client.select()) == ["J Alder", "Jane Alder"]


def test_within_a_chunk_an_initial_that_fits_two_stays_by_itself_in_any_order(desk: Desk) -> None:
    rows = [f"J,Alder,{PHONE}", f"John,Alder,{PHONE}"]
    assert desk.bring_rows("First name,Last name,Phone", *rows).merged == 1
    others = [row.replace("0142", "0177") for row in (*rows, f"Jane,Alder,{PHONE}")]
    assert desk.bring_rows("First name,Last name,Phone", *others[::-1], name="more.csv").new == 3
