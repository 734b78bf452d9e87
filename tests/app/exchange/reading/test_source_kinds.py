from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UnreadableFileError
from app.exchange.reading.table_opening import open_table

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"  \r\n\r\n\t\n", "empty"),
        (PICTURE, "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(200)), "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(range(99)), "picture"),
        (b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (b"SQLite format 3\x00" + bytes(84), "database"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "damaged"),
        (b"PK\x03\x04" + bytes(26) + b"photos/one.txt", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Excel"),
        (b"PK\x03\x04" + bytes(26) + b"Index/Document.iwa", "Numbers"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "packed"),
        (b"<!DOCTYPE html><html><table>", "web page"),
        (b'{"clients": []}', "JSON"),
        (bytes(range(256)) * 8, "no readable text"),
        (bytes(5000), "no readable text"),
    ],
)
def test_a_file_that_is_no_table_is_named_in_one_sentence(tmp_path: Path, content: bytes, word: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableFileError) as error:
        open_table(file)
    text = str(error.value)
    assert word in text or (word == "no readable text" and "empty" in text)
    assert "clients.csv" in text
    assert text.endswith(".")
    assert "\n" not in text
    assert "nothing was imported" in text


def test_a_missing_file_and_a_folder_are_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"no file “gone\.csv”"):
        open_table(tmp_path / "gone.csv")
    with pytest.raises(UnreadableFileError, match="is a folder"):
        open_table(tmp_path)


def test_a_file_that_changes_while_it_is_read_is_refused_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Name,Phone\nIda,555 0100\n", encoding="utf-8")
    table = open_table(file)
    rows = table.records()
    next(rows)
    with file.open("a", encoding="utf-8") as more:
        more.write("Jon,555 0101\n")
    with pytest.raises(UnreadableFileError, match="was changed"):
        list(rows)


def test_a_file_removed_after_opening_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Name,Phone\nIda,555 0100\n", encoding="utf-8")
    table = open_table(file)
    file.unlink()
    with pytest.raises(UnreadableFileError, match="no file"):
        list(table.records())
