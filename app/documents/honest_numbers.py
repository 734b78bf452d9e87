"""The page of honest numbers for the wall: what went wrong, what we kept to, and every clock that ran out (S0.8).

First name and initial only, no telephone, no street and nobody of ours; a list of misses that is longer than the page
goes on on the next, for no miss can be left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO
from zoneinfo import ZoneInfo

from app.documents.bars import draw_bar
from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages
from app.documents.letterhead import PaperFormats
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import GREY_INK, HAIRLINE, Pen, TextStyle, colour
from app.documents.print_run import begin_print
from app.documents.text_layout import write_fitted
from app.jobs import JobProgress
from app.queries.care_report_rows import BreachRow, CareReport
from app.queries.paper_rows import FirmLetterhead
from app.rules.care_figures import share_in_words
from app.rules.care_words import clock_words, missed_words, outcome_words, promise_words
from app.rules.complaint_clocks import ClockKind
from app.rules.report_periods import month_of
from app.rules.span_words import late_words, span_words
from app.translations import gettext as _
from app.translations import ngettext

_MARGIN = millimetres(16)
_HEAD_HEIGHT = 66.0
_FOOT = millimetres(14)
_ROW = 19.0
_MOST_STRETCH = 16.0
_HEADING_HEIGHT = 21.0
_MOST_LINES = 6

_FIRM = TextStyle(Face.SEMIBOLD, 10.5, 13, colour("#1F4D48"))
_TITLE = TextStyle(Face.BOLD, 25, 30)
_SUBTITLE = TextStyle(Face.MEDIUM, 12, 15, GREY_INK)
_HEADING = TextStyle(Face.BOLD, 12, 15)
_LABEL = TextStyle(Face.SEMIBOLD, 10, 13)
_BODY = TextStyle(Face.REGULAR, 10, 13)
_QUIET = TextStyle(Face.REGULAR, 9, 12, GREY_INK)
_FIGURE = TextStyle(Face.BOLD, 23, 27)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all parts of the page know."""

    report: CareReport
    formats: PaperFormats
    zone: ZoneInfo
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where the content ends."""
        return self.width - _MARGIN

    @property
    def span(self) -> float:
        """The width of the content."""
        return self.width - 2 * _MARGIN

    def column(self, share: float) -> float:
        """The place at a share of the content's width."""
        return _MARGIN + share * self.span


