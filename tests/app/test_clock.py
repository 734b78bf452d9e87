"""Moments in UTC, days in the firm's zone, and the clock that EVERAFTER_NOW sets."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.clock import Clock, FixedClock, OffsetClock, SystemClock, clock_from_environment
from app.errors import ValidationError

BERLIN = ZoneInfo("Europe/Berlin")
CHICAGO = ZoneInfo("America/Chicago")


def set_to(text: str, *, is_ticking: bool = False, zone: ZoneInfo = CHICAGO) -> Clock:
    return clock_from_environment({"EVERAFTER_NOW": text}, is_ticking, zone)


def test_the_system_clock_shows_the_present_moment_in_utc() -> None:
    clock = SystemClock(CHICAGO)
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.in_zone(BERLIN).zone is BERLIN


def test_the_day_is_the_one_in_the_firm_s_zone() -> None:
    late_evening = datetime(2026, 3, 2, 23, 30, tzinfo=CHICAGO)
    assert FixedClock(late_evening, CHICAGO).today() == date(2026, 3, 2)
    assert FixedClock(late_evening, BERLIN).today() == date(2026, 3, 3)


def test_a_moment_without_an_offset_keeps_its_wall_time_in_every_zone() -> None:
    clock = set_to("2026-03-02T09:00")
    assert clock.now() == datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert clock.in_zone(BERLIN).now() == datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-03-02T09:00-06:00", "2026-03-02T15:00Z"])
def test_a_moment_with_an_offset_is_the_same_moment_in_every_zone(text: str) -> None:
    for clock in (set_to(text), set_to(text).in_zone(BERLIN)):
        assert clock.now() == datetime(2026, 3, 2, 15, tzinfo=UTC)


def test_the_summer_hour_that_does_not_exist_is_read_as_the_one_after() -> None:
    assert set_to("2026-03-08T02:30").now() == datetime(2026, 3, 8, 8, 30, tzinfo=UTC)


def test_a_command_sees_the_clock_stand_still() -> None:
    clock = set_to("2026-03-02 09:00")
    assert clock.now() == clock.now()


def test_a_window_sees_it_tick_on_from_there() -> None:
    seconds = [100.0]
    clock = OffsetClock(datetime(2026, 3, 2, 23, 59, 50), CHICAGO, lambda: seconds[0])
    assert clock.today() == date(2026, 3, 2)
    seconds[0] += 20
    assert clock.now() == datetime(2026, 3, 3, 6, 0, 10, tzinfo=UTC)
    assert clock.today() == date(2026, 3, 3)
    assert clock.in_zone(BERLIN).now() == datetime(2026, 3, 2, 23, 0, 10, tzinfo=UTC)
    assert isinstance(set_to("2026-03-02T09:00", is_ticking=True), OffsetClock)


@pytest.mark.parametrize("environ", [{}, {"EVERAFTER_NOW": ""}, {"EVERAFTER_NOW": "  "}])
def test_without_a_setting_the_computer_s_clock_is_used(environ: dict[str, str]) -> None:
    assert isinstance(clock_from_environment(environ, is_ticking=False, zone=BERLIN), SystemClock)


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-02-30", "2026-03-02T25:00", "0001-01-01T00:00+23:00", "9999-12-31", "09:00", "\x00"]
)
def test_a_senseless_moment_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ValidationError, match=r"^EVERAFTER_NOW is .* nothing was done, .*\.$"):
        set_to(text)
