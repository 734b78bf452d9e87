"""Printing the key card; it is of the program and not of a day, so there is nothing to choose and nothing to mark."""

from __future__ import annotations

from app.documents.key_card import write_key_card
from app.everafter import Everafter
from app.keys.key_card import list_key_groups
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext


def _make(_everafter: Everafter, target: PaperTarget, _request: PaperRequest, options: PrintOptions) -> PrintResult:
    """All keys on one page of the firm's paper."""
    size = paper_size(options.paper)
    with whole_file(target) as stream:
        made = write_key_card(list_key_groups(), get_letterhead(), size, stream, options.progress)
    return print_result(made)


KEY_CARD = PaperKind(
    name="key-card",
    title=lambda: _("Key card"),
    count_words=lambda count: ngettext("{count} key card", "{count} key cards", count).format(count=count),
    ways=frozenset(),
    ways_words=lambda: _("There is one key card, and nothing to choose"),
    make=_make,
)
