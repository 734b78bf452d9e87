"""Section 1 of a job sheet: the table of rooms, with marks we know of and room to write down what is found."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.job_sheet_style import (
    HEADING,
    QUIET,
    SMALL_LABEL,
    SheetMeasures,
    numbered_heading,
    or_unknown,
)
from app.documents.pen import HAIRLINE, INK, SHADE, Pen, TextStyle
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_layout import fit, wrap_whole, write_fitted
from app.queries.paper_rows import JobSheetRow, SheetLineRow
from app.rules.job_sheet import SheetSection, section_words
from app.translations import gettext as _

_ROOM = TextStyle(Face.SEMIBOLD, 9.8, 11)
_CELL = TextStyle(Face.REGULAR, 9.2, 11)
_MARK = TextStyle(Face.ITALIC, 9.2, 11)
_HEADING_HEIGHT = 30.0
_BAND = 15.0
_PADDING = 4.0
_BOX = 11.5
_MOST_CELL_LINES = 6
_SMALLEST_CELL = 7.4


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each column begins, and where the table ends."""

    room: float
    fibre: float
    size: float
    to_do: float
    marks: float
    before: float
    after: float
    price: float
    end: float


def rooms_heading(context: PrintRun, measures: SheetMeasures, *, is_continued: bool = False) -> Block:
    """The heading of section 1 with the band of column names."""
    name = f"rooms-{is_continued}"

    def draw(pen: Pen, top: float) -> None:
        form = context.form(name, _HEADING_HEIGHT, lambda drawing: _draw_heading(context, drawing, is_continued))
        pen.place_words(form, 0, top, _HEADING_HEIGHT)

    return Block(_HEADING_HEIGHT, draw, gap=measures.gap, stretch=1, stays_with_next=True)


def room_block(context: PrintRun, line: SheetLineRow, measures: SheetMeasures) -> Block:
    """One room; its row grows with what it has to say."""
    columns = _columns(context)
    name = or_unknown(line.name, _("Room"))
    size = context.formats.size(line.size_hundredths, line.size_unit)
    cells = [
        (columns.room, *_cell(name, _ROOM, columns.fibre - columns.room - _PADDING, 4)),
        (columns.fibre, *_cell(line.fibre, _CELL, columns.size - columns.fibre - _PADDING, 4)),
        (columns.size, *_cell(size, _CELL, columns.to_do - columns.size - _PADDING, 3)),
        (columns.to_do, *_cell(line.to_do, _CELL, columns.marks - columns.to_do - _PADDING * 2, _MOST_CELL_LINES)),
        (columns.marks, *_cell(_marks(line), _MARK, columns.before - columns.marks - _PADDING * 2, _MOST_CELL_LINES)),
    ]
    needed = max(len(words) * style.leading for _x, words, style in cells) + 4
    height = max(measures.row_height, needed)
    price = "" if line.price_minor is None else context.formats.money(line.price_minor)
    price, price_style = fit(price, _CELL, columns.end - columns.price - _PADDING - 2, 5)

    def draw(pen: Pen, top: float) -> None:
        _place_grid(context, pen, top, height)
        for x, words, style in cells:
            for number, text in enumerate(words):
                pen.text(text, x, top + 10.6 + number * style.leading, style)
        pen.text(price, columns.end - _PADDING, top + 10.6, price_style, align=1)

    return Block(height, draw, is_row=True)


def _cell(words: str, style: TextStyle, width: float, most_lines: int) -> tuple[list[str], TextStyle]:
    return wrap_whole(words, style, width, smallest=_SMALLEST_CELL, most_lines=most_lines)


def spare_row(context: PrintRun, measures: SheetMeasures) -> Block:
    """An empty row for a room that nobody spoke of before."""
    height = measures.row_height
    return Block(height, lambda pen, top: _place_grid(context, pen, top, height), is_row=True)


def room_blocks(context: PrintRun, row: JobSheetRow, measures: SheetMeasures) -> list[Block]:
    """The rooms of a job in their order."""
    return [room_block(context, line, measures) for line in row.lines]


def _marks(line: SheetLineRow) -> str:
    return "; ".join(mark for mark in map(one_line, line.known_marks) if mark)


def _columns(context: PrintRun) -> _Columns:
    """The columns for the width of the page; what is left over goes to the marks."""
    left, right = context.left, context.right
    price = right - 45
    before = price - 67
    fibre = left + 88
    size = fibre + 60
    to_do = size + 50
    marks = to_do + 84
    return _Columns(left + _PADDING, fibre, size, to_do, marks, before, before + 33.5, price, right)


def _draw_heading(context: PrintRun, pen: Pen, is_continued: bool) -> None:
    columns = _columns(context)
    title = _("Rooms, continued") if is_continued else section_words(SheetSection.ROOMS)
    end = numbered_heading(pen, context.left, 11, SheetSection.ROOMS, title, HEADING)
    hint = _("Tick before and after. Write what you find.")
    write_fitted(pen, hint, end + 10, 11, QUIET, context.right - end - 12, 6)
    top = _HEADING_HEIGHT - _BAND
    pen.box(context.left, top, context.width, _BAND, fill=SHADE)
    names = [
        (columns.room, columns.fibre, _("Room")),
        (columns.fibre, columns.size, _("Fiber")),
        (columns.size, columns.to_do, _("Size")),
        (columns.to_do, columns.marks - _PADDING, _("To do")),
        (columns.marks, columns.before - _PADDING, _("Marks we know of / what you found")),
    ]
    for x, to_x, words in names:
        write_fitted(pen, words, x, top + 10.5, SMALL_LABEL, to_x - x - 2, 4)
    for x, words in ((columns.before, _("Before")), (columns.after, _("After"))):
        write_fitted(pen, words, x + 16.75, top + 10.5, SMALL_LABEL, 31, 4, align=0.5)
    write_fitted(pen, _("Price"), columns.end - _PADDING, top + 10.5, SMALL_LABEL, 40, 4, align=1)


def _place_grid(context: PrintRun, pen: Pen, top: float, height: float) -> None:
    """The lines and boxes of a row; rows of one height share them."""
    form = context.form(f"row-{height:.2f}", height, lambda drawing: _draw_grid(context, drawing, height))
    pen.place_form(form, 0, top, height)


def _draw_grid(context: PrintRun, pen: Pen, height: float) -> None:
    columns = _columns(context)
    for x in (columns.marks - _PADDING, columns.before, columns.price):
        pen.rule(x, 0, x, height, 0.5, HAIRLINE)
    pen.rule(context.left, height - 0.25, context.right, height - 0.25, 0.6, HAIRLINE)
    for x in (columns.before, columns.after):
        pen.box(x + 11, (height - _BOX) / 2, _BOX, _BOX, radius=1.8, stroke=INK, line=0.9)
