"""A shorter way by postal code and street, without a map."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.travel_order import Stop, distance, length_of_way, shorter_order

DAY = datetime(2026, 3, 3, 8, tzinfo=ZoneInfo("Europe/Berlin"))


def stop(number: int, code: str, hour: float = 0, street: str = "", **fields: object) -> Stop:
    begins = DAY + timedelta(hours=hour or 2 * (number - 1))
    return replace(Stop(number, begins, begins + timedelta(hours=1), code, "Millbrook", street), **fields)  # type: ignore[arg-type]  # mixed keyword values


def order(stops: list[Stop]) -> list[int]:
    """The ids in their new order; unmoved visits keep their time."""
    moved = {each.id: each.starts_at for each in shorter_order(stops)}
    return [each.id for each in sorted(stops, key=lambda each: moved.get(each.id, each.starts_at))]


def test_neighbours_come_after_each_other() -> None:
    day = [stop(1, "97222"), stop(2, "10115"), stop(3, "97222"), stop(4, "10115")]
    found = order(day)
    assert found in ([1, 3, 2, 4], [1, 3, 4, 2], [3, 1, 2, 4], [3, 1, 4, 2], [2, 4, 1, 3], [2, 4, 3, 1])
    assert {each.id for each in shorter_order(day)} <= {1, 2, 3, 4}


def test_codes_are_alike_from_the_left_and_the_same_street_is_no_way_at_all() -> None:
    near, far = stop(2, "97225"), stop(3, "10115")
    here = stop(1, "97222", street="18 Orchard Lane")
    assert 0 < distance(here, near) < distance(here, far)
    assert distance(here, stop(4, "97222", street="Orchard Lane 3")) == 0
    assert distance(here, stop(4, "97222", street="Mill Road 3")) == 1
    assert distance(stop(1, ""), replace(stop(2, ""), town="Oakfield")) > distance(stop(1, ""), stop(2, ""))


def test_a_day_that_is_short_enough_or_clashes_is_left_alone() -> None:
    assert shorter_order([stop(1, "97222"), stop(2, "97222"), stop(3, "10115")]) == ()
    assert shorter_order([]) == ()
    clashing = [stop(1, "97222", 0), stop(2, "10115", 0.5), stop(3, "97222", 3)]
    assert shorter_order(clashing) == ()


def test_what_is_fixed_and_what_they_were_told_stays() -> None:
    day = [stop(1, "97222"), stop(2, "10115", is_fixed=True), stop(3, "97222"), stop(4, "10115", is_fixed=True)]
    assert all(each.id not in (2, 4) for each in shorter_order(day))
    told = [
        replace(each, window_starts_at=each.starts_at, window_ends_at=each.starts_at + timedelta(minutes=30))
        for each in (stop(1, "97222"), stop(2, "10115"), stop(3, "97222"), stop(4, "10115"))
    ]
    assert shorter_order(told) == ()


@pytest.mark.parametrize("many", [5, 12])
def test_a_long_day_is_put_in_order_too(many: int) -> None:
    codes = ["97222", "10115"]
    day = [stop(number, codes[number % 2], street=f"Street {number}") for number in range(1, many + 1)]
    moved = {each.id: each.starts_at for each in shorter_order(day)}
    new = sorted(day, key=lambda each: moved.get(each.id, each.starts_at))
    assert length_of_way(new) < length_of_way(sorted(day, key=lambda each: each.starts_at))
    jumps = sum(one.postal_code != other.postal_code for one, other in pairwise(new))
    assert jumps == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["97222", "97229", "10115", ""]), st.integers(1, 6)), max_size=6))
def test_no_suggestion_makes_the_day_longer_or_lets_visits_meet(rows: list[tuple[str, int]]) -> None:
    stops: list[Stop] = []
    cursor = DAY
    for number, (code, quarters) in enumerate(rows, start=1):
        ends = cursor + quarters * timedelta(minutes=15)
        stops.append(Stop(number, cursor, ends, code, "Millbrook", f"Street {number}"))
        cursor = ends + timedelta(minutes=15)
    moved = {each.id: each for each in shorter_order(stops)}
    spans = sorted(
        (moved[each.id].starts_at, moved[each.id].ends_at) if each.id in moved else (each.starts_at, each.ends_at)
        for each in stops
    )
    for (_begins, ends), (begins, _ends) in pairwise(spans):
        assert ends <= begins
    if stops:
        assert spans[0][0] >= stops[0].starts_at
        assert spans[-1][1] <= stops[-1].ends_at
    new = sorted(stops, key=lambda each: moved[each.id].starts_at if each.id in moved else each.starts_at)
    assert length_of_way(new) <= length_of_way(stops)
    if moved:
        assert length_of_way(new) < length_of_way(stops)
