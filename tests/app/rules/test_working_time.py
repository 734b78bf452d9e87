"""Opening hours, days and DST of the firm's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.working_time import EVERY_DAY_8_TO_20, OpeningHours, WorkingTime, elapsed
from tests.app.rules.rule_builders import LONDON, calendar, march

moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(LONDON))
spans = st.timedeltas(timedelta(0), timedelta(hours=60))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (march(2, "14:00"), 4, march(2, "18:00")),
        (march(2, "14:01"), 4, march(3, "08:01")),
        (march(2, "06:00"), 1, march(2, "09:00")),
        (march(2, "19:00"), 1, march(3, "09:00")),
        (march(2, "18:00"), 1, march(3, "09:00")),
        (march(6, "17:00"), 2, march(7, "09:00")),
        (march(7, "12:00"), 2, march(9, "09:00")),
        (march(8, "12:00"), 1, march(9, "09:00")),
        (march(6, "08:00"), 15, march(7, "13:00")),
        (march(2, "10:00"), 0, march(2, "10:00")),
        (march(8, "10:00"), 0, march(9, "08:00")),
    ],
    ids=str,
)
def test_working_hours_run_only_while_the_firm_is_open(start: datetime, hours: int, end: datetime) -> None:
    assert calendar().add(start, timedelta(hours=hours)) == end


def test_listed_holidays_are_skipped() -> None:
    assert calendar(date(2026, 3, 3)).add(march(2, "17:00"), timedelta(hours=2)) == march(4, "09:00")


def test_the_urgent_hours_run_every_day_and_on_holidays() -> None:
    urgent = calendar(date(2026, 3, 8)).always_open(EVERY_DAY_8_TO_20)
    assert urgent.add(march(8, "10:00"), timedelta(hours=1)) == march(8, "11:00")
    assert urgent.add(march(8, "19:30"), timedelta(hours=1)) == march(9, "08:30")
    assert urgent.add(march(8, "20:00"), timedelta(hours=1)) == march(9, "09:00")
    assert urgent.add(march(8, "05:00"), timedelta(hours=1)) == march(8, "09:00")


def test_a_moment_in_another_zone_is_read_on_the_firms_wall_clock() -> None:
    summer = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)
    due = calendar().add(summer, timedelta(hours=1))
    assert (due.hour, due.tzinfo) == (11, LONDON)


def test_a_day_later_is_the_same_time_of_day_over_a_change_of_summer_time() -> None:
    before = datetime(2026, 3, 28, 10, 0, tzinfo=LONDON)
    after = calendar().shift(before, timedelta(hours=24))
    assert (after.day, after.hour) == (29, 10)
    assert elapsed(before, after) == timedelta(hours=23)


def test_a_wall_time_that_the_change_leaves_out_moves_forward() -> None:
    skipped = calendar().shift(datetime(2026, 3, 28, 1, 30, tzinfo=LONDON), timedelta(days=1))
    assert (skipped.hour, skipped.minute) == (2, 30)


def test_closing_times_and_open_days() -> None:
    firm = calendar(date(2026, 3, 9))
    assert firm.closing_time(date(2026, 3, 7)) == march(7, "13:00")
    assert firm.next_open_day(date(2026, 3, 7)) == date(2026, 3, 10)
    assert firm.open_day_from(date(2026, 3, 7)) == date(2026, 3, 7)
    assert firm.last_open_day_before(date(2026, 3, 9)) == date(2026, 3, 7)
    assert firm.close_of_next_open_day(march(6, "16:00")) == march(7, "13:00")
    assert firm.close_in_days(march(7, "11:00"), 1) == march(10, "18:00")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (march(2, "08:00"), True),
        (march(2, "07:59"), False),
        (march(2, "18:00"), False),
        (march(8, "10:00"), False),
        (march(7, "12:59"), True),
    ],
)
def test_the_firm_is_open_from_opening_until_closing_time(moment: datetime, is_open: bool) -> None:
    assert calendar().is_open_at(moment) is is_open


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="close after"):
        OpeningHours(time(9), time(9))
    with pytest.raises(ValueError, match="at least one weekday"):
        WorkingTime(LONDON, {})
    with pytest.raises(ValueError, match="time zone"):
        calendar().local(datetime(2026, 3, 2))
    with pytest.raises(ValueError, match="forwards"):
        calendar().add(march(2), timedelta(hours=-1))
    with pytest.raises(ValueError, match="closed on"):
        calendar().closing_time(date(2026, 3, 8))
    never = WorkingTime(LONDON, closed_days=frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(800)))
    with pytest.raises(ValueError, match="whole year"):
        never.open_day_from(date(2026, 3, 1))


@given(moment=moments, first=spans, more=spans)
def test_more_work_never_ends_earlier(moment: datetime, first: timedelta, more: timedelta) -> None:
    firm = calendar(date(2026, 5, 4))
    assert firm.add(moment, first + more) >= firm.add(moment, first)


@given(moment=moments, later=spans, work=spans)
def test_starting_later_never_ends_earlier(moment: datetime, later: timedelta, work: timedelta) -> None:
    firm = calendar()
    assert firm.add(moment + later, work) >= firm.add(moment, work)


@given(moment=moments, first=spans, second=spans)
def test_working_time_adds_up(moment: datetime, first: timedelta, second: timedelta) -> None:
    firm = calendar()
    between = firm.add(moment, first)
    assert firm.add(between, second) in {firm.add(moment, first + second), firm.add(between, second)}
    if second > timedelta(0):
        assert firm.add(between, second) == firm.add(moment, first + second)


@given(moment=moments, work=st.timedeltas(timedelta(minutes=1), timedelta(hours=60)))
def test_the_end_lies_within_the_opening_hours(moment: datetime, work: timedelta) -> None:
    end = calendar().add(moment, work)
    hours = calendar().hours[end.weekday()]
    assert hours.opens < end.time() <= hours.closes


def test_another_zone_keeps_its_own_wall_clock() -> None:
    firm = WorkingTime(ZoneInfo("America/Los_Angeles"))
    assert firm.add(datetime(2026, 3, 2, 18, 0, tzinfo=UTC), timedelta(hours=1)).hour == 11
