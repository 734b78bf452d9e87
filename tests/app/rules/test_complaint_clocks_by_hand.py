"""The clocks of R6 on other days than its examples: by hand, and against a walk of minutes and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.complaint_clocks import Clock, ClockKind, ClockState, clock, clocks, order_key, reclassified
from app.rules.complaints import PriorityClass, is_need_by_near
from app.rules.working_time import OpeningHours, WorkingTime
from tests.app.rules.rule_builders import LONDON, calendar, march
from tests.app.rules.slow_calendar import MINUTE, due_on_the_wall, walk_minutes

CHICAGO = ZoneInfo("America/Chicago")
ZONES = (LONDON, CHICAGO, ZoneInfo("Australia/Sydney"), ZoneInfo("America/Sao_Paulo"))
CHRISTMAS = (date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28), date(2027, 1, 1))

BY_HAND = """
p2 2026-12-24 17:00 | 29 11:00, 29 18:00, 29 18:00 | over Christmas: Friday to Monday closed
p3 2026-12-30 16:00 | 31 14:00, 04 18:00, 06 18:00 | over the end of the year
p4 2026-12-24 10:00 | 29 16:00, 07 18:00           | sixteen hours over Christmas
p1 2026-12-25 21:00 | 26 09:00, 26 21:00, 28 20:00 | the most urgent on Christmas Day
p1 2026-12-31 19:30 | 01 08:30, 01 19:30, 03 20:00 | the most urgent into the new year
p3 2026-12-25 09:00 | 29 16:00, 30 18:00, 02 13:00 | on a holiday; the seventh day moves to Saturday
p2 2026-03-07 13:30 | 09 12:00, 09 18:00, 12 18:00 | Saturday afternoon, half an hour after closing
p2 2026-03-07 13:00 | 09 12:00, 09 18:00, 12 18:00 | Saturday at the very close
p2 2026-03-07 12:00 | 09 11:00, 09 18:00, 12 18:00 | an hour before Saturday's close
p2 2026-03-07 06:00 | 07 12:00, 09 18:00, 12 18:00 | Saturday before opening
p3 2026-03-06 17:30 | 09 10:30, 11 18:00, 13 18:00 | half an hour on Friday, five on Saturday, the rest on Monday
p4 2026-03-07 12:00 | 10 13:00, 21 13:00           | the fourteenth day is a Saturday
p2 2026-03-02 07:00 | 02 12:00, 04 18:00, 07 13:00 | before opening
p2 2026-03-02 18:00 | 03 12:00, 04 18:00, 07 13:00 | at the very close
p2 2026-03-02 23:59 | 03 12:00, 04 18:00, 07 13:00 | at night
p2 2026-03-08 23:59 | 09 12:00, 10 18:00, 13 18:00 | on Sunday night
p1 2026-03-02 20:00 | 03 09:00, 03 20:00, 05 20:00 | the most urgent at eight in the evening
p1 2026-03-02 19:00 | 02 20:00, 03 19:00, 05 20:00 | an hour before eight
p1 2026-03-02 07:59 | 02 09:00, 03 07:59, 05 20:00 | a minute before eight in the morning
p1 2026-03-28 19:30 | 29 08:30, 29 19:30, 31 20:00 | the night that loses an hour
p1 2026-10-24 19:30 | 25 08:30, 25 19:30, 27 20:00 | the night that repeats an hour
p1 2026-03-28 01:30 | 28 09:00, 29 02:30, 31 20:00 | half past one does not exist on the next day
p2 2026-10-24 12:00 | 26 11:00, 26 18:00, 29 18:00 | working hours know nothing of that night
p3 2026-02-27 17:00 | 02 10:00, 04 18:00, 06 18:00 | over the end of February
"""


def rows(table: str) -> list[tuple[str, datetime, list[str]]]:
    found = []
    for line in table.strip().splitlines():
        given_, due, _why = (part.strip() for part in line.split("|"))
        priority, day, clock_ = given_.split()
        found.append((priority, datetime.fromisoformat(f"{day} {clock_}"), due.split(", ")))
    return found


@pytest.mark.parametrize(("priority", "received", "due"), rows(BY_HAND))
def test_clocks_worked_out_by_hand(priority: str, received: datetime, due: list[str]) -> None:
    found = clocks(PriorityClass(priority), received.replace(tzinfo=LONDON), calendar(*CHRISTMAS))
    assert [each.due_at.strftime("%d %H:%M") for each in found] == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (datetime(2026, 3, 7, 19, 30), ["08 08:30", "08 19:30", "10 20:00"]),
        (datetime(2026, 10, 31, 19, 30), ["01 08:30", "01 19:30", "03 20:00"]),
        (datetime(2026, 3, 7, 2, 30), ["07 09:00", "08 03:30", "10 20:00"]),
    ],
)
def test_the_nights_on_which_american_clocks_change(received: datetime, due: list[str]) -> None:
    found = clocks(PriorityClass.P1, received.replace(tzinfo=CHICAGO), WorkingTime(CHICAGO))
    assert [each.due_at.strftime("%d %H:%M") for each in found] == due


def test_in_the_hour_that_is_repeated_late_is_late_and_first_is_first() -> None:
    firm = calendar()
    site = clocks(PriorityClass.P1, datetime(2026, 10, 24, 1, 30, tzinfo=LONDON), firm)[1]
    assert site.due_at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    forty_minutes_later = firm.local(datetime(2026, 10, 25, 1, 10, tzinfo=UTC))
    assert forty_minutes_later.time() == time(1, 10), "the wall shows less than the half past one it was due at"
    assert site.is_late_at(forty_minutes_later)
    assert site.is_breach_at(forty_minutes_later)
    assert site.state_at(forty_minutes_later) is ClockState.LATE
    assert replace(site, met_at=forty_minutes_later).is_breach_at(forty_minutes_later)
    later = clock(ClockKind.SITE, site.started_at, forty_minutes_later, firm)
    now = datetime(2026, 10, 25, 2, tzinfo=UTC)
    keys = [order_key(PriorityClass.P1, [each], 40, site.started_at, 1, now) for each in (site, later)]
    assert keys[0] < keys[1], "the older breach comes first"


@pytest.mark.parametrize(
    ("priority", "received", "need_by", "closed", "due"),
    [
        ("p2", march(2, "10:00"), 1, (), ["02 14:00", "02 14:00", "02 14:00"]),
        ("p2", march(2, "10:00"), 2, (), ["02 14:00", "02 14:00", "02 14:00"]),
        ("p2", march(2, "10:00"), 3, (), ["02 14:00", "02 18:00", "02 18:00"]),
        ("p2", march(2, "10:00"), 8, (), ["02 14:00", "04 18:00", "07 13:00"]),
        ("p2", march(2, "10:00"), 5, (5,), ["02 14:00", "04 18:00", "04 18:00"]),
        ("p2", march(2, "10:00"), 6, (5,), ["02 14:00", "04 18:00", "04 18:00"]),
        ("p2", march(2, "17:00"), 3, (), ["03 11:00", "02 18:00", "02 18:00"]),
        ("p2", march(2, "18:00"), 3, (), ["03 12:00", "03 12:00", "03 12:00"]),
        ("p3", march(7, "12:00"), 9, (), ["09 15:00", "07 13:00", "07 13:00"]),
        ("p3", march(7, "13:00"), 9, (), ["09 16:00", "09 16:00", "09 16:00"]),
        ("p4", march(2, "10:00"), 2, (), ["03 16:00", "03 16:00"]),
        ("p1", march(2, "10:00"), 2, (), ["02 11:00", "02 11:00", "02 11:00"]),
        ("p1", march(2, "19:40"), 3, (), ["03 08:40", "03 08:40", "03 08:40"]),
        ("p1", march(8, "10:00"), 10, (), ["08 11:00", "09 10:00", "09 18:00"]),
    ],
)
def test_need_by_days_in_the_past_today_tomorrow_and_on_closed_days(
    priority: str, received: datetime, need_by: int, closed: tuple[int, ...], due: list[str]
) -> None:
    firm = calendar(*(date(2026, 3, day) for day in closed))
    found = clocks(PriorityClass(priority), received, firm, date(2026, 3, need_by))
    assert [each.due_at.strftime("%d %H:%M") for each in found] == due


def test_a_need_by_day_is_near_up_to_and_with_72_hours() -> None:
    assert is_need_by_near(date(2026, 3, 5), march(2, "00:00"), calendar())
    assert not is_need_by_near(date(2026, 3, 5), march(1, "23:59"), calendar())
    assert is_need_by_near(date(2026, 3, 2), march(2, "23:00"), calendar()), "today is as near as can be"


@pytest.mark.parametrize(
    ("span", "warning"), [(60, 15), (239, 59.75), (240, 60), (241, 60), (1440, 60), (4, 1), (0, 0)]
)
def test_amber_begins_exactly_at_a_quarter_or_an_hour(span: int, warning: float) -> None:
    due = march(3, "12:00") + timedelta(minutes=span)
    found = clock(ClockKind.PROMISE, march(3, "12:00"), due, calendar())
    amber = due - timedelta(minutes=warning)
    assert found.amber_at == amber
    assert found.state_at(amber) is ClockState.DUE
    assert found.state_at(due) is ClockState.DUE, "the due moment itself is in time"
    assert found.state_at(due + timedelta(microseconds=1)) is ClockState.LATE
    if span:
        assert found.state_at(amber - timedelta(microseconds=1)) is ClockState.ON_TRACK


@st.composite
def firms(draw: st.DrawFn) -> WorkingTime:
    """A firm of any zone, hours and holidays, open on two weekdays at least."""
    days = draw(st.sets(st.integers(0, 6), min_size=2))
    hours = {}
    for day in sorted(days):
        opens, closes = sorted(draw(st.sets(st.integers(4 * 60, 23 * 60), min_size=2, max_size=2)))
        hours[day] = OpeningHours(time(opens // 60, opens % 60), time(closes // 60, closes % 60))
    closed = draw(st.sets(st.dates(date(2026, 3, 20), date(2026, 4, 10)), max_size=6))
    return WorkingTime(draw(st.sampled_from(ZONES)), hours, frozenset(closed))


def moments_of(firm: WorkingTime) -> st.SearchStrategy[datetime]:
    """Whole minutes that the wall shows, around the nights on which the clocks change."""
    minutes = st.integers(0, 30 * 24 * 60)
    shown = minutes.map(lambda count: datetime(2026, 3, 1) + count * MINUTE)
    autumn = minutes.map(lambda count: datetime(2026, 10, 10) + count * MINUTE)
    return (shown | autumn).map(lambda wall: firm.local(wall.replace(tzinfo=firm.zone).astimezone(UTC)))


@settings(max_examples=50)
@given(st.data())
def test_working_time_is_what_a_walk_of_minutes_finds(data: st.DataObject) -> None:
    firm = data.draw(firms())
    start = data.draw(moments_of(firm))
    minutes = data.draw(st.integers(0, 20 * 60))
    found = firm.add(start, minutes * MINUTE)
    assert found.replace(tzinfo=None) == walk_minutes(start, minutes, firm.hours, firm.closed_days)


@settings(max_examples=60)
@given(st.data(), st.sampled_from(PriorityClass))
def test_every_clock_is_due_when_the_table_read_slowly_says_so(data: st.DataObject, priority: PriorityClass) -> None:
    firm = data.draw(firms())
    received = data.draw(moments_of(firm))
    need_by = data.draw(st.none() | st.integers(-3, 20).map(lambda days: received.date() + timedelta(days=days)))
    wanted = due_on_the_wall(priority.value, received, firm, need_by)
    found = {each.kind.value: each.due_at for each in clocks(priority, received, firm, need_by)}
    assert found.keys() == wanted.keys()
    for kind, wall in wanted.items():
        assert found[kind] == firm.local(wall.replace(tzinfo=firm.zone).astimezone(UTC)), kind


@given(
    st.sampled_from(PriorityClass),
    st.sampled_from(PriorityClass),
    st.integers(0, 20 * 24 * 60),
    st.sets(st.sampled_from(["answer", "site", "resolved"])),
)
def test_a_change_of_class_leaves_what_is_met_and_takes_the_earlier_time_of_the_rest(
    before: PriorityClass, after: PriorityClass, waited: int, met: set[str]
) -> None:
    received = march(2, "10:00")
    changed_at = calendar().shift(received, waited * MINUTE)

    def stopped(each: Clock) -> Clock:
        return replace(each, met_at=received + 30 * MINUTE) if each.kind.value in met else each

    old = {each.kind.value: stopped(each) for each in clocks(before, received, calendar())}
    new = {each.kind.value: each for each in reclassified(old.values(), clocks(after, changed_at, calendar()))}
    fresh = due_on_the_wall(after.value, changed_at, calendar(), None)
    assert new.keys() == old.keys() | fresh.keys()
    for kind, each in new.items():
        on_the_wall = each.due_at.replace(tzinfo=None)
        if kind in old and kind in met:
            assert each == old[kind]
        else:
            earlier = [old[kind].due_at.replace(tzinfo=None)] if kind in old else []
            assert on_the_wall == min([*earlier, *([fresh[kind]] if kind in fresh else [])])
            assert each.met_at is None
