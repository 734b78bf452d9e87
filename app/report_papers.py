"""Printing the page of honest numbers, as window and command line share it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import BinaryIO

from app.documents.honest_numbers import write_honest_numbers
from app.everafter import Everafter
from app.jobs import JobProgress
from app.paper_files import PrintResult, paper_size, print_result, whole_file
from app.queries.care_report import get_care_report
from app.queries.papers import get_letterhead
from app.rules.report_periods import month_of


def print_honest_numbers(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    day: date | None = None,
    days: tuple[date, date] | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
) -> PrintResult:
    """The page of the month of `day` (this month unless one is given), or of the days from a first to a last one.

    A path is written beside its place and appears whole. A month without a complaint has a page, too.
    """
    clock = everafter.clock
    first, last = days if days is not None else month_of(day or clock.today())
    size = paper_size(paper)
    report = get_care_report(first, last, clock.now(), clock.zone)
    with whole_file(target) as stream:
        made = write_honest_numbers(report, get_letterhead(), clock.zone, size, stream, progress)
    return print_result(made)
