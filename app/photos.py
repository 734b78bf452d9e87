"""Pictures from cameras and strangers: checked before they are decoded, cleaned of what they tell, kept by their hash.

A picture is kept once however often it is used; what points to it is an attachment (`app/services/photos.py`). The
folder is `paths.photos_folder`: `ab/ab12….jpg`. Whoever archives or erases the last attachment of a hash asks
`PhotoFolder.remove` to let the file go, and copies one out with `PhotoFolder.read`.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageFile, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from app.errors import StorageError, UnreadableFileError, ValidationError
from app.paths import make_private_folder, write_private_file
from app.translations import gettext as _

MEDIA_TYPE = "image/jpeg"
LONGEST_SIDE = 2_560
MOST_BYTES = 30_000_000
MOST_PIXELS = 50_000_000
_QUALITY = 85
_THUMBNAIL_QUALITY = 80
_EXIF_PART, _TAKEN_TAG = 0x8769, 0x9003
_MOST_SCANS = 60  # a camera makes some ten; each is a walk over all dots
_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_SCAN, _END = b"\xda", b"\xd9"
_HASH = re.compile(r"[0-9a-f]{64}")
# Whatever a damaged or hostile file makes a decoder say.
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, AttributeError, MemoryError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A picture as we keep it: JPEG bytes without anything but the picture, upright, and their hash.

    `taken_at` is what the camera's clock said, without a zone; `original_sha256` is the hash of what was given.
    """

    content: bytes
    sha256: str
    width: int
    height: int
    taken_at: datetime | None
    original_sha256: str


