"""The words of the list of clients: plain facts, each filter and order by its own name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.documents.client_list_words import cell_writers, heading_words, letter_of, order_words, whose_words
from app.documents.letterhead import PaperFormats
from app.queries.client_list_paper_rows import ClientListColumn, ClientListWish
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from tests.app.documents.client_list_samples import NEW_CLIENT, ONE_CLIENT, ZONE
from tests.app.documents.paper_samples import FIRM

TODAY = date(2026, 3, 2)


def cell(row: ClientRow, column: ClientListColumn) -> str:
    return cell_writers(PaperFormats(FIRM), TODAY, ZONE)[column](row)


def test_each_filter_and_each_order_has_words_of_its_own() -> None:
    assert len({whose_words(ClientListWish(each), 1_200) for each in ClientFilter}) == len(ClientFilter)
    assert whose_words(ClientListWish(), 1_200) == "1,200 clients"
    orders = {
        order_words(ClientListWish(sort=each, is_descending=turn)) for each in ClientSort for turn in (False, True)
    }
    assert len(orders) == 2 * len(ClientSort)
    assert len({heading_words(column) for column in ClientListColumn}) == len(ClientListColumn)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"is_hurt": True, "small_cuts": 5}, "open complaint"),
        ({"small_cuts": 3}, "3 small cuts"),
        ({}, "booked"),
        ({"next_visit_at": None, "due_on": date(2026, 4, 1)}, "due 1 Apr 2026"),
        ({"next_visit_at": None, "due_on": date(2026, 4, 2)}, ""),
        ({"next_visit_at": None, "due_on": date(2026, 3, 1), "stage": "lost"}, "due since 1 Mar 2026"),
    ],
)
def test_the_most_pressing_fact_stands_in_the_last_column(change: dict[str, object], words: str) -> None:
    assert cell(replace(ONE_CLIENT, **change), ClientListColumn.STATE) == words  # type: ignore[arg-type]  # mixed


def test_a_visit_in_another_year_says_the_year_and_all_times_are_the_firms() -> None:
    assert cell(ONE_CLIENT, ClientListColumn.NEXT_VISIT) == "Wed 4 Mar 10:00"
    assert cell(ONE_CLIENT, ClientListColumn.LAST_VISIT) == "18 Nov 2025"
    assert cell(replace(ONE_CLIENT, years=0), ClientListColumn.YEARS) == "new"
    assert [cell(NEW_CLIENT, column) for column in ClientListColumn] == ["Jo Li", "", "", "", "", "", "", ""]
    assert cell(replace(NEW_CLIENT, name=" "), ClientListColumn.NAME) == "Name not noted"


@pytest.mark.parametrize(("sort", "letter"), [("alder", "A"), ("4th street", "#"), ("", "J"), ("'t hart", "#")])
def test_a_client_stands_under_the_letter_of_the_order(sort: str, letter: str) -> None:
    assert letter_of(replace(NEW_CLIENT, sort_value=sort)) == letter
