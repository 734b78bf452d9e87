"""The report that a client gets of a visit: thanks and our promise first, then the work, the photos, and honest words.

One page; with less space between its parts and smaller photos before it runs to a second one with the head repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.flow import Block, draw_blocks, split_pages, total_height
from app.documents.job_report_parts import (
    care_blocks,
    closing_blocks,
    continued_block,
    left_blocks,
    not_great_block,
    promise_blocks,
    thanks_blocks,
)
from app.documents.job_report_photos import MOST_PAIRS, PhotoGrid, photo_blocks, photo_grids
from app.documents.job_report_rooms import room_blocks, room_heading
from app.documents.job_report_words import JobReportWords, job_report_words
from app.documents.money_paper import MARGIN, SMALL, PaperHead, address_block, firm_block
from app.documents.paper_photos import PaperPhotos, ReadyPair, no_photos
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import Pen
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit
from app.documents.wording import Wording
from app.jobs import JobProgress
from app.queries.job_report_rows import JobReportRow
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

_TOP = millimetres(14)
_FOOT = millimetres(12)
_FOOT_ROOM = 13.0
_MOST_STRETCH = 16.0
_SPACES = (1.0, 0.8, 0.64)
_LEAST_SPACES = (0.5,)


@dataclass(frozen=True, slots=True)
class _Report:
    """One report while it is laid out: the page, its words, and the pairs of photos that could be read."""

    paper: PrintRun
    words: JobReportWords
    client_name: str
    pairs: Sequence[ReadyPair]

    @property
    def room(self) -> float:
        """The height there is on a page."""
        return self.paper.page_height - _TOP - _FOOT - _FOOT_ROOM


def write_job_reports(
    rows: Iterable[JobReportRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
    photos: PaperPhotos | None = None,
) -> PaperResult:
    """Write one PDF in which each report begins on a new page; `photos` hands the pictures out, none without it.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    run = begin_print(target, _("Job reports"), letterhead, paper.upright, MARGIN)
    wording = run.wording("job_report")
    shelf = photos if photos is not None else no_photos()

    def words(count: int) -> str:
        return ngettext("{count} job report", "{count} job reports", count).format(count=count)

    return run.each(rows, lambda row: _write_report(run, row, wording, shelf), words, progress)


def _write_report(paper: PrintRun, row: JobReportRow, wording: Wording, photos: PaperPhotos) -> None:
    most = photo_grids(1, paper.width)[0]
    pairs = photos.pairs(row.photos, MOST_PAIRS, most.width, most.height)
    report = _Report(paper, job_report_words(row, paper.letterhead, paper.formats, wording), row.client_name, pairs)
    pages = _fitted(report)
    for number, page in enumerate(pages, start=1):
        pen = Pen(paper.document, paper.page_height)
        draw_blocks(pen, page, _TOP, report.room, _MOST_STRETCH)
        _write_foot(paper, pen, number, len(pages))
        paper.document.add_page(pen.content(), pen.pictures)


def _fitted(report: _Report) -> list[list[Block]]:
    """The report as roomy as one page allows; where it needs more, on as few as possible."""
    grids = photo_grids(len(report.pairs), report.paper.width)
    parts: dict[float, tuple[list[Block], list[Block]]] = {}

    def blocks(space: float, grid: PhotoGrid) -> list[Block]:
        if space not in parts:
            parts[space] = _above_the_photos(report, space), _below_the_photos(report, space)
        above, below = parts[space]
        return [*above, *photo_blocks(report.paper, report.words, report.pairs, grid, 14 * space), *below]

    for spaces in (_SPACES, _LEAST_SPACES):
        for grid in grids:
            for space in spaces:
                tried = blocks(space, grid)
                if total_height(tried) <= report.room:
                    return [tried]
    tries = (blocks(space, grid) for space in (_SPACES[1], *_LEAST_SPACES) for grid in grids)
    return min((_pages(report, tried) for tried in tries), key=len)


def _pages(report: _Report, blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks on several pages, each further one with the head and, where rooms go on, their heading."""
    again, heading = continued_block(report.paper, report.words), room_heading(report.paper, report.words)
    return split_pages(blocks, report.room, lambda first: [again, heading] if first.is_row else [again])


def _above_the_photos(report: _Report, space: float) -> list[Block]:
    """From the firm to the rooms; `space` makes the distances between the parts smaller."""
    paper, words = report.paper, report.words
    head = PaperHead(words.title, report.client_name, words.address_lines, words.facts)
    return [
        firm_block(paper),
        address_block(paper, head, 16 * space),
        *thanks_blocks(paper, words, 18 * space),
        *promise_blocks(paper, words, 10 * space),
        *room_blocks(paper, words, 15 * space),
    ]


def _below_the_photos(report: _Report, space: float) -> list[Block]:
    """From what did not come out to the price."""
    paper, words = report.paper, report.words
    return [
        *left_blocks(paper, words, 14 * space),
        *care_blocks(paper, words, 14 * space),
        not_great_block(paper, words, 14 * space),
        *closing_blocks(paper, words, 9 * space),
    ]


def _write_foot(paper: PrintRun, pen: Pen, number: int, count: int) -> None:
    baseline = paper.page_height - _FOOT
    taken = 0.0
    if count > 1:
        place = _("Page {page} of {pages}").format(page=number, pages=count)
        taken = pen.text(place, paper.right, baseline, SMALL, align=1)
    words, style = fit(paper.letterhead.name, SMALL, paper.width - taken - 14, 5)
    pen.text(words, paper.left, baseline, style)
