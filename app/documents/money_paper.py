"""What invoice and statement have in common: the firm's head, whom it is for, a table that goes on, a foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.paper_size import millimetres
from app.documents.pen import GREY_INK, INK, SHADE, Pen, TextStyle, colour
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_direction import is_right_to_left
from app.documents.text_layout import fit, fit_lines, text_width, wrap, wrap_everything
from app.translations import gettext as _

_TEAL = colour("#1F4D48")
_FAINT = colour("#E6E6E6")
FIRM = TextStyle(Face.BOLD, 15, 18, _TEAL)
CONTACT = TextStyle(Face.REGULAR, 8.8, 11.4, GREY_INK)
TITLE = TextStyle(Face.BOLD, 21, 25)
NAME = TextStyle(Face.SEMIBOLD, 11.5, 14.5)
BODY = TextStyle(Face.REGULAR, 10, 13)
STRONG = TextStyle(Face.SEMIBOLD, 10, 13)
QUIET = TextStyle(Face.REGULAR, 9, 12, GREY_INK)
HEADING = TextStyle(Face.SEMIBOLD, 8.8, 11, GREY_INK)
LARGE = TextStyle(Face.BOLD, 13, 17)
SMALL = TextStyle(Face.REGULAR, 8, 10, GREY_INK)
_ACROSS = TextStyle(Face.BOLD, 120, 130, _FAINT)

MARGIN = millimetres(18)
_TOP = millimetres(16)
_FOOT = millimetres(12)
_HEAD_GAP = 30.0
_FACTS_WIDTH = 190.0
_FACT_LABEL = 78.0
# Of one line of an address; what is longer than that ends in a mark.
_MOST_ADDRESS_LINES = 5
# The share of the width that the first column of amounts may take.
_FIRST_AMOUNT = 0.13


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands above the table: title, whom it is for, and facts as label and words."""

    title: str
    name: str
    address_lines: Sequence[str]
    facts: Sequence[tuple[str, str]]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading, the share of the width where it begins (or ends, with align 1), and that side."""

    words: str
    share: float
    align: float = 0.0


def write_pages(
    paper: PrintRun,
    blocks: Sequence[Block],
    heading: Block | None,
    foot: str,
    *,
    across: str = "",
    continued: tuple[str, str] | None = None,
) -> None:
    """Put the blocks on pages; `across` lies over each of them.

    A further page says what goes on and whose it is, `continued`, and repeats the heading where rows of the table do.
    """
    room = paper.page_height - _TOP - _FOOT - 22

    def lead(first: Block) -> list[Block]:
        again = [heading] if heading is not None and first.is_row else []
        return again if continued is None else [_continued(paper, *continued), *again]

    pages = split_pages(blocks, room, lead)
    for number, page in enumerate(pages, start=1):
        pen = Pen(paper.document, paper.page_height)
        if across:
            _draw_across(paper, pen, across)
        draw_blocks(pen, page, _TOP, room, 0)
        baseline = paper.page_height - _FOOT
        place = _("Page {page} of {pages}").format(page=number, pages=len(pages))
        taken = pen.text(place, paper.right, baseline, SMALL, align=1)
        words, style = fit(foot, SMALL, paper.width - taken - 14, 5)
        pen.text(words, paper.left, baseline, style)
        paper.document.add_page(pen.content())


def head_blocks(paper: PrintRun, head: PaperHead) -> list[Block]:
    """The firm, the title, whom it is for, and the facts beside that."""
    return [firm_block(paper), _title(paper, head), address_block(paper, head, 10)]


def table_heading(paper: PrintRun, columns: Sequence[TableColumn]) -> Block:
    """The band with the names of the columns."""

    def draw(pen: Pen, top: float) -> None:
        pen.box(paper.left, top, paper.width, 17, fill=SHADE)
        for column, (x, width) in zip(columns, _places(paper, columns), strict=True):
            words, style = fit(column.words, HEADING, width, 5)
            pen.text(words, x, top + 11.8, style, align=column.align)

    return Block(17, draw, gap=16, stays_with_next=True)


def table_row(
    paper: PrintRun, columns: Sequence[TableColumn], words: Sequence[str], styles: Sequence[TextStyle]
) -> list[Block]:
    """One row; long words take as many lines as they need, an amount is made smaller before it is broken."""
    cells = []
    for column, (x, width), text, style in zip(columns, _places(paper, columns), words, styles, strict=True):
        if column.align:
            line, fitted = fit(text, style, width, 6)
            cells.append(Cell(x, [line] if line else [], fitted, align=column.align))
        else:
            cells.append(Cell(x, wrap_everything(text, style, width), style))
    look = RowLook(gap=3.5, padding=4.5, rule=(paper.left, paper.right), is_row=True)
    return row_blocks(cells, look)


def sums(paper: PrintRun, entries: Sequence[tuple[str, str, TextStyle]]) -> list[Block]:
    """Labels and amounts below each other at the right; they stay together on one page."""
    start = paper.left + paper.width * 0.46
    blocks = []
    for place, (label, amount, style) in enumerate(entries):

        def draw(pen: Pen, top: float, label: str = label, amount: str = amount, style: TextStyle = style) -> None:
            taken, fitted = fit(amount, style, 130, 7)
            width = pen.text(taken, paper.right - 6, top + style.leading - 3.5, fitted, align=1)
            words, fitted = fit(label, style, paper.right - start - width - 18, 6)
            pen.text(words, start, top + style.leading - 3.5, fitted)
            if style is LARGE:
                pen.rule(start, top - 2, paper.right, top - 2, 0.9, INK)

        is_last = place == len(entries) - 1
        gap = 12.0 if place == 0 else 6.0 if style is LARGE else 1.5
        blocks.append(Block(style.leading, draw, gap=gap, stays_with_next=not is_last))
    return blocks


def paragraph(paper: PrintRun, text: str, style: TextStyle = BODY, gap: float = 14) -> list[Block]:
    """Words across the page, line by line, from the right in scripts that are read from there."""
    lines = [line for part in text.split("\n") for line in wrap_everything(part, style, paper.width)]
    is_mirrored = is_right_to_left(text)
    cell = Cell(paper.right if is_mirrored else paper.left, lines, style, align=1.0 if is_mirrored else 0.0)
    return row_blocks([cell], RowLook(gap=gap))


def firm_block(paper: PrintRun) -> Block:
    """The firm at the left, how to reach it at the right, and a rule below both."""
    firm = paper.letterhead
    half = paper.width / 2 - 8
    name, style = fit_lines(firm.name, FIRM, half, smallest=9, most_lines=3)
    reach = [*firm.address_lines, " · ".join(part for part in (firm.phone, firm.email) if part), firm.website]
    lines = [fit(line, CONTACT, half, 6) for line in reach if line]
    height = max(len(name) * style.leading, len(lines) * CONTACT.leading) + 9

    def draw(pen: Pen, top: float) -> None:
        for place, line in enumerate(name, start=1):
            pen.text(line, paper.left, top + place * style.leading - 4, style)
        for place, (line, fitted) in enumerate(lines, start=1):
            pen.text(line, paper.right, top + place * CONTACT.leading - 2, fitted, align=1)
        pen.rule(paper.left, top + height, paper.right, top + height, 1.1, _TEAL)

    return Block(height, draw)


def _continued(paper: PrintRun, title: str, name: str) -> Block:
    """The head of a further page: what it is and whose, the firm at the right."""
    firm, firm_style = fit(paper.letterhead.name, FIRM.sized(10), paper.width * 0.35, 6)
    words = _("{what}, continued").format(what=" · ".join(part for part in (title, name) if part))
    room = paper.width - text_width(firm, firm_style) - 16
    lines, style = fit_lines(words, STRONG, room, smallest=8, most_lines=5)
    height = max(len(lines), 1) * style.leading + 6

    def draw(pen: Pen, top: float) -> None:
        for number, line in enumerate(lines):
            pen.text(line, paper.left, top + 10 + number * style.leading, style)
        pen.text(firm, paper.right, top + 10, firm_style, align=1)
        pen.rule(paper.left, top + height, paper.right, top + height, 1.1, _TEAL)

    return Block(height + 2, draw)


def _title(paper: PrintRun, head: PaperHead) -> Block:
    title, style = fit(head.title, TITLE, paper.width, 10)
    remark, remark_style = fit(head.remark, STRONG, paper.width, 6)
    height = style.leading + (remark_style.leading if remark else 0)

    def draw(pen: Pen, top: float) -> None:
        pen.text(title, paper.left, top + style.leading - 6, style)
        if remark:
            pen.text(remark, paper.left, top + style.leading + 9, remark_style)

    return Block(height, draw, gap=_HEAD_GAP)


def address_block(paper: PrintRun, head: PaperHead, gap: float) -> Block:
    """Whom it is for at the left, the facts at the right."""
    room = paper.width - _FACTS_WIDTH - 20
    name, name_style = fit_lines(head.name, NAME, room, smallest=10, most_lines=4)
    places = [line for given in head.address_lines for line in wrap(given, BODY, room, _MOST_ADDRESS_LINES)]
    facts_x = paper.right - _FACTS_WIDTH
    height = max(len(name) * name_style.leading + len(places) * BODY.leading, len(head.facts) * BODY.leading)

    def draw(pen: Pen, top: float) -> None:
        y = top
        for line in name:
            y += name_style.leading
            pen.text(line, paper.left, y - 4, name_style)
        for line in places:
            y += BODY.leading
            pen.text(line, paper.left, y - 4, BODY)
        for place, (label, words) in enumerate(head.facts, start=1):
            baseline = top + place * BODY.leading - 3
            shown, style = fit(label, QUIET, _FACT_LABEL - 6, 6)
            pen.text(shown, facts_x, baseline, style)
            shown, style = fit(words, STRONG, _FACTS_WIDTH - _FACT_LABEL, 6)
            pen.text(shown, facts_x + _FACT_LABEL, baseline, style)

    return Block(height, draw, gap=gap)


def _places(paper: PrintRun, columns: Sequence[TableColumn]) -> list[tuple[float, float]]:
    """Where the words of each column stand, and how wide they may be."""
    found = []
    for place, column in enumerate(columns):
        x = paper.left + column.share * paper.width + (-6 if column.align else 6)
        if column.align:
            former = columns[place - 1]
            begin = former.share if former.align else column.share - _FIRST_AMOUNT
            found.append((x, (column.share - begin) * paper.width - 10))
        else:
            later = columns[place + 1] if place + 1 < len(columns) else None
            end = 1.0 if later is None else later.share - _FIRST_AMOUNT if later.align else later.share
            found.append((x, (end - column.share) * paper.width - 12))
    return found


def _draw_across(paper: PrintRun, pen: Pen, words: str) -> None:
    """Large pale letters from the lower left to the upper right."""
    shown = one_line(words)
    size = _ACROSS.size if len(shown) <= 5 else _ACROSS.size * 5 / len(shown)
    style = _ACROSS.sized(size)
    pen.turned_text(shown, paper.page_width * 0.2, paper.page_height * 0.66, style, 0.82, 0.57)
