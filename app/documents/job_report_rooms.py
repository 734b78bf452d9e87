"""The rooms of a report: what each is, what was done there and what became of its marks; empty columns go."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.flow import Block
from app.documents.job_report_parts import BODY, STRONG, heading_block
from app.documents.job_report_words import JobReportWords, RoomWords
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.money_paper import HEADING, QUIET, paragraph
from app.documents.pen import SHADE, Pen, TextStyle
from app.documents.print_run import PrintRun
from app.documents.text_layout import fit, wrap_everything
from app.translations import gettext as _

_HEADING_HEIGHT = 16.0
_INSET = 6.0
_SHARES = (0.21, 0.25, 0.27, 0.27)


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column begins, and how wide its words may be."""

    heading: str
    x: float
    width: float


def room_heading(paper: PrintRun, words: JobReportWords) -> Block:
    """The band with the names of the columns."""
    columns = _columns(paper, words)

    def draw(pen: Pen, top: float) -> None:
        pen.box(paper.left, top, paper.width, _HEADING_HEIGHT, fill=SHADE)
        for column in columns:
            text, style = fit(column.heading, HEADING, column.width, 5)
            pen.text(text, column.x, top + 11.2, style)

    return Block(_HEADING_HEIGHT, draw, gap=4, stays_with_next=True)


def room_blocks(paper: PrintRun, words: JobReportWords, gap: float) -> list[Block]:
    """Title, band, the rooms, and below them what else there is to say of the work."""
    if not words.rooms and not words.work_remarks:
        return []
    blocks = [heading_block(paper, words.work_title, gap)]
    if words.rooms:
        blocks.append(room_heading(paper, words))
        for room in words.rooms:
            blocks += _room(paper, words, room)
    for place, remark in enumerate(words.work_remarks):
        blocks += paragraph(paper, remark, QUIET, gap=2 if place else 5)
    return blocks


def _room(paper: PrintRun, words: JobReportWords, room: RoomWords) -> list[Block]:
    cells = []
    for column, (text, style) in zip(_columns(paper, words), _texts(words, room), strict=True):
        lines = [line for part in text.split("\n") for line in wrap_everything(part, style, column.width)]
        cells.append(Cell(column.x, lines, style))
    look = RowLook(gap=2.5, padding=3.5, rule=(paper.left, paper.right), is_row=True)
    return row_blocks(cells, look)


def _texts(words: JobReportWords, room: RoomWords) -> list[tuple[str, TextStyle]]:
    marks = "\n".join(mark for mark, _is_out in room.marks)
    every = ((room.name, STRONG), (room.about, QUIET), (room.done, BODY), (marks, BODY))
    return [each for each, is_shown in zip(every, _shown(words), strict=True) if is_shown]


def _columns(paper: PrintRun, words: JobReportWords) -> list[_Column]:
    headings = (_("Where"), _("What it is"), _("What we did"), _("Marks"))
    shown = _shown(words)
    whole = sum(share for share, is_shown in zip(_SHARES, shown, strict=True) if is_shown)
    x, columns = paper.left + _INSET, []
    for heading, share, is_shown in zip(headings, _SHARES, shown, strict=True):
        if is_shown:
            width = share / whole * (paper.width - _INSET)
            columns.append(_Column(heading, x, width - 10))
            x += width
    return columns


def _shown(words: JobReportWords) -> tuple[bool, bool, bool, bool]:
    return True, any(room.about for room in words.rooms), True, any(room.marks for room in words.rooms)
