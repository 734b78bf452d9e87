"""Printing “Why clients stay with us”, as window and command line share it; it leaves no mark."""

from __future__ import annotations

from app.documents.why_us_page import write_why_us
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.papers import get_letterhead
from app.queries.quotes import get_why_us
from app.translations import gettext as _


def _make(_everafter: Everafter, target: PaperTarget, _request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The page as it may be printed now: NotFoundError while nobody has said that we may quote them."""
    size = paper_size(options.paper)
    row = get_why_us()
    if not row.quotes:
        raise NotFoundError(
            _("Nobody has said yet that we may quote them; ask under “What clients say”. Nothing was printed.")
        )
    with whole_file(target) as stream:
        made = write_why_us(row, get_letterhead(), size, stream, options.progress)
    return print_result(made)


WHY_US = PaperKind(
    name="why-us",
    title=lambda: _("Why clients stay with us"),
    count_words=lambda _count: _("Why clients stay with us"),
    ways=frozenset(),
    ways_words=lambda: _("There is one page of why clients stay with us, and nothing to choose"),
    make=_make,
)
