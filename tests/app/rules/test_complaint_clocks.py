"""The clocks of R6: deadlines, colours, order, and what a change of class does."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaint_clocks import (
    Clock,
    ClockKind,
    ClockState,
    OrderKey,
    clamped,
    clock,
    clocks,
    next_unmet,
    order_key,
    pushed_back,
    reclassified,
)
from app.rules.complaints import PriorityClass
from app.rules.working_time import WorkingTime
from tests.app.rules.rule_builders import LONDON, calendar, march

P1, P2, P3, P4 = PriorityClass
ANSWER, SITE, RESOLVED, PROMISE, CHECK_BACK = ClockKind


def due_times(
    priority: PriorityClass, received: datetime, need_by: date | None = None, *closed: date
) -> list[datetime]:
    return [each.due_at for each in clocks(priority, received, calendar(*closed), need_by)]


@pytest.mark.parametrize(
    ("priority", "received", "expected"),
    [
        pytest.param(P1, march(2, "19:40"), ["03 08:40", "03 19:40", "05 20:00"], id="R6-P1-Mon-19:40"),
        pytest.param(P1, march(8, "10:00"), ["08 11:00", "09 10:00", "11 20:00"], id="R6-P1-Sun-10:00"),
        pytest.param(P3, march(7, "11:00"), ["09 14:00", "12 18:00", "14 13:00"], id="R6-P3-Sat-11:00"),
        pytest.param(P2, march(4, "10:00"), ["04 14:00", "06 18:00", "09 18:00"], id="case-1"),
        pytest.param(P1, march(5, "17:00"), ["05 18:00", "06 17:00", "08 20:00"], id="case-2"),
        pytest.param(P3, march(2, "11:00"), ["03 09:00", "07 13:00", "09 18:00"], id="case-4"),
        pytest.param(P1, march(2, "16:30"), ["02 17:30", "03 16:30", "05 20:00"], id="case-5"),
        pytest.param(P1, march(7, "09:00"), ["07 10:00", "08 09:00", "10 20:00"], id="case-7"),
        pytest.param(P1, march(6, "09:00"), ["06 10:00", "07 09:00", "09 20:00"], id="case-11"),
        pytest.param(P1, march(2, "21:30"), ["03 09:00", "03 21:30", "05 20:00"], id="P1-after-20"),
        pytest.param(P1, march(2, "06:10"), ["02 09:00", "03 06:10", "05 20:00"], id="P1-before-8"),
        pytest.param(P2, march(8, "10:00"), ["09 12:00", "10 18:00", "13 18:00"], id="P2-on-Sunday"),
        pytest.param(P2, march(6, "17:00"), ["07 11:00", "09 18:00", "11 18:00"], id="P2-Fri-evening-moves-off-Sunday"),
        pytest.param(P4, march(2, "09:00"), ["03 15:00", "16 18:00"], id="P4-has-no-site"),
        pytest.param(P4, march(1, "09:00"), ["03 14:00", "16 18:00"], id="P4-day-14-on-Sunday-moves"),
    ],
)
def test_when_clocks_are_due(priority: PriorityClass, received: datetime, expected: list[str]) -> None:
    assert [due.strftime("%d %H:%M") for due in due_times(priority, received)] == expected


def test_a_holiday_moves_every_class_but_the_most_urgent() -> None:
    holiday = date(2026, 3, 6)
    assert due_times(P2, march(4, "10:00"), None, holiday)[1] == march(7, "13:00")
    assert due_times(P1, march(5, "17:00"), None, holiday)[1] == march(6, "17:00")


def test_times_given_in_utc_come_back_in_the_firms_zone() -> None:
    received = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)
    assert due_times(P2, received)[0] == datetime(2026, 7, 6, 14, 0, tzinfo=LONDON)


def test_a_night_that_loses_an_hour_keeps_the_wall_clock() -> None:
    received = datetime(2026, 3, 28, 19, 30, tzinfo=LONDON)
    answer, site, _resolved = due_times(P1, received)
    assert (answer.day, answer.hour, answer.minute) == (29, 8, 30)
    assert (site.day, site.hour, site.minute) == (29, 19, 30)


@pytest.mark.parametrize(
    ("priority", "received", "need_by", "expected"),
    [
        (P2, march(2, "10:00"), date(2026, 3, 4), ["02 14:00", "03 18:00", "03 18:00"]),
        (P2, march(2, "10:00"), date(2026, 3, 6), ["02 14:00", "04 18:00", "05 18:00"]),
        (P3, march(6, "10:00"), date(2026, 3, 9), ["06 18:00", "07 13:00", "07 13:00"]),
        (P3, march(2, "10:00"), date(2026, 4, 30), ["02 18:00", "07 13:00", "09 18:00"]),
        (P2, march(2, "10:00"), date(2026, 3, 2), ["02 14:00", "02 14:00", "02 14:00"]),
        (P2, march(7, "14:00"), date(2026, 3, 8), ["09 12:00", "09 12:00", "09 12:00"]),
        (P4, march(2, "10:00"), date(2026, 3, 6), ["03 16:00", "05 18:00"]),
        (P1, march(2, "10:00"), date(2026, 3, 3), ["02 11:00", "02 18:00", "02 18:00"]),
    ],
    ids=str,
)
def test_a_need_by_date_pulls_site_and_fix(
    priority: PriorityClass, received: datetime, need_by: date, expected: list[str]
) -> None:
    assert [due.strftime("%d %H:%M") for due in due_times(priority, received, need_by)] == expected


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("12:59", ClockState.ON_TRACK),
        ("13:00", ClockState.DUE),
        ("14:00", ClockState.DUE),
        ("14:01", ClockState.LATE),
    ],
)
def test_a_four_hour_clock_turns_amber_at_a_quarter_left(now: str, state: ClockState) -> None:
    answer = clocks(P2, march(4, "10:00"), calendar())[0]
    assert answer.state_at(march(4, now)) is state
    assert answer.is_late_at(march(4, now)) is (state is ClockState.LATE)


def test_a_long_clock_turns_amber_an_hour_before() -> None:
    site = clocks(P2, march(4, "10:00"), calendar())[1]
    assert site.state_at(march(6, "16:59")) is ClockState.ON_TRACK
    assert site.state_at(march(6, "17:00")) is ClockState.DUE


def test_a_clock_over_night_turns_amber_by_the_time_that_it_runs() -> None:
    answer = clocks(P1, march(2, "19:40"), calendar())[0]
    assert answer.amber_at == march(3, "08:25")
    long_one = clocks(P3, march(7, "11:00"), calendar())[0]
    assert long_one.amber_at == march(9, "13:00")


def test_a_short_promise_turns_amber_at_a_quarter_left() -> None:
    promise = clock(PROMISE, march(2, "10:00"), march(2, "12:00"), calendar())
    assert promise.amber_at == march(2, "11:30")
    assert clock(PROMISE, march(2, "10:00"), march(2, "14:00"), calendar()).amber_at == march(2, "13:00")
    assert clock(PROMISE, march(2, "10:00"), march(2, "14:01"), calendar()).amber_at == march(2, "13:01")


def met(each: Clock, at: datetime) -> Clock:
    return Clock(kind=each.kind, started_at=each.started_at, due_at=each.due_at, amber_at=each.amber_at, met_at=at)


def test_a_clock_met_late_stays_a_breach_but_is_met() -> None:
    answer = clocks(P2, march(4, "10:00"), calendar())[0]
    late, early = met(answer, march(4, "15:00")), met(answer, march(4, "14:00"))
    now = march(5)
    assert late.state_at(now) is ClockState.MET
    assert late.is_breach_at(now)
    assert not late.is_late_at(now)
    assert not early.is_breach_at(now)
    assert answer.is_breach_at(now)


def test_a_paused_clock_says_so_unless_it_ran_out() -> None:
    site = clocks(P2, march(4, "10:00"), calendar())[1]
    paused = Clock(kind=SITE, started_at=site.started_at, due_at=site.due_at, amber_at=site.amber_at, is_paused=True)
    assert paused.state_at(march(6, "17:30")) is ClockState.PAUSED
    assert paused.state_at(march(6, "18:01")) is ClockState.LATE


def test_a_change_of_class_takes_the_earlier_time_and_leaves_met_clocks() -> None:
    old = clocks(P3, march(2, "10:00"), calendar())
    answered = (met(old[0], march(2, "11:00")), *old[1:])
    changed = reclassified(answered, clocks(P1, march(5, "10:00"), calendar()))
    assert changed[0] == answered[0]
    assert changed[1].due_at == march(6, "10:00")
    assert changed[2].due_at == march(8, "20:00")


def test_a_lower_class_changes_no_time_and_a_higher_one_adds_its_site_clock() -> None:
    urgent = clocks(P1, march(2, "10:00"), calendar())
    assert reclassified(urgent, clocks(P4, march(2, "12:00"), calendar())) == urgent
    slow = clocks(P4, march(2, "10:00"), calendar())
    raised = reclassified(slow, clocks(P2, march(2, "12:00"), calendar()))
    assert [each.kind for each in raised] == [ANSWER, SITE, RESOLVED]


def test_clamping_leaves_earlier_and_met_clocks_alone() -> None:
    site = clocks(P2, march(4, "10:00"), calendar())[1]
    assert clamped(site, march(9), calendar()) == site
    assert clamped(met(site, march(5)), march(4), calendar()) == met(site, march(5))
    assert clamped(site, march(5, "18:00"), calendar()).due_at == march(5, "18:00")
    assert clamped(site, march(3, "18:00"), calendar()).due_at == march(3, "18:00")


def test_a_pause_moves_to_the_close_of_an_open_day_except_for_the_most_urgent() -> None:
    site = clocks(P2, march(4, "10:00"), calendar())[1]
    assert pushed_back(site, 1, P2, calendar()).due_at == march(7, "13:00"), "Saturday closes at one"
    assert pushed_back(site, 2, P2, calendar()).due_at == march(9, "18:00")
    assert pushed_back(site, 2, P1, calendar()).due_at == march(8, "18:00")


NOW = march(5, "10:00")


def board_row(
    priority: PriorityClass, kind: ClockKind, due: datetime, points: int = 30, received: datetime | None = None
) -> tuple[PriorityClass, list[Clock], int, datetime]:
    received = received or march(3, "10:00")
    return (priority, [clock(kind, received, due, calendar())], points, received)


def names_in_order(rows: dict[str, tuple[PriorityClass, list[Clock], int, datetime]], now: datetime = NOW) -> str:
    keys = {name: order_key(*row, number, now) for number, (name, row) in enumerate(rows.items())}
    return "".join(sorted(keys, key=lambda name: keys[name]))


def test_r6_order_example() -> None:
    rows = {
        "A": board_row(P2, ANSWER, march(4, "14:00")),
        "B": board_row(P1, ANSWER, march(5, "11:00"), 40),
        "C": board_row(P3, SITE, march(5, "18:00"), 20),
        "D": board_row(P2, RESOLVED, march(9, "18:00")),
    }
    assert names_in_order(rows) == "BACD"


def test_breached_urgent_ones_come_before_other_urgent_ones() -> None:
    rows = {
        "A": board_row(P1, ANSWER, march(5, "10:30")),
        "B": board_row(P1, SITE, march(5, "09:00")),
        "C": board_row(P1, SITE, march(5, "08:00")),
    }
    assert names_in_order(rows) == "CBA"


def test_equal_deadlines_go_by_points_then_by_receipt_then_by_number() -> None:
    due = march(6, "18:00")
    rows = {
        "A": board_row(P2, SITE, due, 30, march(4, "10:00")),
        "B": board_row(P2, SITE, due, 35, march(4, "11:00")),
        "C": board_row(P2, SITE, due, 30, march(4, "09:00")),
        "D": board_row(P2, SITE, due, 30, march(4, "10:00")),
    }
    assert names_in_order(rows) == "BCAD"


def test_met_clocks_do_not_count_and_no_clock_comes_last() -> None:
    late = clock(ANSWER, march(3), march(4), calendar())
    rows = {
        "A": (P2, [met(late, march(4, "12:00"))], 30, march(3)),
        "B": board_row(P4, RESOLVED, march(16, "18:00"), 10),
    }
    assert names_in_order(rows) == "BA"


def test_the_next_unmet_clock_is_the_earliest_in_time_whatever_its_kind() -> None:
    promise = clock(PROMISE, march(3), march(4, "09:00"), calendar())
    answer = clock(ANSWER, march(3), march(4, "12:00"), calendar())
    assert next_unmet([answer, promise]) is promise
    assert next_unmet([met(answer, march(3))]) is None


classes = st.sampled_from(PriorityClass)
received_times = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(LONDON))


@given(st.lists(st.tuples(classes, received_times), min_size=2, max_size=8), received_times, st.integers(0, 99))
def test_the_order_does_not_depend_on_the_order_in_which_complaints_are_given(
    rows: list[tuple[PriorityClass, datetime]], now: datetime, seed: int
) -> None:
    numbered = list(enumerate(rows))
    shuffled = random.Random(seed).sample(numbered, len(numbered))

    def key(row: tuple[int, tuple[PriorityClass, datetime]]) -> OrderKey:
        number, (priority, received) = row
        return order_key(priority, clocks(priority, received, calendar()), 10, received, number, now)

    assert sorted(numbered, key=key) == sorted(shuffled, key=key)
    assert len({key(row) for row in numbered}) == len(numbered)


@given(classes, classes, received_times, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_a_change_of_class_never_moves_an_unmet_clock_later(
    before: PriorityClass, after: PriorityClass, received: datetime, waited: timedelta
) -> None:
    old = clocks(before, received, calendar())
    new = {each.kind: each for each in reclassified(old, clocks(after, received + waited, calendar()))}
    assert all(new[each.kind].due_at <= each.due_at for each in old)


@given(classes, received_times)
def test_every_clock_is_due_after_it_starts_and_amber_in_between(priority: PriorityClass, received: datetime) -> None:
    for each in clocks(priority, received, calendar()):
        assert each.started_at <= each.amber_at <= each.due_at


@given(classes, received_times, st.dates(date(2025, 12, 1), date(2026, 12, 31)))
def test_a_need_by_date_never_makes_anything_later(priority: PriorityClass, received: datetime, need_by: date) -> None:
    plain, pulled = clocks(priority, received, calendar()), clocks(priority, received, calendar(), need_by)
    assert all(with_date.due_at <= without.due_at for without, with_date in zip(plain, pulled, strict=True))


def test_the_firms_zone_decides_the_days() -> None:
    firm = WorkingTime(ZoneInfo("America/Los_Angeles"))
    received = datetime(2026, 3, 3, 3, 40, tzinfo=UTC)
    answer, site, resolved = clocks(P1, received, firm)
    assert [each.due_at.strftime("%d %H:%M") for each in (answer, site, resolved)] == [
        "03 08:40",
        "03 19:40",
        "05 20:00",
    ]
