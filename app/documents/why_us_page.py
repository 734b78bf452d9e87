"""Why clients stay with us: one page of their own words, printed with their consent, and the reasons most of them give.

Words are never cut: what is too long to be read on one page is left to the firm to ask for again, shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.faces import Face
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import Pen, TextStyle, colour
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit, text_width, wrap, write_fitted
from app.jobs import JobProgress
from app.queries.paper_rows import FirmLetterhead
from app.queries.quote_rows import QuoteRow, StayReasonRow, WhyUsRow
from app.translations import gettext as _
from app.translations import ngettext

_TEAL = colour("#1F4D48")
_PALE = colour("#9DBDB9")
_INK = colour("#1B2A2C")
_FIRM = TextStyle(Face.CAPITALS_SEMIBOLD, 17, 21, _TEAL, 3.2)
_TITLE = TextStyle(Face.PROSE_SEMIBOLD, 31, 37, _INK)
_SUBTITLE = TextStyle(Face.PROSE_ITALIC, 13, 17, _INK)
_WORDS = TextStyle(Face.PROSE, 14, 18.5, _INK)
_WHO = TextStyle(Face.PROSE_ITALIC, 12, 15, _TEAL)
_LABEL = TextStyle(Face.CAPITALS_SEMIBOLD, 11.5, 14, _TEAL, 2.0)
_REASON = TextStyle(Face.PROSE_SEMIBOLD, 12.5, 16, _INK)
_COUNT = TextStyle(Face.PROSE_ITALIC, 12.5, 16, _INK)
_FOOT = TextStyle(Face.PROSE, 11, 14, _TEAL)

_MARGIN = millimetres(20)
_EDGE = millimetres(9)
_HEAD = 122.0
_FOOT_ROOM = 40.0
_COLUMN_GAP = 30.0
_INDENT = 20.0
_QUOTE_GAP = 20.0
_REASON_PITCH = 19.0
_SCALES = (1.4, 1.25, 1.1, 1.0, 0.9, 0.82)
_LONGEST_QUOTE = 500  # letters; a whole column of one voice is no longer read
_MOST_STRETCH = 1.9


@dataclass(frozen=True, slots=True)
class _Quote:
    """One quote, measured."""

    lines: tuple[str, ...]
    who: str
    height: float


def write_why_us(
    row: WhyUsRow,
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write the page, in letters as large as the quotes allow; where all are too many, the newest stand there."""
    run = begin_print(target, _("Why clients stay with us"), letterhead, paper.upright, _MARGIN)
    pen = Pen(run.document, run.page_height)
    _draw_head(run, pen)
    top = _MARGIN + _HEAD
    reasons_top = run.page_height - _MARGIN - _FOOT_ROOM - _reasons_height(row.reasons)
    _draw_quotes(run, pen, row.quotes, top, reasons_top - 18)
    _draw_reasons(run, pen, row.reasons, reasons_top)
    _draw_foot(run, pen)
    run.document.add_page(pen.content())
    if progress is not None:
        progress.step(1, 1, _("Why clients stay with us"))
    return run.end(1)


def _draw_head(run: PrintRun, pen: Pen) -> None:
    middle = run.page_width / 2
    pen.box(_EDGE, _EDGE, run.page_width - 2 * _EDGE, run.page_height - 2 * _EDGE, radius=5, stroke=_TEAL, line=1.3)
    inner = _EDGE + 4
    pen.box(inner, inner, run.page_width - 2 * inner, run.page_height - 2 * inner, radius=3.5, stroke=_PALE, line=0.5)
    firm, style = fit((one_line(run.letterhead.name) or _("Our firm")).upper(), _FIRM, run.width, 7)
    pen.text(firm, middle, _MARGIN + 16, style, align=0.5)
    write_fitted(pen, _("Why clients stay with us"), middle, _MARGIN + 58, _TITLE, run.width, 14, align=0.5)
    write_fitted(pen, _("In their own words"), middle, _MARGIN + 80, _SUBTITLE, run.width, 9, align=0.5)
    pen.rule(middle - 60, _MARGIN + 95, middle + 60, _MARGIN + 95, 0.6, _PALE)


