from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from app.errors import UnreadableFileError, ValidationError
from app.photos import LONGEST_SIDE, CleanPhoto, PhotoFolder, clean_photo, read_photo


def picture(size: tuple[int, int] = (120, 90), kind: str = "JPEG", colour: str = "navy", **how: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, kind, **how)
    return stream.getvalue()


def phone_photo() -> bytes:
    """Lying on its side, with place, camera, time and a comment."""
    image = Image.new("RGB", (1_200, 900), "navy")
    notes = image.getexif()
    notes[0x0112], notes[0x010F] = 6, "SecretCamera"
    notes.get_ifd(0x8769)[0x9003] = "2026:02:27 10:15:00"
    place = notes.get_ifd(0x8825)
    place[1], place[2] = "N", (51.0, 30.0, 0.0)
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=notes.tobytes(), comment=b"SecretComment")
    return stream.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it holds this many black dots, and does."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    row = b"\0" * ((width + 7) // 8 + 1)
    body = b"".join(packer.compress(row * 1_000) for _part in range(height // 1_000)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_that_cameras_make_becomes_a_jpeg(kind: str) -> None:
    photo = clean_photo(picture(kind=kind))
    kept = Image.open(io.BytesIO(photo.content))
    assert (kept.format, kept.size, (photo.width, photo.height)) == ("JPEG", (120, 90), (120, 90))


def test_what_a_phone_tells_is_gone_and_the_picture_stands_upright() -> None:
    photo = clean_photo(phone_photo())
    kept = Image.open(io.BytesIO(photo.content))
    assert kept.size == (900, 1_200) == (photo.width, photo.height)
    assert dict(kept.getexif()) == {}
    assert not {"exif", "comment", "xmp", "icc_profile"} & kept.info.keys()
    assert b"Secret" not in photo.content
    assert photo.taken_at == datetime(2026, 2, 27, 10, 15)


def test_a_large_picture_is_made_smaller_and_a_small_one_stays() -> None:
    assert (clean_photo(picture((5_000, 2_500))).width, LONGEST_SIDE) == (2_560, 2_560)
    assert clean_photo(picture((40, 30))).width == 40


def test_what_shines_through_stands_on_white() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(stream, "PNG")
    kept = Image.open(io.BytesIO(clean_photo(stream.getvalue()).content))
    assert kept.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(30_000, 30_000), (12_000, 12_000), (1_000_000, 1_000)])
def test_a_picture_of_too_many_dots_is_one_sentence(size: tuple[int, int]) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_photo(bomb(*size), "sofa.png")
    assert refused.value.field == "photo"
    assert str(refused.value).startswith(f"sofa.png has {size[0]:,} x {size[1]:,} dots")


def test_a_webp_that_says_it_is_huge_makes_no_room() -> None:
    head = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + b"\xfe\x3f\x00" * 2 + b"\x00" * 40
    with pytest.raises(ValidationError, match="16,383 x 16,383 dots"):
        clean_photo(head)


def scan_bomb(scans: int) -> bytes:
    """A progressive JPEG that goes over its dots again and again and says nothing new."""
    stream = io.BytesIO()
    Image.new("L", (64, 48), 90).save(stream, "JPEG", progressive=True)
    whole = stream.getvalue()
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * scans + b"\xff\xd9"


def test_a_picture_of_too_many_scans_is_not_decoded() -> None:
    assert clean_photo(scan_bomb(20)).width == 64
    with pytest.raises(ValidationError, match="too many layers"):
        clean_photo(scan_bomb(20_000), "sofa.jpg")
    film = scan_bomb(0) + b"\xff\xda\x00\x02" * 20_000  # what phones put behind the picture is not of the picture
    assert clean_photo(film).width == 64


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell how much a process took")
def test_a_bomb_takes_hardly_any_memory(tmp_path: Path) -> None:
    small = tmp_path / "bomb.png"
    small.write_bytes(bomb(12_000, 12_000))
    assert small.stat().st_size < 20_000
    code = (
        "import resource, sys, pathlib; from app.photos import read_photo; from app.errors import ValidationError\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: read_photo(pathlib.Path(sys.argv[1]))\n"
        "except ValidationError: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(small)], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 8_000


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"RIFF\x00\x00\x00\x00WEBPVP8X",
    ],
)
def test_what_is_no_picture_is_one_sentence(content: bytes) -> None:
    with pytest.raises(ValidationError, match="nothing was added"):
        clean_photo(content, "sofa.jpg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_short_is_one_sentence(kind: str) -> None:
    whole = picture((1_000, 800), kind, colour="olive")
    for part in (len(whole) // 2, len(whole) - 24, 30):
        with pytest.raises(ValidationError, match="damaged or not complete"):
            clean_photo(whole[:part], "sofa.jpg")


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_another_format_under_a_good_name_is_refused(tmp_path: Path, kind: str) -> None:
    renamed = tmp_path / "sofa.jpg"
    renamed.write_bytes(picture(kind=kind))
    with pytest.raises(ValidationError, match=r"sofa\.jpg is not a JPEG, PNG or WEBP picture"):
        read_photo(renamed)


def test_a_picture_whose_text_unpacks_to_sixty_megabytes_is_refused() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "A" * 60_000_000, zip=True)
    with pytest.raises(ValidationError, match="nothing was added"):
        clean_photo(picture((5, 5), "PNG", pnginfo=notes))


def test_a_file_of_too_many_bytes_is_not_even_read(tmp_path: Path) -> None:
    large = tmp_path / "large.jpg"
    with large.open("wb") as stream:
        stream.truncate(31_000_000)
    with pytest.raises(ValidationError, match="larger than 30 MB"):
        read_photo(large)
    with pytest.raises(ValidationError, match="larger than 30 MB"):
        clean_photo(b"\xff\xd8\xff" + b"0" * 30_000_000)


def test_a_file_that_went_away_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"gone\.jpg cannot be read"):
        read_photo(tmp_path / "gone.jpg")


