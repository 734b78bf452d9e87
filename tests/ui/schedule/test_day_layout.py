from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.queries.firm_rows import PersonRow
from app.queries.rows import DayColumn, DayPlan, JobRow
from ui.schedule.day_layout import PlacedJob, length_of, may_move, moment_at, place_jobs, span_of, wall_minutes
from ui.schedule.plan_moves import PlanMove, moved_by_keys, neighbour

_ZONE = ZoneInfo("America/Chicago")
_DAY = date(2026, 3, 2)


def _person(number: int) -> PersonRow:
    return PersonRow(number, f"Person {number}", "P", "technician", "", True, "")


def _job(number: int, starts: int, ends: int, state: str = "booked", complaint_id: int | None = None) -> JobRow:
    return JobRow(
        number,
        number,
        1,
        "Ana",
        state,
        "Sofa",
        moment_at(_DAY, starts, _ZONE),
        moment_at(_DAY, ends, _ZONE),
        1,
        "",
        "",
        0,
        None,
        0,
        True,
        complaint_id,
        "",
        "",
        1,
    )


def _place(*columns: tuple[JobRow, ...]) -> tuple[PlacedJob, ...]:
    made = tuple(DayColumn(_person(number), jobs) for number, jobs in enumerate(columns, start=1))
    return place_jobs(DayPlan(_DAY, made, ()), _ZONE)


def test_jobs_that_want_the_same_minutes_share_the_width_and_clash() -> None:
    first, second, third = _place((_job(1, 480, 600), _job(2, 540, 660), _job(3, 660, 720)))
    assert (first.lane, first.lane_count, first.is_clash) == (0, 2, True)
    assert (second.lane, second.lane_count, second.is_clash) == (1, 2, True)
    assert (third.lane, third.lane_count, third.is_clash) == (0, 1, False)


def test_a_cancelled_visit_does_not_clash() -> None:
    first, second = _place((_job(1, 480, 600), _job(2, 480, 600, "cancelled")))
    assert (first.is_clash, second.is_clash) == (False, False)


def test_the_plan_is_wider_than_the_day_only_where_a_job_is() -> None:
    assert (span_of(()).first, span_of(()).last) == (7, 19)
    early = _place((_job(1, 300, 400), _job(2, 1200, 1290)))
    assert (span_of(early).first, span_of(early).last) == (5, 22)


def test_wall_minutes_and_moments_are_each_other_backwards_also_when_the_clocks_change() -> None:
    changed = date(2026, 3, 8)
    assert wall_minutes(moment_at(changed, 600, _ZONE), changed, _ZONE) == 600
    assert wall_minutes(datetime(2026, 3, 8, 5, 30, tzinfo=UTC), changed, _ZONE) == -30


def test_a_visit_without_an_end_takes_an_hour() -> None:
    job = _job(1, 480, 480)
    assert length_of(job) == timedelta(minutes=15)
    assert not may_move(_job(1, 480, 500, "done"))


def test_arrows_pick_and_ctrl_arrows_move() -> None:
    placed = _place((_job(1, 480, 540), _job(2, 600, 660)), (), (_job(3, 610, 700),))
    assert neighbour(placed, None, Qt.Key.Key_Down) == 1
    assert neighbour(placed, 1, Qt.Key.Key_Down) == 2
    assert neighbour(placed, 2, Qt.Key.Key_Down) == 2
    assert neighbour(placed, 2, Qt.Key.Key_Right) == 3
    assert neighbour(placed, 3, Qt.Key.Key_Left) == 2
    assert neighbour(placed, 3, Qt.Key.Key_Right) == 3
    later = moved_by_keys(placed[0], Qt.Key.Key_Down, 3)
    assert (later.starts, later.ends) == (495, 555)
    assert moved_by_keys(placed[0], Qt.Key.Key_Left, 3).column == 0
    assert moved_by_keys(placed[0], Qt.Key.Key_Right, 3).column == 1


def test_a_move_names_the_new_moment_and_person() -> None:
    plan = DayPlan(_DAY, (DayColumn(_person(1), (_job(1, 480, 540),)), DayColumn(_person(2), ())), ())
    landing = moved_by_keys(place_jobs(plan, _ZONE)[0], Qt.Key.Key_Right, 2)
    move = PlanMove.of(landing, plan, _ZONE)
    assert (move.technician_id, move.starts_at) == (2, moment_at(_DAY, 480, _ZONE))


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 12)), max_size=12))
def test_no_two_visits_are_drawn_over_each_other(spans: list[tuple[int, int]]) -> None:
    jobs = tuple(
        _job(number, starts * 15, (starts + length) * 15) for number, (starts, length) in enumerate(spans, start=1)
    )
    placed = _place(jobs)
    assert len(placed) == len(jobs)
    for one in placed:
        assert 0 <= one.lane < one.lane_count
        for other in placed:
            if one is not other and one.lane == other.lane:
                assert one.ends <= other.starts or other.ends <= one.starts
