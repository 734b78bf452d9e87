"""Two drawn photos of a carpet, before and after, for the examples of papers with pictures."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from app.documents.paper_photos import PaperPhotos
from app.queries.job_report_rows import PaperPhotoRow, PhotoPairRow

_SIZE = (640, 480)
_CARPET, _PILE, _SPOT = "#CFC4B2", "#C4B8A4", "#7A5C43"

EXAMPLE_PAIR = PhotoPairRow(
    PaperPhotoRow("before", "ring by the door"), PaperPhotoRow("after", "the same evening"), "Landing"
)


def example_photos() -> PaperPhotos:
    """The pictures of `EXAMPLE_PAIR`."""
    return PaperPhotos(_drawn)


@lru_cache(maxsize=2)
def _drawn(name: str) -> bytes:
    picture = Image.new("RGB", _SIZE, _CARPET)
    pen = ImageDraw.Draw(picture)
    for place in range(0, _SIZE[0], 16):
        pen.line((place, 0, place, _SIZE[1]), fill=_PILE, width=2)
    if name == "before":
        pen.ellipse((230, 150, 430, 320), outline=_SPOT, width=18)
    target = BytesIO()
    picture.save(target, "JPEG", quality=85)
    return target.getvalue()
