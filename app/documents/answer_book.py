"""The answer book on paper: one page as a large card for the client, or the whole book in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from app.documents.card_parts import (
    BODY,
    MARGIN,
    STRONG,
    SUBTITLE,
    TEAL,
    TITLE,
    Card,
    black_box,
    bullets,
    firm_line,
    framed_box,
    heading,
    lines_block,
    number_to_call,
    write_card,
)
from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages, total_height
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import GREY_INK, HAIRLINE, Pen, TextStyle
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit_lines, wrap, wrap_without_orphan, write_fitted
from app.jobs import JobProgress
from app.queries.answer_book_rows import AnswerPageRow
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _

_MOST_IN_A_BOX = 500  # characters; more stands below a heading, where it may go on over the page
_NAME = TextStyle(Face.BOLD, 12, 15)
_SECTION = TextStyle(Face.BOLD, 10, 13, TEAL)
_STEP = TextStyle(Face.REGULAR, 9.3, 11.9)
_LABEL = TextStyle(Face.SEMIBOLD, 9.3, 11.9)
_QUIET = TextStyle(Face.REGULAR, 9.3, 11.9, GREY_INK)
_SMALL = TextStyle(Face.REGULAR, 8, 10, GREY_INK)
_HEAD = TextStyle(Face.BOLD, 24, 29)
_FIRM = TextStyle(Face.BOLD, 11, 14, TEAL)
_TOP = millimetres(15)
_HEAD_HEIGHT = 50.0
_FOOT = millimetres(13)
_COLUMNS = 2
_COLUMN_GAP = 24.0
_NUMBER_ROOM = 15.0


def write_answer_book(
    rows: Sequence[AnswerPageRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write a single page as a card to keep beside the telephone, several as a book."""
    run = begin_print(target, _("What to do when something spills"), letterhead, paper.upright, MARGIN)
    if len(rows) == 1:
        write_card(run, lambda card: _card(card, rows[0]))
    else:
        _write_book(run, rows)
    if progress is not None:
        progress.step(1, 1, _("Answer book"))
    return run.end(1)


def _card(card: Card, row: AnswerPageRow) -> list[Block]:
    """One page in large type: the steps, what never to do in black, whom to call."""
    return [
        firm_line(card),
        *lines_block(card, row.title, TITLE, gap=12, smallest=18, most_lines=3),
        *lines_block(card, _("What to do first, until we come or it is gone"), SUBTITLE, gap=4, smallest=10),
        *_numbered(card, row.steps),
        *_never(card, row.never),
        *heading(card, _("With every spot")),
        *bullets(card, row.always),
        *_call(card, row.call_us),
    ]


def _numbered(card: Card, steps: Sequence[str]) -> Iterator[Block]:
    style, strong, indent = card.style(BODY), card.style(STRONG), card.gap(26)
    for number, words in enumerate(steps, 1):
        lines = wrap_without_orphan(words, style, card.run.width - indent)

        def draw(pen: Pen, top: float, number: int = number, lines: Sequence[str] = lines) -> None:
            pen.text(f"{number}.", card.run.left, top + style.size, strong)
            for place, line in enumerate(lines):
                pen.text(line, card.run.left + indent, top + style.size + place * style.leading, style)

        yield Block(len(lines) * style.leading, draw, gap=card.gap(16 if number == 1 else 6), stretch=0.6)


def _never(card: Card, lines: Sequence[str]) -> list[Block]:
    if not lines:
        return []
    if sum(map(len, lines)) <= _MOST_IN_A_BOX:
        return black_box(card, _("Never"), "\n".join(lines))
    return [*heading(card, _("Never")), *bullets(card, lines)]


def _call(card: Card, lines: Sequence[str]) -> list[Block]:
    if sum(map(len, lines)) <= _MOST_IN_A_BOX:
        return framed_box(card, number_to_call(card), "\n".join([_("Call us when:"), *lines]) if lines else "")
    return [*heading(card, _("Call us when:")), *bullets(card, lines), *framed_box(card, number_to_call(card), "")]


@dataclass(slots=True)
class _Column:
    """Where the blocks of the book are drawn: the same blocks go into the left or the right column."""

    left: float
    width: float


