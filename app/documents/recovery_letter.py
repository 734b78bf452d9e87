"""The letter after a complaint: five short paragraphs in the owner's name, with room to sign by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import BinaryIO

from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages, total_height
from app.documents.letter_parts import GREY, INK, LETTER_TEXT, letter_head, line_writer, text_lines
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pdf_document import PaperDocument
from app.documents.pen import Pen, TextStyle
from app.documents.print_run import begin_print
from app.documents.recovery_letter_words import RecoveryLetterWords, recovery_letter_words
from app.documents.text_direction import is_right_to_left
from app.documents.text_layout import fit, fit_lines, wrap
from app.jobs import JobProgress
from app.queries.complaint_paper_rows import RecoveryLetterRow
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

# A line of this width holds 60 to 70 letters of the text.
_COLUMN = 318.0
_FOOT = millimetres(14)
_INDENT = 16.0

_THEIRS = TextStyle(Face.PROSE_ITALIC, 12, 17, INK)
_SIGNER = TextStyle(Face.PROSE_SEMIBOLD, 12.5, 17, INK)
_SMALL = TextStyle(Face.PROSE, 10, 14, GREY)


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The distances that give way when a letter would only just not fit on its page."""

    top: float
    bottom: float
    day: float
    address: float
    greeting: float
    paragraph: float
    farewell: float
    ink: float


_ROOMY = _Gaps(millimetres(20), millimetres(22), day=34, address=20, greeting=25, paragraph=9, farewell=17, ink=40)
_TIGHT = _Gaps(millimetres(14), millimetres(20), day=18, address=12, greeting=16, paragraph=6, farewell=11, ink=36)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page of one print: its size, the distances on it, and the column of text in its middle."""

    width: float
    height: float
    gaps: _Gaps = _ROOMY

    @property
    def room(self) -> float:
        """The height there is for the letter."""
        return self.height - self.gaps.top - self.gaps.bottom

    @property
    def left(self) -> float:
        """Where the text begins."""
        return (self.width - _COLUMN) / 2

    @property
    def right(self) -> float:
        """Where the text ends."""
        return self.left + _COLUMN


def write_recovery_letters(
    rows: Iterable[RecoveryLetterRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write one PDF with a letter for each row.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    sheet = _Sheet(*paper.upright)
    run = begin_print(target, _("Recovery letters"), letterhead, paper.upright)
    wording = run.wording("recovery_letter")

    def draw(row: RecoveryLetterRow) -> None:
        _write_letter(run.document, sheet, recovery_letter_words(row, letterhead, run.formats, wording))

    def words(count: int) -> str:
        return ngettext("{count} letter", "{count} letters", count).format(count=count)

    return run.each(rows, draw, words, progress)


def _write_letter(document: PaperDocument, sheet: _Sheet, words: RecoveryLetterWords) -> None:
    tight = replace(sheet, gaps=_TIGHT)
    if sheet.room < total_height(_blocks(sheet, words)) and total_height(_blocks(tight, words)) <= tight.room:
        sheet = tight
    pages = split_pages(_blocks(sheet, words), sheet.room, lambda _first: [_continued(sheet, words)])
    for number, blocks in enumerate(pages, start=1):
        pen = Pen(document, sheet.height)
        draw_blocks(pen, blocks, sheet.gaps.top, sheet.room, 0)
        if len(pages) > 1:
            place = _("Page {page} of {pages}").format(page=number, pages=len(pages))
            pen.text(place, sheet.width / 2, sheet.height - _FOOT, _SMALL, align=0.5)
        document.add_page(pen.content())


def _blocks(sheet: _Sheet, words: RecoveryLetterWords) -> list[Block]:
    """The letter from its head to its last line, a block for each line of text."""
    paragraphs = [block for text in words.paragraphs if text for block in _paragraph(sheet, text)]
    return [
        letter_head(sheet.width, words.firm, words.contact),
        *text_lines([words.day], sheet.left, gap=sheet.gaps.day),
        *(block for line in words.address for block in _address_line(sheet, line, is_first=line is words.address[0])),
        *_paragraph(sheet, words.greeting, gap=sheet.gaps.greeting),
        *_paragraph(sheet, words.told, stays_with_next=bool(words.quote)),
        *_quote(sheet, words.quote),
        *paragraphs,
        _signature(sheet, words),
        *(_paragraph(sheet, words.reward, gap=sheet.gaps.farewell + 3, style=_THEIRS) if words.reward else ()),
    ]


def _address_line(sheet: _Sheet, line: str, *, is_first: bool) -> list[Block]:
    lines, style = fit_lines(line, LETTER_TEXT, _COLUMN, smallest=9, most_lines=3)
    return text_lines(lines, sheet.left, gap=sheet.gaps.address if is_first else 0, style=style)


def _paragraph(
    sheet: _Sheet, text: str, *, gap: float | None = None, style: TextStyle = LETTER_TEXT, stays_with_next: bool = False
) -> list[Block]:
    lines = wrap(text, style, _COLUMN)
    gap = sheet.gaps.paragraph if gap is None else gap
    return text_lines(lines, sheet.left, gap=gap, style=style, stays_with_next=stays_with_next)


def _quote(sheet: _Sheet, text: str) -> list[Block]:
    """Their own words, set in from both sides, and from the right in scripts that are read from there."""
    lines = wrap(text, _THEIRS, _COLUMN - 2 * _INDENT)
    if is_right_to_left(text):
        return text_lines(lines, sheet.right - _INDENT, gap=4, style=_THEIRS, align=1)
    return text_lines(lines, sheet.left + _INDENT, gap=4, style=_THEIRS)


def _signature(sheet: _Sheet, words: RecoveryLetterWords) -> Block:
    """Farewell, room for ink, and who signs; never on a page of its own."""
    signer, style = fit_lines(words.signer, _SIGNER, _COLUMN, smallest=9, most_lines=3)
    title, title_style = fit(words.signer_title, _SMALL.sized(11), _COLUMN, 7)
    names = len(signer) * style.leading
    height = LETTER_TEXT.leading + sheet.gaps.ink + names + (title_style.leading if title else 0)

    def draw(pen: Pen, top: float) -> None:
        pen.text(words.farewell, sheet.left, top + 12, LETTER_TEXT)
        baseline = top + LETTER_TEXT.leading + sheet.gaps.ink - 4
        for line in signer:
            baseline += style.leading
            pen.text(line, sheet.left, baseline, style)
        pen.text(title, sheet.left, baseline + title_style.leading, title_style)

    return Block(height, draw, gap=sheet.gaps.farewell)


def _continued(sheet: _Sheet, words: RecoveryLetterWords) -> Block:
    """The line at the top of a further page: whose letter this is."""
    line, style = fit(words.continued, _SMALL, _COLUMN, 6)
    return Block(30, line_writer(line, sheet.left, style, 0))
