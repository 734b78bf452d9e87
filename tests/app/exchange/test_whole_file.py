"""A file is there as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StorageError
from app.exchange.whole_file import whole_file, write_whole_file


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


def _break_off(target: Path) -> None:
    with whole_file(target) as binary:
        binary.write(b"half")
        raise RuntimeError("power cut")
