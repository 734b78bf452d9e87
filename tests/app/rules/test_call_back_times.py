"""The times at which one promises to ring again."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from app.rules.call_back_times import CallBack, call_back_at
from app.rules.working_time import OpeningHours, WorkingTime

ZONE = ZoneInfo("America/Chicago")
EVERY_WEEKDAY = WorkingTime(ZONE)


@pytest.mark.parametrize(
    ("chosen", "due"),
    [
        (CallBack.IN_AN_HOUR, datetime(2026, 3, 2, 17, 30, tzinfo=ZONE)),
        (CallBack.IN_THREE_HOURS, datetime(2026, 3, 2, 19, 30, tzinfo=ZONE)),
        (CallBack.TOMORROW_MORNING, datetime(2026, 3, 3, 9, tzinfo=ZONE)),
    ],
)
def test_a_call_back_is_promised_for_a_moment(chosen: CallBack, due: datetime) -> None:
    assert call_back_at(chosen, datetime(2026, 3, 2, 16, 30, tzinfo=ZONE), EVERY_WEEKDAY) == due


def test_tomorrow_morning_is_the_next_day_on_which_the_firm_works() -> None:
    friday = datetime(2026, 3, 6, 16, 30, tzinfo=ZONE)
    closed_monday = WorkingTime(ZONE, closed_days=frozenset({date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9)}))
    assert call_back_at(CallBack.TOMORROW_MORNING, friday, closed_monday) == datetime(2026, 3, 10, 9, tzinfo=ZONE)


@pytest.mark.parametrize(("opens", "closes", "rung"), [(10, 18, 10), (6, 9, 6), (8, 17, 9)])
def test_nobody_is_promised_a_call_while_the_firm_is_closed(opens: int, closes: int, rung: int) -> None:
    hours = WorkingTime(ZONE, {day: OpeningHours(time(opens), time(closes)) for day in range(7)})
    due = call_back_at(CallBack.TOMORROW_MORNING, datetime(2026, 3, 2, 16, 30, tzinfo=ZONE), hours)
    assert due == datetime(2026, 3, 3, rung, tzinfo=ZONE)


def test_hours_are_counted_as_they_pass_when_the_clocks_change() -> None:
    due = call_back_at(CallBack.IN_THREE_HOURS, datetime(2026, 3, 8, 1, 30, tzinfo=ZONE), EVERY_WEEKDAY)
    assert (due.hour, due.minute) == (5, 30)