def write_honest_numbers(
    report: CareReport,
    letterhead: FirmLetterhead,
    zone: ZoneInfo,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write the page, and as many more as the clocks that ran out need; days are those of the firm's zone."""
    width, height = paper.upright
    run = begin_print(target, _("Honest numbers"), letterhead, paper.upright)
    sheet = _Sheet(report, run.formats, zone, width, height)
    top = _MARGIN + _HEAD_HEIGHT
    room = height - top - _FOOT - millimetres(6)
    pages = split_pages(_blocks(sheet), room, lambda _first: [_breach_heading(sheet, is_continued=True)])
    for number, blocks in enumerate(pages, start=1):
        pen = Pen(run.document, height)
        _draw_head(sheet, pen, letterhead)
        draw_blocks(pen, blocks, top, room, _MOST_STRETCH)
        _draw_foot(sheet, pen, number, len(pages))
        run.document.add_page(pen.content())
    if progress is not None:
        progress.step(1, 1, _("Honest numbers"))
    return run.end(1)


def period_words(report: CareReport, formats: PaperFormats) -> str:
    """A month by its name, a year by its number, other days from one to the other."""
    if (report.first, report.last) == month_of(report.first):
        return formats.month(report.first)
    if (report.first, report.last) == (report.first.replace(month=1, day=1), report.first.replace(month=12, day=31)):
        return str(report.first.year)
    return _("{first} to {last}").format(first=formats.long_day(report.first), last=formats.long_day(report.last))


def _draw_head(sheet: _Sheet, pen: Pen, letterhead: FirmLetterhead) -> None:
    write_fitted(pen, letterhead.name, _MARGIN, _MARGIN + 10, _FIRM, sheet.span * 0.6, 7)
    pen.text(_("Honest numbers"), _MARGIN, _MARGIN + 38, _TITLE)
    words = period_words(sheet.report, sheet.formats)
    write_fitted(pen, words, sheet.right, _MARGIN + 38, _SUBTITLE, sheet.span * 0.5, 8, align=1)
    pen.rule(_MARGIN, _MARGIN + 49, sheet.right, _MARGIN + 49, 1.2)


def _draw_foot(sheet: _Sheet, pen: Pen, number: int, count: int) -> None:
    y = sheet.height - _FOOT
    made_on = sheet.report.made_at.astimezone(sheet.zone).date()
    pen.rule(_MARGIN, y - 12, sheet.right, y - 12, 0.5, HAIRLINE)
    words = _("As of {day}. Nothing here can be left out, and nobody is ranked.")
    write_fitted(pen, words.format(day=sheet.formats.long_day(made_on)), _MARGIN, y, _QUIET, sheet.span * 0.8, 6.5)
    page = _("Page {number} of {count}").format(number=number, count=count)
    pen.text(page, sheet.right, y, _QUIET, align=1)


def _blocks(sheet: _Sheet) -> list[Block]:
    """Everything between head and foot."""
    breaches = sheet.report.breaches
    return [
        _figures_block(sheet),
        _promise_block(sheet),
        _ends_block(sheet),
        _breach_heading(sheet, is_continued=False),
        *(_breach_row(sheet, row) for row in breaches),
        *([] if breaches else [_no_breach(sheet)]),
    ]


def _figures_block(sheet: _Sheet) -> Block:
    figures = sheet.report.figures
    won = _("{count} of {whole}").format(count=figures.won_back, whole=figures.closed) if figures.closed else "–"
    cells = (
        (str(figures.received), ngettext("complaint came in", "complaints came in", figures.received)),
        (won, _("won back, of those closed")),
        (span_words(figures.typical_answer), _("to our answer, typically")),
        (span_words(figures.typical_peace), _("to peace, typically")),
    )

    def draw(pen: Pen, top: float) -> None:
        width = sheet.span / len(cells)
        for number, (value, words) in enumerate(cells):
            x = _MARGIN + number * width
            write_fitted(pen, value, x, top + 24, _FIGURE, width - 10, 12)
            write_fitted(pen, words, x, top + 38, _QUIET, width - 10, 6.5)

    return Block(42, draw)


def _promise_block(sheet: _Sheet) -> Block:
    """What we promise, how often we kept to it, and how long it typically took."""
    figures = sheet.report.figures

    def draw(pen: Pen, top: float) -> None:
        _draw_heading(pen, top, _("Against our promise, the more urgent the sooner"), _MARGIN, sheet.right)
        pen.text(_("in time"), sheet.column(0.69), top + 12, _QUIET)
        pen.text(_("typically, nights included"), sheet.right, top + 12, _QUIET, align=1)
        for number, kind in enumerate(ClockKind):
            y = _baseline(top, number)
            clock = figures.clocks[kind]
            write_fitted(pen, clock_words(kind), _MARGIN, y, _LABEL, sheet.span * 0.17, 6.5)
            write_fitted(pen, promise_words(kind), sheet.column(0.18), y, _QUIET, sheet.span * 0.33, 6.5)
            draw_bar(pen, sheet.column(0.53), y, sheet.span * 0.14, clock.in_time, clock.of)
            write_fitted(pen, share_in_words(clock.in_time, clock.of), sheet.column(0.69), y, _BODY, 105, 6.5)
            if kind is not ClockKind.PROMISE:
                pen.text(span_words(figures.typical(kind)), sheet.right, y, _BODY, align=1)
            pen.rule(_MARGIN, y + 6, sheet.right, y + 6, 0.4, HAIRLINE)

    return Block(_HEADING_HEIGHT + len(ClockKind) * _ROW, draw, gap=16, stretch=1)


def _ends_block(sheet: _Sheet) -> Block:
    """What became of the closed, beside who comes a second time."""
    report = sheet.report
    ends = [(outcome_words(outcome), str(count)) for outcome, count in report.figures.outcomes.items()]
    years = [row for row in report.come_back_by_year if row.label][: _MOST_LINES - 1]
    returns = [(_("All who were due"), report.come_back)]
    returns += [(_("First visit in {year}").format(year=row.label), row.count) for row in years]
    middle = sheet.column(0.53)
    columns = (
        (_("What became of them"), ends, _MARGIN, middle - 18),
        (
            _("Who comes a second time"),
            [(words, share_in_words(count.returned, count.due)) for words, count in returns],
            middle,
            sheet.right,
        ),
    )

    def draw(pen: Pen, top: float) -> None:
        for heading, rows, start, end in columns:
            _draw_heading(pen, top, heading, start, end)
            for number, (words, value) in enumerate(rows):
                y = _baseline(top, number)
                write_fitted(pen, words, start, y, _BODY, (end - start) * 0.62, 6.5)
                write_fitted(pen, value, end, y, _LABEL, (end - start) * 0.36, 6.5, align=1)
                pen.rule(start, y + 6, end, y + 6, 0.4, HAIRLINE)

    return Block(_HEADING_HEIGHT + max(len(rows) for _name, rows, *_ends in columns) * _ROW, draw, gap=16, stretch=1)


def _breach_heading(sheet: _Sheet, *, is_continued: bool) -> Block:
    count = len(sheet.report.breaches)
    words = ngettext("{count} clock ran out", "{count} clocks ran out", count).format(count=count)
    if not count:
        words = _("No clock ran out")
    if is_continued:
        words = _("{heading}, continued").format(heading=words)

    def draw(pen: Pen, top: float) -> None:
        _draw_heading(pen, top, words, _MARGIN, sheet.right)

    return Block(_HEADING_HEIGHT, draw, gap=16, stretch=1, stays_with_next=True)


def _breach_row(sheet: _Sheet, row: BreachRow) -> Block:
    late = late_words(row.late_by)
    cells = (
        (0.0, 0.14, sheet.formats.day(row.due_at.astimezone(sheet.zone).date()), _QUIET),
        (0.15, 0.33, row.short_name, _LABEL),
        (0.49, 0.25, missed_words(ClockKind(row.kind)), _BODY),
    )

    def draw(pen: Pen, top: float) -> None:
        y = top + _ROW - 6
        for start, share, words, style in cells:
            write_fitted(pen, words, sheet.column(start), y, style, sheet.span * share, 6.5)
        words = _("{late}, still waiting").format(late=late) if row.met_at is None else late
        write_fitted(pen, words, sheet.right, y, _LABEL, sheet.span * 0.25, 6.5, align=1)
        pen.rule(_MARGIN, y + 6, sheet.right, y + 6, 0.4, HAIRLINE)

    return Block(_ROW, draw, is_row=True)


def _no_breach(sheet: _Sheet) -> Block:
    words = _("Every clock that ended in these days was met in time.")

    def draw(pen: Pen, top: float) -> None:
        write_fitted(pen, words, _MARGIN, top + _ROW - 6, _BODY, sheet.span, 6.5)

    return Block(_ROW, draw)


def _baseline(top: float, number: int) -> float:
    """Where the words of a row stand."""
    return top + _HEADING_HEIGHT + (number + 1) * _ROW - 6


def _draw_heading(pen: Pen, top: float, words: str, start: float, end: float) -> None:
    write_fitted(pen, words, start, top + 12, _HEADING, end - start, 8)
    pen.rule(start, top + 19, end, top + 19, 0.9)
