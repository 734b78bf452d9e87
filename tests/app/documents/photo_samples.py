"""Photos for papers, painted: a carpet with a stain and the same carpet clean, and one as restless as sand."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from app.errors import UnreadableFileError


def jpeg_of(picture: Image.Image, **how: object) -> bytes:
    """The bytes of a picture as a camera would store them."""
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=88, **how)
    return stream.getvalue()


@lru_cache
def carpet(*, is_clean: bool, size: tuple[int, int] = (640, 480)) -> bytes:
    """A woven carpet beside a skirting board, with a stain in the middle unless it is clean."""
    width, height = size
    ground = "#B9AB92" if is_clean else "#A89877"
    picture = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(picture)
    for step in range(0, width + height, 9):
        pen.line((step, 0, step - height, height), fill="#C6B9A2" if is_clean else "#9C8C6C", width=2)
    pen.rectangle((0, 0, width, height // 6), fill="#EFEBE2")
    if not is_clean:
        pen.ellipse((width * 0.32, height * 0.4, width * 0.62, height * 0.78), fill="#6B4A34")
        picture = picture.filter(ImageFilter.GaussianBlur(2.5))
    return jpeg_of(picture)


@lru_cache
def sand(size: tuple[int, int] = (2560, 1920)) -> bytes:
    """Every dot another color: the largest a photo can get."""
    noise = Image.frombytes("RGB", size, Random(1).randbytes(size[0] * size[1] * 3))
    return jpeg_of(noise)


class PhotoShelf:
    """Photos by their hash, as the folder of a database hands them out; `read` counts how often it was asked."""

    def __init__(self, *photos: bytes) -> None:
        self._photos = {hashlib.sha256(photo).hexdigest(): photo for photo in photos}
        self.asked: list[str] = []

    def read(self, sha256: str) -> bytes:
        """The bytes of a photo; UnreadableFileError for one that is not there."""
        self.asked.append(sha256)
        if sha256 not in self._photos:
            raise UnreadableFileError("The file of this picture is missing.")
        return self._photos[sha256]


def name_of(photo: bytes) -> str:
    """The hash under which a photo is kept."""
    return hashlib.sha256(photo).hexdigest()
