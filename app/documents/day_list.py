"""The day list of a van: its round in the order of the clock, with what only we may read; it stays in the van."""

from __future__ import annotations

from app.documents.day_list_visit import visit_block
from app.documents.flow import draw_blocks, split_pages
from app.documents.job_sheet_style import CREW, DATE, FIRM, FOOT_BASELINE, LABEL, MARGIN, QUIET, SMALL, or_unknown
from app.documents.pen import INK, Pen
from app.documents.plain_text import one_line
from app.documents.print_run import PaperSeries, PrintRun
from app.documents.text_layout import text_width, write_fitted
from app.queries.day_list_rows import DayListRow
from app.translations import gettext as _
from app.translations import ngettext

_HEAD_HEIGHT = 66.0
_CONTENT_TOP = MARGIN + _HEAD_HEIGHT + 8
_CONTENT_BOTTOM = FOOT_BASELINE + 15


def _write_pages(context: PrintRun, row: DayListRow) -> None:
    """The pages of one van: no visit is torn apart, and each page begins with the same head."""
    room = context.page_height - _CONTENT_TOP - _CONTENT_BOTTOM
    places = enumerate(row.visits, start=1)
    is_shared = len(row.crew) > 1 or not row.van_name
    pages = split_pages([visit_block(context, visit, place, is_shared=is_shared) for place, visit in places], room)
    for number, page in enumerate(pages, start=1):
        pen = Pen(context.document, context.page_height)
        _draw_head(context, pen, row)
        draw_blocks(pen, page, _CONTENT_TOP, room, 0)
        _draw_foot(context, pen, row, number, len(pages))
        context.document.add_page(pen.content())


def _draw_head(context: PrintRun, pen: Pen, row: DayListRow) -> None:
    """Which day, whose van, who drives, how many visits and from when to when; the same on every page."""
    left, right, top = context.left, context.right, MARGIN
    warning = stays_in_the_van()
    warned_width = text_width(warning, LABEL) + 14
    pen.box(right - warned_width, top - 2.5, warned_width, 15, radius=3, stroke=INK, line=1.1)
    pen.text(warning, right - 7, top + 8.4, LABEL, align=1)
    firm = or_unknown(context.letterhead.name, _("Our firm"))
    write_fitted(pen, firm, left, top + 9, FIRM, context.width - warned_width - 14, 6)

    day_width = min(text_width(one_line(context.formats.day(row.day)), DATE), context.width * 0.5)
    write_fitted(pen, context.formats.day(row.day), left, top + 38, DATE, day_width + 0.5, 9)
    van = or_unknown(row.van_name, _("No van yet"))
    write_fitted(pen, van, right, top + 38, DATE, context.width - day_width - 18, 9, align=1)

    round_width = write_fitted(pen, _round(context, row), right, top + 57, QUIET.sized(10.5), 220, 6, align=1)
    crew = ", ".join(name for name in map(one_line, row.crew) if name) or _("Nobody drives yet")
    write_fitted(pen, crew, left, top + 57, CREW.sized(13), context.width - round_width - 14, 6)
    pen.rule(left, top + _HEAD_HEIGHT, right, top + _HEAD_HEIGHT, 1.2)


def _round(context: PrintRun, row: DayListRow) -> str:
    """How many visits, and from the first beginning to the last end: 5 visits, 08:00 – 16:30."""
    count = len(row.visits)
    visits = ngettext("{count} visit", "{count} visits", count).format(count=count)
    if row.first_start is None:
        return visits
    return f"{visits} · {context.formats.window(row.first_start, row.last_end)}"


def _draw_foot(context: PrintRun, pen: Pen, row: DayListRow, page: int, pages: int) -> None:
    """That it stays in the van, when it was printed, and which page this is."""
    baseline = context.page_height - FOOT_BASELINE
    place = _("Page {page} of {pages}").format(page=page, pages=pages)
    place_width = pen.text(place, context.right, baseline, SMALL, align=1)
    printed = _("{warning} Printed {moment}.").format(
        warning=stays_in_the_van(), moment=context.formats.moment(row.printed_at, row.day.year)
    )
    write_fitted(pen, printed, context.left, baseline, SMALL, context.width - place_width - 14, 5)


def stays_in_the_van() -> str:
    """What stands at the head and the foot of every page."""
    return _("Stays in the van. Never hand over.")


def _count(count: int) -> str:
    return ngettext("{count} day list", "{count} day lists", count).format(count=count)


write_day_lists: PaperSeries[DayListRow] = PaperSeries(lambda: _("Day lists"), _write_pages, _count, MARGIN)
