"""Printing job sheets, as window and command line share it."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.job_sheet import write_job_sheets
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.visit_choice import choose_visits, no_visit_words, sheets_without_technician
from app.queries.paper_choice import get_van_id, list_job_ids
from app.queries.papers import get_letterhead, list_job_sheets
from app.translations import gettext as _
from app.translations import ngettext


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The sheets of named jobs, of a client's or complaint's visits, or of a day (today unless one is given).

    Of a day those of one van only, where its name is given.
    """
    choice = choose_visits(request, everafter.clock)
    size = paper_size(options.paper)
    van_id = get_van_id(request.van) if request.van else None
    rows = list_job_sheets(choice.day, choice.numbers, everafter.clock.zone, van_id)
    if not rows:
        raise NotFoundError(no_visit_words(choice.day, request.van))
    with whole_file(target) as stream:
        made = write_job_sheets(rows, get_letterhead(), size, stream, options.progress)
    missing_jobs = sorted(set(choice.numbers or ()) - {row.job_number for row in rows})
    ids = tuple(list_job_ids([row.job_number for row in rows]))
    return print_result(made, [*_without_sheet(missing_jobs), *sheets_without_technician(rows)], job_ids=ids)


def _without_sheet(numbers: Sequence[int]) -> list[str]:
    if not numbers:
        return []
    text = ngettext("There is no visit {numbers}.", "There are no visits {numbers}.", len(numbers))
    return [text.format(numbers=", ".join(map(str, numbers)))]


def _mark(everafter: Everafter, result: PrintResult) -> None:
    everafter.jobs.mark_sheets_printed(result.job_ids)


JOB_SHEETS = PaperKind(
    name="job-sheets",
    title=lambda: _("Job sheets"),
    count_words=lambda count: ngettext("{count} job sheet", "{count} job sheets", count).format(count=count),
    ways=frozenset({"date", "van", "job", "client", "complaint"}),
    ways_words=lambda: _("Job sheets are chosen by --date and --van, --job, --client or --complaint"),
    make=_make,
    mark=_mark,
)