def _write_book(run: PrintRun, rows: Sequence[AnswerPageRow]) -> None:
    column = _Column(run.left, (run.width - (_COLUMNS - 1) * _COLUMN_GAP) / _COLUMNS)
    top = _TOP + _HEAD_HEIGHT
    room = run.page_height - top - _FOOT - 16
    columns = split_pages(list(_book_blocks(column, rows, room)), room)
    pages = [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]
    for number, page in enumerate(pages, start=1):
        pen = Pen(run.document, run.page_height)
        _draw_head(run, pen)
        for place, blocks in enumerate(page):
            column.left = run.left + place * (column.width + _COLUMN_GAP)
            draw_blocks(pen, blocks, top, room, 0)
        _draw_foot(run, pen, number, len(pages))
        run.document.add_page(pen.content())


def _book_blocks(column: _Column, rows: Sequence[AnswerPageRow], room: float) -> Iterator[Block]:
    section = ""
    for row in rows:
        if row.section and row.section != section:
            section = row.section
            yield _section(column, section)
        entry = list(_entry(column, row))
        # A page of the book is not torn apart, unless somebody wrote one that is longer than half a column.
        is_short = total_height(entry) <= room / 2
        for block in entry[:-1]:
            yield replace(block, stays_with_next=True) if is_short else block
        yield replace(entry[-1], stays_with_next=False)


def _entry(column: _Column, row: AnswerPageRow) -> Iterator[Block]:
    yield _name(column, row.title)
    for number, words in enumerate(row.steps, 1):
        yield _line(column, f"{number}.", words, _STEP)
    for words in row.never:
        yield _line(column, "×", words, _LABEL)
    for words in row.call_us:
        yield _line(column, "→", words, _QUIET)


def _section(column: _Column, words: str) -> Block:
    def draw(pen: Pen, top: float) -> None:
        write_fitted(pen, words.upper(), column.left, top + 10, _SECTION, column.width, 6)
        pen.rule(column.left, top + 15, column.left + column.width, top + 15, 0.8, HAIRLINE)

    return Block(18, draw, gap=14, stays_with_next=True)


def _name(column: _Column, words: str) -> Block:
    lines, style = fit_lines(words, _NAME, column.width, smallest=9, most_lines=2)

    def draw(pen: Pen, top: float) -> None:
        for place, line in enumerate(lines):
            pen.text(line, column.left, top + style.size + place * style.leading, style)

    return Block(len(lines) * style.leading, draw, gap=10, stays_with_next=True)


def _line(column: _Column, mark: str, words: str, style: TextStyle) -> Block:
    lines = wrap(words, style, column.width - _NUMBER_ROOM)

    def draw(pen: Pen, top: float) -> None:
        pen.text(mark, column.left, top + style.size, _LABEL)
        for place, line in enumerate(lines):
            pen.text(line, column.left + _NUMBER_ROOM, top + style.size + place * style.leading, style)

    return Block(len(lines) * style.leading, draw, gap=1.5)


def _draw_head(run: PrintRun, pen: Pen) -> None:
    firm = run.letterhead
    name = firm.name or _("Our firm")
    reach = firm.phone or firm.website or firm.email
    taken = write_fitted(pen, reach, run.right, _TOP + 20, _FIRM, run.width * 0.3, 6, align=1) if reach else 0.0
    write_fitted(pen, _("When something spills"), run.left, _TOP + 22, _HEAD, run.width - taken - 14, 9)
    words = _("{firm}. The steps first; × is what never to do; → is when to call us.").format(firm=name)
    write_fitted(pen, words, run.left, _TOP + 36, _SMALL, run.width, 6)
    pen.rule(run.left, _TOP + 42, run.right, _TOP + 42, 1.1, TEAL)


def _draw_foot(run: PrintRun, pen: Pen, number: int, count: int) -> None:
    baseline = run.page_height - _FOOT
    place = _("Page {page} of {pages}").format(page=number, pages=count)
    taken = pen.text(place, run.right, baseline, _SMALL, align=1) + 14
    words = _("Blot, never rub. Never mix two products, never bleach. Keep children and pets away until it is dry.")
    write_fitted(pen, words, run.left, baseline, _SMALL, run.width - taken, 5)
