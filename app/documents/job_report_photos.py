"""Up to two pairs of photos on a report: as large as the page allows, before and after in the same shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.job_report_parts import heading_block
from app.documents.job_report_words import JobReportWords
from app.documents.paper_photos import CAPTION_HEIGHT, ReadyPair, place_photo, write_caption
from app.documents.pen import Pen, TextStyle
from app.documents.print_run import PrintRun
from app.documents.text_layout import write_fitted

MOST_PAIRS = 2
_ONE_PAIR = ((1, 0.66), (1, 0.6), (1, 0.54), (0.85, 0.6), (0.72, 0.62), (0.6, 0.64))
_GAP = 10.0
_BETWEEN_PAIRS = 18.0
_ROOM = TextStyle(Face.SEMIBOLD, 9.2, 12)
_ROOM_HEIGHT = 13.0


@dataclass(frozen=True, slots=True)
class PhotoGrid:
    """The size of each photo, and whether all pairs stand in one row."""

    width: float
    height: float
    is_one_row: bool = False


def photo_grids(pairs: int, width: float) -> list[PhotoGrid]:
    """How the photos of so many pairs may stand on a page of this width, the largest first."""
    half = (width - _GAP) / 2
    if pairs <= 1:
        return [PhotoGrid(half * part, half * part * share) for part, share in _ONE_PAIR]
    quarter = (width - 2 * _GAP - _BETWEEN_PAIRS) / 4
    rows = [PhotoGrid(half, half * share) for share in (0.6, 0.54, 0.48)]
    return [*rows, *(PhotoGrid(quarter, quarter * share, is_one_row=True) for share in (1.0, 0.85, 0.75, 0.66))]


def photo_blocks(
    paper: PrintRun, words: JobReportWords, pairs: Sequence[ReadyPair], grid: PhotoGrid, gap: float
) -> list[Block]:
    """A heading and the pairs, in one row or below each other; nothing where there is no pair."""
    if not pairs:
        return []
    rows = [list(pairs)] if grid.is_one_row else [[pair] for pair in pairs]
    blocks = [_row(paper, words, row, grid, 6 if place else 3) for place, row in enumerate(rows)]
    return [heading_block(paper, words.photos_title, gap), *blocks]


def _row(paper: PrintRun, words: JobReportWords, pairs: Sequence[ReadyPair], grid: PhotoGrid, gap: float) -> Block:
    room_height = _ROOM_HEIGHT if any(pair.room for pair in pairs) else 0.0

    def draw(pen: Pen, top: float) -> None:
        x = paper.left
        y = top + room_height
        for pair in pairs:
            if pair.room:
                write_fitted(pen, pair.room, x, top + 9.5, _ROOM, 2 * grid.width + _GAP, 6)
            for photo, label, caption in (
                (pair.before, words.before, pair.before_caption),
                (pair.after, words.after, pair.after_caption),
            ):
                place_photo(pen, photo, x, y, grid.width, grid.height)
                write_caption(pen, label, caption, x, y + grid.height, grid.width)
                x += grid.width + _GAP
            x += _BETWEEN_PAIRS - _GAP

    return Block(room_height + grid.height + CAPTION_HEIGHT, draw, gap=gap)
