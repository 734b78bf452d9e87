"""Pictures go with the backups and come back with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.backups import back_up, make_backup, photos_of, restore_backup
from app.everafter import open_everafter
from app.paths import backups_folder, default_database_file
from app.photo_backups import bring_photos_back, forget_photos, listed_photos, photo_problems
from app.photos import PhotoFolder, clean_photo
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


def test_a_backup_carried_to_another_computer_brings_its_pictures_along(
    firm: Firm, sha256: str, tmp_path: Path
) -> None:
    folder = backups_folder(default_database_file()) / f"carried-{firm.everafter.database.engine}"
    backup = make_backup(firm.everafter.database, folder, firm.clock.now())
    content = firm.everafter.photo_folder.read(sha256)
    firm.everafter.close()
    carried, elsewhere = tmp_path / "stick", tmp_path / "other computer" / "firm.db"
    shutil.copytree(folder, carried)
    restore_backup(carried / backup.file.name, elsewhere, tmp_path / "other backups", firm.clock.now())
    there = open_everafter(elsewhere, clock=firm.clock)
    assert there.photo_folder.read(sha256) == content
    assert there.photo_folder.folder != firm.everafter.photo_folder.folder
    assert list(photo_problems(there.database, there.photo_folder)) == []
    there.close()


def test_the_rotation_lets_go_only_of_pictures_no_kept_backup_needs(firm: Firm, sha256: str) -> None:
    folder = backups_folder(default_database_file()) / f"rotated-{firm.everafter.database.engine}"
    first = make_backup(firm.everafter.database, folder, firm.clock.now())
    other = clean_photo(picture(colour="navy"))
    firm.everafter.photos.add(PhotoPlace("photo", firm.client("Bo Ek")), [other])
    make_backup(firm.everafter.database, folder, firm.clock.now())
    kept = PhotoFolder(folder / "everafter-photos")
    assert set(kept.hashes()) == {sha256, other.sha256}
    first.file.unlink()
    forget_photos(folder)
    assert set(kept.hashes()) == {sha256, other.sha256}, "the second backup needs both"


def test_a_damaged_list_brings_back_what_it_still_names(firm: Firm, sha256: str) -> None:
    folder = backups_folder(default_database_file()) / f"damaged-{firm.everafter.database.engine}"
    backup = make_backup(firm.everafter.database, folder, firm.clock.now())
    photos = firm.everafter.photo_folder
    listed = folder / f"{backup.file.name}.photos"
    listed.write_text(f"{'z' * 64}\n../../{'a' * 58}\n{sha256}\n{sha256[:20]}", encoding="ascii")
    photos.remove(sha256)
    assert bring_photos_back(backup.file, photos) == 1
    assert photos.is_whole(sha256)
    assert listed_photos(backup.file) == {sha256}


def test_a_picture_damaged_beside_the_backup_is_not_brought_back(firm: Firm, sha256: str) -> None:
    folder = backups_folder(default_database_file()) / f"bad-{firm.everafter.database.engine}"
    backup = make_backup(firm.everafter.database, folder, firm.clock.now())
    photos = firm.everafter.photo_folder
    PhotoFolder(folder / "everafter-photos").path(sha256).write_bytes(b"?")
    assert bring_photos_back(backup.file, photos) == 0
    assert photos.is_whole(sha256), "what is whole here stays"
    make_backup(firm.everafter.database, folder, firm.clock.now())
    assert PhotoFolder(folder / "everafter-photos").is_whole(sha256), "the next backup mends it"
