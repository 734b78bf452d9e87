"""Printing everything for a day at once: for each van its list and then its sheets, as one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from app.documents.day_papers import DayPaperRow, write_day_papers
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.job_sheets import JOB_SHEETS
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.visit_choice import no_visit_words, sheets_without_technician, visits_without_van
from app.queries.day_list_rows import DayListRow
from app.queries.day_lists import list_day_lists
from app.queries.paper_choice import get_van_id, list_job_ids
from app.queries.paper_rows import JobSheetRow
from app.queries.papers import get_letterhead, list_job_sheets
from app.translations import gettext as _
from app.translations import ngettext


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The list and the sheets of every van, or of the one that is named, for a day (today unless one is given).

    The vans come by name, visits without a van last. Raises NotFoundError when there is no such van or no visit.
    """
    clock = everafter.clock
    day = request.day or clock.today()
    size = paper_size(options.paper)
    van_id = get_van_id(request.van) if request.van else None
    lists = list_day_lists(day, clock.now(), clock.zone, van_id)
    if not lists:
        raise NotFoundError(no_visit_words(day, request.van))
    sheets = list_job_sheets(day, None, clock.zone, van_id)
    with whole_file(target) as stream:
        made = write_day_papers(_in_order(lists, sheets), get_letterhead(), size, stream, options.progress)
    ids = tuple(list_job_ids([row.job_number for row in sheets]))
    # What somebody should settle before the vans leave.
    return print_result(made, [*visits_without_van(lists), *sheets_without_technician(sheets)], job_ids=ids)


def _in_order(lists: Sequence[DayListRow], sheets: Sequence[JobSheetRow]) -> list[DayPaperRow]:
    """The list of each van, and behind it its sheets in the order of the round."""
    own: defaultdict[str, list[JobSheetRow]] = defaultdict(list)
    for sheet in sheets:
        own[sheet.van_name].append(sheet)
    rows: list[DayPaperRow] = []
    for day_list in lists:
        rows.append(day_list)
        rows.extend(own.pop(day_list.van_name, ()))
    rows.extend(sheet for left in own.values() for sheet in left)
    return rows


DAY_PAPERS = PaperKind(
    name="day-papers",
    title=lambda: _("Everything for a day"),
    count_words=lambda count: ngettext("{count} list or sheet", "{count} lists and sheets", count).format(count=count),
    ways=frozenset({"date", "van"}),
    ways_words=lambda: _("Everything for a day is chosen by --date and --van"),
    make=_make,
    is_for_us=True,
    mark=JOB_SHEETS.mark,
)
