"""The nights on which clocks change, by an hour and by half an hour, in three parts of the world."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.wall_clock import (
    after_the_jump,
    is_left_out,
    is_shown_twice,
    later,
    minutes_on_wall,
    moment_on_wall,
)

BERLIN, LOS_ANGELES, LORD_HOWE = map(ZoneInfo, ("Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe"))


@pytest.mark.parametrize(
    ("zone", "left_out", "next_shown"),
    [
        (BERLIN, (2026, 3, 29, 2, 30), "03:00"),
        (LOS_ANGELES, (2026, 3, 8, 2, 0), "03:00"),
        (LORD_HOWE, (2026, 10, 4, 2, 15), "02:30"),
    ],
)
def test_a_time_that_the_clocks_jump_over_is_known(zone: ZoneInfo, left_out: tuple[int, ...], next_shown: str) -> None:
    year, month, day, hour, minute = left_out
    moment = datetime(year, month, day, hour, minute, tzinfo=zone)
    assert is_left_out(moment)
    assert not is_shown_twice(moment)
    assert f"{after_the_jump(moment):%H:%M}" == next_shown
    assert not is_left_out(after_the_jump(moment))


@pytest.mark.parametrize(
    ("zone", "twice", "apart"),
    [
        (BERLIN, datetime(2026, 10, 25, 2, 30), timedelta(hours=1)),
        (LOS_ANGELES, datetime(2026, 11, 1, 1, 0), timedelta(hours=1)),
        (LORD_HOWE, datetime(2026, 4, 5, 1, 45), timedelta(minutes=30)),
    ],
)
def test_a_time_that_is_shown_twice_means_the_first(zone: ZoneInfo, twice: datetime, apart: timedelta) -> None:
    moment = twice.replace(tzinfo=zone)
    assert is_shown_twice(moment)
    assert not is_left_out(moment)
    on_wall = moment_on_wall(twice.date(), twice.hour * 60 + twice.minute, zone)
    assert on_wall.astimezone(UTC) + apart == moment.replace(fold=1).astimezone(UTC)


def test_an_ordinary_time_is_neither_and_stays() -> None:
    noon = datetime(2026, 3, 29, 12, tzinfo=BERLIN)
    assert not is_left_out(noon)
    assert not is_shown_twice(noon)
    assert after_the_jump(noon) is noon
    assert not is_left_out(datetime(2026, 3, 29, 2, 30, tzinfo=UTC))


def test_an_hour_later_is_an_hour_later_also_that_night() -> None:
    before = datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN)
    assert f"{later(before, timedelta(hours=1)):%H:%M}" == "03:30"
    assert f"{later(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), timedelta(hours=1)):%H:%M}" == "02:30"


@given(
    st.sampled_from([BERLIN, LOS_ANGELES, LORD_HOWE]),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(-1440, 2879),
)
def test_what_stands_on_the_wall_is_found_there_again(zone: ZoneInfo, day: date, minutes: int) -> None:
    moment = moment_on_wall(day, minutes, zone)
    assert not is_left_out(moment)
    found = minutes_on_wall(moment, day, zone)
    assert found == minutes or found - minutes in (30, 60), "only the jump itself moves a time"
