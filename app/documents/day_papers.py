"""Everything that goes out with the vans on a day in one file: the list of each van, and behind it its sheets."""

from __future__ import annotations

from typing import TypeAlias

from app.documents.day_list import write_day_lists
from app.documents.job_sheet import write_job_sheets
from app.documents.job_sheet_style import MARGIN
from app.documents.print_run import PaperSeries, PrintRun
from app.queries.day_list_rows import DayListRow
from app.queries.paper_rows import JobSheetRow
from app.translations import gettext as _
from app.translations import ngettext

DayPaperRow: TypeAlias = DayListRow | JobSheetRow


def _draw(run: PrintRun, row: DayPaperRow) -> None:
    if isinstance(row, DayListRow):
        write_day_lists.draw(run, row)
    else:
        write_job_sheets.draw(run, row)


def _count(count: int) -> str:
    return ngettext("{count} paper", "{count} papers", count).format(count=count)


write_day_papers: PaperSeries[DayPaperRow] = PaperSeries(lambda: _("Everything for a day"), _draw, _count, MARGIN)