def _draw_quotes(run: PrintRun, pen: Pen, quotes: Sequence[QuoteRow], top: float, bottom: float) -> None:
    """Two columns of quotes, or one in the middle of the page where there are few."""
    readable = [quote for quote in quotes if len(quote.words) <= _LONGEST_QUOTE]
    if not readable:
        return
    room = bottom - top
    count = 1 if len(readable) <= 3 else 2
    for scale in _SCALES:
        width = _column_width(run, count)
        measured = [_measured(run, quote, width, scale) for quote in readable]
        columns = _in_columns(measured, count)
        if max(map(_height, columns)) <= room or scale == _SCALES[-1]:
            break
    columns = _in_columns(_fitting(measured, count, room), count)
    # The same distance in both columns, as wide as the fuller one allows.
    spare = min((room - _height(column)) / max(len(column), 1) for column in columns)
    gap = _QUOTE_GAP + min(spare, _QUOTE_GAP * _MOST_STRETCH)
    block = count * width + (count - 1) * _COLUMN_GAP
    for number, column in enumerate(columns):
        x = run.left + (run.width - block) / 2 + number * (width + _COLUMN_GAP)
        y = top + (max(0.0, room - _height(column) - gap * len(column)) / 4 if count == 1 else 0.0)
        for quote in column:
            _draw_quote(pen, quote, x, y, width, scale)
            y += quote.height + gap


def _column_width(run: PrintRun, count: int) -> float:
    return run.width * 0.78 if count == 1 else (run.width - _COLUMN_GAP) / 2


def _measured(run: PrintRun, quote: QuoteRow, width: float, scale: float) -> _Quote:
    style = _WORDS.sized(_WORDS.size * scale)
    lines = tuple(wrap(f"“{one_line(quote.words)}”", style, width - _INDENT))
    who = ", ".join(part for part in (one_line(quote.who), one_line(quote.town)) if part) or _("A client")
    who = _("{who}, {year}").format(who=who, year=run.formats.month(quote.said_at.date()))
    return _Quote(lines, who, len(lines) * style.leading + _WHO.leading * scale + 3)


def _height(column: Sequence[_Quote]) -> float:
    return sum(quote.height for quote in column) + _QUOTE_GAP * max(len(column) - 1, 0)


def _in_columns(quotes: Sequence[_Quote], count: int) -> list[list[_Quote]]:
    """The quotes in their order, each into the column that is shorter by now."""
    columns: list[list[_Quote]] = [[] for _number in range(count)]
    for quote in quotes:
        min(columns, key=_height).append(quote)
    return columns


def _fitting(quotes: Sequence[_Quote], count: int, room: float) -> list[_Quote]:
    """As many of the first as the columns hold; one that is too high for what is left is passed over."""
    chosen: list[_Quote] = []
    for quote in quotes:
        if max(map(_height, _in_columns([*chosen, quote], count))) <= room:
            chosen.append(quote)
    return chosen


def _draw_quote(pen: Pen, quote: _Quote, x: float, y: float, width: float, scale: float) -> None:
    style = _WORDS.sized(_WORDS.size * scale)
    pen.rule(x + 4, y + 3, x + 4, y + quote.height, 1.6, _PALE)
    for number, line in enumerate(quote.lines):
        pen.text(line, x + _INDENT, y + (number + 0.76) * style.leading, style)
    baseline = y + len(quote.lines) * style.leading + 3 + 0.72 * _WHO.leading * scale
    write_fitted(pen, quote.who, x + _INDENT, baseline, _WHO.sized(_WHO.size * scale), width - _INDENT, 6)


def _reasons_height(reasons: Sequence[StayReasonRow]) -> float:
    return 30 + _REASON_PITCH * ((len(reasons) + 1) // 2) if reasons else 0.0


def _draw_reasons(run: PrintRun, pen: Pen, reasons: Sequence[StayReasonRow], top: float) -> None:
    """What several of them say, and how many, in two columns below a line."""
    if not reasons:
        return
    pen.rule(run.left, top, run.right, top, 0.6, _PALE)
    label, style = fit(_("What they tell us most").upper(), _LABEL, run.width, 6)
    pen.text(label, run.page_width / 2, top + 19, style, align=0.5)
    width = (run.width - _COLUMN_GAP) / 2
    for number, reason in enumerate(reasons):
        x = run.left + number % 2 * (width + _COLUMN_GAP)
        y = top + 26 + (number // 2 + 0.75) * _REASON_PITCH
        count = ngettext("{count} client", "{count} clients", reason.count).format(count=reason.count)
        room = width - text_width(count, _COUNT) - 8
        write_fitted(pen, one_line(reason.reason), x, y, _REASON, room, 8)
        pen.text(count, x + width, y, _COUNT, align=1)


def _draw_foot(run: PrintRun, pen: Pen) -> None:
    y = run.page_height - _MARGIN - 6
    said = _("Each of these words stands here with the consent of whoever said it.")
    contact = " · ".join(
        part for part in (one_line(run.letterhead.phone), one_line(run.letterhead.website)) if part
    )  # fmt: skip
    write_fitted(pen, said, run.page_width / 2, y - 15, _FOOT, run.width, 7, align=0.5)
    write_fitted(pen, contact, run.page_width / 2, y, _FOOT, run.width, 7, align=0.5)
