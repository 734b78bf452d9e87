from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import EverafterError
from app.exchange.parsing.parsed_records import ParsedAddress, ParsedPhone
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.table_opening import open_table
from app.exchange.rejects import write_rejects
from tests.app.exchange.whole_files import FILES, read_whole

THREE_VERSIONS = FILES / "cards_of_three_versions.vcf"


def test_cards_of_all_versions_in_one_file_become_clients() -> None:
    read = read_whole(THREE_VERSIONS)
    assert read.recognised.format_title == "Contacts (vCard 2.1, 3.0, 4.0)"
    ida, zoe, firm, last = read.clients
    assert (ida.name, ida.salutation, ida.birthday, ida.tags) == (
        "Ida Q. Marsh Jr.", "Dr.", "--04-12", ("VIP", "Rugs"),
    )  # fmt: skip
    assert ida.phones == (
        ParsedPhone("(503) 555-0100", "+15035550100", "mobile"),
        ParsedPhone("(503) 555-0101", "+15035550101", is_fax=True),
        ParsedPhone("(503) 555-0102", "+15035550102", "Beach house"),
    )
    assert ida.sites[0] == ParsedAddress("1 Mill Lane", "Apt 2", "Portland", "OR", "97201", "USA", "Home")
    assert "Ring twice" in ida.notes
    assert (zoe.name, zoe.preferred_name, zoe.notes) == ("Zoë Łąkowa", "Zozo", "one\ntwo")
    assert (firm.kind, firm.external_id, firm.tags, firm.birthday) == ("business", "1234", ("Friends",), "1990-04-12")
    assert last.name == "Last One"
    assert [(row.line, "no end" in row.reason) for row in read.rejected] == [(63, True)]
    assert read.table.count_estimate == 5
    assert [remark[:6] for remark in read.table.remarks] == ["2 card", "1 card"]


def test_a_card_to_mend_is_written_with_its_columns_and_read_again(tmp_path: Path) -> None:
    read = read_whole(THREE_VERSIONS)
    assert read.rejected[0].original.startswith("BEGIN:VCARD\nVERSION:3.0\nFN:No End")
    mend = tmp_path / "mend.csv"
    assert write_rejects(mend, read.table.headers, read.rejected) == 1
    (client,) = read_whole(mend).clients
    assert (client.name, client.phones[0].normal) == ("No End", "+15035550106")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "cp1252"])
def test_every_line_end_and_encoding_is_read(end: str, encoding: str) -> None:
    text = end.join(["BEGIN:VCARD", "VERSION:3.0", "FN:Jürgen", " Müller", "NOTE:a", "END:VCARD", ""])
    (row,) = open_table(text.encode(encoding)).records()
    assert isinstance(row, Record)
    assert "JürgenMüller" in row.cells


def test_an_encoding_can_be_asked_for() -> None:
    (row,) = open_table("BEGIN:VCARD\nFN:Łąkowa\nEND:VCARD".encode("cp1250"), encoding="cp1250").records()
    assert "Łąkowa" in row.cells


def test_words_before_the_first_card_are_given_back() -> None:
    content = b"Exported on Monday\r\n\r\nbegin:vcard\r\nfn:Ida\r\nend:vcard\r\n"
    rows = list(open_table(content, name="contacts.vcf").records())
    assert [(row.line, isinstance(row, RejectedRow)) for row in rows] == [(1, True), (3, False)]


def test_a_list_with_a_card_in_a_cell_stays_a_list() -> None:
    table = open_table(b'Name,Code\nIda,"\nBEGIN:VCARD\nFN:Ida\nEND:VCARD"\n', name="codes.csv")
    assert table.headers == ("Name", "Code")


def test_a_picture_of_a_million_letters_costs_nothing() -> None:
    content = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ida\r\nPHOTO;ENCODING=b:" + b"A" * 3_000_000 + b"\r\nEND:VCARD\r\n"
    (client,) = read_whole(content).clients
    assert client.name == "Ida"


def test_a_card_that_names_nobody_is_given_back() -> None:
    read = read_whole(b"BEGIN:VCARD\nVERSION:3.0\nNOTE:who?\nEND:VCARD\nBEGIN:VCARD\nFN:Ida\nEND:VCARD\n")
    assert ([client.name for client in read.clients], [row.line for row in read.rejected]) == (["Ida"], [1])


PLAIN = THREE_VERSIONS.read_bytes()


@settings(max_examples=120)
@given(
    st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.binary(max_size=3)), min_size=1, max_size=6),
    st.integers(0, len(PLAIN)),
)
def test_wrong_bytes_raise_nothing_but_our_own_sentence(places: list[tuple[int, bytes]], cut: int) -> None:
    content = PLAIN
    for place, wrong in places:
        content = content[:place] + wrong + content[place + 1 :]
    for each in (content, content[:cut]):
        try:
            table = open_table(each, name="contacts.vcf")
        except EverafterError:
            continue
        rows = list(table.records())
        assert all(row.reason if isinstance(row, RejectedRow) else len(row.cells) == len(table.headers) for row in rows)
