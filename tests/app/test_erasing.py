"""Erasing to the last trace, with a certificate that tells nothing about anybody."""

from __future__ import annotations

from pathlib import Path

from app.backups import make_backup
from app.database import is_server_address
from app.erasing import erase_person
from app.models.jobs import Attachment
from app.paths import backups_folder, photos_folder, write_private_file
from app.photos import PhotoFolder
from tests.builders import Firm


def test_photos_go_backups_are_named_and_the_certificate_has_no_name(firm: Firm) -> None:
    everafter = firm.everafter
    client_id = firm.client("Margaret Alder")
    if is_server_address(everafter.address):
        assert "Margaret" not in erase_person(everafter, client_id, "Margaret Alder").certificate
        return
    file = Path(everafter.address)
    photos = PhotoFolder(photos_folder(file))
    write_private_file(photos.path("a" * 64), b"picture of the hall")
    Attachment.create(
        client_id=client_id, kind="photo", sha256="a" * 64, media_type="image/jpeg", byte_count=1,
        added_at=firm.clock.now(),
    )  # fmt: skip
    backup = make_backup(everafter.database, backups_folder(file), firm.clock.now())
    done = erase_person(everafter, client_id, "Margaret Alder")
    assert not photos.has("a" * 64)
    assert done.backups == (backup.file,)
    assert backup.file.name in done.certificate
    assert "Client 1001 was erased at their wish on 2026-03-02." in done.certificate
    assert "1 photo was deleted." in done.certificate
    assert "Margaret" not in done.certificate
