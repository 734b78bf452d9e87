"""Who would have to be in two places at once, over midnight and over the change of the clocks."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.rules.visit_clashes import ClashKind, PlannedVisit, find_clashes

ZONE = ZoneInfo("Europe/Berlin")
DAY = datetime(2026, 3, 2, tzinfo=ZONE)


def visit(
    number: int, starts: float, ends: float, technician: int | None = 1, van: int | None = None, client: int = 0
) -> PlannedVisit:
    begins = DAY + timedelta(hours=starts)
    return PlannedVisit(number, begins, DAY + timedelta(hours=ends), technician, van, client or number)


def pairs(*visits: PlannedVisit) -> list[tuple[int, int, str]]:
    return [(clash.first_id, clash.second_id, clash.kind.value) for clash in find_clashes(visits)]


def test_one_person_cannot_be_in_two_places_but_may_go_straight_on() -> None:
    assert pairs(visit(1, 8, 10), visit(2, 9, 11), visit(3, 11, 12)) == [(1, 2, "technician")]
    assert pairs(visit(1, 8, 10), visit(2, 9, 11, technician=2)) == []
    assert pairs(visit(1, 8, 10, technician=None), visit(2, 9, 11, technician=None)) == []


def test_a_visit_over_midnight_meets_the_first_of_the_next_day() -> None:
    assert pairs(visit(1, 22, 31), visit(2, 30, 32), visit(3, 31, 33)) == [(1, 2, "technician"), (2, 3, "technician")]


def test_a_van_is_in_one_place_unless_both_go_to_the_same_client() -> None:
    assert pairs(visit(1, 8, 10, 1, van=7), visit(2, 9, 11, 2, van=7)) == [(1, 2, "van")]
    assert pairs(visit(1, 8, 10, 1, van=7, client=5), visit(2, 9, 11, 2, van=7, client=5)) == []
    assert pairs(visit(1, 8, 10, 1), visit(2, 9, 11, 2)) == [], "whoever has no van shares none"


def test_the_same_time_on_the_wall_twice_is_no_clash() -> None:
    first = datetime(2026, 10, 25, 2, 0, tzinfo=ZONE)
    again = first.replace(fold=1)
    visits = [
        PlannedVisit(1, first, first + timedelta(minutes=45), 1, None, 1),
        PlannedVisit(2, again, again.replace(minute=45), 1, None, 2),
    ]
    assert find_clashes(visits) == ()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.integers(1, 3), st.integers(1, 2)), max_size=14))
def test_the_sweep_finds_exactly_the_pairs_that_comparing_all_would(rows: list[tuple[int, int, int, int]]) -> None:
    visits = [
        visit(number, starts / 2, (starts + length) / 2, technician, van)
        for number, (starts, length, technician, van) in enumerate(rows)
    ]
    expected = {
        frozenset((one.id, other.id))
        for one in visits
        for other in visits
        if one.id < other.id
        and max(one.starts_at, other.starts_at) < min(one.ends_at, other.ends_at)
        and (one.technician_id == other.technician_id or one.van_id == other.van_id)
    }
    found = find_clashes(visits)
    assert {frozenset((clash.first_id, clash.second_id)) for clash in found} >= expected
    assert all(clash.kind in ClashKind for clash in found)
