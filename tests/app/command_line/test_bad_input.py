"""What bad input gets: one sentence, an exit code that is not 0, nothing changed, nothing lost."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.command_line.conftest import Answer, Call, content_of

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20


def refused(answer: Answer) -> bool:
    return answer.code == 1 and answer.out == "" and answer.is_one_sentence()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", PICTURE),
        ("blank.csv", b"\n\n\n"),
        ("only-a-heading.csv", b"\x00\x00\x00\x00"),
    ],
)
def test_files_that_hold_no_table_are_refused(
    call: Call, desk_file: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    before = content_of(desk_file)
    assert refused(call("import", bad, "--data", desk_file))
    assert refused(call("import", bad, "--dry-run", "--data", desk_file))
    assert content_of(desk_file) == before
    assert bad.read_bytes() == content


def test_a_missing_file_or_a_folder_is_refused(call: Call, desk_file: Path, tmp_path: Path) -> None:
    assert refused(call("import", tmp_path / "nowhere.csv", "--data", desk_file))
    assert refused(call("import", tmp_path, "--data", desk_file))


def databases(folder: Path, sound: Path) -> Iterator[Path]:
    """Files that are no sound database of ours."""
    foreign = folder / "foreign.db"
    with contextlib.closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    yield foreign
    newer = folder / "newer.db"
    newer.write_bytes(sound.read_bytes())
    with contextlib.closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.commit()
    yield newer
    torn = folder / "torn.db"
    torn.write_bytes(sound.read_bytes()[: sound.stat().st_size // 2])
    yield torn
    garbled = folder / "garbled.db"
    content = bytearray(sound.read_bytes())
    content[100:4000] = b"\xff" * 3900
    garbled.write_bytes(content)
    yield garbled
    for name, content in (("empty.db", b""), ("picture.db", PICTURE), ("words.db", b"First name,Last name\n")):
        (folder / name).write_bytes(content)
        yield folder / name


def test_a_database_that_is_not_a_sound_one_of_ours_is_refused_and_left_alone(
    call: Call, desk_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    for bad in databases(folder, desk_file):
        before = bad.read_bytes()
        for words in (
            ("find", "alder"),
            ("board",),
            ("check",),
            ("backup",),
            ("export", "clients", "-o", tmp_path / "x.csv"),
        ):
            assert refused(call(*words, "--data", bad)), f"{words} on {bad.name}"
        assert bad.read_bytes() == before
        assert not (tmp_path / "x.csv").exists()
    for missing in (tmp_path / "nowhere.db", tmp_path / "no folder" / "x.db"):
        assert refused(call("find", "alder", "--data", missing))
        assert not missing.exists()
    assert refused(call("find", "alder", "--data", tmp_path))


def test_a_server_that_is_not_there_is_one_sentence_without_a_password(call: Call) -> None:
    answer = call("board", "--data", "postgresql://dana:verysecret@127.0.0.1:9/nothing?connect_timeout=1")
    assert refused(answer)
    assert "verysecret" not in answer.err


@contextlib.contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: what a full disk feels like."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
def test_on_a_full_disk_nothing_is_half_done(call: Call, desk_file: Path, tmp_path: Path) -> None:
    before = content_of(desk_file)
    many = tmp_path / "many.csv"
    with many.open("w", encoding="utf-8") as file:
        file.write("First name,Last name,Phone,City\n")
        file.writelines(f"Ada,Northgate{number},(503) 555 {number:04},Millbrook\n" for number in range(4000))
    with files_no_larger_than(300_000):
        assert refused(call("backup", "-o", tmp_path / "copy.db", "--data", desk_file))
        assert refused(call("demo", "--no-window", "--data", tmp_path / "new.db"))
        assert refused(call("import", many, "--data", desk_file))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk-photos", "desk.db", "many.csv"]
    assert content_of(desk_file) == before


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
def test_a_paper_that_does_not_fit_on_the_disk_is_not_marked_as_printed(
    call: Call, desk_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sheets.pdf"
    before = content_of(desk_file)
    with files_no_larger_than(20_000):
        assert refused(call("print", "job-sheets", "-o", target, "--data", desk_file))
        assert refused(call("export", "jobs", "-o", tmp_path / "jobs.csv", "--data", desk_file))
    assert not [each.name for each in tmp_path.iterdir() if not each.name.startswith(("desk.db", "desk-photos"))]
    assert content_of(desk_file) == before
    assert call("print", "job-sheets", "-o", target, "--data", desk_file).code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_one_sentence(call: Call, desk_file: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert refused(call("backup", "-o", closed / "copy.db", "--data", desk_file))
    assert refused(call("export", "clients", "-o", closed / "x.csv", "--data", desk_file))
