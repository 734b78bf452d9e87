"""The clients list: what each filter shows, in which order, page by page without a gap or a double."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from app.models.clients import Client
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from app.queries.clients import (
    client_order,
    client_pages,
    count_clients,
    full_years,
    list_clients,
    overdue_ratio,
    read_clients,
    years_before,
)
from app.queries.keyset_pages import KeysetPages
from app.services.drafts import ClientChanges, SiteDraft
from tests.app.queries.test_keyset_pages import faults_of_plans, plans
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

__all__ = ["plans"]


def names(firm: Firm, chosen: ClientFilter, today: date | None = None) -> list[str]:
    rows = list_clients(chosen, ClientSort.NAME, False, None, 99, today or firm.clock.today())
    assert len(rows) == count_clients(chosen, today or firm.clock.today())
    return [row.name for row in rows]


def test_each_filter_shows_whom_it_says(firm: Firm) -> None:
    people = {
        name: firm.client(name)
        for name in ("Due", "Drifting", "Lost", "Planned", "Ended", "Hurt", "Stranger", "Deleted", "Recent")
    }
    for name, days in (
        ("Due", 380),
        ("Drifting", 500),
        ("Lost", 1_000),
        ("Planned", 500),
        ("Ended", 500),
        ("Hurt", 30),
    ):
        firm.clock.move_on(days=-days)
        firm.finished_job(people[name])
        firm.clock.move_on(days=days)
    firm.finished_job(people["Recent"])
    firm.booked_job(people["Planned"], firm.clock.now() + timedelta(days=3))
    version = Client.get_by_id(people["Ended"]).version
    firm.everafter.clients.change(people["Ended"], version, ClientChanges(ended_reason="moved"))
    hurt = Story(firm, firm.complaint(people["Hurt"]))
    firm.everafter.clients.archive(people["Deleted"], Client.get_by_id(people["Deleted"]).version)
    assert len(names(firm, ClientFilter.ALL)) == 8
    assert names(firm, ClientFilter.OPEN_COMPLAINT) == ["Hurt"]
    assert names(firm, ClientFilter.DRIFTING) == ["Drifting"]
    assert names(firm, ClientFilter.DUE) == ["Due"]
    assert names(firm, ClientFilter.LOST) == ["Lost"]
    hurt.service.withdraw(hurt.id, hurt.version, "mistake")
    assert names(firm, ClientFilter.OPEN_COMPLAINT) == []
    shown = {
        row.name: row for row in list_clients(ClientFilter.ALL, ClientSort.NAME, False, None, 99, firm.clock.today())
    }
    assert {name: row.stage for name, row in shown.items()} == {
        "Due": "courting", "Drifting": "drifting", "Lost": "lost", "Planned": "courting", "Ended": "ended",
        "Hurt": "courting", "Stranger": "stranger", "Recent": "courting",
    }  # fmt: skip
    assert (shown["Due"].rho, shown["Stranger"].rho) == (380 / 365, None)
    assert (shown["Recent"].visit_count, shown["Recent"].owed_minor, shown["Due"].years) == (1, 15_000, 1)


def test_who_is_due_today_and_who_drifts_from_today_on(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    kept = Client.get_by_id(client_id)
    assert kept.due_on == date(2027, 3, 2)
    assert kept.drifting_on == date(2027, 6, 2)
    assert kept.lost_on == date(2028, 8, 31)
    for day, due, drifting in (
        (date(2027, 3, 1), 0, 0),
        (date(2027, 3, 2), 1, 0),
        (date(2027, 6, 1), 1, 0),
        (date(2027, 6, 2), 0, 1),
        (date(2028, 8, 30), 0, 1),
        (date(2028, 8, 31), 0, 0),
    ):
        assert count_clients(ClientFilter.DUE, day) == due, day
        assert count_clients(ClientFilter.DRIFTING, day) == drifting, day


def test_an_anniversary_within_a_month_also_around_the_29th_of_february(firm: Firm) -> None:
    first_days = [date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28)]
    people = {}
    for day in first_days:
        firm.clock.move_to(datetime.combine(day, datetime.min.time()).replace(hour=12))
        people[day] = firm.client(day.isoformat())
        firm.finished_job(people[day])
    day = date(2025, 1, 20)
    while day < date(2028, 4, 10):
        expected = {
            first.isoformat()
            for first in first_days
            for years in (1, 2, 3, 4, 5)
            if day <= first + relativedelta(years=years) <= day + timedelta(days=30)
        }
        assert set(names(firm, ClientFilter.ANNIVERSARY, day)) == expected, day
        is_interesting = day.month in (1, 2, 3) and (day.year in (2025, 2028)) and day.day in range(1, 32)
        day += timedelta(days=1 if is_interesting else 17)


def test_years_are_full_on_the_day_itself_and_those_of_the_29th_on_the_28th() -> None:
    leap = date(2024, 2, 29)
    days = (date(2025, 2, 27), date(2025, 2, 28), date(2028, 2, 28), date(2028, 2, 29))
    assert [full_years(leap, day) for day in days] == [0, 1, 3, 4]
    assert full_years(None, leap) == full_years(date(2025, 1, 1), leap) == 0
    assert (years_before(leap, 1), years_before(leap, 4)) == (date(2023, 2, 28), date(2020, 2, 29))
    assert (overdue_ratio(None, 365, leap), overdue_ratio(leap, None, leap), overdue_ratio(leap, 10, leap)) == (
        None,
        None,
        0,
    )


def test_every_sort_pages_by_key_through_equals_and_blanks(firm: Firm) -> None:
    """Twelve clients who share values in every column, and some without any."""
    for number in range(12):
        street = SiteDraft(street=("Elm", "Oak", "")[number % 3])
        client_id = firm.client(f"Same {'AB'[number % 2]}", sites=(street,))
        if number % 4 == 1:
            firm.finished_job(client_id)
        if number % 4 == 2:
            firm.booked_job(client_id, firm.clock.now() + timedelta(days=number % 8))
        if number % 6 == 3:
            firm.everafter.clients.change(
                client_id, Client.get_by_id(client_id).version, ClientChanges(agreed_interval_days=30)
            )
    today = firm.clock.today()
    for sort in ClientSort:
        for is_descending in (False, True):
            whole = list_clients(ClientFilter.ALL, sort, is_descending, None, 99, today)
            assert len({row.id for row in whole}) == 12
            check_order(whole, sort, is_descending)
            for size in (1, 5):
                paged: list[ClientRow] = []
                while page := list_clients(
                    ClientFilter.ALL, sort, is_descending, paged[-1] if paged else None, size, today
                ):
                    paged += page
                assert paged == whole, (sort, is_descending, size)


def check_order(rows: list[ClientRow], sort: ClientSort, is_descending: bool) -> None:
    values = [row.sort_value for row in rows]
    filled = [value for value in values if value is not None]
    assert values == filled + [None] * (len(values) - len(filled)), "blanks come last whichever way"
    backwards = is_descending != (sort is ClientSort.YEARS)
    assert filled == sorted(filled, reverse=backwards)  # type: ignore[type-var]  # of one kind each time


def test_the_whole_list_by_keys_is_the_list_page_by_page(firm: Firm) -> None:
    for number in range(9):
        client_id = firm.client(f"Same {'AB'[number % 2]}")
        if number % 3:
            firm.finished_job(client_id)
    gone = firm.client("Gone")
    firm.everafter.clients.archive(gone, Client.get_by_id(gone).version)
    today = firm.clock.today() + timedelta(days=380)
    for chosen, sort, is_descending in product(ClientFilter, ClientSort, (False, True)):
        expected = {row.id: row for row in list_clients(chosen, sort, is_descending, None, 99, today)}
        order = client_order(chosen, sort, today, is_descending=is_descending)
        for few in (0, 99):
            found = read_clients(KeysetPages(order, few=few, step=2).ids(0, 99), today)
            assert [replace(row, sort_value=None) for row in found] == [
                replace(expected[row.id], sort_value=None) for row in found
            ]
            assert {row.id for row in found} == set(expected)
            assert len(found) == client_pages(chosen, sort, today, is_descending=is_descending).count


def test_every_sort_of_every_filter_walks_an_index(
    firm: Firm, plans: Callable[[str, tuple[Any, ...]], list[str]]
) -> None:
    today = firm.clock.today()
    for chosen, sort, is_descending in product(ClientFilter, ClientSort, (False, True)):
        order = client_order(chosen, sort, today, is_descending=is_descending)
        assert faults_of_plans(order, plans) == [], (chosen, sort, is_descending)


@pytest.mark.parametrize("limit", [0, 3])
def test_a_page_is_as_long_as_it_was_asked_to_be(firm: Firm, limit: int) -> None:
    for _number in range(4):
        firm.client()
    rows = list_clients(ClientFilter.ALL, ClientSort.LAST_VISIT, True, None, limit, firm.clock.today())
    assert len(rows) == limit
