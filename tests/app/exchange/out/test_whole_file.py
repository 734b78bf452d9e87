"""A file is there as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import StorageError
from app.exchange.out.whole_file import whole_file, write_whole_file


def test_what_breaks_off_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    write_whole_file(target, b"old")
    with pytest.raises(RuntimeError):
        _break_off(target)
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["list.csv"]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no folder"):
        write_whole_file(tmp_path / "gone" / "list.csv", b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="could not be written"):
        write_whole_file(tmp_path / "folder", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")
def test_a_database_and_a_pipe_are_not_replaced_by_a_list(tmp_path: Path) -> None:
    database, pipe = tmp_path / "firm.db", tmp_path / "pipe"
    database.write_bytes(b"SQLite format 3\0 and more")
    os.mkfifo(pipe)
    for target in (database, pipe):
        with pytest.raises(StorageError, match="stays as it is; nothing was written"):
            write_whole_file(target, b"client;name")
    assert database.read_bytes() == b"SQLite format 3\0 and more"
    assert pipe.is_fifo()


def _break_off(target: Path) -> None:
    with whole_file(target) as binary:
        binary.write(b"half")
        raise RuntimeError("power cut")
