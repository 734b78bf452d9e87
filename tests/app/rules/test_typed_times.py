"""A time is read as a hand types it, and means a moment that there was."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ValidationError
from app.rules.typed_times import moment_after, moment_on, read_time

CHICAGO = ZoneInfo("America/Chicago")
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1005", time(10, 5)),
        ("905", time(9, 5)),
        ("0905", time(9, 5)),
        ("10.05", time(10, 5)),
        ("10:05", time(10, 5)),
        ("10,05", time(10, 5)),
        ("10 05", time(10, 5)),
        ("10h05", time(10, 5)),
        (" 9 ", time(9)),
        ("14", time(14)),
        ("1005p", time(22, 5)),
        ("205p", time(14, 5)),
        ("2:05 PM", time(14, 5)),
        ("2:05 p.m.", time(14, 5)),
        ("12a", time(0)),
        ("12p", time(12)),
        ("1405p", time(14, 5)),
        ("0000", time(0)),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


def test_an_empty_field_is_no_time() -> None:
    assert read_time("  ") is None


@pytest.mark.parametrize("typed", ["2400", "1060", "10.5", "noon", "-5", "10:05:00", "1" * 100, "²", "99", "10.05x"])
def test_anything_else_is_refused_with_one_sentence_that_names_the_field(typed: str) -> None:
    with pytest.raises(ValidationError, match="like 1005") as refused:
        read_time(typed, "left_at")
    assert refused.value.field == "left_at"


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_time_or_a_sentence(typed: str) -> None:
    with suppress(ValidationError):
        assert read_time(typed) is not None or not typed.strip()


@given(st.times())
def test_every_minute_reads_back(at: time) -> None:
    assert read_time(f"{at:%H%M}") == at.replace(second=0, microsecond=0, fold=0)


def test_a_time_that_the_spring_night_leaves_out_is_told() -> None:
    with pytest.raises(ValidationError, match="clocks went forward over 02:30") as refused:
        moment_on(SPRING, time(2, 30), CHICAGO, "arrived_at")
    assert refused.value.field == "arrived_at"
    assert moment_on(SPRING, time(3, 0), CHICAGO).astimezone(UTC).hour == 8


def test_in_the_hour_that_an_autumn_night_repeats_the_end_comes_after_the_beginning() -> None:
    arrived = moment_on(AUTUMN, time(1, 50), CHICAGO)
    left = moment_after(AUTUMN, time(1, 10), CHICAGO, arrived)
    assert left.astimezone(UTC) == datetime(2026, 11, 1, 7, 10, tzinfo=UTC)


def test_work_through_midnight_ends_on_the_next_day_and_a_slip_of_the_finger_does_not() -> None:
    day = date(2026, 3, 2)
    arrived = moment_on(day, time(23), CHICAGO)
    assert moment_after(day, time(1), CHICAGO, arrived).date() == date(2026, 3, 3)
    assert moment_after(day, time(22, 50), CHICAGO, arrived) < arrived
