"""A complaint's own page for the file: everything we know of it, for us and not for handing over."""

from __future__ import annotations

from app.documents import complaint_page_parts as parts
from app.documents.flow import Block, draw_blocks, split_pages
from app.documents.job_sheet_style import (
    CREW,
    DATE,
    FIRM,
    FOOT_BASELINE,
    LABEL,
    MARGIN,
    QUIET,
    SMALL,
    or_unknown,
)
from app.documents.pen import INK, Pen
from app.documents.print_run import PaperSeries, PrintRun
from app.documents.text_layout import fit, text_width
from app.queries.complaint_paper_rows import ComplaintPageRow
from app.rules.complaint_terms import state_words
from app.translations import gettext as _
from app.translations import ngettext

_HEAD_HEIGHT = 66.0
_CONTENT_TOP = MARGIN + _HEAD_HEIGHT + 11
_CONTENT_BOTTOM = FOOT_BASELINE + 15


def _write_pages(context: PrintRun, row: ComplaintPageRow) -> None:
    room = context.page_height - _CONTENT_TOP - _CONTENT_BOTTOM
    tables = [table(context, row) for table in (parts.clocks, parts.steps, parts.events)]
    clocks, steps, events = ([heading, *rows] if rows else [] for heading, rows in tables)
    blocks = [
        *parts.their_words(context, row),
        *parts.about(context, row),
        *clocks,
        *steps,
        *parts.put_right(context, row),
        *parts.learnt(context, row),
        *events,
    ]

    def lead(first: Block) -> list[Block]:
        """The heading of the table that goes on."""
        return [heading for heading, rows in tables if any(first is each for each in rows)]

    pages = split_pages(blocks, room, lead)
    for number, page in enumerate(pages, start=1):
        pen = Pen(context.document, context.page_height)
        _draw_head(context, pen, row)
        draw_blocks(pen, page, _CONTENT_TOP, room, 0)
        _draw_foot(context, pen, row, number, len(pages))
        context.document.add_page(pen.content())


def _draw_head(context: PrintRun, pen: Pen, row: ComplaintPageRow) -> None:
    """Which complaint, whose and how it stands; the same on every page."""
    left, right, top = context.left, context.right, MARGIN
    warning = _for_us()
    warned_width = text_width(warning, LABEL) + 14
    pen.box(right - warned_width, top - 2.5, warned_width, 15, radius=3, stroke=INK, line=1.1)
    pen.text(warning, right - 7, top + 8.4, LABEL, align=1)
    firm, style = fit(or_unknown(context.letterhead.name, _("Our firm")), FIRM, context.width - warned_width - 14, 6)
    pen.text(firm, left, top + 9, style)

    state = _("{priority} · {state}").format(priority=row.weight.priority, state=state_words(row.state))
    state, style = fit(state, DATE.sized(16), context.width / 2, 8)
    state_width = pen.text(state, right, top + 38, style, align=1)
    title = _("Complaint {number}").format(number=row.number)
    title, style = fit(title, DATE, context.width - state_width - 14, 9)
    pen.text(title, left, top + 38, style)

    received = _("received {day} {time}").format(
        day=context.formats.long_day(row.received_at.date()), time=context.formats.clock(row.received_at.time())
    )
    received, style = fit(received, QUIET, context.width * 0.45, 6)
    received_width = pen.text(received, right, top + 57, style, align=1)
    name, style = fit(
        or_unknown(row.client_name, _("Name not noted")), CREW.sized(13), context.width - received_width - 14, 7
    )
    pen.text(name, left, top + 57, style)
    pen.rule(left, top + _HEAD_HEIGHT, right, top + _HEAD_HEIGHT, 1.2)


def _draw_foot(context: PrintRun, pen: Pen, row: ComplaintPageRow, page: int, pages: int) -> None:
    """When it was printed, that it stays here, and which page this is."""
    baseline = context.page_height - FOOT_BASELINE
    place = _("Page {page} of {pages}").format(page=page, pages=pages)
    place_width = pen.text(place, context.right, baseline, SMALL, align=1)
    printed = _("Printed {day} {time}. {warning}").format(
        day=context.formats.long_day(row.printed_at.date()),
        time=context.formats.clock(row.printed_at.time()),
        warning=_for_us(),
    )
    words, style = fit(printed, SMALL, context.width - place_width - 14, 5)
    pen.text(words, context.left, baseline, style)


def _for_us() -> str:
    return _("For us, not for handing over")


def _count_words(count: int) -> str:
    return ngettext("{count} complaint", "{count} complaints", count).format(count=count)


write_complaint_pages = PaperSeries(lambda: _("Complaints"), _write_pages, _count_words, MARGIN)
"""Writes the pages of complaints into one PDF."""
