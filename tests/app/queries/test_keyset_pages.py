"""A list read by keys is the list that one plain ORDER BY gives: every page, every place, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.base import database_proxy
from app.models.jobs import PriceItem
from app.models.team import Person
from app.queries.keyset_pages import KeysetPages, ListOrder, Stretch, Wish, wish_of
from app.queries.plain_sql import read_rows
from tests.builders import Firm

# (first key or nothing, second key, archived, let through by the filter)
Line = tuple[int | None, str, bool, bool]
LINES = st.lists(
    st.tuples(st.none() | st.integers(0, 2), st.sampled_from("abé"), st.booleans(), st.booleans()), max_size=24
)
WISH, NO_WISH = Wish("~i.position = ?", (1,)), Wish()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def fill(lines: list[Line]) -> list[tuple[Any, ...]]:
    """Rows of a table with an optional number and a name; what stands in the list, unsorted, as (id, *line)."""
    PriceItem.delete().execute()
    made = [
        {
            "id": number,
            "name": second,
            "price_minor": 0,
            "recommended_months": first,
            "position": int(is_wanted),
            "archived_at": NOW if is_archived else None,
        }
        for number, (first, second, is_archived, is_wanted) in enumerate(lines, 1)
    ]
    if made:
        PriceItem.insert_many(made).execute()
    return [(number, *line) for number, line in enumerate(lines, 1) if not line[2]]


def order_of(*, is_descending: bool, wish: Wish = NO_WISH) -> ListOrder:
    column = "i.recommended_months"
    return ListOrder(
        source="price_item i",
        table="price_item i",
        row_id="i.id",
        gone="i.archived_at IS NOT NULL",
        stretches=(
            Stretch((column, "i.name", "i.id"), f"{column} IS NOT NULL AND i.minutes = ?", (0,)),
            Stretch(("i.id",), f"{column} IS NULL"),
        ),
        wish=wish,
        is_descending=is_descending,
    )


def expected(rows: list[tuple[Any, ...]], *, is_descending: bool) -> list[int]:
    """The same by sorting everything."""
    filled = sorted(((row[1], row[2], row[0]) for row in rows if row[1] is not None), reverse=is_descending)
    blank = sorted((row[0] for row in rows if row[1] is None), reverse=is_descending)
    return [row[-1] for row in filled] + blank


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    lines=LINES, is_descending=st.booleans(), is_filtered=st.booleans(), step=st.integers(1, 5), size=st.integers(1, 7)
)
def test_pages_from_keys_are_the_pages_of_one_order_by(
    firm: Firm, lines: list[Line], is_descending: bool, is_filtered: bool, step: int, size: int
) -> None:
    rows = [row for row in fill(lines) if row[4] or not is_filtered]
    whole = expected(rows, is_descending=is_descending)
    order = order_of(is_descending=is_descending, wish=WISH if is_filtered else NO_WISH)
    for few in (0, 100):
        pages = KeysetPages(order, few=few, step=step)
        assert pages.count == len(whole)
        check_everything(pages, whole, size)
        while pages.take_anchor():
            pass
        assert pages.has_all_anchors
        assert pages.anchor_count <= len(whole) // step + 2
        check_everything(pages, whole, size)


def check_everything(pages: KeysetPages, whole: list[int], size: int) -> None:
    for first in range(0, len(whole) + 2, size):
        assert pages.ids(first, size) == whole[first : first + size], first
    assert pages.ids(0, 99) == whole
    assert [pages.place_of(each) for each in whole] == list(range(len(whole)))
    assert pages.place_of(9_999) is None


def test_a_row_that_is_in_no_list_or_not_wished_for_has_no_place(firm: Firm) -> None:
    fill([(1, "a", False, True), (1, "a", True, True), (1, "a", False, False)])
    for few in (0, 100):
        pages = KeysetPages(order_of(is_descending=False, wish=WISH), few=few)
        assert [pages.place_of(number) for number in (1, 2, 3)] == [0, None, None]


def test_rows_that_another_desk_takes_out_are_missing_at_the_end_and_nothing_breaks(firm: Firm) -> None:
    fill([(1, "a", False, True)] * 9)
    pages = KeysetPages(order_of(is_descending=False), few=0, step=2)
    PriceItem.delete().where(PriceItem.id <= 5).execute()
    assert pages.ids(0, 9) == [6, 7, 8, 9]
    while pages.take_anchor():
        pass
    assert pages.ids(0, 9)[:4] == [6, 7, 8, 9]
    assert pages.ids(6, 3) == []


def test_keys_of_two_tables_make_one_order(firm: Firm) -> None:
    people = {name: firm.client(f"{name} Moss") for name in ("Zed", "Ana", "Ben")}
    jobs = {name: [firm.booked_job(client_id) for _each in range(3)] for name, client_id in people.items()}
    order = ListOrder(
        source="client c CROSS JOIN job j",
        table="job j",
        row_id="j.id",
        gone="j.archived_at IS NOT NULL",
        stretches=(Stretch(("c.sort_name", "c.id", "j.id"), "j.client_id = c.id"),),
        source_of_few="job j JOIN client c ON c.id = j.client_id",
    )
    whole = [job_id for name in ("Ana", "Ben", "Zed") for job_id in jobs[name]]
    for few in (0, 100):
        check_everything(KeysetPages(order, few=few, step=2), whole, 2)


def test_a_condition_on_a_model_becomes_a_filter(firm: Firm) -> None:
    wish = wish_of(Person, "p", (Person.is_in_field == True) & (Person.name == "Luis Santos"))  # noqa: E712 - SQL
    assert wish.condition.count("~p.") == 2
    assert wish_of(Person, "p", None) == Wish()
    order = ListOrder("person p", "person p", "p.id", "p.archived_at IS NOT NULL", (Stretch(("p.name", "p.id")),), wish)
    for few in (0, 100):
        assert KeysetPages(order, few=few).ids(0, 9) == [firm.luis]


@pytest.fixture
def plans(firm: Firm) -> Callable[[str, tuple[Any, ...]], list[str]]:
    """How SQLite would carry out a statement."""
    if database_proxy.engine != "sqlite":
        pytest.skip("the plan of SQLite")
    return lambda statement, parameters: [row[-1] for row in read_rows(f"EXPLAIN QUERY PLAN {statement}", parameters)]


def faults_of_plans(order: ListOrder, plans: Callable[[str, tuple[Any, ...]], list[str]]) -> list[str]:
    """Whatever would sort a long list, or look through all of it, to show a page."""
    pages = KeysetPages(order, few=-1)
    faults = []
    for stretch in order.stretches:
        for start in (None, (1,) * len(stretch.keys)):
            for part in pages.parts_from(stretch, start):
                lines = plans(f"{part.statement} LIMIT 1 OFFSET 5", part.parameters)
                # Equals of the very key are few, and so are the jobs of one client.
                is_of_few = len(stretch.keys) == 3 or f"{stretch.keys[0]} = ?" in part.rows
                is_sorted = any("TEMP B-TREE" in line for line in lines) and not is_of_few
                is_walked = (
                    any("INDEX" in line or "PRIMARY KEY" in line for line in lines) or stretch.keys[0][2:] == "id"
                )
                if is_sorted or not is_walked:
                    faults.append(f"{part.statement}: {lines}")
    return faults
