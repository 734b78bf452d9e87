"""The list of clients for a paper is the list on the screen, on both databases, read a page at a time."""

from __future__ import annotations

from datetime import date

import pytest

from app.queries import client_list_paper
from app.queries.client_list_paper import read_client_list
from app.queries.client_list_paper_rows import ClientListWish
from app.queries.client_list_rows import ClientFilter, ClientSort
from app.queries.clients import client_pages
from tests.builders import Firm

TODAY = date(2026, 3, 2)


def names(wish: ClientListWish) -> list[str]:
    return [row.name for row in read_client_list(wish, TODAY)]


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("sort", list(ClientSort))
def test_it_is_the_list_of_the_screen_however_many_are_read_at_once(
    firm: Firm, monkeypatch: pytest.MonkeyPatch, sort: ClientSort, is_descending: bool
) -> None:
    monkeypatch.setattr(client_list_paper, "_READ_AT_ONCE", 3)
    for number in range(8):
        client = firm.client(f"Client {number * 5 % 8}")
        if number % 3 == 0:
            firm.finished_job(client)
    shown = client_pages(ClientFilter.ALL, sort, TODAY, is_descending=is_descending).ids(0, 100)
    reading = read_client_list(ClientListWish(sort=sort, is_descending=is_descending), TODAY)
    assert reading.count == 8
    assert [row.id for row in reading] == shown


def test_a_filter_leaves_the_others_out(firm: Firm) -> None:
    firm.client("Ana Bell")
    firm.complaint(firm.client("Tom Reyes"))
    assert names(ClientListWish(ClientFilter.OPEN_COMPLAINT)) == ["Tom Reyes"]


def test_chosen_clients_come_in_their_own_order_without_those_who_are_gone(firm: Firm) -> None:
    first, second = firm.client("Ana Bell"), firm.client("Tom Reyes")
    firm.client("Zoe Quist")
    wish = ClientListWish(ClientFilter.OPEN_COMPLAINT, client_ids=(second, 9_999, first))
    assert names(wish) == ["Tom Reyes", "Ana Bell"]
