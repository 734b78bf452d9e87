"""Printing the pages of a month, as window and command line share it: honest numbers, and the three headings."""

from __future__ import annotations

from app.documents.honest_numbers import write_honest_numbers
from app.documents.month_page import write_month_page
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.care_report import get_care_report
from app.queries.month_page import get_month_page
from app.queries.papers import get_letterhead
from app.rules.report_periods import month_of
from app.translations import gettext as _


def _make_honest_numbers(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """The page of the days from a first to a last one, or of the month of one day, this month unless one is given.

    A month without a complaint has a page, too.
    """
    clock = everafter.clock
    first, last = month_of(request.day or clock.today())
    if request.day is not None and request.last_day is not None:
        first, last = request.day, request.last_day
    size = paper_size(options.paper)
    report = get_care_report(first, last, clock.now(), clock.zone)
    with whole_file(target) as stream:
        made = write_honest_numbers(report, get_letterhead(), clock.zone, size, stream, options.progress)
    return print_result(made)


def _make_month_page(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """The page of three headings for the month of a day, this month unless one is given (S2.19)."""
    clock = everafter.clock
    first, last = month_of(request.day or clock.today())
    size = paper_size(options.paper)
    row = get_month_page(first, last, clock.now(), clock.zone)
    with whole_file(target) as stream:
        made = write_month_page(row, get_letterhead(), size, stream, options.progress)
    return print_result(made)


HONEST_NUMBERS = PaperKind(
    name="honest-numbers",
    title=lambda: _("Honest numbers"),
    count_words=lambda _count: _("Honest numbers"),
    ways=frozenset({"date"}),
    ways_words=lambda: _("Honest numbers are chosen by --date, a day of their month; this month if left out"),
    make=_make_honest_numbers,
)


MONTH_PAGE = PaperKind(
    name="month-page",
    title=lambda: _("Our month"),
    count_words=lambda _count: _("Our month"),
    ways=frozenset({"date"}),
    ways_words=lambda: _("The month page is chosen by --date, a day of its month; this month if left out"),
    make=_make_month_page,
    is_for_us=True,
)
