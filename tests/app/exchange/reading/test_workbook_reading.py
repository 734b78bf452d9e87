from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import EverafterError, UnreadableFileError, ValidationError
from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.reading.csv_reading import open_text, read_lines
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.table_opening import open_table
from app.exchange.rejects import write_rejects
from tests.app.exchange.whole_files import AMERICAN, FILES, GERMAN, read_whole
from tests.app.exchange.workbooks import open_document, with_part, workbook

HEADINGS = ["Customer number", "First name", "Last name", "Phone", "Zip", "Client since", "Notes"]
IDA = [1042, "Ida", "Marsh", 5035550100, 2134, date(2020, 3, 4), "two\nlines, one cat"]


def test_a_sheet_is_read_as_its_csv_would_be() -> None:
    read = read_whole(workbook({"Clients": [HEADINGS, IDA]}))
    (client,) = read.clients
    assert (client.name, client.external_id, client.phones[0].normal) == ("Ida Marsh", "1042", "+15035550100")
    assert (client.client_since, read.table.sample[0].cells[4]) == (date(2020, 3, 4), "02134")
    assert "two\nlines, one cat" in client.notes
    assert read.rejected == []


@pytest.mark.parametrize(
    "name", ["google_old", "quickbooks_online", "german_excel", "past_jobs", "jobber_clients", "housecall_jobs"]
)
def test_what_a_program_exports_says_the_same_as_a_workbook(name: str) -> None:
    file, habits = FILES / f"{name}.csv", GERMAN if "german" in name else AMERICAN
    table = open_text(file, file.name)
    rows = csv.reader(read_lines(file, table.encoding), delimiter=table.layout.delimiter)
    book = read_whole(workbook({"Sheet1": [[cell or None for cell in row] for row in rows]}), habits)
    text = read_whole(file, habits)
    assert book.recognised.mapping.format_key == text.recognised.mapping.format_key
    assert [client._replace(line=0) for client in book.clients] == [client._replace(line=0) for client in text.clients]
    nobody = ParsedClient(0, "")
    assert [job._replace(line=0, client=nobody) for job in book.jobs] == [
        job._replace(line=0, client=nobody) for job in text.jobs
    ]
    assert len(book.rejected) == len(text.rejected)


def test_titles_totals_and_empty_edges_are_no_rows_and_the_line_is_that_of_the_sheet() -> None:
    rows = [[], [None, "Our customers"], [None, "As of October 1, 2026"], [], [None, "Name", "Phone", "Balance"]]
    rows += [[None, "Ida", "555 0100", 5.5], [], [None, "Jon", "555 0101", 6], [None, "Total", None, 11.5]]
    table = open_table(workbook({"Sheet1": rows}))
    assert table.headers == ("Name", "Phone", "Balance")
    records = list(table.records())
    assert [(row.line, row.cells) for row in records] == [
        (6, ["Ida", "555 0100", "5.5"]),
        (8, ["Jon", "555 0101", "6"]),
    ]
    first = records[0]
    assert isinstance(first, Record)
    assert first.original == "Ida,555 0100,5.5"


def test_of_several_sheets_the_one_that_is_a_list_of_ours_is_read_and_the_others_are_told() -> None:
    sheets = {
        "Read me": [["This workbook was made for you"]],
        "Prices": [["Article", "Weight"], *[["Foam", 3]] * 20],
        "Customers": [["Name", "Phone", "City"], ["Ida", "555 0100", "Waco"]],
        "Old": [["Name", "Phone"], ["Jon", "555 0101"]],
    }
    table = open_table(workbook(sheets, hidden=["Old"]))
    assert [row.cells[0] for row in table.records()] == ["Ida"]
    assert table.remarks == ("The sheet “Customers” was read, and not “Read me”, “Prices”, “Old”.",)
    asked = open_table(workbook(sheets), sheet="old")
    assert [row.cells[0] for row in asked.records()] == ["Jon"]
    with pytest.raises(ValidationError, match="Read me, Prices, Customers, Old"):
        open_table(workbook(sheets), sheet="New")


