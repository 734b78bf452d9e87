"""Sections 2 to 6 of a job sheet: what is ticked, written and signed at the client's home."""

from __future__ import annotations

from app.documents.flow import Block
from app.documents.job_sheet_style import (
    BODY,
    HEADING,
    LABEL,
    QUESTION,
    QUIET,
    SMALL,
    SheetMeasures,
    labelled_line,
    numbered_heading,
    tick_box,
    tick_choices,
)
from app.documents.pen import HAIRLINE, INK, Pen
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_layout import fit, text_width, wrap, write_fitted
from app.queries.paper_rows import JobSheetRow
from app.rules.feedback import Answer
from app.rules.job_sheet import (
    FoundOnArrival,
    PaidHow,
    PhotosTaken,
    SheetSection,
    answer_words,
    found_words,
    paid_words,
    photos_words,
    section_words,
)
from app.translations import gettext as _

_CHECK_SPACE = 25  # beside the words: the box before them and some air behind
_SMALLEST_CHECK = 6.5
_CLOSE_PITCH = 13.5  # the lines of a long list stand closer, so that most sheets stay one page
_USUAL_LINES = 3
_SQUEEZED = 1.35  # words this much wider than their place are still well read when they are made to fit
_MOST_WARNINGS = 3
_INITIALS_WIDTH = 110.0
_FRAME_PADDING = 12.0


def warnings_block(context: PrintRun, row: JobSheetRow, measures: SheetMeasures) -> Block | None:
    """What has to be explained before work begins, each with the client's initials; None if there is nothing."""
    room = context.width - _INITIALS_WIDTH - 12
    label = _("Explain first")
    indent = text_width(label, LABEL) + 8
    texts = [lines for text in row.warnings if (lines := wrap(text, BODY, room - indent, 2))][:_MOST_WARNINGS]
    if not texts:
        return None
    heights = [max(len(lines) * BODY.leading + 4, measures.line_pitch) for lines in texts]

    def draw(pen: Pen, top: float) -> None:
        for lines, height in zip(texts, heights, strict=True):
            pen.text(label, context.left, top + 10, LABEL)
            for number, line in enumerate(lines):
                pen.text(line, context.left + indent, top + 10 + number * BODY.leading, BODY)
            labelled_line(pen, context.right - _INITIALS_WIDTH, context.right, top + 10, _("Client’s initials"), QUIET)
            top += height

    return Block(sum(heights), draw, gap=measures.gap, stretch=1)


def arrival_block(context: PrintRun, measures: SheetMeasures) -> Block:
    """Sections 2 and 3 beside each other: found on arrival, time and products."""
    height = 5 * measures.line_pitch + 15

    def draw(pen: Pen, top: float) -> None:
        name = f"arrival-{measures.line_pitch:.1f}"
        form = context.form(name, height, lambda drawing: _draw_arrival(context, drawing, measures.line_pitch))
        pen.place_words(form, 0, top, height)

    return Block(height, draw, gap=measures.gap + 2, stretch=1.2)


def checks_block(context: PrintRun, row: JobSheetRow, measures: SheetMeasures) -> Block | None:
    """What must never happen here, to be ticked before leaving; None if the list is empty.

    Two short ones stand beside each other; a long one takes a line of its own, so that it can be read.
    """
    checks = tuple(line for check in row.checks if (line := one_line(check)))
    if not checks:
        return None
    label = _("Never here")
    indent = text_width(label, LABEL) + 10
    half = (context.width - indent) / 2
    lines = _check_lines(checks, half - _CHECK_SPACE)
    pitch = measures.line_pitch if len(lines) <= _USUAL_LINES else min(_CLOSE_PITCH, measures.line_pitch)

    def draw(pen: Pen, top: float) -> None:
        pen.text(label, context.left, top + 10, LABEL)
        for number, line in enumerate(lines):
            width = (half if len(line) > 1 else 2 * half) - _CHECK_SPACE
            for place, words in enumerate(line):
                x, baseline = context.left + indent + place * half, top + 10 + number * pitch
                tick_box(pen, x, baseline)
                write_fitted(pen, words, x + 17, baseline, BODY, width, _SMALLEST_CHECK)

    return Block(len(lines) * pitch, draw, gap=measures.gap, stretch=0.6)