def test_damage_anywhere_never_ends_in_another_error() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        whole = picture((64, 48), kind, colour="teal")
        for place in range(0, len(whole), max(1, len(whole) // 60)):
            damaged = whole[:place] + bytes([whole[place] ^ 0xA5]) + whole[place + 1 :]
            with suppress(ValidationError):
                clean_photo(damaged)


@pytest.fixture
def photo() -> CleanPhoto:
    return clean_photo(picture())


@pytest.fixture
def folder(tmp_path: Path) -> PhotoFolder:
    return PhotoFolder(tmp_path / "firm-photos")


def test_the_same_picture_is_kept_once(folder: PhotoFolder, photo: CleanPhoto) -> None:
    assert folder.keep(photo)
    assert not folder.keep(clean_photo(picture()))
    assert list(folder.hashes()) == [photo.sha256]
    assert folder.read(photo.sha256) == photo.content


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_their_owner_reads_the_pictures(folder: PhotoFolder, photo: CleanPhoto) -> None:
    folder.keep(photo)
    file = folder.path(photo.sha256)
    modes = [place.stat().st_mode & 0o777 for place in (folder.folder, file.parent, file)]
    assert modes == [0o700, 0o700, 0o600]


def test_a_hash_is_never_a_path(folder: PhotoFolder) -> None:
    with pytest.raises(ValueError, match="no hash"):
        folder.path("../../etc/passwd")


def test_a_missing_and_a_damaged_file_are_said_plainly(folder: PhotoFolder, photo: CleanPhoto) -> None:
    with pytest.raises(UnreadableFileError, match="is missing"):
        folder.read(photo.sha256)
    folder.keep(photo)
    folder.path(photo.sha256).write_bytes(photo.content[:-1])
    assert not folder.is_whole(photo.sha256)
    with pytest.raises(UnreadableFileError, match="is damaged"):
        folder.thumbnail(photo.sha256, 60)
    folder.keep(photo)
    assert folder.is_whole(photo.sha256)


def test_a_huge_file_in_place_of_a_picture_is_damaged_and_not_read_to_its_end(
    folder: PhotoFolder, photo: CleanPhoto
) -> None:
    folder.keep(photo)
    with folder.path(photo.sha256).open("r+b") as stream:
        stream.truncate(4_000_000_000_000)
    with pytest.raises(UnreadableFileError, match="is damaged"):
        folder.read(photo.sha256)


def test_a_thumbnail_fits_its_side(folder: PhotoFolder) -> None:
    photo = clean_photo(picture((2_000, 1_000)))
    folder.keep(photo)
    assert Image.open(io.BytesIO(folder.thumbnail(photo.sha256, 160))).size == (160, 80)


def test_a_picture_is_copied_to_a_backup_once_and_comes_back(
    folder: PhotoFolder, photo: CleanPhoto, tmp_path: Path
) -> None:
    folder.keep(photo)
    backup = PhotoFolder(tmp_path / "backup-photos")
    assert [folder.copy_missing_to(backup, photo.sha256) for _time in range(2)] == [True, False]
    folder.remove(photo.sha256)
    folder.remove(photo.sha256)
    assert not folder.has(photo.sha256)
    assert backup.copy_missing_to(folder, photo.sha256)
    assert folder.read(photo.sha256) == photo.content
