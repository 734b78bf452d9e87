from __future__ import annotations

from pathlib import Path

from app.exchange.reading.csv_reading import TextTable
from app.exchange.reading.source_tables import RowsTable
from app.exchange.reading.table_opening import open_table, open_tables
from tests.app.exchange.workbooks import workbook


def test_the_bytes_and_not_the_name_say_what_a_file_is(tmp_path: Path) -> None:
    text, book = tmp_path / "clients.xlsx", tmp_path / "clients.csv"
    text.write_bytes(b"Name,Phone\nIda,1\n")
    book.write_bytes(workbook({"Clients": [["Name", "Phone"], ["Ida", 1]]}))
    assert isinstance(open_table(text), TextTable)
    assert isinstance(open_table(book), RowsTable)
    assert [row.cells for each in (text, book) for row in open_table(each).records()] == [["Ida", "1"]] * 2


def test_most_files_are_one_table() -> None:
    assert len(open_tables(b"Name,Phone\nIda,1\n")) == 1
