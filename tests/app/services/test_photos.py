from __future__ import annotations

import errno
from datetime import datetime

import pytest

from app.errors import ConflictError, NotFoundError, StorageError, ValidationError
from app.models.jobs import Attachment
from app.photos import CleanPhoto, PhotoFolder, clean_photo
from app.queries.firm import list_people
from app.queries.photos import is_picture_used, list_photos_of_job
from app.services.money_drafts import PhotoPlace
from tests.app.test_photos import phone_photo, picture
from tests.builders import Firm


@pytest.fixture
def before(firm: Firm) -> PhotoPlace:
    client_id = firm.client("Ana Ruiz")
    return PhotoPlace("photo_before", client_id, firm.finished_job(client_id))


def test_a_picture_is_kept_as_a_file_and_hangs_on_its_job(firm: Firm, before: PhotoPlace) -> None:
    photo = clean_photo(phone_photo())
    assert len(firm.everafter.photos.add(before, [photo], " Wine by the sofa ")) == 1
    assert before.job_id is not None
    (row,) = list_photos_of_job(before.job_id)
    assert (row.kind, row.caption, row.may_show, row.added_by) == (
        "photo_before", "Wine by the sofa", False, "Dana Kowalski",
    )  # fmt: skip
    assert (row.width, row.height, row.byte_count) == (900, 1_200, len(photo.content))
    assert row.taken_at == datetime(2026, 2, 27, 10, 15, tzinfo=firm.zone)
    assert firm.everafter.photo_folder.read(row.sha256) == photo.content


def test_the_same_picture_hangs_once_in_a_place_and_is_one_file_in_two(firm: Firm, before: PhotoPlace) -> None:
    photos = firm.everafter.photos
    photo = clean_photo(picture())
    assert len(photos.add(before, [photo, photo])) == 1
    assert photos.add(before, [photo]) == []
    after = PhotoPlace("photo_after", before.client_id, before.job_id)
    assert len(photos.add(after, [photo])) == 1
    assert list(firm.everafter.photo_folder.hashes()).count(photo.sha256) == 1


def test_it_is_described_removed_and_brought_back(firm: Firm, before: PhotoPlace) -> None:
    photos, job_id = firm.everafter.photos, before.job_id
    assert job_id is not None
    photos.add(before, [clean_photo(picture())])
    (row,) = list_photos_of_job(job_id)
    photos.describe(row.id, row.version, caption="Clean again", may_show=True, kind="photo_after")
    with pytest.raises(ConflictError):
        photos.remove(row.id, row.version)
    (row,) = list_photos_of_job(job_id)
    assert (row.caption, row.may_show, row.kind) == ("Clean again", True, "photo_after")
    photos.remove(row.id, row.version)
    assert list_photos_of_job(job_id) == ()
    assert is_picture_used(row.sha256), "undo may bring it back"
    with pytest.raises(NotFoundError):
        photos.remove(row.id, row.version + 1)
    firm.everafter.history.undo()
    assert [each.id for each in list_photos_of_job(job_id)] == [row.id]


def test_what_cannot_be_changes_nothing(firm: Firm, before: PhotoPlace) -> None:
    photo = clean_photo(picture())
    for place, caption, error in (
        (PhotoPlace("logo", before.client_id), "", ValidationError),
        (before, "x" * 301, ValidationError),
        (PhotoPlace("photo", 99), "", NotFoundError),
    ):
        with pytest.raises(error):
            firm.everafter.photos.add(place, [photo], caption)
    assert not is_picture_used(photo.sha256)


def test_a_full_disk_leaves_neither_a_row_nor_half_a_picture(
    firm: Firm, before: PhotoPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    photo, folder = clean_photo(picture(colour="rebeccapurple")), firm.everafter.photo_folder.folder
    there = set(folder.rglob("*.*"))
    monkeypatch.setattr("app.paths.os.fsync", full)
    with pytest.raises(StorageError):
        firm.everafter.photos.add(before, [photo])
    monkeypatch.undo()
    assert Attachment.select().count() == 0
    assert set(folder.rglob("*.*")) == there


def one_without_a_place(folder: PhotoFolder) -> CleanPhoto:
    """A picture whose own folder cannot be made, because a file stands there."""
    for shade in range(256):
        photo = clean_photo(picture(colour=f"#{shade:02x}8040"))
        if not folder.path(photo.sha256).parent.exists():
            folder.folder.mkdir(parents=True, exist_ok=True)
            folder.path(photo.sha256).parent.write_text("in the way")
            return photo
    raise AssertionError("every folder is taken")


def test_when_one_picture_cannot_be_kept_none_of_them_is(firm: Firm, before: PhotoPlace) -> None:
    folder = firm.everafter.photo_folder
    first, second = clean_photo(picture(colour="#123456")), one_without_a_place(folder)
    folder.remove(first.sha256)
    with pytest.raises(StorageError):
        firm.everafter.photos.add(before, [first, second])
    assert not is_picture_used(first.sha256)
    assert not folder.has(first.sha256)
    folder.path(second.sha256).parent.unlink()
    assert len(firm.everafter.photos.add(before, [first, second])) == 2


def test_a_picture_that_hung_elsewhere_before_stays_when_another_one_cannot_be_kept(
    firm: Firm, before: PhotoPlace
) -> None:
    folder = firm.everafter.photo_folder
    first, second = clean_photo(picture()), one_without_a_place(folder)
    firm.everafter.photos.add(before, [first])
    with pytest.raises(StorageError):
        firm.everafter.photos.add(PhotoPlace("photo_after", before.client_id, before.job_id), [first, second])
    folder.path(second.sha256).parent.unlink()
    assert folder.read(first.sha256) == first.content


def test_a_picture_whose_file_was_damaged_is_whole_again_when_it_is_added_again(firm: Firm, before: PhotoPlace) -> None:
    folder, photo = firm.everafter.photo_folder, clean_photo(picture())
    firm.everafter.photos.add(before, [photo])
    folder.path(photo.sha256).write_bytes(b"x" * len(photo.content))
    firm.everafter.photos.add(PhotoPlace("photo_after", before.client_id, before.job_id), [photo])
    assert folder.read(photo.sha256) == photo.content


def test_a_portrait_of_one_of_us_takes_the_place_of_the_last_and_is_undone(firm: Firm) -> None:
    photos, first, second = firm.everafter.photos, clean_photo(picture()), clean_photo(picture(colour="olive"))

    def portrait() -> str:
        return next(person.portrait_sha256 for person in list_people() if person.id == firm.luis)

    photos.set_portrait(firm.luis, first)
    photos.set_portrait(firm.luis, second)
    assert portrait() == second.sha256
    assert firm.everafter.photo_folder.read(second.sha256) == second.content
    firm.everafter.history.undo()
    assert portrait() == first.sha256
    photos.remove_portrait(firm.luis)
    photos.remove_portrait(firm.luis)
    assert portrait() == ""
    firm.everafter.history.undo()
    assert portrait() == first.sha256
    with pytest.raises(NotFoundError):
        photos.set_portrait(9999, first)
