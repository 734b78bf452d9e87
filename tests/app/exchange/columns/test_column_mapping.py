from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UnreadableFileError, ValidationError
from app.exchange.columns.column_mapping import as_map, header_key, recognise
from app.exchange.columns.date_columns import DateOrder
from app.exchange.columns.own_maps import load_map, read_map
from app.exchange.reading.table_opening import open_table
from app.exchange.words.client_wordings import CLIENT_WORDS
from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import RecordKind, target
from app.exchange.words.job_wordings import JOB_WORDS
from tests.app.exchange.whole_files import FILES, read_whole


def targets(text: str, kind: RecordKind | None = None) -> dict[str, str]:
    found = recognise(open_table(text.encode()), kind)
    return {column.header: str(column.target) for column in found.mapping.columns}


def test_headers_are_compared_without_case_accents_and_marks() -> None:
    assert plain_header("*ContactName") == plain_header("contact name") == "contact name"
    assert plain_header("Téléphone") == "telephone"
    assert plain_header("Main Phone #s") == "main phone numbers"
    assert plain_header("E-Mail") == plain_header("email") == "email"
    assert plain_header("STRASSE") == plain_header("Straße")


def test_every_wording_names_a_field_we_have() -> None:
    for table in (CLIENT_WORDS, JOB_WORDS):
        for notation, words in table.items():
            assert target(notation)
            assert all(map(plain_header, words.split("|"))), notation


def test_a_mistyped_heading_is_recognised_but_marked_unsure() -> None:
    found = recognise(open_table(b"Clinet name,Telefone,Adress,Citty\nIda,1,2,3\n"))
    assert [str(column.target) for column in found.mapping.columns] == ["name", "phone", "street", "town"]
    assert found.mapping.unsure


def test_values_tell_what_a_heading_does_not() -> None:
    text = "Who,Reach,Column\nIda Marsh,ida@example.com,(817) 555-0100\nJon Lee,jon@example.com,(817) 555-0101\n"
    found = recognise(open_table(text.encode()))
    assert str(found.mapping.columns[1].target) == "email"
    assert not found.mapping.columns[1].is_sure


def test_a_file_without_headings_is_mapped_by_its_values_as_unsure() -> None:
    read = read_whole(b"Ida Marsh,ida@example.com,817-555-0123\nJon Lee,jon@example.com,817-555-0124\n")
    assert str(read.recognised.mapping.columns[1].target) == "email"
    assert read.recognised.mapping.unsure


def test_name_beside_a_first_name_is_the_last_name_unless_it_holds_both() -> None:
    assert targets("Vorname;Name\nIda;Marsh\n")["Name"] == "last_name"
    assert targets("First name,Name\nIda,Ida Marsh\n")["Name"] == "name"
    assert targets("Nombre;Apellidos\nIda;Marsh\n")["Nombre"] == "first_name"


def test_an_address_alone_is_a_whole_address() -> None:
    read = read_whole(b'Name,Address\nIda Marsh,"12 Mill Ln, Fort Worth, TX 76102"\n')
    assert read.target_of("Address") == "full_address"
    assert read.clients[0].sites[0][:5] == ("12 Mill Ln", "", "Fort Worth", "TX", "76102")


def test_a_second_column_for_the_same_field_is_kept_as_a_note() -> None:
    read = read_whole(b"Name,City,Town,Phone,Phone 2\nIda,Waco,West,817 555 0100,817 555 0101\n")
    assert read.clients[0].sites[0].town == "Waco"
    assert read.clients[0].notes == "Town: West"
    assert len(read.clients[0].phones) == 2


def test_unknown_columns_are_kept_as_notes() -> None:
    assert read_whole(b"Name,Shoe size\nIda,38\n").clients[0].notes == "Shoe size: 38"


def test_jobs_and_clients_are_told_apart() -> None:
    assert recognise(open_table(b"Name,Date,Amount\nIda,1/2/2024,5\n")).kind is RecordKind.JOBS
    assert (
        recognise(open_table(b"Name,Phone,Last visit,Client since\nIda,1,1/2/2024,1/2/2020\n")).kind
        is RecordKind.CLIENTS
    )
    assert recognise(open_table(b"Name,Date of birth,Notes\nIda,1/2/1960,x\n")).kind is RecordKind.CLIENTS


def test_a_table_about_something_else_is_a_problem_in_one_sentence() -> None:
    assert "name, phone number or e-mail" in recognise(open_table(b"sku,weight\n1,2\n")).problem
    assert "dates of the jobs" in recognise(open_table(b"Name,Amount\nIda,5\n"), RecordKind.JOBS).problem


def test_a_map_wins_over_everything(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text('name = "B"\n"phone@mobile" = ["C", "D"]\nnotes = ""\ndate_order = "day-first"\n', encoding="utf-8")
    own = load_map(file)
    read = read_whole(b"Name,B,C,D,Notes\nx,Ida Marsh,817 555 0100,817 555 0101,dog\n", own_map=own)
    client = read.clients[0]
    assert (client.name, [phone.label for phone in client.phones]) == ("Ida Marsh", ["mobile", "mobile"])
    assert client.notes == "Name: x\nNotes: dog"
    assert read.recognised.mapping.date_order is DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    "content", [{"nonsense": "A"}, {"name": "Z"}, {"name": 1.5}, {"date_order": "sideways"}, ["name"], {"name": True}]
)
def test_a_wrong_map_is_refused_in_one_sentence(content: object) -> None:
    with pytest.raises(ValidationError, match=r"\.$"):
        recognise(open_table(b"A,B\nIda,1\n"), own_map=read_map(content))


@pytest.mark.parametrize(("name", "text"), [("map.json", "{"), ("map.toml", "= 1"), ("map.json", "\udcff")])
def test_a_map_that_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(UnreadableFileError, match="neither JSON nor TOML"):
        load_map(file)
    with pytest.raises(UnreadableFileError, match="no file"):
        load_map(tmp_path / "gone.json")


def test_a_mapping_can_be_kept_and_used_again() -> None:
    first = read_whole(FILES / "google_old.csv")
    again = read_whole(FILES / "google_old.csv", own_map=read_map(as_map(first.recognised.mapping)))
    assert again.clients == first.clients
    assert header_key(("Name", "Phone")) == header_key(("*name", "PHONE "))
    assert header_key(("Name", "Phone")) != header_key(("Phone", "Name"))


def test_mail_addresses_of_our_own_people_do_not_become_the_clients() -> None:
    rows = "".join(f"{number},Client {number},c{number}@example.com,dana@example.com\n" for number in range(6))
    read = read_whole(f"Record ID,First Name,Email,Contact owner\n{rows}".encode())
    assert read.target_of("Contact owner") == "note"
    plain = "".join(f"Client {number},dana@example.com\n" for number in range(6))
    assert read_whole(f"Name,Owned by us\n{plain}".encode()).target_of("Owned by us") == "note"


def test_a_heading_that_comes_again_in_the_middle_is_no_client() -> None:
    read = read_whole(b"Name,Phone\nIda,817 555 0100\nName,Phone\nJon,817 555 0101\n")
    assert [client.name for client in read.clients] == ["Ida", "Jon"]
