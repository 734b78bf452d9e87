"""Where files lie and who may read them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app import paths
from app.errors import StorageError

posix_modes = pytest.mark.skipif(os.name == "nt", reason="Windows keeps a person's own folders private by itself")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVERAFTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def open_umask() -> None:
    """What a careless system has; the session's own umask comes back after each test."""
    os.umask(0)


def test_everything_lies_below_the_folder_that_the_environment_names(home: Path) -> None:
    for place in (paths.default_database_file(), paths.settings_file(), paths.log_folder(), paths.papers_folder()):
        assert place.is_relative_to(home)


def test_without_it_the_places_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVERAFTER_HOME")
    for place in (paths.user_data_folder(), paths.settings_file(), paths.log_folder(), paths.papers_folder()):
        assert place.is_absolute()
        assert "everafter" in str(place).casefold()


def test_two_databases_in_one_folder_have_backups_of_their_own(tmp_path: Path) -> None:
    assert paths.backups_folder(tmp_path / "north.db") != paths.backups_folder(tmp_path / "south.db")


@posix_modes
def test_new_folders_and_files_are_closed_to_other_users(tmp_path: Path, open_umask: None) -> None:
    paths.write_private_file(tmp_path / "firm" / "papers" / "sheet.pdf", b"%PDF")
    paths.create_private_file(tmp_path / "firm" / "book.db")
    assert mode(tmp_path / "firm") == mode(tmp_path / "firm" / "papers") == 0o700
    assert mode(tmp_path / "firm" / "papers" / "sheet.pdf") == mode(tmp_path / "firm" / "book.db") == 0o600


@posix_modes
def test_the_private_umask_closes_what_any_library_makes(tmp_path: Path, open_umask: None) -> None:
    assert paths.make_private_umask() == 0
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    assert (mode(tmp_path / "folder"), mode(tmp_path / "file")) == (0o700, 0o600)


@posix_modes
def test_a_folder_that_a_person_made_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    paths.write_private_file(shared / "clients.csv", b"name\n")
    assert mode(shared) == 0o755


def test_an_existing_database_is_not_emptied_when_it_is_made_private(tmp_path: Path) -> None:
    (tmp_path / "book.db").write_bytes(b"clients")
    paths.create_private_file(tmp_path / "book.db")
    assert (tmp_path / "book.db").read_bytes() == b"clients"


def test_a_file_in_the_place_of_a_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below", tmp_path / "nul\0"):
        with pytest.raises(StorageError, match="cannot be made; nothing was changed"):
            paths.make_private_folder(folder)


def test_a_write_that_fails_leaves_the_old_content_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(StorageError, match="what was there is untouched"):
        paths.write_private_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_database_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"):
        paths.create_private_file(tmp_path)