def _check_lines(checks: tuple[str, ...], width: float) -> list[tuple[str, ...]]:
    """The checks in lines of one or two, the short ones first, each of them in the order of the list."""
    short = [words for words in checks if text_width(words, BODY) <= width * _SQUEEZED]
    pairs = [tuple(short[start : start + 2]) for start in range(0, len(short), 2)]
    return [*pairs, *((words,) for words in checks if words not in short)]


def answer_block(context: PrintRun, measures: SheetMeasures) -> Block:
    """Sections 4 and 5 in a frame: how was that for you, and what would have made it great."""
    height = 61 + 2 * measures.writing_line

    def draw(pen: Pen, top: float) -> None:
        name = f"answer-{measures.writing_line:.1f}"
        form = context.form(name, height, lambda drawing: _draw_answer(context, drawing, height, measures.writing_line))
        pen.place_words(form, 0, top, height)

    return Block(height, draw, gap=measures.gap + 2, stretch=1.2)


def closing_block(context: PrintRun, row: JobSheetRow, measures: SheetMeasures) -> Block:
    """Section 6, the walk-through and the signatures; only on the last page of a sheet."""
    height = 23 + measures.signature_room
    due = _("Due {amount}").format(amount=context.formats.money(row.due_minor))
    words, style = fit(due, QUESTION, 78, 5)

    def draw(pen: Pen, top: float) -> None:
        name = f"closing-{measures.signature_room:.1f}"
        form = context.form(name, height, lambda drawing: _draw_closing(context, drawing, height))
        pen.text(words, context.left + _due_indent(), top + 11, style)
        pen.place_words(form, 0, top, height)

    return Block(height, draw, gap=measures.gap + 1, stretch=1)


def draw_foot(context: PrintRun, pen: Pen, page: int, pages: int, baseline: float) -> None:
    """The last line of every page: where the sheet goes, who keyed it in, which page this is."""
    form = context.form("foot", 14, lambda drawing: _draw_foot(context, drawing))
    pen.place_words(form, 0, baseline - 10, 14)
    words = _("Page {page} of {pages}").format(page=page, pages=pages)
    pen.text(words, context.right, baseline, SMALL, align=1)


