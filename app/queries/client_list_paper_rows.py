"""What the list of clients on paper is asked for: which clients, in which order, and which columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.queries.client_list_rows import ClientFilter, ClientSort


class ClientListColumn(StrEnum):
    """What can stand in a column of the list on paper; never a stage, never a private note."""

    NAME = "name"
    STREET = "street"
    PHONE = "phone"
    LAST_VISIT = "last_visit"
    NEXT_VISIT = "next_visit"
    USUAL_GAP = "usual_gap"
    YEARS = "years"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class ClientListWish:
    """A list as somebody sees it; `client_ids` are those who were chosen one by one, in their order."""

    chosen: ClientFilter = ClientFilter.ALL
    sort: ClientSort = ClientSort.NAME
    is_descending: bool = False
    client_ids: tuple[int, ...] | None = None
    columns: tuple[ClientListColumn, ...] = tuple(ClientListColumn)