def test_an_old_workbook_is_read() -> None:
    read = read_whole(FILES / "old_workbook.xls")
    assert [(client.name, client.external_id) for client in read.clients] == [
        ("Zoë Łąkowa", "1042"), ("Ida Marsh", "1043"),
    ]  # fmt: skip
    assert read.clients[0].phones[0].normal == "+15035550100"
    assert (read.clients[0].sites[0].postal_code, read.clients[0].is_archived) == ("02134", True)
    assert (read.clients[0].client_since, read.clients[0].notes) == (date(2020, 3, 4), "Balance: 1225.5")


def test_an_open_document_is_read_and_one_that_repeats_without_end_is_refused() -> None:
    def row(*texts: str, repeated: str = "") -> str:
        cells = "".join(
            f'<table:table-cell office:value-type="string"{repeated}><text:p>{text}</text:p></table:table-cell>'
            for text in texts
        )
        return f"<table:table-row>{cells}</table:table-row>"

    empty = '<table:table-row table:number-rows-repeated="1048570">'
    empty += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    content = open_document(row("Name", "Phone") + row("Ida", "555 0100") + empty)
    assert [row.cells for row in open_table(content).records()] == [["Ida", "555 0100"]]
    wide = ' table:number-columns-repeated="16384"'
    many = row("x", repeated=wide).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="99999">')
    with pytest.raises(UnreadableFileError, match="far away"):
        open_table(open_document(row("Name", "Phone") + many))


def test_a_cell_with_an_error_is_empty() -> None:
    content = workbook({"Clients": [["Name", "Phone"], ["Ida", "here"]]})
    broken = with_part(content, "xl/worksheets/sheet1.xml", b'<c r="B2" t="s"><v>3</v>', b'<c r="B2" t="e"><v>#N/A</v>')
    assert [row.cells for row in open_table(broken).records()] == [["Ida", ""]]


def test_merged_cells_count_for_each_row_and_each_column_they_cover() -> None:
    rows = [["Name", "Phone", ""], ["Ida", "555 0100", "555 0101"], ["", "555 0102", ""], ["Jon", "555 0103", ""]]
    table = open_table(workbook({"Clients": rows}, merged=["A2:A3", "B1:C1"]))
    assert table.headers == ("Name", "Phone", "Phone")
    assert [row.cells[0] for row in table.records()] == ["Ida", "Ida", "Jon"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (workbook({"Empty": []}), "no sheet with a list"),
        (workbook({"Clients": [HEADINGS, IDA]})[:3000], "damaged or not complete"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "with a password"),
    ],
)
def test_a_workbook_that_gives_no_list_is_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words) as error:
        open_table(content, name="clients.xlsx")
    assert "nothing was imported" in str(error.value)


def test_a_workbook_saved_meanwhile_is_refused_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "clients.xlsx"
    file.write_bytes(workbook({"Clients": [HEADINGS, IDA]}))
    table = open_table(file)
    file.write_bytes(workbook({"Clients": [HEADINGS, IDA, IDA]}))
    with pytest.raises(UnreadableFileError, match="was changed"):
        list(table.records())


def test_rows_to_mend_are_written_and_read_again(tmp_path: Path) -> None:
    content = workbook({"Clients": [HEADINGS, IDA, [None, None, None, None, None, None, "nobody"]]})
    read = read_whole(content)
    assert [(row.line, row.original) for row in read.rejected] == [(3, ",,,,,,nobody")]
    mend = tmp_path / "mend.csv"
    write_rejects(mend, read.table.headers, read.rejected)
    mend.write_text(mend.read_text("utf-8-sig").replace(",,,,,,nobody", ",Jon,,,,,nobody"), "utf-8")
    assert [client.name for client in read_whole(mend).clients] == ["Jon"]


PLAIN = workbook({"Clients": [HEADINGS, *[IDA] * 3], "More": [["x"]]})


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_wrong_bytes_raise_nothing_but_our_own_sentence(places: list[tuple[int, int]]) -> None:
    content = bytearray(PLAIN)
    for place, byte in places:
        content[place] = byte
    try:
        rows = list(open_table(bytes(content), name="clients.xlsx").records())
    except EverafterError:
        return
    assert all(isinstance(row, Record | RejectedRow) for row in rows)
