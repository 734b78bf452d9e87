"""Erasing to the last trace, with a certificate that tells nothing about anybody."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.backups import make_backup, restore_backup
from app.database import is_server_address
from app.erasing import erase_person
from app.errors import Cancelled, StorageError
from app.everafter import open_everafter
from app.exchange.out.export import EVERYTHING, ExportPurpose, export_list
from app.jobs import CancelFlag, JobProgress
from app.logs import LogFile, start_logging
from app.models.base import BaseModel
from app.models.client_changes import Erasure
from app.models.clients import Client
from app.models.jobs import Attachment
from app.models.tables import MODELS
from app.paths import backups_folder, default_database_file
from app.photos import clean_photo
from app.queries.erased_clients import list_unfinished
from app.services.money_drafts import PhotoPlace
from tests.app.services.test_erasures import S, told_client
from tests.app.test_photos import picture
from tests.builders import Firm


def with_photo(firm: Firm, name: str = "Margaret Alder") -> tuple[int, str]:
    """A client and the hash of their photo, whose file is there."""
    client_id, photo = firm.client(name), clean_photo(picture(colour="crimson"))
    firm.everafter.photos.add(PhotoPlace("photo", client_id), [photo])
    return client_id, photo.sha256


def backups_of(firm: Firm) -> Path:
    address = firm.everafter.address
    return backups_folder(default_database_file() if is_server_address(address) else Path(address))


def test_photos_go_backups_are_named_and_the_certificate_has_no_name(firm: Firm) -> None:
    everafter = firm.everafter
    client_id, sha256 = with_photo(firm)
    backup = make_backup(everafter.database, backups_of(firm), firm.clock.now())
    done = erase_person(everafter, client_id, "Margaret Alder")
    assert not everafter.photo_folder.has(sha256)
    assert done.backups == (backup.file,)
    assert f"{backup.file.name} (with 1 photo)" in done.certificate
    assert "Client 1001 was erased at their wish on March 2, 2026." in done.certificate
    assert "1 photo was deleted." in done.certificate
    assert "Margaret" not in done.certificate


def test_a_photo_that_a_backup_brought_back_goes_again(firm: Firm, tmp_path: Path) -> None:
    everafter, photos = firm.everafter, firm.everafter.photo_folder
    client_id, sha256 = with_photo(firm)
    backup = make_backup(everafter.database, tmp_path / "backups", firm.clock.now())
    erase_person(everafter, client_id, "Margaret Alder")
    everafter.close()
    restore_backup(backup.file, everafter.address, tmp_path / "backups", firm.clock.now())
    assert photos.has(sha256), "the restore cannot know whose it is"
    open_everafter(everafter.address, clock=firm.clock).close()
    assert not photos.has(sha256)


def test_what_a_crash_kept_from_happening_happens_at_the_next_start(firm: Firm) -> None:
    everafter, photos = firm.everafter, firm.everafter.photo_folder
    client_id, sha256 = with_photo(firm)
    everafter.erasures.erase(client_id, "Margaret Alder")
    assert photos.has(sha256), "the rows were gone, and then the power was"
    everafter.close()
    again = open_everafter(everafter.address, clock=firm.clock)
    assert not photos.has(sha256)
    assert list_unfinished() == []
    assert sha256 not in str(Erasure.get().fingerprints)
    again.close()


def test_a_photo_somebody_else_added_since_stays(firm: Firm) -> None:
    everafter = firm.everafter
    client_id, sha256 = with_photo(firm)
    everafter.erasures.erase(client_id, "Margaret Alder")
    with_photo(firm, "Ana Ruiz")
    everafter.erasures.finish(everafter.photo_folder.remove, lambda: None)
    assert everafter.photo_folder.has(sha256)


def test_a_photo_the_disk_does_not_let_go_of_is_named_and_waits(firm: Firm) -> None:
    everafter = firm.everafter
    client_id, sha256 = with_photo(firm)

    def refuse(_sha256: str) -> None:
        raise StorageError("in use")

    everafter.erasures.erase(client_id, "Margaret Alder")
    assert everafter.erasures.finish(refuse, lambda: None) == 1
    assert everafter.photo_folder.has(sha256)
    assert everafter.erasures.finish(everafter.photo_folder.remove, lambda: None) == 0
    assert not everafter.photo_folder.has(sha256)


class _StopsAfter(JobProgress):
    def __init__(self, steps: int) -> None:
        super().__init__(CancelFlag())
        self.left = steps

    def report(self, done: int, total: int, message: str) -> None:
        self.left -= 1
        if self.left == 0:
            self.cancel_flag.cancel()


def _plain(model: type[BaseModel]) -> list[str]:
    return [str(row.plain()) for row in model.select()]


@pytest.mark.parametrize("steps", [1, 20, 40])
def test_stopped_half_way_every_row_and_photo_is_as_it_was(firm: Firm, steps: int) -> None:
    client_id, sha256 = with_photo(firm)
    before = {table: _plain(model) for table, model in MODELS.items()}
    with pytest.raises(Cancelled):
        erase_person(firm.everafter, client_id, "Margaret Alder", _StopsAfter(steps))
    assert {table: _plain(model) for table, model in MODELS.items()} == before
    assert firm.everafter.photo_folder.has(sha256)
    assert Attachment.select().count() == 1


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    """The program's own log, as talkative as it can be."""
    root = logging.getLogger()
    level = root.level
    opened = start_logging(tmp_path / "logs", logging.DEBUG)
    yield opened
    opened.close()
    root.setLevel(level)


def test_neither_logs_nor_exports_nor_the_certificate_know_them(firm: Firm, tmp_path: Path, log: LogFile) -> None:
    client_id = told_client(firm)
    done = erase_person(firm.everafter, client_id, f"{S} Alder")
    for purpose in ExportPurpose:
        folder = tmp_path / purpose.value
        export_list(EVERYTHING, folder, purpose, firm.zone)
        written = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
        assert written
        assert not any(S.encode() in content or b"5035559142" in content for content in written)
    said = log.path.read_text("utf-8")
    assert "words withheld" in said, "the log was written"
    assert S not in said
    assert "555-9142" not in said
    assert S not in done.certificate
    assert Client.get_by_id(client_id).archived_at is not None
