"""Printing the answer book: the whole of it, or one page as a card for the client; nothing is marked."""

from __future__ import annotations

from app.documents.answer_book import write_answer_book
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.answer_book import list_answer_pages
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext


def _make(_everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The pages asked for; NotFoundError when the book has no such page."""
    rows = list_answer_pages(request.spots)
    if not rows:
        raise NotFoundError(_("The answer book has no page for these words; nothing was printed, say it otherwise."))
    size = paper_size(options.paper)
    with whole_file(target) as stream:
        made = write_answer_book(rows, get_letterhead(), size, stream, options.progress)
    return print_result(made)


ANSWER_BOOK = PaperKind(
    name="answer-book",
    title=lambda: _("Answer book: spots"),
    count_words=lambda count: ngettext("{count} answer book", "{count} answer books", count).format(count=count),
    ways=frozenset({"spot"}),
    ways_words=lambda: _("The answer book is printed whole, or one page of it by --spot and words such as wine wool"),
    make=_make,
)
