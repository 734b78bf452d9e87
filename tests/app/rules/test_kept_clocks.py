"""The columns may acquit, only the events convict: where they acquit, the events say the same (R6)."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from app.rules.complaint_clocks import ClockKind
from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind
from app.rules.complaint_history import derive
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category
from app.rules.feedback import Answer
from app.rules.kept_clocks import SINGLE_KINDS, TURNING_KINDS, KeptMoments, clocks_in_time
from tests.app.rules.rule_builders import calendar, checked_back, event, fixed, logged, march, promised, state_after


def kept(state: ComplaintState) -> KeptMoments:
    due = {clock.kind: clock.due_at for clock in state.clocks}
    return KeptMoments(
        category=state.category,
        column=state.column,
        received_at=state.received_at,
        answer_due_at=due.get(ClockKind.ANSWER, state.received_at),
        site_due_at=due.get(ClockKind.SITE),
        resolve_due_at=due.get(ClockKind.RESOLVED, state.received_at),
        promise_due_at=state.promise.due_at if state.promise is not None else None,
        answered_at=state.answered_at,
        seen_at=state.visited_at,
        fixed_at=state.fixed_at,
        checked_at=state.answers[-1].at if state.answers else None,
        closed_at=state.closed_at,
    )


def story(**moments: datetime) -> ComplaintState:
    """Logged on Wednesday at ten, answered, promised, put right and closed; `moments` moves one of the steps."""
    at = {
        "heard": march(4, "10:20"),
        "visited": march(5, "11:00"),
        "fixed": march(5, "11:30"),
        "asked": march(6, "11:30"),
    } | moments
    events = [
        logged(march(4, "10:00")),
        event(EventKind.HEARD, at["heard"]),
        promised(at["heard"], march(6, "12:00")),
        event(EventKind.VISITED, at["visited"]),
        fixed(at["fixed"]),
        checked_back(at["asked"]),
        event(EventKind.CLOSED, at["asked"]),
    ]
    return state_after(events, march(30))


def test_a_story_in_time_is_acquitted_with_all_its_clocks() -> None:
    clocks = clocks_in_time(kept(story()))
    assert clocks is not None
    assert [clock.kind for clock in clocks] == list(ClockKind)
    assert [clock.met_at for clock in clocks] == [
        march(4, "10:20"),
        march(5, "11:00"),
        march(5, "11:30"),
        march(5, "11:30"),
        march(6, "11:30"),
    ]


def test_one_late_clock_is_enough_for_the_events_to_be_read() -> None:
    assert clocks_in_time(kept(story(heard=march(4, "14:01")))) is None
    assert clocks_in_time(kept(story(visited=march(6, "18:01"), fixed=march(6, "18:02"), asked=march(7)))) is None
    assert clocks_in_time(kept(story(fixed=march(9, "18:01"), asked=march(10)))) is None
    assert clocks_in_time(kept(story(fixed=march(6, "12:01"), asked=march(7)))) is None, "the promise"
    assert clocks_in_time(kept(story(asked=march(8, "11:31")))) is None, "asked again after 72 hours"


def test_what_is_open_wet_or_closed_without_their_words_in_time_is_never_acquitted() -> None:
    assert clocks_in_time(kept(state_after([logged(march(4, "10:00"))], march(4, "11:00")))) is None
    wet = [logged(march(4, "10:00"), category=Category.OVER_WET), event(EventKind.WITHDRAWN, march(4, "10:05"))]
    assert clocks_in_time(kept(state_after(wet, march(5)))) is None
    unconfirmed = [
        logged(march(4, "10:00")),
        promised(march(4, "10:30"), march(6, "12:00")),
        fixed(march(5, "11:30")),
        event(EventKind.HEARD, march(5, "11:40")),
    ]
    soon = [*unconfirmed, event(EventKind.CLOSED_UNCONFIRMED, march(6))]
    late = [*unconfirmed, event(EventKind.CLOSED_UNCONFIRMED, march(9))]
    assert clocks_in_time(kept(state_after(soon, march(30)))) is not None
    assert clocks_in_time(kept(state_after(late, march(30)))) is None


# What the board's columns ask before a step (R7); the services let no other story be written.
GATES = {EventKind.FIXED: EventKind.PROMISED, EventKind.CHECKED_BACK: EventKind.FIXED}
STEPS = st.lists(
    st.tuples(st.sampled_from([kind for kind in EventKind if kind not in TURNING_KINDS]), st.integers(0, 30)),
    max_size=9,
)


@given(st.sampled_from(list(Category)), STEPS)
def test_where_the_columns_acquit_the_events_acquit_as_well(
    category: Category, steps: list[tuple[EventKind, int]]
) -> None:
    events: list[ComplaintEvent] = [logged(march(2, "09:00"), category=category)]
    for kind, hours in [
        *steps,
        (EventKind.HEARD, 0),
        (EventKind.PROMISED, 1),
        (EventKind.FIXED, 2),
        (EventKind.CHECKED_BACK, 20),
        (EventKind.CLOSED, 0),
    ]:
        if kind is EventKind.LOGGED or (kind in SINGLE_KINDS and any(each.kind is kind for each in events)):
            continue
        if kind in GATES and not any(each.kind is GATES[kind] for each in events):
            continue
        at = events[-1].at + timedelta(hours=hours)
        events.append(
            promised(at, at + timedelta(hours=6))
            if kind is EventKind.PROMISED
            else event(kind, at, answer=Answer.GREAT)
        )
    state = derive(events, calendar(), march(31))
    assume(state.column in {BoardColumn.MADE_GOOD, BoardColumn.CLOSED_UNCONFIRMED})
    acquitted = clocks_in_time(kept(state))
    if acquitted is None:
        return
    told = (*state.earlier_clocks, *state.clocks)
    assert sorted(clock.kind for clock in acquitted) == sorted(clock.kind for clock in told)
    assert not any(clock.is_breach_at(march(31)) for clock in told)
    moments = {
        clock.kind: (clock.started_at, clock.met_at) for clock in acquitted if clock.kind is not ClockKind.PROMISE
    }
    assert moments == {
        clock.kind: (clock.started_at, clock.met_at) for clock in told if clock.kind is not ClockKind.PROMISE
    }
