"""Photos for one print: read when their paper is drawn, and left out where their file is missing or damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.documents.faces import Face
from app.documents.pen import GREY_INK, HAIRLINE, SHADE, Pen, TextStyle
from app.documents.photo_picture import PaperPhoto
from app.documents.text_layout import fit
from app.errors import UnreadableFileError
from app.queries.job_report_rows import PaperPhotoRow, PhotoPairRow

_LABEL = TextStyle(Face.SEMIBOLD, 8.4, 10.5)
_CAPTION = TextStyle(Face.REGULAR, 8.4, 10.5, GREY_INK)

CAPTION_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class ReadyPair:
    """The same place before and after, both of them readable, and what stands below and above them."""

    before: PaperPhoto
    after: PaperPhoto
    before_caption: str = ""
    after_caption: str = ""
    room: str = ""


class PaperPhotos:
    """Hands out photos by their hash; `read` gives the bytes of one or raises UnreadableFileError.

    `left_out` are the hashes of those that could not be read, each once.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self.left_out: list[str] = []

    def pairs(self, rows: Iterable[PhotoPairRow], most: int, width: float, height: float) -> list[ReadyPair]:
        """The first so many pairs of which both photos can be read, for places of at most this size in points."""
        return list(islice(self._ready(rows, width, height), most))

    def has(self, row: PhotoPairRow) -> bool:
        """Whether both photos of a pair can be read, without keeping them."""
        return bool(self.pairs([row], 1, 1, 1))

    def _ready(self, rows: Iterable[PhotoPairRow], width: float, height: float) -> Iterator[ReadyPair]:
        for row in rows:
            before, after = (self._photo(each, width, height) for each in (row.before, row.after))
            if before is not None and after is not None:
                yield ReadyPair(before, after, row.before.caption, row.after.caption, row.room)

    def _photo(self, row: PaperPhotoRow, width: float, height: float) -> PaperPhoto | None:
        try:
            return PaperPhoto(self._read(row.sha256), width, height)
        except UnreadableFileError:
            if row.sha256 not in self.left_out:
                self.left_out.append(row.sha256)
            return None


def no_photos() -> PaperPhotos:
    """For a print whose rows have none."""

    def read(_sha256: str) -> bytes:
        raise UnreadableFileError("")

    return PaperPhotos(read)


def place_photo(pen: Pen, photo: PaperPhoto, x: float, y: float, width: float, height: float) -> None:
    """Show a photo in a box, cut to its shape, with a fine line around it."""
    picture = photo.cut(width, height)
    number = pen.document.picture(picture.content, picture.width, picture.height)
    pen.box(x, y, width, height, fill=SHADE)
    pen.place_picture(number, x, y, width, height)
    pen.box(x, y, width, height, stroke=HAIRLINE, line=0.4)


def write_caption(pen: Pen, label: str, caption: str, x: float, y: float, width: float) -> None:
    """Before or after, and what it shows, on one line below a photo; y is the foot of the photo."""
    words, style = fit(label, _LABEL, width, 5)
    taken = pen.text(words, x, y + 10.5, style)
    if caption and width - taken > 30:
        words, style = fit(caption, _CAPTION, width - taken - 6, 5.5)
        pen.text(words, x + taken + 6, y + 10.5, style)
