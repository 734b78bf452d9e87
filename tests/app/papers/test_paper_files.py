"""A paper is put in its place whole or not at all, and a name that slipped costs nobody another file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import StorageError
from app.papers.paper_files import whole_file


def written(target: Path, content: bytes = b"%PDF new") -> None:
    with whole_file(target) as stream:
        stream.write(content)


@pytest.mark.parametrize("there", [b"", b"%PDF old"])
def test_a_pdf_and_an_empty_file_are_replaced(tmp_path: Path, there: bytes) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(there)
    written(target)
    assert target.read_bytes() == b"%PDF new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("there", [b"SQLite format 3\0", b"client;name\n", b"%P"])
def test_what_is_no_pdf_stays_as_it_is(tmp_path: Path, there: bytes) -> None:
    target = tmp_path / "firm.db"
    target.write_bytes(there)
    with pytest.raises(StorageError, match="stays as it is; nothing was printed"):
        written(target)
    assert target.read_bytes() == there
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files among others")
def test_a_folder_a_pipe_and_what_a_link_leads_to_are_not_replaced(tmp_path: Path) -> None:
    folder, pipe, link, real = (tmp_path / name for name in ("folder", "pipe", "link.pdf", "real.pdf"))
    folder.mkdir()
    os.mkfifo(pipe)
    for target in (folder, pipe, Path()):
        with pytest.raises(StorageError, match="stays as it is"):
            written(target)
    assert pipe.is_fifo()
    real.write_bytes(b"%PDF old")
    link.symlink_to(real)
    written(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"%PDF new"


def test_what_a_killed_print_left_goes_with_the_next_and_what_another_still_writes_stays(tmp_path: Path) -> None:
    target, other = tmp_path / "paper.pdf", tmp_path / ".papers.pdf.abcd1234.part"
    left, kept = tmp_path / ".paper.pdf.abcd1234.part", tmp_path / ".paper.pdf.notes.part"
    for file in (left, other, kept):
        file.write_bytes(b"%PDF half")
    with whole_file(target) as stream:
        stream.write(b"%PDF first")
        written(target, b"%PDF second")
    assert target.read_bytes() == b"%PDF first"
    assert sorted(tmp_path.iterdir()) == sorted([target, other, kept])


def test_a_long_name_fits_and_one_that_is_too_long_is_said_in_one_sentence(tmp_path: Path) -> None:
    written(tmp_path / f"{'n' * 251}.pdf")
    with pytest.raises(StorageError, match="could not be written"):
        written(tmp_path / f"{'n' * 300}.pdf")
    assert len(list(tmp_path.iterdir())) == 1


def test_two_who_write_the_same_file_at_once_never_mix(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    with whole_file(target) as first:
        first.write(b"%PDF first, ")
        with whole_file(target) as second:
            second.write(b"%PDF second")
        first.write(b"whole")
    assert target.read_bytes() == b"%PDF first, whole"
    assert list(tmp_path.iterdir()) == [target]


def test_what_goes_wrong_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        written(tmp_path / "paper.pdf", "no bytes")  # type: ignore[arg-type]  # that is what goes wrong
    assert list(tmp_path.iterdir()) == []
