"""Printing the list of clients, as window and command line share it; it stays here and leaves no mark."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from app.documents.client_list import ClientListHead, write_client_list
from app.errors import NotFoundError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions, mark_nothing
from app.papers.paper_request import PaperRequest
from app.queries.client_list_paper import read_client_list
from app.queries.client_list_paper_rows import ClientListWish
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext


def print_client_list(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    wish: ClientListWish | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
) -> PrintResult:
    """The list that is wished for, or all clients by name; its papers are the clients on it.

    A path is written beside its place and appears whole. NotFoundError when nobody stands on it; then nothing was
    written.
    """
    size = paper_size(paper)
    clock, wish = everafter.clock, wish or ClientListWish()
    rows = read_client_list(wish, clock.today())
    if not rows.count:
        raise NotFoundError(_("No client stands on this list; nothing was printed."))
    head = ClientListHead(wish, rows.count, clock.now(), clock.zone)
    with whole_file(target) as stream:
        made = write_client_list(rows, head, get_letterhead(), size, stream, progress)
    return print_result(made)


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    return print_client_list(
        everafter, target, wish=request.client_list, paper=options.paper, progress=options.progress
    )


CLIENT_LIST = PaperKind(
    name="client-list",
    title=lambda: _("List of clients"),
    count_words=lambda count: ngettext("{count} client", "{count} clients", count).format(count=count),
    ways=frozenset(),
    ways_words=lambda: _("The client list holds all clients by name; nothing else is chosen for it"),
    make=_make,
    is_for_us=True,
    mark=mark_nothing,
)
