"""A photo made ready for paper: upright, cut to the shape of its place, no finer than a printer can show."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageFile, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from app.documents.paper_size import POINTS_PER_MILLIMETRE
from app.errors import UnreadableFileError
from app.translations import gettext as _

DOTS_PER_POINT = 200 / 25.4 / POINTS_PER_MILLIMETRE
"""200 dots an inch: a finer picture makes the file larger and no printed photo better."""

MOST_BYTES = 62_000
"""So that four of them and the fonts stay below 400 kB, however restless the carpet."""

_QUALITIES = (82, 74, 66, 58, 48, 38)
_SMALLER = 0.75
_MOST_DOTS = 50_000_000
"""No photo that we keep is larger; what says so is damaged, and is told so before room is made for it."""

_FEWEST_DOTS = 48
_ORIENTATION, _LYING = 0x0112, (5, 6, 7, 8)
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, AttributeError, MemoryError,
    struct.error, Image.DecompressionBombError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A JPEG in colour and how many dots it has."""

    content: bytes
    width: int
    height: int


class PaperPhoto:
    """A photo that could be read, as large as its place may be; it is cut once its place is known."""

    def __init__(self, photo: bytes, width: float, height: float) -> None:
        """Raises UnreadableFileError for what cannot be decoded as JPEG."""
        try:
            self._picture = _upright(photo, _dots(width, height))
        except _BROKEN as error:
            raise UnreadableFileError(
                _("The file of this picture is damaged; everything else is safe, restore a backup to have it again.")
            ) from error

    def cut(self, width: float, height: float) -> PaperPicture:
        """The middle of the photo for a place of this width and height in points; the same photo gives the same bytes.

        A photo that is smaller than its place keeps its dots.
        """
        return _small_enough(_cut(self._picture, _dots(width, height)))


def paper_picture(photo: bytes, width: float, height: float) -> PaperPicture:
    """The middle of a JPEG photo for a place whose size in points is known; UnreadableFileError as `PaperPhoto`."""
    return PaperPhoto(photo, width, height).cut(width, height)


def _dots(width: float, height: float) -> tuple[int, int]:
    return max(round(width * DOTS_PER_POINT), 1), max(round(height * DOTS_PER_POINT), 1)


def _upright(photo: bytes, dots: tuple[int, int]) -> Image.Image:
    """The photo as it was held, no larger than needed to fill the place."""
    picture: ImageFile.ImageFile = JpegImageFile(io.BytesIO(photo))
    if picture.width * picture.height > _MOST_DOTS:
        raise Image.DecompressionBombError
    is_lying = picture.getexif().get(_ORIENTATION) in _LYING
    picture.draft("RGB", dots[::-1] if is_lying else dots)
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    scale = max(dots[0] / upright.width, dots[1] / upright.height)
    if scale < 1:
        size = (max(round(upright.width * scale), 1), max(round(upright.height * scale), 1))
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return upright


def _cut(picture: Image.Image, dots: tuple[int, int]) -> Image.Image:
    """The largest part of the shape that is wanted, from the middle."""
    ratio = dots[0] / dots[1]
    width = max(min(picture.width, round(picture.height * ratio)), 1)
    height = max(min(picture.height, round(picture.width / ratio)), 1)
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    size = (min(width, dots[0]), min(height, dots[1]))
    return picture.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + width, top + height))


def _small_enough(picture: Image.Image) -> PaperPicture:
    """As a JPEG below the limit: coarser first, then with fewer dots."""
    while True:
        for quality in _QUALITIES:
            stream = io.BytesIO()
            picture.save(stream, "JPEG", quality=quality, optimize=True)
            content = stream.getvalue()
            if len(content) <= MOST_BYTES or min(picture.size) <= _FEWEST_DOTS:
                return PaperPicture(content, *picture.size)
        size = (max(round(picture.width * _SMALLER), 1), max(round(picture.height * _SMALLER), 1))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
