from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from app.errors import StorageError
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.reading.table_opening import open_table
from app.exchange.rejects import write_rejects
from tests.app.exchange.whole_files import FILES, read_whole


def test_rejected_rows_are_written_mended_and_imported_again(tmp_path: Path) -> None:
    first = read_whole(FILES / "plain_spreadsheet.csv")
    file = tmp_path / "mend.csv"
    assert write_rejects(file, first.table.headers, first.rejected) == 1
    again = read_whole(file)
    assert again.table.headers == first.table.headers
    assert again.rejected[0].cells == first.rejected[0].cells
    assert again.rejected[0].reason == first.rejected[0].reason
    file.write_bytes(file.read_bytes().replace(b"2/30/2021", b"2/28/2021"))
    mended = read_whole(file).clients[0]
    assert (mended.name, mended.external_id) == ("Zoë Núñez", "1004")


def test_line_reason_and_own_columns_stand_in_the_file(tmp_path: Path) -> None:
    text = 'Name,Address\nIda,1 Mill, Rear\nJon,"open\nKay,=1+1\n'
    table = open_table(text.encode())
    rows = [row for row in table.records() if isinstance(row, RejectedRow)]
    file = tmp_path / "mend.csv"
    write_rejects(file, table.headers, rows)
    with file.open(encoding="utf-8-sig", newline="") as content:
        written = list(csv.reader(content))
    assert written[0] == ["Line in the file", "What to mend", "Name", "Address"]
    assert (written[1][0], written[1][2:]) == ("2", ["Ida", "1 Mill", " Rear"])
    assert (written[2][0], written[2][2:]) == ("3", ["Jon", '"open'])


def test_no_cell_of_the_rejects_starts_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "mend.csv"
    write_rejects(file, ["Name"], [RejectedRow(2, "why", "", ["=cmd()"])])
    assert "'=cmd()" in file.read_text(encoding="utf-8-sig")
    assert read_whole(file).clients[0].name == "=cmd()"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="another folder"):
        write_rejects(tmp_path / "gone" / "mend.csv", ["Name"], [])


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are another matter there")
def test_rows_to_mend_are_there_whole_or_not_at_all(tmp_path: Path) -> None:
    import resource

    place = tmp_path / "mend.csv"
    row = RejectedRow(line=3, reason="The date is none.", original="", cells=["Ana", "x" * 60_000])
    assert write_rejects(place, ("Name", "Date"), [row]) == 1
    stood = place.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StorageError, match="rows to mend could not be written"):
            write_rejects(place, ("Name", "Date"), [row] * 20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert place.read_bytes() == stood
    assert list(tmp_path.iterdir()) == [place]
