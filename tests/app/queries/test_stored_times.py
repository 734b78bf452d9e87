"""What the setting keeps is what the rules read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.queries.stored_times import stored_times, stored_zone, times_of
from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.promised_times import PromisedTimes, TimesInForce
from app.rules.working_time import DEFAULT_HOURS, OpeningHours, WorkingTime

CHICAGO = ZoneInfo("America/Chicago")
CLOSED = frozenset({date(2026, 12, 25)})
SETTLED = {date(2026, 12, 24): True}

hours = st.builds(
    lambda opens, length: OpeningHours(time(opens), time(opens + length, 45)), st.integers(0, 15), st.integers(0, 8)
)
spans = st.builds(
    lambda answer, site, more: ClassSpans(timedelta(hours=answer), site, (site or 0) + more),
    st.integers(1, 80),
    st.none() | st.integers(1, 30),
    st.integers(1, 30),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
versions = st.builds(
    PromisedTimes,
    st.builds(
        lambda week: WorkingTime(CHICAGO, week, CLOSED, SETTLED),
        st.dictionaries(st.integers(0, 6), hours, min_size=1),
    ),
    st.fixed_dictionaries(dict.fromkeys(PriorityClass, spans)),
    moments,
)


@given(st.lists(versions, min_size=1, max_size=4))
def test_what_is_stored_is_read_again(kept: list[PromisedTimes]) -> None:
    stored = stored_times(kept)
    assert times_of(stored, CHICAGO, CLOSED, SETTLED) == TimesInForce(tuple(kept))
    assert stored_zone(stored) == "America/Chicago"


def test_nothing_stored_and_the_hours_of_before_are_one_version_that_was_always_in_force() -> None:
    (usual,) = times_of({}, CHICAGO, CLOSED, {}).versions
    assert usual == PromisedTimes(WorkingTime(CHICAGO, DEFAULT_HOURS, CLOSED), CLASS_SPANS, None)
    (own,) = times_of({"6": ["10:00", "14:30"]}, CHICAGO, CLOSED, {}).versions
    assert own.working_time.hours == {6: OpeningHours(time(10), time(14, 30))}
    assert (own.since, stored_zone({"6": ["10:00", "14:30"]})) == (None, "")


def test_the_newest_version_runs_in_the_zone_of_the_firm_as_it_is_now() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    stored = stored_times([PromisedTimes(WorkingTime(CHICAGO)), PromisedTimes(WorkingTime(CHICAGO))])
    assert [each.working_time.zone for each in times_of(stored, tokyo, CLOSED, {}).versions] == [CHICAGO, tokyo]
