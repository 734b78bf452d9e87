"""The list of clients on paper: as it stands on the screen, by letters where it is sorted by name.

Rows come from a generator and each page is written as soon as it is full, so ten thousand clients take no more memory
than ten; the number of pages is known last and is put on all of them at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from app.documents.client_list_words import cell_writers, heading_words, letter_of, order_words, whose_words
from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, stream_pages
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import GREY_INK, INK, SHADE, Pen, TextStyle, colour
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit, fit_lines, wrap_everything
from app.jobs import JobProgress
from app.queries.client_list_paper_rows import ClientListColumn, ClientListWish
from app.queries.client_list_rows import ClientRow, ClientSort
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

_TEAL = colour("#1F4D48")
_FIRM = TextStyle(Face.SEMIBOLD, 9.5, 12, _TEAL)
_TITLE = TextStyle(Face.BOLD, 17, 21)
_QUIET = TextStyle(Face.REGULAR, 9, 12, GREY_INK)
_HEADING = TextStyle(Face.SEMIBOLD, 8.6, 11, GREY_INK)
_LETTER = TextStyle(Face.BOLD, 12, 15, _TEAL)
_NAME = TextStyle(Face.SEMIBOLD, 9, 11.4)
_CELL = TextStyle(Face.REGULAR, 9, 11.4)
_SMALL = TextStyle(Face.REGULAR, 8, 10, GREY_INK)

_MARGIN = millimetres(13)
_HEAD_HEIGHT = 62.0
_FOOT_BASELINE = millimetres(10)
_GAP = 9.0
# A short list is there before anybody could see a progress.
_ROWS_BETWEEN_REPORTS = 200

# What each column takes in points; what is left goes to those that can be long.
_WIDTHS: Mapping[ClientListColumn, float] = {
    ClientListColumn.NAME: 128,
    ClientListColumn.STREET: 140,
    ClientListColumn.PHONE: 84,
    ClientListColumn.LAST_VISIT: 69,
    ClientListColumn.NEXT_VISIT: 92,
    ClientListColumn.USUAL_GAP: 56,
    ClientListColumn.YEARS: 48,
    ClientListColumn.STATE: 108,
}
_STRETCHES: Mapping[ClientListColumn, float] = {ClientListColumn.NAME: 0.45, ClientListColumn.STREET: 0.55}


@dataclass(frozen=True, slots=True)
class ClientListHead:
    """What stands on every page: how many clients of which list, and when it was printed, in the firm's zone."""

    wish: ClientListWish
    count: int
    printed_at: datetime
    zone: ZoneInfo


