"""A disk that takes no more: one sentence, nothing by half, reading goes on, and after room is made so does work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.backups import list_backups, make_backup
from app.database import Database, close_database, open_database
from app.database_check import check_database
from app.errors import StorageError
from app.models.clients import Client, Tag
from app.models.jobs import Job, Payment
from app.models.tables import MODELS
from app.unit_of_work import UnitsOfWork
from tests.faults.victim import NOW, bring_in, save_one, units_of

if sys.platform == "win32":
    pytest.skip("limits of a process are another matter there", allow_module_level=True)

import resource

ROOM = 400_000


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(params=["a limit", "a small disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder; as root also a disk of 6 MB of its own."""
    if request.param == "a limit":
        yield tmp_path
        return
    small = tmp_path / "disk"
    small.mkdir()
    mounted = os.geteuid() == 0 and (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=6m,mode=700", "tmpfs", str(small)], capture_output=True, check=False
        ).returncode
        == 0
    )
    if not mounted:
        pytest.skip("only root may mount a disk")
    yield small
    subprocess.run(["umount", "-l", str(small)], check=True)


@contextmanager
def full_disk(place: Path, file: Path) -> Iterator[None]:
    """Inside the block there is hardly any room left."""
    if not place.is_mount():
        biggest = max(path.stat().st_size for path in place.iterdir())
        with largest_file(biggest + ROOM):
            yield
        return
    ballast = place / "ballast"
    stat = os.statvfs(place)
    ballast.write_bytes(bytes(max(stat.f_bavail * stat.f_frsize - ROOM, 0)))
    yield
    ballast.unlink()


def save_until_refused(units: UnitsOfWork) -> tuple[int, StorageError]:
    for saved in range(20_000):
        try:
            save_one(units)
        except StorageError as error:
            return saved, error
    raise AssertionError("the disk was never full")


def counts(database: Database) -> list[int]:
    return [model.select().count() for model in MODELS.values()]


def test_saving_on_a_full_disk(place: Path) -> None:
    file = place / "firm.db"
    database = open_database(file)
    units = units_of(database)
    save_one(units)
    with full_disk(place, file):
        saved, error = save_until_refused(units)
        assert str(file) in str(error)
        assert "MB free" in str(error)
        assert not database.in_transaction()
        assert Client.select().count() == saved + 1, "reading goes on"
        for _again in range(5):
            with pytest.raises(StorageError):
                bring_in(units)
        before = counts(database)
        assert (Job.select().count(), Payment.select().count()) == (saved + 1, 2 * (saved + 1))
    save_one(units)
    assert Client.select().count() == saved + 2, "work goes on without a restart"
    assert [now - then for now, then in zip(counts(database), before, strict=True) if now < then] == []
    assert check_database(database, is_thorough=True).problems == ()
    close_database(database)


def test_an_error_swallowed_inside_a_unit_on_a_full_disk(place: Path) -> None:
    file = place / "firm.db"
    database = open_database(file)
    units = units_of(database)

    def careless() -> None:
        with units("Three tags") as work:
            work.save(Tag(name="before"))
            with pytest.raises(StorageError):
                work.save(Tag(name="x" * 20_000_000))
            with pytest.raises(StorageError):
                work.save(Tag(name="after"))

    with full_disk(place, file), pytest.raises(StorageError, match="MB free"):
        careless()
    assert Tag.select().count() == 0
    close_database(database)


def test_a_backup_that_does_not_fit_leaves_nothing(place: Path) -> None:
    file, folder = place / "firm.db", place / "backups"
    database = open_database(file)
    bring_in(units_of(database))
    with full_disk(place, file):
        if not place.is_mount():
            resource.setrlimit(
                resource.RLIMIT_FSIZE, (file.stat().st_size // 2, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
            )
        with pytest.raises(StorageError, match="MB free"):
            make_backup(database, folder, NOW)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert check_database(database).problems == ()
    assert list_backups(folder) == []
    close_database(database)


def test_a_new_database_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    with largest_file(40_000), pytest.raises(StorageError):
        open_database(tmp_path / "firm.db")
    assert list(tmp_path.iterdir()) == []
