"""Honest figures: they add up, a clock that ran out is always there, and too few cases make no rate (S0.8, R7, R12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.care_figures import (
    CareFacts,
    CareFigures,
    Dimension,
    GroupFigures,
    Outcome,
    Period,
    care_figures,
    care_groups,
    outcome_of,
    period_of_days,
    share_in_words,
    what_happened,
)
from app.rules.complaint_clocks import Clock, ClockKind
from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind, FixOutcome, Promise
from app.rules.complaint_history import derive
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category
from app.rules.feedback import Answer
from app.rules.staff_figures import Fault
from app.rules.won_back import WonBack
from tests.app.rules.rule_builders import calendar, checked_back, event, fixed, logged, march, promised, state_after

MARCH = Period(march(1), march(31))
NOW = march(31)


def facts_of(state: ComplaintState, number: int = 1, **fields: Any) -> CareFacts:
    return CareFacts(
        complaint=number,
        category=state.category,
        received_at=state.received_at,
        answered_at=state.answered_at,
        closed_at=state.closed_at,
        column=state.column,
        clocks=(*state.earlier_clocks, *state.clocks),
        **fields,
    )


def figures_of(facts: Sequence[CareFacts], period: Period, now: datetime) -> CareFigures:
    return care_figures(what_happened(facts, period, now))


def groups_of(
    facts: Sequence[CareFacts], dimension: Dimension, period: Period, now: datetime
) -> tuple[GroupFigures, ...]:
    return care_groups(what_happened(facts, period, now), dimension)


def story(number: int, *later: ComplaintEvent, now: datetime = NOW, **fields: Any) -> CareFacts:
    """A stain came back on Wednesday 4 March at ten: answer by 14:00, site Friday 18:00, put right Monday 18:00."""
    return facts_of(state_after([logged(march(4, "10:00")), *later], now), number, **fields)


IN_TIME = (
    event(EventKind.HEARD, march(4, "10:20")),
    promised(march(4, "10:30"), march(5, "12:00")),
    event(EventKind.VISITED, march(5, "11:00")),
    fixed(march(5, "11:30")),
    checked_back(march(6, "11:30")),
    event(EventKind.CLOSED, march(6, "11:30")),
)
LATE = (
    event(EventKind.HEARD, march(4, "15:00")),
    promised(march(4, "15:00"), march(5, "12:00")),
    event(EventKind.VISITED, march(7, "11:00")),
    fixed(march(7, "11:30")),
    checked_back(march(9, "11:30")),
    event(EventKind.CLOSED, march(9, "11:30")),
)


def in_time(figures: CareFigures) -> dict[ClockKind, tuple[int, int]]:
    return {kind: (each.in_time, each.of) for kind, each in figures.clocks.items()}


def test_a_month_of_three_complaints_is_counted_by_what_happened() -> None:
    facts = [story(1, *IN_TIME, result=WonBack.TOLD_US), story(2, *LATE, result=WonBack.PENDING), story(3)]
    figures = figures_of(facts, MARCH, NOW)
    assert (figures.received, figures.closed, figures.won_back) == (3, 2, 1)
    assert figures.typical_answer == timedelta(hours=2, minutes=40), "the middle of 20 minutes and 5 hours"
    assert figures.typical_peace == timedelta(days=3, hours=13, minutes=30)
    assert in_time(figures) == {
        ClockKind.ANSWER: (1, 3),
        ClockKind.SITE: (1, 3),
        ClockKind.RESOLVED: (2, 3),
        ClockKind.PROMISE: (1, 2),
        ClockKind.CHECK_BACK: (2, 2),
    }
    assert [(breach.complaint, breach.clock.kind.value) for breach in figures.breaches] == [
        (2, "answer"),
        (3, "answer"),
        (2, "promise"),
        (2, "site"),
        (3, "site"),
        (3, "resolved"),
    ]
    assert figures.breaches[0].late_by == timedelta(hours=1)
    assert figures.breaches[1].late_by == NOW - march(4, "14:00"), "nobody has answered yet"


def test_each_thing_is_counted_on_its_day_so_that_a_breach_stays_in_its_month() -> None:
    late = [story(1, *LATE, result=WonBack.PENDING)]
    before, after = Period(march(1), march(6)), Period(march(6), march(31))
    first, second = figures_of(late, before, NOW), figures_of(late, after, NOW)
    assert (first.received, first.closed) == (1, 0)
    assert (second.received, second.closed) == (0, 1)
    assert [breach.clock.kind.value for breach in first.breaches] == ["answer", "promise"]
    assert [breach.clock.kind.value for breach in second.breaches] == ["site"]
    assert second.clocks[ClockKind.RESOLVED].in_time == 1


def test_a_clock_that_still_runs_counts_nowhere() -> None:
    figures = figures_of([story(1, now=march(4, "11:00"))], MARCH, march(4, "11:00"))
    assert figures.received == 1
    assert all(each.of == 0 for each in figures.clocks.values())
    assert not figures.is_empty
    assert figures_of([], MARCH, NOW).is_empty


@pytest.mark.parametrize(
    ("column", "result", "outcome"),
    [
        (BoardColumn.PUT_RIGHT, None, None),
        (BoardColumn.MADE_GOOD, WonBack.CAME_BACK, Outcome.CAME_BACK),
        (BoardColumn.MADE_GOOD, WonBack.TOLD_US, Outcome.TOLD_US),
        (BoardColumn.MADE_GOOD, WonBack.PENDING, Outcome.PENDING),
        (BoardColumn.MADE_GOOD, WonBack.NOT_WON_BACK, Outcome.NOT_WON_BACK),
        (BoardColumn.MADE_GOOD, None, Outcome.PENDING),
        (BoardColumn.CLOSED_UNCONFIRMED, WonBack.CAME_BACK, Outcome.CAME_BACK),
        (BoardColumn.CLOSED_UNCONFIRMED, WonBack.PENDING, Outcome.UNCONFIRMED),
        (BoardColumn.CLOSED_UNCONFIRMED, WonBack.NOT_WON_BACK, Outcome.UNCONFIRMED),
        (BoardColumn.WITHDRAWN, None, Outcome.WITHDRAWN),
    ],
)
def test_what_became_of_a_complaint_follows_the_chips_of_r7(
    column: BoardColumn, result: WonBack | None, outcome: Outcome | None
) -> None:
    facts = CareFacts(
        complaint=1,
        category=Category.LATE,
        received_at=march(2),
        answered_at=None,
        closed_at=march(3),
        column=column,
        clocks=(),
        result=result,
    )
    assert outcome_of(facts) is outcome


def test_a_withdrawn_complaint_is_shown_and_keeps_its_breaches() -> None:
    withdrawn = story(1, event(EventKind.WITHDRAWN, march(6, "09:00"), words="A mistake"))
    figures = figures_of([withdrawn], MARCH, NOW)
    assert (figures.received, figures.closed, figures.outcomes[Outcome.WITHDRAWN]) == (1, 0, 1)
    assert [breach.clock.kind for breach in figures.breaches] == [ClockKind.ANSWER]


def test_groups_are_named_as_most_write_them_and_the_unknown_has_a_place() -> None:
    facts = [
        story(1, fibres=("Wool", "wool ", "Silk"), products=("Enzyme",), cause="Pad", cause_kind=Fault.PROCESS),
        story(2, fibres=("wool",), cause="pad ", cause_kind=Fault.PROCESS),
        story(3, fibres=("wool",)),
    ]

    def keys(dimension: Dimension) -> list[tuple[str, str | None, tuple[int, ...]]]:
        groups = groups_of(facts, dimension, MARCH, NOW)
        return [(group.key, group.kind and group.kind.value, group.complaints) for group in groups]

    assert keys(Dimension.FIBRE) == [("wool", None, (1, 2, 3)), ("Silk", None, (1,))]
    assert keys(Dimension.PRODUCT) == [("", None, (2, 3)), ("Enzyme", None, (1,))]
    assert keys(Dimension.CAUSE) == [("Pad", "process", (1, 2)), ("", None, (3,))]
    assert keys(Dimension.CAUSE_KIND) == [("", "process", (1, 2)), ("", None, (3,))]
    assert keys(Dimension.CATEGORY) == [("wicking", None, (1, 2, 3))]


def test_a_group_in_which_nothing_happened_is_left_out() -> None:
    assert groups_of([story(1, *IN_TIME)], Dimension.CATEGORY, Period(march(20), march(21)), NOW) == ()


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 0, "–"),
        (3, 4, "3 of 4 – too few"),
        (9, 9, "9 of 9 – too few"),
        (9, 10, "9 of 10 (90 %)"),
        (7, 12, "7 of 12 (58 %)"),
        (1, 200, "1 of 200 (1 %)"),
    ],
)
def test_a_share_is_k_of_n_and_a_rate_needs_ten_cases(count: int, of: int, words: str) -> None:
    assert share_in_words(count, of) == words


def test_a_period_is_whole_days_on_the_firms_wall() -> None:
    period = period_of_days(date(2026, 3, 28), date(2026, 3, 29), calendar())
    assert (period.starts_at, period.ends_at) == (march(28), march(30))
    assert period.ends_at.astimezone().timestamp() - period.starts_at.timestamp() == 47 * 3600, "summer time begins"
    assert not period.has(None)
    assert not period.has(march(30))
    with pytest.raises(ValueError, match="after it begins"):
        period_of_days(date(2026, 3, 2), date(2026, 3, 1), calendar())


ACTS = st.sampled_from(
    [
        EventKind.CONTACTED,
        EventKind.HEARD,
        EventKind.PROMISED,
        EventKind.VISITED,
        EventKind.FIXED,
        EventKind.CHECK_TRIED,
        EventKind.CHECKED_BACK,
        EventKind.CLOSED,
        EventKind.CLOSED_UNCONFIRMED,
        EventKind.REOPENED,
        EventKind.WITHDRAWN,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.RECLASSIFIED,
    ]
)
STEPS = st.lists(st.tuples(ACTS, st.integers(1, 60), st.sampled_from(list(Answer))), max_size=14)
CATEGORIES = st.sampled_from([Category.DAMAGE, Category.WICKING, Category.LATE, Category.NIGGLE, Category.OVER_WET])


def events_of(category: Category, steps: list[tuple[EventKind, int, Answer]]) -> list[ComplaintEvent]:
    events = [logged(march(2, "09:00"), category=category)]
    for kind, hours, answer in steps:
        at = events[-1].at + timedelta(hours=hours)
        events.append(
            event(
                kind,
                at,
                words="x",
                promise=Promise("x", at + timedelta(hours=5), 1),
                until_on=(at + timedelta(hours=30)).date(),
                outcome=FixOutcome.REFUND,
                answer=answer,
                category=Category.DAMAGE if kind is EventKind.RECLASSIFIED else None,
            )
        )
    return events


def late_kinds(events: list[ComplaintEvent], now: datetime) -> dict[ClockKind, int]:
    everything = Period(march(1), now + timedelta(days=1))
    figures = figures_of([facts_of(derive(events, calendar(), now))], everything, now)
    return {kind: each.late for kind, each in figures.clocks.items()}


@given(CATEGORIES, STEPS, st.integers(0, 200))
def test_nothing_that_is_done_later_takes_a_breach_away(
    category: Category, steps: list[tuple[EventKind, int, Answer]], wait: int
) -> None:
    """Withdrawing, reopening, closing, promising again, pausing: what ran out stays in the figures."""
    events = events_of(category, steps)
    for count in range(1, len(events)):
        at = events[count].at
        before, after = late_kinds(events[:count], at), late_kinds(events[: count + 1], at)
        assert all(after[kind] >= before[kind] for kind in ClockKind), events[count].kind
    last = events[-1].at
    now, later = late_kinds(events, last), late_kinds(events, last + timedelta(hours=wait))
    assert all(later[kind] >= now[kind] for kind in ClockKind)


@given(st.lists(st.tuples(CATEGORIES, STEPS), max_size=5), st.integers(0, 30), st.integers(0, 40))
def test_the_figures_add_up(
    stories: list[tuple[Category, list[tuple[EventKind, int, Answer]]]], cut: int, days: int
) -> None:
    now = march(3) + timedelta(days=days)
    states = [derive(events_of(category, steps), calendar(), now) for category, steps in stories]
    facts = [facts_of(state, number, cause_kind=None) for number, state in enumerate(states)]
    ends = now + timedelta(days=90)
    middle = march(1) + timedelta(days=cut)
    whole = figures_of(facts, Period(march(1), ends), now)
    parts = [figures_of(facts, Period(march(1), middle), now), figures_of(facts, Period(middle, ends), now)]
    groups = [group.figures for group in groups_of(facts, Dimension.CATEGORY, Period(march(1), ends), now)]
    for several in (parts, groups):
        assert whole.received == sum(each.received for each in several) == len(facts)
        assert whole.closed == sum(each.closed for each in several)
        for kind in ClockKind:
            assert whole.clocks[kind].of == sum(each.clocks[kind].of for each in several)
            assert whole.clocks[kind].in_time == sum(each.clocks[kind].in_time for each in several)
        assert len(whole.breaches) == sum(len(each.breaches) for each in several)
    assert whole.closed + whole.outcomes[Outcome.WITHDRAWN] == sum(not state.is_open for state in states)
    assert len(whole.breaches) == sum(each.late for each in whole.clocks.values())
    assert len(whole.breaches) == sum(len(state.breaches_at(now)) for state in states), "a late clock always appears"


def test_a_promise_kept_late_stays_when_another_is_made() -> None:
    """A second promise begins a new clock; the first, though kept by now, was late."""
    events = (
        promised(march(4, "10:30"), march(4, "12:00")),
        event(EventKind.VISITED, march(4, "13:00")),
        promised(march(4, "13:10"), march(9, "12:00")),
    )
    figures = figures_of([story(1, *events, now=march(4, "14:00"))], MARCH, march(4, "14:00"))
    assert [(breach.clock.kind, breach.late_by) for breach in figures.breaches] == [
        (ClockKind.PROMISE, timedelta(hours=1))
    ]


def test_a_clock_without_a_span_of_its_own_is_not_typical() -> None:
    running = Clock(kind=ClockKind.SITE, started_at=march(4), due_at=march(5), amber_at=march(5))
    facts = CareFacts(
        complaint=1,
        category=Category.LATE,
        received_at=march(4),
        answered_at=None,
        closed_at=None,
        column=BoardColumn.CALL_BACK,
        clocks=(running,),
    )
    figures = figures_of([facts], MARCH, march(6))
    assert (figures.clocks[ClockKind.SITE].late, figures.clocks[ClockKind.SITE].typical) == (1, None)
