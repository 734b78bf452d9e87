"""Printing the day list of each van, with private notes for who drives: it is never handed over and marks nothing."""

from __future__ import annotations

from app.documents.day_list import write_day_lists
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.visit_choice import no_visit_words, visits_without_van
from app.queries.day_lists import list_day_lists
from app.queries.paper_choice import get_van_id
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The lists of all vans, or of the one that is named, for a day (today unless one is given).

    Raises NotFoundError when there is no such van or no visit.
    """
    clock = everafter.clock
    day = request.day or clock.today()
    size = paper_size(options.paper)
    van_id = get_van_id(request.van) if request.van else None
    rows = list_day_lists(day, clock.now(), clock.zone, van_id)
    if not rows:
        raise NotFoundError(no_visit_words(day, request.van))
    with whole_file(target) as stream:
        made = write_day_lists(rows, get_letterhead(), size, stream, options.progress)
    return print_result(made, visits_without_van(rows))


DAY_LISTS = PaperKind(
    name="day-list",
    title=lambda: _("Day lists for the vans"),
    count_words=lambda count: ngettext("{count} day list", "{count} day lists", count).format(count=count),
    ways=frozenset({"date", "van"}),
    ways_words=lambda: _("Day lists are chosen by --date and --van"),
    make=_make,
    is_for_us=True,
)
