"""Everything about one person as pages one can read: a heading for each kind of thing, a paragraph for each entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.flow import Block, draw_blocks, split_pages
from app.documents.job_sheet_style import BODY, DATE, FIRM, FOOT_BASELINE, HEADING, MARGIN, QUIET, SMALL
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pen import Pen
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit, wrap_everything
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _

_TOP = MARGIN + 62
_BOTTOM = FOOT_BASELINE + 15


@dataclass(frozen=True, slots=True)
class PersonSection:
    """A kind of thing that is kept, and each entry in words."""

    title: str
    entries: Sequence[str]


def write_person_pages(
    title: str,
    remarks: Sequence[str],
    sections: Sequence[PersonSection],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
) -> PaperResult:
    """Write one PDF with all sections; what was left out is said at its head."""
    context = begin_print(target, title, letterhead, paper.upright, MARGIN)
    blocks: list[Block] = []
    for remark in remarks:
        blocks += _paragraph(context, remark, gap=3)
    for section in sections:
        heading = row_blocks([Cell(context.left, [section.title], HEADING)], RowLook(gap=12, padding=3))
        blocks += [_staying(block) for block in heading]
        for entry in section.entries:
            blocks += _paragraph(context, entry, gap=3)
    room = context.page_height - _TOP - _BOTTOM
    pages = split_pages(blocks, room)
    for number, page in enumerate(pages, start=1):
        pen = Pen(context.document, context.page_height)
        _draw_frame(context, pen, title, _("Page {page} of {pages}").format(page=number, pages=len(pages)))
        draw_blocks(pen, page, _TOP, room, 0)
        context.document.add_page(pen.content())
    return context.end(1)


def _paragraph(context: PrintRun, words: str, gap: float) -> list[Block]:
    lines = [line for part in words.splitlines() for line in wrap_everything(part, BODY, context.width)]
    return row_blocks([Cell(context.left, lines, BODY)], RowLook(gap=gap))


def _staying(block: Block) -> Block:
    return Block(block.height, block.draw, block.gap, stays_with_next=True)


def _draw_frame(context: PrintRun, pen: Pen, title: str, place: str) -> None:
    firm, style = fit(context.letterhead.name or _("Our firm"), FIRM, context.width, 6)
    pen.text(firm, context.left, MARGIN + 9, style)
    words, style = fit(title, DATE.sized(17), context.width, 8)
    pen.text(words, context.left, MARGIN + 34, style)
    pen.text(_("Everything we keep about this person"), context.left, MARGIN + 50, QUIET)
    pen.text(place, context.right, context.page_height - FOOT_BASELINE, SMALL, align=1)
