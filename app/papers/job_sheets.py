"""Printing job sheets, as window and command line share it: query, PDF, and only then the mark that it was printed.

A sheet counts as printed only once its file is whole: a full disk or a cancel leaves everything unmarked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from app.documents.job_sheet import write_job_sheets
from app.errors import NotFoundError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.paper_choice import (
    get_client_id,
    get_complaint_id,
    get_van_id,
    list_coming_jobs_of_client,
    list_job_ids,
    list_visits_of_complaint,
)
from app.queries.paper_rows import JobSheetRow
from app.queries.papers import get_letterhead, list_job_sheets
from app.translations import gettext as _
from app.translations import ngettext


def print_job_sheets(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    day: date | None = None,
    job_numbers: Sequence[int] | None = None,
    client_number: int | None = None,
    complaint_number: int | None = None,
    van_name: str = "",
    paper: str | None = None,
    progress: JobProgress | None = None,
    is_preview: bool = False,
) -> PrintResult:
    """The sheets of a day (today unless one is given), of named jobs, or of a client's or complaint's visits.

    Of a day those of one van only, where its name is given.

    A path is written beside its place and appears whole. A preview looks the same and marks nothing as printed.
    Raises NotFoundError when there is nothing to print; then nothing was written.
    """
    numbers = _chosen_jobs(everafter, job_numbers, client_number, complaint_number)
    wanted_day = None if numbers is not None else day or everafter.clock.today()
    size = paper_size(paper)
    van_id = get_van_id(van_name) if van_name else None
    rows = list_job_sheets(wanted_day, numbers, everafter.clock.zone, van_id)
    if not rows:
        raise NotFoundError(no_visit_words(wanted_day, van_name))
    with whole_file(target) as stream:
        made = write_job_sheets(rows, get_letterhead(), size, stream, progress)
    missing_jobs = sorted(set(numbers or ()) - {row.job_number for row in rows})
    ids = tuple(list_job_ids([row.job_number for row in rows]))
    result = print_result(made, [*_without_sheet(missing_jobs), *_without_technician(rows)], job_ids=ids)
    if not is_preview:
        _mark(everafter, result)
    return result


def _chosen_jobs(
    everafter: Everafter, job_numbers: Sequence[int] | None, client_number: int | None, complaint_number: int | None
) -> list[int] | None:
    """The numbers meant, or None for a whole day."""
    if job_numbers is not None:
        return list(job_numbers)
    if client_number is not None:
        zone = everafter.clock.zone
        midnight = datetime.combine(everafter.clock.today(), time(), tzinfo=zone)
        return list_coming_jobs_of_client(get_client_id(client_number), midnight)
    if complaint_number is not None:
        return list_visits_of_complaint(get_complaint_id(complaint_number))
    return None


def no_visit_words(day: date | None, van_name: str = "") -> str:
    """That there is no visit on a day, of a van if one was named, or by the numbers that were given."""
    if day is None:
        return _("There is no visit to print a sheet for; nothing was printed, please look at the number again.")
    if van_name:
        text = _("{van} has no visit on {day}; nothing was printed.")
        return text.format(van=van_name.strip(), day=day.isoformat())
    return _("There is no visit on {day}; nothing was printed.").format(day=day.isoformat())


def _without_sheet(numbers: Sequence[int]) -> list[str]:
    if not numbers:
        return []
    text = ngettext("There is no visit {numbers}.", "There are no visits {numbers}.", len(numbers))
    return [text.format(numbers=", ".join(map(str, numbers)))]


def _without_technician(rows: Sequence[JobSheetRow]) -> list[str]:
    count = sum(not row.technician_name for row in rows)
    if not count:
        return []
    text = ngettext("{count} sheet has no technician yet.", "{count} sheets have no technician yet.", count)
    return [text.format(count=count)]


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    return print_job_sheets(
        everafter,
        target,
        day=request.day,
        job_numbers=request.jobs or None,
        client_number=request.client,
        complaint_number=request.complaint,
        van_name=request.van,
        paper=options.paper,
        progress=options.progress,
        is_preview=options.is_preview or options.is_not_marked,
    )


def _mark(everafter: Everafter, result: PrintResult) -> None:
    if not everafter.is_read_only:
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
