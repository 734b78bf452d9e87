"""Pictures go with the backups and come back with them."""

from __future__ import annotations

import pytest

from app.backups import back_up, make_backup, photos_of, restore_backup
from app.paths import backups_folder, default_database_file
from app.photo_backups import forget_photos, photo_problems
from app.photos import clean_photo
from app.services.money_drafts import PhotoPlace
from tests.app.test_photos import picture
from tests.builders import Firm


@pytest.fixture
def sha256(firm: Firm) -> str:
    photo = clean_photo(picture(colour="crimson"))
    firm.everafter.photos.add(PhotoPlace("photo", firm.client("Ana Ruiz")), [photo])
    return photo.sha256


def test_a_backup_has_its_pictures_and_a_list_of_them(firm: Firm, sha256: str) -> None:
    folder = backups_folder(default_database_file()) / firm.everafter.database.engine
    backup = make_backup(firm.everafter.database, folder, firm.clock.now())
    assert (folder / f"{backup.file.name}.photos").read_text(encoding="ascii").split() == [sha256]
    assert len(list((folder / "everafter-photos").glob("??/*.jpg"))) == 1
    back_up(firm.everafter.database, folder, firm.clock.now())
    assert len(list((folder / "everafter-photos").glob("??/*.jpg"))) == 1
    for file in folder.glob("*.db"):
        file.unlink()
    forget_photos(folder)
    assert list(folder.rglob("*.jpg")) == []
    assert list(folder.glob("*.photos")) == []


def test_a_restore_brings_missing_and_damaged_pictures_back(firm: Firm, sha256: str) -> None:
    database, address = firm.everafter.database, firm.everafter.address
    photos = photos_of(database)
    folder = backups_folder(default_database_file()) / f"back-{database.engine}"
    backup = make_backup(database, folder, firm.clock.now())
    firm.everafter.close()
    for harm in (lambda: photos.remove(sha256), lambda: photos.path(sha256).write_bytes(b"?")):
        harm()
        assert not photos.is_whole(sha256)
        restore_backup(backup.file, address, folder, firm.clock.now())
        assert photos.is_whole(sha256)


def test_the_check_names_what_is_missing_or_damaged(firm: Firm, sha256: str) -> None:
    database, photos = firm.everafter.database, firm.everafter.photo_folder
    assert list(photo_problems(database, photos)) == []
    photos.path(sha256).write_bytes(b"?")
    assert list(photo_problems(database, photos)) == [f"1 photo is damaged: {sha256[:12]}."]
    photos.remove(sha256)
    assert list(photo_problems(database, photos)) == [f"1 photo is missing: {sha256[:12]}."]
