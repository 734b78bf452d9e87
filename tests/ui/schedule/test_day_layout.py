from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.queries.firm_rows import PersonRow
from app.queries.plan import WeekPlan, WeekRow
from app.queries.rows import ClashRow, DayColumn, DayPlan, JobRow
from app.rules.wall_clock import moment_on_wall
from ui.schedule.day_layout import PlacedJob, length_of, may_move, place_jobs, place_week, span_of, wall_span

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
        moment_on_wall(_DAY, starts, _ZONE),
        moment_on_wall(_DAY, ends, _ZONE),
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
    return place_jobs(DayPlan(_DAY, made, (), _clashes(columns)), _ZONE)


def _clashes(columns: tuple[tuple[JobRow, ...], ...]) -> tuple[ClashRow, ...]:
    return tuple(
        ClashRow(one, other, False)
        for jobs in columns
        for one in jobs
        for other in jobs
        if one.id < other.id
        and one.state == other.state
        and wall_span(one, _DAY, _ZONE)[0] < wall_span(other, _DAY, _ZONE)[1]
        and wall_span(other, _DAY, _ZONE)[0] < wall_span(one, _DAY, _ZONE)[1]
    )


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


def test_a_visit_without_an_end_takes_an_hour() -> None:
    job = _job(1, 480, 480)
    assert length_of(job) == timedelta(minutes=15)
    assert not may_move(_job(1, 480, 500, "done"))


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


def test_on_the_night_an_hour_comes_twice_a_visit_is_drawn_as_long_as_it_takes() -> None:
    berlin, night = ZoneInfo("Europe/Berlin"), date(2026, 10, 25)
    job = replace(
        _job(1, 0, 60),
        starts_at=datetime(2026, 10, 25, 2, 45, tzinfo=berlin),
        ends_at=datetime(2026, 10, 25, 2, 15, tzinfo=berlin, fold=1),
    )
    starts, ends = wall_span(job, night, berlin)
    assert starts == 165
    assert ends > starts


def test_a_window_stands_beside_the_visit_and_a_van_clash_is_told_apart() -> None:
    told = replace(
        _job(1, 540, 600),
        window_starts_at=moment_on_wall(_DAY, 480, _ZONE),
        window_ends_at=moment_on_wall(_DAY, 600, _ZONE),
    )
    other = _job(2, 540, 600)
    columns = (DayColumn(_person(1), (told,)), DayColumn(_person(2), (other,)))
    first, second = place_jobs(DayPlan(_DAY, columns, (), (ClashRow(told, other, True),)), _ZONE)
    assert first.window == (480, 600)
    assert (second.window, second.is_clash, second.is_van_clash) == (None, True, True)


def test_a_week_counts_the_visits_of_each_day_from_above() -> None:
    week = WeekPlan(_DAY, (WeekRow(_person(1), ((_job(1, 480, 540), _job(2, 600, 660)), *[()] * 6)),), (), (), {})
    first, second = place_week(week, _ZONE)
    assert (first.column, first.row, first.lane, second.lane) == (0, 0, 0, 1)
