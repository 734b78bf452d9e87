"""The list of clients for a paper: as it stands on the screen, read a page at a time, however long it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.queries.client_list_paper_rows import ClientListWish
from app.queries.client_list_rows import ClientRow
from app.queries.clients import client_pages, read_clients
from app.queries.keyset_pages import KeysetPages

_READ_AT_ONCE = 500


class ClientListReading:
    """How many clients there are, and their lines in order; lines are read while they are taken."""

    def __init__(self, ids: KeysetPages | Sequence[int], today: date) -> None:
        self._ids = ids
        self._today = today
        self.count = ids.count if isinstance(ids, KeysetPages) else len(ids)

    def __iter__(self) -> Iterator[ClientRow]:
        for first in range(0, self.count, _READ_AT_ONCE):
            yield from read_clients(self._ids_from(first), self._today)

    def _ids_from(self, first: int) -> Sequence[int]:
        if isinstance(self._ids, KeysetPages):
            # One anchor for each page read keeps the next page as near as the first.
            self._ids.take_anchor()
            return self._ids.ids(first, _READ_AT_ONCE)
        return self._ids[first : first + _READ_AT_ONCE]


def read_client_list(wish: ClientListWish, today: date) -> ClientListReading:
    """The clients of a filter in its order, or those who were chosen; whoever is gone meanwhile is left out."""
    if wish.client_ids is not None:
        return ClientListReading(wish.client_ids, today)
    return ClientListReading(client_pages(wish.chosen, wish.sort, today, is_descending=wish.is_descending), today)
