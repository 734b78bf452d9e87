from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import EverafterError, ValidationError
from app.exchange.reading.csv_reading import TextTable
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.table_opening import open_table


def rows_of(content: str | bytes, **options: str) -> list[list[str]]:
    raw = content.encode() if isinstance(content, str) else content
    return [row.cells for row in open_table(raw, **options).records() if isinstance(row, Record)]


def text_table(content: str) -> TextTable:
    table = open_table(content.encode())
    assert isinstance(table, TextTable)
    return table


def rejected_of(content: str) -> list[RejectedRow]:
    return [row for row in open_table(content.encode()).records() if isinstance(row, RejectedRow)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_end_is_read_and_a_line_end_in_quotes_stays(end: str) -> None:
    text = end.join(["Name,Note", "Ida,x", f'Jon,"one{end}two"', "Kay,z", ""])
    rows = rows_of(text)
    assert [cells[0] for cells in rows] == ["Ida", "Jon", "Kay"]
    assert rows[1][1].split() == ["one", "two"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_judged_over_the_records(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(cells)
        for cells in (
            ["Name", "Address", "Amount"],
            ["Ida", '"1, Mill; Lane | rear"', '"1,50"'],
            ["Jon", "2", '"2,50"'],
        )
    )
    table = text_table(text)
    assert table.layout.delimiter == delimiter
    assert [row.cells[0] for row in table.records()] == ["Ida", "Jon"]


def test_commas_in_unquoted_addresses_do_not_hide_the_semicolon() -> None:
    text = "Vorname;Anschrift;Betrag\nIda;Weg 1, Hof;1,50\nJon;Weg 2, Hof;2,50\n"
    assert text_table(text).layout.delimiter == ";"


def test_a_separator_line_is_honoured_and_one_can_be_given() -> None:
    assert rows_of("sep=|\nName|Phone\nIda|1\n") == [["Ida", "1"]]
    assert rows_of("Name:Phone\nIda:1\n", delimiter=":") == [["Ida", "1"]]
    with pytest.raises(ValidationError):
        open_table(b"Name\nIda\n", delimiter="::")


def test_titles_before_the_heading_and_totals_after_the_rows_are_no_rows() -> None:
    text = (
        '"Example Co, LLC",,\nCustomer Contact List,,\n\nName,Phone,Balance\nIda,1,5.00\n\nJon,2,6.00\n'
        'Total,,11.00\n" Wednesday, September 30, 2026 01:46 PM GMT-05:00"\n'
    )
    table = open_table(text.encode())
    assert table.headers == ("Name", "Phone", "Balance")
    assert [(row.line, row.cells[0]) for row in table.records()] == [(5, "Ida"), (7, "Jon")]


def test_totals_between_the_rows_are_no_rows_in_any_of_their_words() -> None:
    for word in ("Subtotal", "Sub-Total", "Grand Total", "Zwischensumme", "Gesamtsumme", "Sous-total"):
        assert len(rows_of(f"Name,Phone,Town,Paid\nIda,1,Waco,5\n{word},,,5\n{word},2,,5\nJon,2,Waco,6\n")) == 2
    assert len(rows_of("Name,Phone\nGrand Hotel,555 0100\nSummer House,555 0101\nSumma Ltd,Waco\n")) == 3


def test_a_client_whose_name_begins_with_total_is_a_client() -> None:
    assert len(rows_of("Name,Phone,Town\nTotal Wine,555 0100,Waco\nTotally Rugs,,\n")) == 2


def test_headers_may_be_empty_doubled_starred_or_end_in_a_delimiter() -> None:
    table = open_table(b"*Name, Phone ,Phone,,\nIda,1,2,x,\nJon,3,4\n")
    assert table.headers == ("Name", "Phone", "Phone", "", "")
    assert [row.cells for row in table.records()] == [["Ida", "1", "2", "x", ""], ["Jon", "3", "4", "", ""]]


def test_a_file_without_headings_is_read_with_numbered_columns() -> None:
    table = text_table("Ida Marsh,ida@example.com,555-010-0123\nJon Lee,jon@example.com,555-010-0124\n")
    assert not table.layout.has_heading
    assert len(list(table.records())) == 2


def test_a_row_with_too_many_or_too_few_cells_is_reported_with_line_and_text() -> None:
    rejected = rejected_of("Name,Address,Phone\nIda,1 Mill Ln,5\nJon,2 Mill Ln, Apt 3,6\nKay,3\nLee,4 Mill Ln,7\n")
    assert [(row.line, row.original) for row in rejected] == [(3, "Jon,2 Mill Ln, Apt 3,6"), (4, "Kay,3")]
    assert "4 cells" in rejected[0].reason
    assert "quotation marks" in rejected[0].reason


def test_rows_that_only_end_in_extra_delimiters_are_taken() -> None:
    assert rows_of("Name,Phone\nIda,1,,\nJon,2\n") == [["Ida", "1"], ["Jon", "2"]]


def test_where_most_rows_leave_out_empty_cells_at_the_end_they_are_filled_up() -> None:
    assert rows_of("Name,Phone,Notes\nIda,1\nJon,2\nKay,3,dog\n")[0] == ["Ida", "1", ""]


def test_an_unclosed_quote_costs_one_line_and_swallows_nothing() -> None:
    text = 'Name,Note\nIda,"never closed\nJon,x\nKay,"fine, really"\nLee,y\n'
    rows = list(open_table(text.encode()).records())
    assert [row.cells[0] for row in rows if isinstance(row, Record)] == ["Jon", "Kay", "Lee"]
    fault = next(row for row in rows if isinstance(row, RejectedRow))
    assert (fault.line, fault.original) == (2, 'Ida,"never closed')
    assert "never closed" in fault.reason


def test_an_unclosed_quote_in_a_long_file_stays_bounded() -> None:
    text = "Name,Note\n" + 'Ida,"open\n' + "".join(f"Client {number},x\n" for number in range(5000))
    rows = list(open_table(text.encode()).records())
    assert len(rows) == 5001
    assert sum(isinstance(row, RejectedRow) for row in rows) == 1


def test_a_field_of_ten_million_letters_is_read() -> None:
    assert len(rows_of("Name,Note\nIda," + "y" * 10_000_000 + "\n")[0][1]) == 10_000_000


def test_blanks_before_quotes_belong_to_no_cell_and_other_blanks_do() -> None:
    assert rows_of('"Name", "Town"\n"Ida, M", "Waco"\n') == [["Ida, M", "Waco"]]
    assert rows_of("Name,Town\nIda, Waco\n") == [["Ida", " Waco"]]


def test_a_nul_becomes_the_replacement_mark_and_an_end_mark_is_no_row() -> None:
    assert rows_of(b"Name,Note\nI\0da,x\n\x1a\x1a") == [["I\ufffdda", "x"]]


def test_each_record_carries_its_own_text_over_several_lines() -> None:
    rows = list(open_table(b'Name,Note\r\nIda,"one\r\ntwo"\r\nJon,x\r\n').records())
    assert [(row.line, row.original) for row in rows] == [(2, 'Ida,"one\r\ntwo"'), (4, "Jon,x")]


def test_reading_twice_gives_the_same_and_the_fingerprint_is_that_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(b"Name,Phone\nIda,1\n")
    table = open_table(file)
    assert list(table.records()) == list(table.records())
    assert table.sha256 == open_table(file.read_bytes()).sha256
    assert table.count_estimate == 1


def test_many_rows_are_read_in_bounded_memory(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    with file.open("w", encoding="utf-8") as text:
        text.write("Name,Phone,Notes\n")
        text.writelines(f'Client {number},555 {number:07d},"a note, with commas"\n' for number in range(60_000))
    table = open_table(file)
    assert table.count_estimate == pytest.approx(60_000, rel=0.1)
    tracemalloc.start()
    try:
        assert sum(1 for _ in table.records()) == 60_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=400))
def test_no_bytes_at_all_raise_anything_but_our_own_errors(content: bytes) -> None:
    try:
        table = open_table(content)
        rows = list(table.records())
    except EverafterError:
        return
    assert all(row.reason if isinstance(row, RejectedRow) else len(row.cells) == len(table.headers) for row in rows)


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t", exclude_characters="\ufeff"))


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3)),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_csv_writer_wrote_comes_back_or_was_blank(rows: list[list[str]], end: str, delimiter: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator=end, delimiter=delimiter)
    writer.writerow(["Name", "Phone", "Notes"])
    writer.writerows([[f"n{cells[0]}", *cells[1:]] for cells in rows])
    read = rows_of(text.getvalue().encode(), delimiter=delimiter)
    assert read == [[f"n{cells[0]}", *cells[1:]] for cells in rows]