def read_photo(file: Path) -> CleanPhoto:
    """The picture in a file, checked and cleaned; raises what `clean_photo` raises, and for a file that is not there.

    A file beyond the limit is refused before it is read.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise _too_many_bytes(file.name)
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            _("{name} cannot be read; nothing was added, look whether the file is still there.").format(name=file.name)
        ) from error
    return clean_photo(content, file.name)


def clean_photo(content: bytes, name: str = "") -> CleanPhoto:
    """A JPEG, PNG or WEBP as an upright JPEG without camera, place or comment, at most `LONGEST_SIDE` long.

    Size and number of dots are looked at before anything is decoded. ValidationError (field `photo`) with one sentence
    for anything else: too large, another format whatever its name, cut short.
    """
    name = name or _("This picture")
    if len(content) > MOST_BYTES:
        raise _too_many_bytes(name)
    try:
        picture = _opened(content, name)
        taken_at = _taken_at(picture)
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        upright = _flat(_upright(picture))
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        cleaned = _as_jpeg(upright, _QUALITY)
    except ValidationError:
        raise
    except _BROKEN as error:
        raise ValidationError(
            _("{name} is damaged or not complete; nothing was added, please take it from the camera again.").format(
                name=name
            ),
            "photo",
        ) from error
    return CleanPhoto(
        cleaned,
        hashlib.sha256(cleaned).hexdigest(),
        upright.width,
        upright.height,
        taken_at,
        hashlib.sha256(content).hexdigest(),
    )


class PhotoFolder:
    """The pictures of one database, each in a file named after its hash, for their owner only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the picture with this hash is kept; ValueError for what is no hash, so that no path can be smuggled."""
        if not _HASH.fullmatch(sha256):
            raise ValueError("that is no hash of a picture")
        return self.folder / sha256[:2] / f"{sha256}.jpg"

    def keep(self, photo: CleanPhoto) -> bool:
        """Put a picture there unless it is whole there already; says whether it was new; raises StorageError."""
        if self.is_whole(photo.sha256):
            return False
        write_private_file(self.path(photo.sha256), photo.content)
        return True

    def has(self, sha256: str) -> bool:
        """Whether there is a file for this hash."""
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """The bytes of a picture; UnreadableFileError when its file is missing or is not what was kept."""
        try:
            with self.path(sha256).open("rb") as stream:
                content = stream.read(MOST_BYTES)  # what is larger is not what was kept
        except OSError as error:
            raise UnreadableFileError(
                _("The file of this picture is missing; everything else is safe, restore a backup to have it again.")
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise UnreadableFileError(
                _("The file of this picture is damaged; everything else is safe, restore a backup to have it again.")
            )
        return content

    def thumbnail(self, sha256: str, side: int) -> bytes:
        """A small JPEG of a picture, at most `side` dots long; raises what `read` raises."""
        try:
            picture: ImageFile.ImageFile = JpegImageFile(io.BytesIO(self.read(sha256)))
            picture.draft("RGB", (side, side))
            small = picture.convert("RGB")
            small.thumbnail((side, side))
            return _as_jpeg(small, _THUMBNAIL_QUALITY)
        except _BROKEN as error:
            raise UnreadableFileError(
                _("The file of this picture is damaged; everything else is safe, restore a backup to have it again.")
            ) from error

    def remove(self, sha256: str) -> None:
        """Let the file of a hash go that nothing points to any more; one that is gone already is fine."""
        target = self.path(sha256)
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                _("{file} cannot be removed; please close what shows it and try again.").format(file=target)
            ) from error

    def hashes(self) -> Iterator[str]:
        """The hash of every picture that is there."""
        if not self.folder.is_dir():
            return
        for file in sorted(self.folder.glob("??/*.jpg")):
            if _HASH.fullmatch(file.stem):
                yield file.stem

    def copy_missing_to(self, other: PhotoFolder, sha256: str) -> bool:
        """Copy one picture into another folder unless it is whole there; says whether it was copied.

        Raises what `read` raises for one that is missing or damaged here.
        """
        if other.is_whole(sha256):
            return False
        content = self.read(sha256)
        make_private_folder(other.folder)
        write_private_file(other.path(sha256), content)
        return True

    def is_whole(self, sha256: str) -> bool:
        """Whether the file is there and is what was kept."""
        try:
            with self.path(sha256).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        except OSError:
            return False


def _opened(content: bytes, name: str) -> ImageFile.ImageFile:
    """The picture with its head read and nothing decoded; by what it is, never by its name."""
    if content.startswith(b"\xff\xd8\xff"):
        _check_scans(content, name)
        reader: type[ImageFile.ImageFile] = JpegImageFile
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        reader = PngImageFile
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        # its decoder makes room for the whole picture as soon as it is opened
        _check_pixels(*_webp_size(content), name)
        reader = WebPImageFile
    else:
        raise ValidationError(
            _("{name} is not a JPEG, PNG or WEBP picture; nothing was added, please save it as JPEG first.").format(
                name=name
            ),
            "photo",
        )
    picture = reader(io.BytesIO(content))
    _check_pixels(picture.width, picture.height, name)
    return picture


def _check_scans(content: bytes, name: str) -> None:
    """A few kilobytes of empty scans keep a decoder busy for hours; those of the picture itself are counted."""
    place = scans = 0
    while (found := _MARKER.search(content, place + 2)) is not None and found[1] != _END:
        scans += found[1] == _SCAN
        if scans > _MOST_SCANS:
            raise ValidationError(
                _("{name} has too many layers for a photo; nothing was added, please save it as JPEG again.").format(
                    name=name
                ),
                "photo",
            )
        place = found.end() + max(int.from_bytes(content[found.end() : found.end() + 2]) - 2, 0)


def _check_pixels(width: int, height: int, name: str) -> None:
    if width * height > MOST_PIXELS:
        raise ValidationError(
            _(
                "{name} has {width} x {height} dots, too many for a photo; nothing was added, save it smaller first."
            ).format(name=name, width=f"{width:,}", height=f"{height:,}"),
            "photo",
        )


def _webp_size(content: bytes) -> tuple[int, int]:
    """Width and height as the first chunk of a WEBP says; struct.error when there is not even that."""
    kind = content[12:16]
    if kind == b"VP8X":
        width_low, width_high, height_low, height_high = struct.unpack_from("<HBHB", content, 24)
        return (width_low | width_high << 16) + 1, (height_low | height_high << 16) + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _taken_at(picture: ImageFile.ImageFile) -> datetime | None:
    """When the camera says it was taken; a broken or missing note is none."""
    try:
        noted = picture.getexif().get_ifd(_EXIF_PART).get(_TAKEN_TAG)
        return datetime.strptime(str(noted), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - a camera knows no zone
    except _BROKEN:
        return None


def _upright(picture: ImageFile.ImageFile) -> Image.Image:
    """The picture as it was held; one whose note about that is broken stays as it lies."""
    try:
        return ImageOps.exif_transpose(picture)
    except _BROKEN:
        return picture


def _flat(picture: Image.Image) -> Image.Image:
    """Plain colours; what shines through stands on white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        solid = picture.convert("RGBA")
        ground = Image.new("RGBA", solid.size, "white")
        ground.alpha_composite(solid)
        return ground.convert("RGB")
    return picture.convert("RGB")


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    picture.info = {}  # comments and XMP would travel along by themselves
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality, optimize=True)
    return stream.getvalue()


def _too_many_bytes(name: str) -> ValidationError:
    return ValidationError(
        _("{name} is larger than {limit} MB; nothing was added, please save it smaller first.").format(
            name=name, limit=MOST_BYTES // 1_000_000
        ),
        "photo",
    )
