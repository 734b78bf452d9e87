"""Printing the list of clients, as window and command line share it; it stays here and leaves no mark."""

from __future__ import annotations

from app.documents.client_list import ClientListHead, write_client_list
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.client_list_paper import read_client_list
from app.queries.client_list_paper_rows import ClientListWish
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """The list that is wished for, or all clients by name; its papers are the clients on it.

    Raises NotFoundError when nobody stands on it.
    """
    size = paper_size(options.paper)
    clock, wish = everafter.clock, request.client_list or ClientListWish()
    rows = read_client_list(wish, clock.today())
    if not rows.count:
        raise NotFoundError(_("No client stands on this list; nothing was printed."))
    head = ClientListHead(wish, rows.count, clock.now(), clock.zone)
    with whole_file(target) as stream:
        made = write_client_list(rows, head, get_letterhead(), size, stream, options.progress)
    return print_result(made)


CLIENT_LIST = PaperKind(
    name="client-list",
    title=lambda: _("List of clients"),
    count_words=lambda count: ngettext("{count} client", "{count} clients", count).format(count=count),
    ways=frozenset(),
    ways_words=lambda: _("The client list holds all clients by name; nothing else is chosen for it"),
    make=_make,
    is_for_us=True,
)