def _draw_arrival(context: PrintRun, pen: Pen, pitch: float) -> None:
    left, middle = context.left, context.left + context.width * 0.515
    edge = middle - 18
    numbered_heading(pen, left, 11, SheetSection.FOUND, section_words(SheetSection.FOUND), HEADING)
    third = (edge - left) / 3
    baseline = 11.0
    for place, found in enumerate(FoundOnArrival):
        x = left + place % 3 * third
        line = baseline + (1 + place // 3) * pitch
        tick_box(pen, x, line)
        write_fitted(pen, found_words(found), x + 17, line, BODY, third - 22, 5)
    baseline += 3 * pitch
    write_fitted(pen, _("Shown to the client before we began"), left, baseline, BODY, edge - left - 30, 6)
    tick_box(pen, edge - 11, baseline)
    baseline += pitch
    photos = write_fitted(pen, _("Photos taken"), left, baseline, BODY, third - 8, 6)
    start = max(left + photos + 14, left + third)
    tick_choices(pen, start, baseline, edge - start, tuple(photos_words(taken) for taken in PhotosTaken))
    baseline += pitch
    labelled_line(pen, left, edge - 72, baseline, _("Risk explained"))
    labelled_line(pen, edge - 66, edge, baseline, _("Initials"))
    _draw_time(context, pen, middle, pitch)


def _draw_time(context: PrintRun, pen: Pen, left: float, pitch: float) -> None:
    right = context.right
    baseline = 11.0
    numbered_heading(pen, left, baseline, SheetSection.TIME, section_words(SheetSection.TIME), HEADING)
    half = left + (right - left) / 2
    baseline += pitch
    labelled_line(pen, left, half - 6, baseline, _("Arrived"))
    labelled_line(pen, half + 6, right, baseline, _("Left"))
    for words in (_("Products and method"), _("Dry by (time told to the client)"), _("Extra work agreed, and price")):
        baseline += pitch
        labelled_line(pen, left, right, baseline, words)
    baseline += pitch
    tick_choices(pen, left, baseline, right - left, (_("Shoe covers"), _("Corner guards"), _("Rooms walked")))


def _draw_answer(context: PrintRun, pen: Pen, height: float, writing_line: float) -> None:
    left, right = context.left + _FRAME_PADDING, context.right - _FRAME_PADDING
    pen.box(context.left + 0.6, 0.6, context.width - 1.2, height - 1.2, radius=6, stroke=INK, line=1.2)
    numbered_heading(pen, left, 16.5, SheetSection.ANSWER, section_words(SheetSection.ANSWER), HEADING)
    choices = tuple(answer_words(answer) for answer in Answer)
    end = tick_choices(pen, left, 34, (right - left) * 0.5, choices, QUESTION, side=13)
    promise = _("We do this job for “great”. Good tells us we missed something.")
    write_fitted(pen, promise, right, 34, QUIET, right - end - 14, 6, align=1)
    words, style = fit(section_words(SheetSection.WORDS), QUESTION, (right - left) * 0.5, 7)
    end = numbered_heading(pen, left, 54, SheetSection.WORDS, words, style)
    ask = _("Technician: ask, and write their own words.")
    write_fitted(pen, ask, end + 9, 54, QUIET, right - end - 10, 6)
    for number in (1, 2):
        y = 53 + number * writing_line
        pen.rule(left, y, right, y, 0.7, HAIRLINE)


def _due_indent() -> float:
    """Where the amount due begins: behind the heading of section 6."""
    return 17 + text_width(section_words(SheetSection.PAID), HEADING) + 11


def _draw_closing(context: PrintRun, pen: Pen, height: float) -> None:
    left, right = context.left, context.right
    numbered_heading(pen, left, 11, SheetSection.PAID, section_words(SheetSection.PAID), HEADING)
    start = left + _due_indent() + 92
    # On paper the last box is for a visit that costs nothing; keyed in, it is whatever was not paid.
    choices = (*(paid_words(paid) for paid in PaidHow if paid is not PaidHow.NONE), _("No charge"))
    end = tick_choices(pen, start, 11, right - start - 96, choices)
    took = _("Took {currency}").format(currency=context.formats.currency_symbol)
    labelled_line(pen, end + 14, right, 11, took)
    line = height - 12
    columns = (
        (left, left + context.width * 0.42, _("Client: I have walked through the rooms with the technician.")),
        (left + context.width * 0.45, left + context.width * 0.65, _("Technician")),
        (left + context.width * 0.68, left + context.width * 0.8, _("Date")),
        (left + context.width * 0.83, right, _("Next visit agreed")),
    )
    for x, to_x, words in columns:
        pen.rule(x, line, to_x, line, 0.9)
        write_fitted(pen, words, x, line + 10, SMALL, to_x - x, 5)


def _draw_foot(context: PrintRun, pen: Pen) -> None:
    left, right = context.left, context.right
    keyed_left = right - 150
    hand_in = _("Hand this sheet in the same day. The numbers match the keying screen.")
    write_fitted(pen, hand_in, left, 10, SMALL, keyed_left - left - 12, 5)
    end = keyed_left + write_fitted(pen, _("Keyed in by"), keyed_left, 10, SMALL, 50, 5)
    pen.rule(end + 4, 11.5, right - 52, 11.5, 0.6, HAIRLINE)
