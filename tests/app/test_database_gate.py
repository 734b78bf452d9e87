"""What is let through the gate and what is not: one sentence for each, and the file stays as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.database import Database, close_database, open_database
from app.database_check import check_database
from app.database_schema import (
    VERSION_TABLE,
    expected_schema,
    fingerprint,
    found_schema,
    is_schema_of,
    known_fingerprint,
    migrations,
    newest_version,
)
from app.errors import EverafterError, NewerDatabaseError, UnreadableFileError
from app.models.clients import Tag
from app.models.tables import MODELS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound, closed database with one row."""
    path = tmp_path / "firm.db"
    opened = open_database(path)
    Tag.create(name="first")
    close_database(opened)
    return path


def raw(path: Path, *statements: str) -> None:
    """Do something to a file behind the program's back."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(500)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (PICTURE, "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a picture"),
        (b"%PDF-1.7 ...", "a PDF paper"),
        (b"PK\x03\x04" + bytes(500), "a zip or Office file"),
        (b"Name,Phone\nAna,555\n", "a text file"),
        ("Name;Straße\n".encode("utf-16"), "a text file"),
        (b"MZ" + bytes(50), "a program"),
        (random.Random(1).randbytes(8192), "protected by a passphrase"),
        (bytes(65_536), "no database of Everafter"),
        (b"S", "a text file"),
        (b"SQLite format 3\x00", "is damaged"),
    ],
)
def test_anything_else_is_named_and_left_untouched(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "firm.db"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=words) as caught:
        open_database(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["firm.db"]


def test_a_folder_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="is a folder"):
        open_database(tmp_path)
    with pytest.raises(UnreadableFileError, match="There is no file"):
        open_database(tmp_path / "nowhere" / "firm.db", must_exist=True)
    assert list(tmp_path.iterdir()) == []


HOSTILE = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM client; END",
    "a view": "CREATE VIEW boom AS SELECT 1",
    "a column more": "ALTER TABLE tag ADD COLUMN g TEXT",
    "a table more": "CREATE TABLE stranger (x)",
    "an index less": "DROP INDEX client_tag_tag_id_index",
    "a search trigger less": "DROP TRIGGER client_search_delete",
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=list(HOSTILE))
def test_a_schema_that_is_not_ours_to_the_letter_is_not_opened(file: Path, statement: str) -> None:
    raw(file, statement)
    before = file.read_bytes()
    with pytest.raises(UnreadableFileError, match="altered by something other"):
        open_database(file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["firm.db"]


@pytest.mark.parametrize("statement", ["PRAGMA user_version=0", "PRAGMA user_version=-3"])
def test_a_version_we_never_had_is_not_opened(file: Path, statement: str) -> None:
    raw(file, statement)
    with pytest.raises(UnreadableFileError, match="altered"):
        open_database(file)


def test_statistics_that_sqlite_keeps_for_itself_are_no_alteration(file: Path) -> None:
    raw(file, "ANALYZE", "VACUUM")
    close_database(open_database(file, must_exist=True))


@pytest.mark.parametrize("identity", [0, 1, 0x43524D31])
def test_a_database_of_another_program_is_named_and_untouched(file: Path, identity: int) -> None:
    raw(file, f"PRAGMA application_id={identity}")
    before = file.read_bytes()
    with pytest.raises(UnreadableFileError, match="another program"):
        open_database(file)
    assert file.read_bytes() == before


def test_a_newer_database_is_refused_with_its_version(file: Path) -> None:
    raw(file, "PRAGMA user_version=99", f"UPDATE {VERSION_TABLE} SET program_version='9.8.7'", "CREATE TABLE later (x)")
    before = file.read_bytes()
    with pytest.raises(NewerDatabaseError, match=r"version 9\.8\.7"):
        open_database(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_file_is_never_more_than_one_sentence(file: Path, seed: int) -> None:
    """Cut, zeroed, scrambled, swapped: at the gate or at the check, but never a crash, and never written to."""
    chance = random.Random(seed)
    content = bytearray(file.read_bytes())
    page = chance.randrange(1, len(content) // 4096) * 4096
    match seed % 4:
        case 0:
            content = content[: chance.randrange(101, len(content))]
        case 1:
            content[page : page + 4096] = bytes(4096)
        case 2:
            content[page : page + 4096] = chance.randbytes(4096)
        case 3:
            for _each in range(64):
                content[chance.randrange(100, len(content))] ^= 0xFF
    file.write_bytes(content)
    try:
        opened = open_database(file)
    except EverafterError as error:
        sentence = str(error)
        assert file.read_bytes() == content
    else:
        sentence = trouble_in(opened)
    assert sentence == "" or str(file) in sentence


def trouble_in(opened: Database) -> str:
    """The sentence when it is read through."""
    try:
        for model in MODELS.values():
            list(model.select())
        return "" if check_database(opened).is_ok else f"{opened.place}: found by the check"
    except EverafterError as error:
        return str(error)
    finally:
        close_database(opened)


def test_a_file_cut_short_is_called_damaged(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableFileError, match="is damaged"):
        open_database(file)


def test_a_plain_file_opened_with_a_passphrase_says_so(file: Path) -> None:
    with pytest.raises(UnreadableFileError, match="not protected by a passphrase"):
        open_database(file, key="secret")


def test_the_expected_schema_is_what_a_new_file_holds(file: Path) -> None:
    connection = sqlcipher.connect(str(file))
    assert found_schema(connection) == expected_schema(newest_version())
    connection.close()


def test_the_fingerprint_written_down_is_that_of_the_steps() -> None:
    for number, _module in migrations():
        assert known_fingerprint(number) == fingerprint(expected_schema(number))


def test_a_schema_is_known_by_its_fingerprint_and_without_one_by_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = expected_schema(newest_version())
    trigger = ("trigger", "thief", "client", "CREATE TRIGGER thief AFTER UPDATE ON client BEGIN DELETE FROM job; END")
    for _turn in range(2):
        assert is_schema_of(newest_version(), ours)
        assert not is_schema_of(newest_version(), ours | {trigger})
        assert not is_schema_of(newest_version(), ours - {next(iter(ours))})
        monkeypatch.setattr("app.database_schema._FINGERPRINTS", {})
