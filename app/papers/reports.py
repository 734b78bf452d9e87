"""Printing the pages of a month, as window and command line share it: honest numbers, and the three headings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import BinaryIO

from app.documents.honest_numbers import write_honest_numbers
from app.documents.month_page import write_month_page
from app.everafter import Everafter
from app.jobs import JobProgress
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions, mark_nothing
from app.papers.paper_request import PaperRequest
from app.queries.care_report import get_care_report
from app.queries.month_page import get_month_page
from app.queries.papers import get_letterhead
from app.rules.report_periods import month_of
from app.translations import gettext as _


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


def print_month_page(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    day: date | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
) -> PrintResult:
    """The page of three headings for the month of `day`, this month unless one is given (S2.19).

    A path is written beside its place and appears whole.
    """
    clock = everafter.clock
    first, last = month_of(day or clock.today())
    size = paper_size(paper)
    row = get_month_page(first, last, clock.now(), clock.zone)
    with whole_file(target) as stream:
        made = write_month_page(row, get_letterhead(), size, stream, progress)
    return print_result(made)


def _make_honest_numbers(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    days = (request.day, request.last_day) if request.day and request.last_day else None
    return print_honest_numbers(
        everafter, target, day=request.day, days=days, paper=options.paper, progress=options.progress
    )


HONEST_NUMBERS = PaperKind(
    name="honest-numbers",
    title=lambda: _("Honest numbers"),
    count_words=lambda _count: _("Honest numbers"),
    ways=frozenset({"date"}),
    ways_words=lambda: _("Honest numbers are chosen by --date, a day of their month; this month if left out"),
    make=_make_honest_numbers,
    mark=mark_nothing,
)


def _make_month_page(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    return print_month_page(everafter, target, day=request.day, paper=options.paper, progress=options.progress)


MONTH_PAGE = PaperKind(
    name="month-page",
    title=lambda: _("Our month"),
    count_words=lambda _count: _("Our month"),
    ways=frozenset({"date"}),
    ways_words=lambda: _("The month page is chosen by --date, a day of its month; this month if left out"),
    make=_make_month_page,
    is_for_us=True,
    mark=mark_nothing,
)