def write_client_list(
    rows: Iterable[ClientRow],
    head: ClientListHead,
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write the list upright, or across where its columns need that; `papers` is how many clients stand on it.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    wished = sum(_WIDTHS[column] for column in head.wish.columns)
    size = paper.upright if wished <= paper.upright[0] - 2 * _MARGIN else paper.landscape
    run = begin_print(target, _("Clients"), letterhead, size, _MARGIN)
    sheet = _ListSheet(run, head, progress or JobProgress())
    for page in stream_pages(sheet.blocks(rows), sheet.room, sheet.lead):
        sheet.add_page(page)
    sheet.number_pages()
    return run.end(sheet.written)


class _ListSheet:
    """One list while it is written: its columns, the letter it has come to, how many clients stand on it."""

    def __init__(self, run: PrintRun, head: ClientListHead, progress: JobProgress) -> None:
        self._run = run
        self._head = head
        self._progress = progress
        self._is_by_letter = head.wish.sort is ClientSort.NAME
        self._letter = ""
        self._places = _places(head.wish.columns, run)
        self._write = cell_writers(run.formats, head.printed_at.astimezone(head.zone).date(), head.zone)
        self.written = 0
        self.room = run.page_height - _MARGIN - _HEAD_HEIGHT - _FOOT_BASELINE - 16

    def blocks(self, rows: Iterable[ClientRow]) -> Iterator[Block]:
        """The lines of the clients, and a letter above the first of each."""
        for row in rows:
            if self._is_by_letter and letter_of(row) != self._letter:
                self._letter = letter_of(row)
                yield self._letter_block(self._letter)
            yield from self._line(row)
            self.written += 1
            if self.written % _ROWS_BETWEEN_REPORTS == 0:
                words = ngettext("{count} client", "{count} clients", self.written).format(count=f"{self.written:,}")
                self._progress.step(self.written, self._head.count, words)

    def lead(self, first: Block) -> list[Block]:
        """A page that begins within a letter says so again."""
        if not self._is_by_letter or not first.is_row:
            return []
        return [self._letter_block(_("{letter}, continued").format(letter=self._letter))]

    def add_page(self, blocks: list[Block]) -> None:
        """Write a full page; its number comes at the end."""
        run = self._run
        pen = Pen(run.document, run.page_height)
        form = run.form("head", _MARGIN + _HEAD_HEIGHT, self._draw_head)
        pen.place_words(form, 0, 0, _MARGIN + _HEAD_HEIGHT)
        draw_blocks(pen, blocks, _MARGIN + _HEAD_HEIGHT, self.room, 0)
        moment = self._head.printed_at.astimezone(self._head.zone)
        printed = _("Printed {day} {time}. For us, not for handing over.").format(
            day=run.formats.long_day(moment.date()), time=run.formats.clock(moment.time())
        )
        words, style = fit(printed, _SMALL, run.width - 120, 5)
        pen.text(words, run.left, run.page_height - _FOOT_BASELINE, style)
        run.document.add_page(pen.content(), goes_on=True)

    def number_pages(self) -> None:
        """Put “Page 3 of 212” on every page."""
        document = self._run.document
        for place in range(document.page_count):
            pen = Pen(document, self._run.page_height)
            words = _("Page {page} of {pages}").format(page=place + 1, pages=document.page_count)
            pen.text(words, self._run.right, self._run.page_height - _FOOT_BASELINE, _SMALL, align=1)
            document.end_page(place, pen.content())

    def _draw_head(self, pen: Pen) -> None:
        """The firm, which clients, in which order, and the names of the columns."""
        run, wish = self._run, self._head.wish
        firm, style = fit(run.letterhead.name, _FIRM, run.width * 0.55, 6)
        pen.text(firm, run.left, _MARGIN + 9, style)
        order, style = fit(order_words(wish), _QUIET, run.width * 0.42, 6)
        taken = pen.text(order, run.right, _MARGIN + 33, style, align=1)
        title, style = fit(whose_words(wish, self._head.count), _TITLE, run.width - taken - 16, 9)
        pen.text(title, run.left, _MARGIN + 33, style)
        top = _MARGIN + _HEAD_HEIGHT - 20
        pen.box(run.left, top, run.width, 16, fill=SHADE)
        for column, (x, width) in zip(wish.columns, self._places, strict=True):
            words, style = fit(heading_words(column), _HEADING, width, 5)
            pen.text(words, x, top + 11.2, style)

    def _letter_block(self, words: str) -> Block:
        run = self._run

        def draw(pen: Pen, top: float) -> None:
            pen.text(words, run.left + 5, top + 15, _LETTER)
            pen.rule(run.left, top + 20, run.right, top + 20, 0.9, INK)

        return Block(24, draw, gap=7, stays_with_next=True)

    def _line(self, row: ClientRow) -> list[Block]:
        cells = []
        for column, (x, width) in zip(self._head.wish.columns, self._places, strict=True):
            words, style = self._write[column](row), _NAME if column is ClientListColumn.NAME else _CELL
            if column in _STRETCHES:
                lines = wrap_everything(words, style, width)
            else:
                lines, style = fit_lines(words, style, width, smallest=7, most_lines=3)
            cells.append(Cell(x, lines, style))
        look = RowLook(gap=1.8, padding=3.2, rule=(self._run.left, self._run.right), is_row=True)
        return row_blocks(cells, look)


def _places(columns: tuple[ClientListColumn, ...], run: PrintRun) -> list[tuple[float, float]]:
    """Where each column begins and how wide its words may be; all are narrower where they would not fit."""
    wished = sum(_WIDTHS[column] for column in columns)
    shares = sum(_STRETCHES.get(column, 0) for column in columns)
    left_over = max(run.width - wished, 0)
    scale = min(run.width / wished, 1)
    found, x = [], run.left
    for column in columns:
        share = _STRETCHES.get(column, 0) / shares if shares else 1 / len(columns)
        width = _WIDTHS[column] * scale + left_over * share
        found.append((x + 5, width - _GAP))
        x += width
    return found
