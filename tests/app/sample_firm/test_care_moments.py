from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaint_clocks import clocks
from app.rules.complaints import PriorityClass
from app.rules.working_time import EVERY_DAY_8_TO_20, WorkingTime
from app.sample_firm.care_moments import care_moments
from app.sample_firm.day_book import DayBook, counted_back
from app.sample_firm.team import closed_days

ZONE = ZoneInfo("America/Los_Angeles")
WORKING_TIME = WorkingTime(ZONE, closed_days=frozenset(closed_days(2024, 2028)))
EARLIEST, LATEST = datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2027-12-31")
MOMENTS = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))


@given(now=MOMENTS)
def test_one_promise_is_late_by_twelve_minutes_and_all_else_is_still_to_come(now: datetime) -> None:
    moments = care_moments(now, WORKING_TIME)
    assert moments.margaret_late_at == now - timedelta(minutes=12)
    assert moments.margaret_received_at < now - timedelta(minutes=60)
    if not moments.is_margaret_promised:
        answer = clocks(PriorityClass.P1, moments.margaret_received_at, WORKING_TIME)[0]
        assert answer.due_at == moments.margaret_late_at
    greg = clocks(PriorityClass.P2, moments.greg_received_at, WORKING_TIME)[0]
    assert now < greg.due_at
    assert moments.greg_received_at <= now
    assert moments.tom_received_at < now < moments.tom_visit_at
    assert moments.priya_received_at < now < moments.priya_visit_at
    assert moments.hall_received_at < moments.hall_fixed_at < now
    assert now < WORKING_TIME.shift(moments.hall_fixed_at, timedelta(hours=72))


@given(due=MOMENTS, hours=st.integers(1, 12))
def test_counting_back_is_the_reverse_of_counting_on(due: datetime, hours: int) -> None:
    worked = timedelta(hours=hours)
    found = counted_back(due, worked, WORKING_TIME)
    if found is not None:
        assert WORKING_TIME.add(found, worked) == WORKING_TIME.local(due)


@given(due=MOMENTS)
def test_by_day_the_urgent_clock_can_always_be_counted_back(due: datetime) -> None:
    urgent = WORKING_TIME.always_open(EVERY_DAY_8_TO_20)
    here = urgent.local(due)
    found = counted_back(due, timedelta(hours=1), urgent)
    assert (found is not None) == (8 * 60 < here.hour * 60 + here.minute + here.second / 60 <= 20 * 60)


def test_no_van_is_given_two_visits_at_one_time() -> None:
    book = DayBook(WORKING_TIME)
    day = datetime(2026, 3, 3, tzinfo=ZONE).date()
    given_out = [book.place(day, 90, 0) for _visit in range(20)]
    by_van: dict[int, list[datetime]] = {}
    for starts_at, van in given_out:
        by_van.setdefault(van, []).append(starts_at)
    for starts in by_van.values():
        starts.sort()
        assert all(later - earlier >= timedelta(minutes=120) for earlier, later in pairwise(starts))
    book.block(given_out[-1][0] + timedelta(days=7), 60, 1)
    assert book.place_on(day + timedelta(days=5), 60, 0) is not None  # a Sunday, because somebody asked for it
