"""A letter to a client: the address where the window of an envelope is, short paragraphs, and room to sign by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages
from app.documents.letter_parts import GREY, INK, LETTER_TEXT, letter_head, line_writer, text_lines
from app.documents.letterhead import PaperFormats
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pdf_document import PaperDocument
from app.documents.pen import Pen, TextStyle
from app.documents.plain_text import one_line
from app.documents.print_run import begin_print
from app.documents.recovery_letter_words import contact_lines
from app.documents.text_layout import fit, fit_lines, wrap
from app.jobs import JobProgress
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

# Left and top fit the windows of European DL and American No. 10 envelopes on a sheet that is folded in three.
_LEFT = millimetres(25)
_WINDOW_TOP = millimetres(50)
_WINDOW_HEIGHT = millimetres(28)
_WINDOW_WIDTH = millimetres(85)
_RIGHT = millimetres(30)
_TOP = millimetres(14)
_BOTTOM = millimetres(20)
_FOOT = millimetres(14)
_INK_ROOM = 42.0

_TEXT = TextStyle(Face.PROSE, 12.5, 18, INK)
_SIGNER = TextStyle(Face.PROSE_SEMIBOLD, 12.5, 17, INK)
_SMALL = TextStyle(Face.PROSE, 10, 14, GREY)


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """One letter, ready to be set: paragraphs are parted by an empty line, lines within them stay lines.

    `subject` and `text` are the same message as e-mail and for a telephone, shown beside the letter while its words are
    written; an ordinary letter has none.
    """

    client_name: str
    written_on: date
    body: str
    farewell: str
    signer: tuple[str, ...]
    street_lines: tuple[str, ...] = ()
    town_line: str = ""
    subject: str = ""
    text: str = ""


def write_letters(
    sheets: Iterable[LetterSheet],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write one PDF with a letter for each sheet.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    run = begin_print(target, _("Letters"), letterhead, paper.upright)

    def words(count: int) -> str:
        return ngettext("{count} letter", "{count} letters", count).format(count=count)

    def draw(sheet: LetterSheet) -> None:
        _write_letter(run.document, paper.upright, sheet, letterhead, run.formats)

    return run.each(sheets, draw, words, progress)


def _write_letter(
    document: PaperDocument,
    size: tuple[float, float],
    sheet: LetterSheet,
    letterhead: FirmLetterhead,
    formats: PaperFormats,
) -> None:
    width, height = size
    room = height - _TOP - _BOTTOM
    name = one_line(sheet.client_name)
    continued = fit(" · ".join((name, formats.long_day(sheet.written_on))), _SMALL, width - _LEFT - _RIGHT, 6)
    lead = Block(30, line_writer(continued[0], _LEFT, continued[1], 0))
    pages = split_pages(_blocks(width, sheet, letterhead, formats), room, lambda _first: [lead])
    for number, blocks in enumerate(pages, start=1):
        pen = Pen(document, height)
        draw_blocks(pen, blocks, _TOP, room, 0)
        if len(pages) > 1:
            place = _("Page {page} of {pages}").format(page=number, pages=len(pages))
            pen.text(place, width / 2, height - _FOOT, _SMALL, align=0.5)
        document.add_page(pen.content())


def _blocks(width: float, sheet: LetterSheet, letterhead: FirmLetterhead, formats: PaperFormats) -> list[Block]:
    head = letter_head(width, one_line(letterhead.name) or _("Our firm"), contact_lines(letterhead))
    column = width - _LEFT - _RIGHT
    return [
        head,
        _window(sheet, gap=max(0.0, _WINDOW_TOP - _TOP - head.height)),
        *text_lines([formats.long_day(sheet.written_on)], _LEFT, gap=14),
        *_paragraphs(sheet.body, column),
        _signature(sheet, column),
        *_as_message(sheet, column),
    ]


def _window(sheet: LetterSheet, gap: float) -> Block:
    """Name and address, never lower than the window shows."""
    lines = [each for each in map(one_line, (*sheet.street_lines, sheet.town_line)) if each]
    names, style = fit_lines(one_line(sheet.client_name), LETTER_TEXT, _WINDOW_WIDTH, smallest=8, most_lines=2)
    set_lines = [(name, style) for name in names] + [fit(line, LETTER_TEXT, _WINDOW_WIDTH, 7) for line in lines]

    def draw(pen: Pen, top: float) -> None:
        step = min(15.0, _WINDOW_HEIGHT / max(1, len(set_lines)))
        for number, (line, line_style) in enumerate(set_lines):
            pen.text(line, _LEFT, top + line_style.size + number * step, line_style)

    return Block(_WINDOW_HEIGHT, draw, gap=gap)


def _paragraphs(body: str, column: float) -> list[Block]:
    """Each paragraph below the one before; a single line end is a line of its own."""
    blocks: list[Block] = []
    for number, paragraph in enumerate(part for part in body.split("\n\n") if part.strip()):
        lines = [line for each in paragraph.splitlines() for line in wrap(each, _TEXT, column)]
        blocks += text_lines(lines, _LEFT, gap=24 if number == 0 else 10, style=_TEXT)
    return blocks


def _signature(sheet: LetterSheet, column: float) -> Block:
    """Farewell, room for ink, and who signs; never on a page of its own."""
    farewell, farewell_style = fit(one_line(sheet.farewell), _TEXT, column, 7)
    styles = (_SIGNER, *([_SMALL.sized(11)] * len(sheet.signer)))
    lines = [fit(one_line(line), style, column, 7) for line, style in zip(sheet.signer, styles, strict=False)]
    height = _TEXT.leading + _INK_ROOM + sum(style.leading for _line, style in lines)

    def draw(pen: Pen, top: float) -> None:
        pen.text(farewell, _LEFT, top + 13, farewell_style)
        baseline = top + _TEXT.leading + _INK_ROOM - 4
        for line, style in lines:
            baseline += style.leading
            pen.text(line, _LEFT, baseline, style)

    return Block(height, draw, gap=18)


def _as_message(sheet: LetterSheet, column: float) -> list[Block]:
    """Below an example only: the subject of the e-mail, and the message for a telephone."""
    blocks: list[Block] = []
    for title, words in ((_("As e-mail"), sheet.subject), (_("As text for the telephone"), sheet.text)):
        if words:
            blocks += text_lines([title], _LEFT, gap=22, style=_SMALL, stays_with_next=True)
            blocks += text_lines(wrap(words, LETTER_TEXT, column), _LEFT, gap=2)
    return blocks
