"""The month page of three headings: stronger people, stronger clients, rewards; for our own wall (S2.19, S2.20).

Nobody is ranked: people stand in the order of the team, and a rate is told only from ten cases on (R12). A team that is
larger than a page goes on on the next one.
"""

from __future__ import annotations

from typing import BinaryIO

from app.documents import month_page_parts as parts
from app.documents.flow import draw_blocks, split_pages, total_height
from app.documents.month_page_parts import MARGIN
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import HAIRLINE, Pen
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import write_fitted
from app.jobs import JobProgress
from app.queries.month_page_rows import MonthPageRow
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _

_HEAD_HEIGHT = 62.0
_FOOT = millimetres(13)
_MOST_STRETCH = 26.0


def write_month_page(
    row: MonthPageRow,
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write the page, closer where that keeps it one page."""
    run = begin_print(target, _("Our month"), letterhead, paper.upright, MARGIN)
    top = MARGIN + _HEAD_HEIGHT
    room = run.page_height - top - _FOOT - millimetres(6)
    blocks = parts.blocks(run, row, parts.ROOMY)
    if total_height(blocks) > room:
        blocks = parts.blocks(run, row, parts.TIGHT)
    pages = split_pages(blocks, room, lambda first: [parts.people_heading(run)] if first.is_row else [])
    for number, page in enumerate(pages, start=1):
        pen = Pen(run.document, run.page_height)
        _draw_head(run, pen, row)
        draw_blocks(pen, page, top, room, _MOST_STRETCH)
        _draw_foot(run, pen, row, number, len(pages))
        run.document.add_page(pen.content())
    if progress is not None:
        progress.step(1, 1, _("Our month"))
    return run.end(1)


def _draw_head(run: PrintRun, pen: Pen, row: MonthPageRow) -> None:
    write_fitted(pen, run.letterhead.name, run.left, MARGIN + 10, parts.FIRM, run.width * 0.6, 7)
    pen.text(_("Our month"), run.left, MARGIN + 38, parts.TITLE)
    write_fitted(pen, run.formats.month(row.first), run.right, MARGIN + 38, parts.SUBTITLE, run.width * 0.5, 8, align=1)
    pen.rule(run.left, MARGIN + 48, run.right, MARGIN + 48, 1.2)


def _draw_foot(run: PrintRun, pen: Pen, row: MonthPageRow, number: int, count: int) -> None:
    y = run.page_height - _FOOT
    pen.rule(run.left, y - 12, run.right, y - 12, 0.5, HAIRLINE)
    words = _("As of {day}. For us, not for handing over; nobody is ranked.")
    write_fitted(
        pen, words.format(day=run.formats.long_day(row.made_on)), run.left, y, parts.SMALL, run.width * 0.8, 6.5
    )
    page = _("Page {page} of {pages}").format(page=number, pages=count)
    pen.text(page, run.right, y, parts.SMALL, align=1)
