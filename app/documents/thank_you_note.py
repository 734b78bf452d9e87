"""The thank-you note: a sheet to be folded once across its middle, above for whom, below the words and room to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.certificate_frame import PALE_GOLD, TEAL, draw_flourish
from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages, total_height
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import HAIRLINE, Pen, TextStyle, colour
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_direction import is_right_to_left
from app.documents.text_layout import fit, fit_lines, wrap
from app.documents.thank_you_note_words import ThankYouWords, thank_you_words
from app.jobs import JobProgress
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import ThankYouRow
from app.translations import gettext as _
from app.translations import ngettext

_INK = colour("#1B2A2C")
_GREY = colour("#5E6A6D")
_FIRM = TextStyle(Face.CAPITALS_SEMIBOLD, 15, 19, TEAL, 3.2)
_TITLE = TextStyle(Face.SCRIPT, 66, 76, _INK)
_NAME = TextStyle(Face.PROSE_ITALIC, 20, 26, _GREY)
_CONTACT = TextStyle(Face.PROSE, 10, 13, _GREY)
# The sizes of type that are tried before a note goes on to a second sheet.
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_LEADING = 1.38
_COLUMN = 372.0
_MARGIN = millimetres(20)
_FOLD_GAP = 30.0
_FOOT = millimetres(14)
_HAND_LINES = 2
_HAND_GAP = 25.0
_INK_ROOM = 30.0


@dataclass(frozen=True, slots=True)
class _Half:
    """The lower half of a sheet: its size and the size of type on it."""

    run: PrintRun
    size: float

    @property
    def left(self) -> float:
        """Where the text begins."""
        return (self.run.page_width - _COLUMN) / 2

    @property
    def top(self) -> float:
        """Where the text begins below the fold."""
        return self.run.page_height / 2 + _FOLD_GAP

    @property
    def room(self) -> float:
        """The height there is for the text."""
        return self.run.page_height - _FOOT - 22 - self.top

    def style(self, face: Face = Face.PROSE) -> TextStyle:
        """The type of the text."""
        return TextStyle(face, self.size, self.size * _LEADING, _INK)


def write_thank_you_notes(
    rows: Iterable[ThankYouRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write one PDF with a note for each row.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    run = begin_print(target, _("Thank-you notes"), letterhead, paper.upright, _MARGIN)
    wording = run.wording("thank_you_note")

    def draw(row: ThankYouRow) -> None:
        _write_note(run, thank_you_words(row, letterhead, run.formats, wording))

    def words(count: int) -> str:
        return ngettext("{count} thank-you note", "{count} thank-you notes", count).format(count=count)

    return run.each(rows, draw, words, progress)


def _write_note(run: PrintRun, words: ThankYouWords) -> None:
    """The type as large as the half below the fold allows; only the longest words need a second sheet."""
    half = _Half(run, _SIZES[0])
    blocks: Sequence[Block] = ()
    for size in _SIZES:
        half = _Half(run, size)
        blocks = _blocks(half, words)
        if total_height(blocks) <= half.room:
            break
    pages = split_pages(blocks, half.room)
    for number, page in enumerate(pages):
        pen = Pen(run.document, run.page_height)
        if number == 0:
            _draw_front(run, pen, words)
        draw_blocks(pen, page, half.top, half.room, 9)
        contact, style = fit(words.contact, _CONTACT, _COLUMN, 6)
        pen.text(contact, run.page_width / 2, run.page_height - _FOOT, style, align=0.5)
        run.document.add_page(pen.content())


def _draw_front(run: PrintRun, pen: Pen, words: ThankYouWords) -> None:
    """Above the fold: the firm, thanks in script, for whom; and where to fold, at both edges."""
    half, middle = run.page_height / 2, run.page_width / 2
    firm, firm_style = fit(words.firm.upper(), _FIRM, run.width, 7)
    title, title_style = fit(words.title, _TITLE, run.width, 20)
    name, name_style = fit_lines(words.name, _NAME, run.width - 40, smallest=12, most_lines=3)
    pen.text(firm, middle, half * 0.3, firm_style, align=0.5)
    draw_flourish(pen, middle, half * 0.3 + 24, 0.9)
    pen.text(title, middle, half * 0.6, title_style, align=0.5)
    for place, line in enumerate(name):
        pen.text(line, middle, half * 0.76 + place * name_style.leading, name_style, align=0.5)
    for x in (millimetres(12), run.page_width - millimetres(16)):
        pen.rule(x, half, x + millimetres(4), half, 0.5, PALE_GOLD)


def _blocks(half: _Half, words: ThankYouWords) -> list[Block]:
    """From the greeting to who signs."""
    return [
        *_paragraph(half, words.greeting),
        *(block for text in words.paragraphs for block in _paragraph(half, text, gap=half.size * 0.5)),
        *(_paragraph(half, words.gift, gap=half.size * 0.5, face=Face.PROSE_ITALIC) if words.gift else ()),
        _hand_lines(half),
        _signature(half, words),
    ]


def _paragraph(half: _Half, text: str, *, gap: float = 0, face: Face = Face.PROSE) -> list[Block]:
    """A block for each line, from the right in scripts that are read from there."""
    style = half.style(face)
    is_mirrored = is_right_to_left(text)
    x, align = (half.left + _COLUMN, 1.0) if is_mirrored else (half.left, 0.0)
    return [
        Block(style.leading, _writer(line, x, style, align), gap=0 if place else gap, stretch=0 if place else 0.6)
        for place, line in enumerate(wrap(text, style, _COLUMN))
    ]


def _hand_lines(half: _Half) -> Block:
    """Fine lines for a sentence in one's own hand."""

    def draw(pen: Pen, top: float) -> None:
        for place in range(1, _HAND_LINES + 1):
            y = top + place * _HAND_GAP
            pen.rule(half.left, y, half.left + _COLUMN, y, 0.4, HAIRLINE)

    return Block(_HAND_LINES * _HAND_GAP, draw, gap=4, stretch=1)


def _signature(half: _Half, words: ThankYouWords) -> Block:
    """Farewell at the left, room for ink, and who signs."""
    plain, strong, soft = half.style(), half.style(Face.PROSE_SEMIBOLD), half.style(Face.PROSE_ITALIC)
    farewell, plain = fit(words.farewell, plain, _COLUMN, 7)
    signer, strong = fit_lines(words.signer, strong, _COLUMN, smallest=8, most_lines=2)
    part, soft = fit(words.signer_part, soft, _COLUMN, 7)
    height = plain.leading + _INK_ROOM + len(signer) * strong.leading + (soft.leading if part else 0)

    def draw(pen: Pen, top: float) -> None:
        pen.text(farewell, half.left, top + plain.size, plain)
        y = top + plain.leading + _INK_ROOM
        for line in signer:
            pen.text(line, half.left, y + strong.size * 0.9, strong)
            y += strong.leading
        pen.text(part, half.left, y + soft.size * 0.9, soft)

    return Block(height, draw, gap=12, stretch=1)


def _writer(line: str, x: float, style: TextStyle, align: float) -> Callable[[Pen, float], None]:
    """What writes one line at the top it is given."""

    def draw(pen: Pen, top: float) -> None:
        pen.text(line, x, top + style.size, style, align=align)

    return draw
