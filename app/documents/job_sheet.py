"""The job sheet that goes out with the van: one page for an ordinary job, filled in by pen, keyed in by number."""

from __future__ import annotations

from app.documents.flow import Block, draw_blocks, split_pages, total_height
from app.documents.job_sheet_answers import (
    answer_block,
    arrival_block,
    checks_block,
    closing_block,
    draw_foot,
    warnings_block,
)
from app.documents.job_sheet_head import HEAD_HEIGHT, client_block, continued_block, draw_head, expectation_block
from app.documents.job_sheet_rooms import room_blocks, rooms_heading, spare_row
from app.documents.job_sheet_style import DENSE, FOOT_BASELINE, MARGIN, ROOMY, TIGHT, SheetMeasures
from app.documents.pen import Pen
from app.documents.print_run import PaperSeries, PrintRun
from app.queries.paper_rows import JobSheetRow
from app.translations import gettext as _
from app.translations import ngettext

_CONTENT_TOP = MARGIN + HEAD_HEIGHT + 9
_CONTENT_BOTTOM = FOOT_BASELINE + 13
_MOST_STRETCH = 13.0
_SPARE_ROWS = 2
_MOST_SPARE_ROWS = 5
_STEPS_BETWEEN_REPORTS = 10


def _write_sheet(context: PrintRun, row: JobSheetRow) -> None:
    """The pages of one job."""
    room = context.page_height - _CONTENT_TOP - _CONTENT_BOTTOM
    pages = _one_page(context, row, room) or _several_pages(context, row, room)
    for number, blocks in enumerate(pages, start=1):
        pen = Pen(context.document, context.page_height)
        draw_head(context, pen, row, MARGIN)
        draw_blocks(pen, blocks, _CONTENT_TOP, room, _MOST_STRETCH)
        draw_foot(context, pen, number, len(pages), context.page_height - FOOT_BASELINE)
        context.document.add_page(pen.content())


def _one_page(context: PrintRun, row: JobSheetRow, room: float) -> list[list[Block]] | None:
    """All on one page: roomy if possible, else tight, else with fewer spare rows; None if even dense is too much."""
    for measures, spare_rows in ((ROOMY, _SPARE_ROWS), (TIGHT, _SPARE_ROWS), (TIGHT, 1), (TIGHT, 0), (DENSE, 0)):
        blocks = _blocks(context, row, measures, spare_rows)
        needed = total_height(blocks)
        if needed > room:
            continue
        if measures is ROOMY:
            more = min(int((room - needed - 20) / measures.row_height), _MOST_SPARE_ROWS - spare_rows)
            if more > 0:
                blocks = _blocks(context, row, measures, spare_rows + more)
        return [blocks]
    return None


def _several_pages(context: PrintRun, row: JobSheetRow, room: float) -> list[list[Block]]:
    """The table goes on under a repeated head; what is signed comes once, on the last page."""
    blocks = _blocks(context, row, ROOMY, _SPARE_ROWS)
    heading = rooms_heading(context, ROOMY, is_continued=True)
    continued = continued_block(context, row)

    def lead(first: Block) -> list[Block]:
        return [continued, heading] if first.is_row else [continued]

    return split_pages(blocks, room, lead)


def _blocks(context: PrintRun, row: JobSheetRow, measures: SheetMeasures, spare_rows: int) -> list[Block]:
    """Everything between head and foot."""
    return [
        client_block(context, row),
        expectation_block(context, row, measures),
        rooms_heading(context, measures),
        *room_blocks(context, row, measures),
        *(spare_row(context, measures) for _number in range(spare_rows)),
        *_answers(context, row, measures),
    ]


def _answers(context: PrintRun, row: JobSheetRow, measures: SheetMeasures) -> list[Block]:
    """The sections below the table."""
    warnings, checks = warnings_block(context, row, measures), checks_block(context, row, measures)
    return [
        *([warnings] if warnings else []),
        arrival_block(context, measures),
        *([checks] if checks else []),
        answer_block(context, measures),
        closing_block(context, row, measures),
    ]


def _count(count: int) -> str:
    return ngettext("{count} sheet", "{count} sheets", count).format(count=count)


write_job_sheets: PaperSeries[JobSheetRow] = PaperSeries(
    lambda: _("Job sheets"), _write_sheet, _count, MARGIN, _STEPS_BETWEEN_REPORTS
)
