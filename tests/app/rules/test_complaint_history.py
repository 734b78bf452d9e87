"""From events to the state of a complaint (R6, R7): columns, clocks, promises, pauses, drying, rounds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaint_clocks import Clock, ClockKind, ClockState
from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind, FixOutcome, Promise, Step
from app.rules.complaint_fold import answer_feeling
from app.rules.complaint_history import derive
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category, ComplaintFacts, PriorityClass
from app.rules.feedback import Answer, Feeling
from tests.app.rules.rule_builders import (
    calendar,
    checked_back,
    event,
    every_step_until_check_back,
    fixed,
    logged,
    march,
    promised,
    state_after,
)

START = march(4, "10:00")


def due(state: ComplaintState, kind: ClockKind) -> datetime:
    return the_clock(state, kind).due_at


def the_clock(state: ComplaintState, kind: ClockKind) -> Clock:
    return next(each for each in state.clocks if each.kind is kind)


def test_a_new_complaint_waits_for_our_call_and_has_an_owner() -> None:
    state = state_after([logged(START, by=7)], START)
    assert state.column is BoardColumn.CALL_BACK
    assert (state.owner, state.points, state.priority, state.is_open) == (7, 30, PriorityClass.P2, True)
    assert state.next_clock is not None
    assert state.next_clock.due_at == march(4, "14:00")
    assert not state.is_late_at(march(4, "14:00"))
    assert state.is_late_at(march(4, "14:01"))


def test_the_owner_can_be_named_at_once_or_changed() -> None:
    assert state_after([logged(START, by=7, owner=3)], START).owner == 3
    changed = [logged(START, by=7), event(EventKind.OWNER_CHANGED, march(4, "11:00"), owner=5)]
    assert state_after(changed, march(5)).owner == 5


def test_clocks_run_from_the_receipt_not_from_the_writing_down() -> None:
    state = state_after([logged(march(4, "12:00"), received_at=START)], march(4, "12:00"))
    assert due(state, ClockKind.ANSWER) == march(4, "14:00")


def test_a_list_that_does_not_begin_with_a_log_is_refused() -> None:
    for events in ([], [event(EventKind.HEARD, START)], [logged(START, category=None)]):
        with pytest.raises(ValueError, match="begins with"):
            state_after(events, START)


@pytest.mark.parametrize(
    "kind",
    [EventKind.CONTACTED, EventKind.HEARD, EventKind.APOLOGISED, EventKind.ASKED, EventKind.VISITED],
)
def test_a_human_contact_stops_the_answer_clock(kind: EventKind) -> None:
    state = state_after([logged(START), event(kind, march(4, "13:00"))], march(5))
    assert the_clock(state, ClockKind.ANSWER).met_at == march(4, "13:00")
    assert state.answered_at == march(4, "13:00")
    assert state.column is BoardColumn.CALL_BACK


@pytest.mark.parametrize("kind", [EventKind.NOTED, EventKind.FELT, EventKind.OWNER_CHANGED])
def test_a_note_does_not_stop_the_answer_clock(kind: EventKind) -> None:
    state = state_after([logged(START), event(kind, march(4, "11:00"), owner=1)], march(4, "12:00"))
    assert state.answered_at is None


def test_an_auto_reply_does_not_stop_the_answer_clock() -> None:
    events = [logged(START), event(EventKind.CONTACTED, march(4, "10:01"), is_automatic=True)]
    assert state_after(events, march(4, "11:00")).answered_at is None


def test_an_auto_reply_keeps_no_promise() -> None:
    reply = event(EventKind.CONTACTED, march(4, "12:00"), is_automatic=True, keeps_promise=True)
    state = state_after([logged(START), promised(march(4, "11:00"), march(4, "16:00")), reply], march(4, "17:00"))
    assert state.has_broken_promise


def test_a_late_answer_stays_in_the_record_as_a_breach() -> None:
    state = state_after([logged(START), event(EventKind.CONTACTED, march(4, "15:00"))], march(4, "16:00"))
    assert [each.kind for each in state.breaches_at(march(4, "16:00"))] == [ClockKind.ANSWER]
    assert not state.is_late_at(march(4, "16:00"))


def test_a_promise_moves_the_card_and_has_a_clock_of_its_own() -> None:
    state = state_after([logged(START), promised(march(4, "11:00"), march(4, "16:00"))], march(4, "12:00"))
    assert state.column is BoardColumn.PUT_RIGHT
    assert state.promise == Promise("Luis cleans it again", march(4, "16:00"), 2)
    assert state.next_clock == the_clock(state, ClockKind.PROMISE)
    assert the_clock(state, ClockKind.ANSWER).met_at == march(4, "11:00")


def test_an_event_without_its_promise_moves_nothing() -> None:
    state = state_after([logged(START), event(EventKind.PROMISED, march(4, "11:00"))], march(4, "12:00"))
    assert state.column is BoardColumn.CALL_BACK


def test_a_promise_that_runs_out_is_broken_at_its_time_and_raises_the_effort() -> None:
    events = [logged(START), promised(march(4, "11:00"), march(5, "16:00"))]
    assert not state_after(events, march(5, "16:00")).has_broken_promise
    state = state_after(events, march(5, "16:01"))
    assert state.has_broken_promise
    assert (state.facts.effort, state.points, state.priority) == (2, 40, PriorityClass.P1)
    assert due(state, ClockKind.SITE) == march(6, "16:00")
    assert due(state, ClockKind.RESOLVED) == march(8, "20:00")


def test_a_broken_promise_raises_the_effort_of_any_class() -> None:
    facts = ComplaintFacts(severity=1)
    events = [logged(START, facts=facts), event(EventKind.PROMISE_BROKEN, march(4, "12:00"))]
    state = state_after(events, march(4, "13:00"))
    assert (state.facts.effort, state.priority) == (2, PriorityClass.P3)
    assert due(state, ClockKind.SITE) == march(9, "18:00")


@pytest.mark.parametrize("kept_by", ["visit", "fix", "contact"])
def test_a_promise_is_kept_by_visit_fix_or_the_contact_that_was_promised(kept_by: str) -> None:
    keeping = {
        "visit": event(EventKind.VISITED, march(5, "15:00")),
        "fix": fixed(march(5, "15:00"), FixOutcome.ON_THE_PHONE),
        "contact": event(EventKind.CONTACTED, march(5, "15:00"), keeps_promise=True),
    }[kept_by]
    state = state_after([logged(START), promised(march(4, "11:00"), march(5, "16:00")), keeping], march(6))
    assert not state.has_broken_promise
    assert the_clock(state, ClockKind.PROMISE).met_at == march(5, "15:00")


def test_a_new_promise_in_time_replaces_the_old_one() -> None:
    events = [
        logged(START),
        promised(march(4, "11:00"), march(5, "16:00")),
        promised(march(5, "12:00"), march(6, "16:00"), "Ben comes"),
    ]
    state = state_after(events, march(6, "12:00"))
    assert not state.has_broken_promise
    assert due(state, ClockKind.PROMISE) == march(6, "16:00")
    assert not state.earlier_clocks


def test_a_new_promise_after_a_broken_one_leaves_the_breach_in_the_record() -> None:
    events = [
        logged(START),
        promised(march(4, "11:00"), march(4, "16:00")),
        promised(march(4, "17:00"), march(5, "16:00")),
    ]
    state = state_after(events, march(4, "17:30"))
    assert state.has_broken_promise
    assert [each.kind for each in state.breaches_at(march(4, "17:30"))] == [ClockKind.PROMISE]


def test_a_visit_stops_the_site_clock_and_a_fix_the_resolved_one() -> None:
    events = [
        logged(START),
        promised(march(4, "11:00"), march(5, "16:00")),
        event(EventKind.VISITED, march(5, "15:00")),
        fixed(march(5, "15:40")),
    ]
    state = state_after(events, march(5, "16:00"))
    assert the_clock(state, ClockKind.SITE).met_at == march(5, "15:00")
    assert the_clock(state, ClockKind.RESOLVED).met_at == march(5, "15:40")
    assert state.column is BoardColumn.CHECK_BACK
    assert (state.fixed_at, state.visited_at, state.outcome) == (
        march(5, "15:40"),
        march(5, "15:00"),
        FixOutcome.VISIT,
    )
    assert due(state, ClockKind.CHECK_BACK) == march(8, "15:40")


def test_a_fix_that_needs_no_visit_stops_the_site_clock_too() -> None:
    events = [
        logged(START),
        promised(march(4, "11:00"), march(5, "16:00")),
        fixed(march(4, "12:00"), FixOutcome.REFUND),
    ]
    state = state_after(events, march(5))
    assert the_clock(state, ClockKind.SITE).met_at == march(4, "12:00")
    assert state.next_clock == the_clock(state, ClockKind.CHECK_BACK)


def test_the_check_back_is_due_72_hours_after_the_fix_on_the_wall_clock() -> None:
    start = datetime(2026, 3, 27, 10, 0, tzinfo=START.tzinfo)
    events = [
        logged(start),
        promised(start + timedelta(hours=1), start + timedelta(hours=5)),
        fixed(start + timedelta(hours=2)),
    ]
    state = state_after(events, start + timedelta(hours=3))
    assert due(state, ClockKind.CHECK_BACK) == datetime(2026, 3, 30, 12, 0, tzinfo=START.tzinfo)


def test_case_2_a_wet_carpet_of_29_hours_is_urgent_at_once() -> None:
    received = march(5, "17:00")
    first = logged(received, category=Category.OVER_WET, cleaning_ended_at=received - timedelta(hours=29))
    state = state_after([first], received)
    assert state.priority is PriorityClass.P1
    assert due(state, ClockKind.ANSWER) == march(5, "18:00")


def test_a_drying_complaint_is_raised_a_day_after_the_cleaning_unless_confirmed_dry() -> None:
    received, ended = march(4, "10:00"), march(3, "20:00")
    first = logged(received, category=Category.OVER_WET, cleaning_ended_at=ended)
    assert state_after([first], received).facts.severity == 3
    assert state_after([first], march(4, "20:00")).priority is PriorityClass.P2
    raised = state_after([first], march(4, "20:01"))
    assert raised.priority is PriorityClass.P1
    assert due(raised, ClockKind.ANSWER) == march(4, "14:00")
    assert due(raised, ClockKind.SITE) == march(5, "20:00")
    dry = [first, event(EventKind.DRY_CONFIRMED, march(4, "18:00"))]
    assert state_after(dry, march(6)).priority is PriorityClass.P2


def test_raising_never_moves_a_clock_that_was_met() -> None:
    first = logged(march(4, "10:00"), category=Category.OVER_WET, cleaning_ended_at=march(3, "20:00"))
    answered = event(EventKind.CONTACTED, march(4, "11:00"))
    state = state_after([first, answered], march(5))
    assert the_clock(state, ClockKind.ANSWER).met_at == march(4, "11:00")
    assert due(state, ClockKind.ANSWER) == march(4, "14:00")


def test_a_closed_or_withdrawn_drying_complaint_is_not_raised() -> None:
    first = logged(march(4, "10:00"), category=Category.OVER_WET, cleaning_ended_at=march(3, "20:00"))
    withdrawn = event(EventKind.WITHDRAWN, march(4, "11:00"), words="wrong client")
    assert state_after([first, withdrawn], march(6)).priority is PriorityClass.P2


def test_other_complaints_do_not_dry() -> None:
    first = logged(march(4, "10:00"), category=Category.ODOUR, cleaning_ended_at=march(3, "20:00"))
    assert state_after([first], march(6)).priority is PriorityClass.P2


def test_reclassifying_takes_severity_from_the_category_or_the_facts_given() -> None:
    at = march(4, "12:00")
    damaged = [logged(START), event(EventKind.RECLASSIFIED, at, category=Category.DAMAGE)]
    state = state_after(damaged, at)
    assert (state.category, state.priority) == (Category.DAMAGE, PriorityClass.P1)
    assert due(state, ClockKind.ANSWER) == march(4, "13:00")
    marked = [logged(START), event(EventKind.RECLASSIFIED, at, facts=ComplaintFacts(severity=3, is_public=True))]
    assert state_after(marked, at).points == 35
    assert due(state_after(marked, at), ClockKind.ANSWER) == march(4, "14:00")


def test_a_need_by_date_near_at_hand_marks_and_pulls() -> None:
    state = state_after([logged(START, need_by_on=date(2026, 3, 6))], START)
    assert state.facts.is_vulnerable
    assert due(state, ClockKind.RESOLVED) == march(5, "18:00")


def test_a_need_by_date_that_becomes_known_later_tightens_unmet_clocks_only() -> None:
    at = march(5, "12:00")
    known = event(EventKind.NEED_BY_SET, at, need_by_on=date(2026, 3, 20))
    assert due(state_after([logged(START), known], at), ClockKind.RESOLVED) == march(9, "18:00")
    near = event(EventKind.NEED_BY_SET, at, need_by_on=date(2026, 3, 7))
    state = state_after([logged(START), near], at)
    assert (state.need_by_on, state.facts.is_vulnerable) == (date(2026, 3, 7), True)
    assert due(state, ClockKind.SITE) == march(6, "18:00")
    assert due(state, ClockKind.RESOLVED) == march(6, "18:00")
    visited = [logged(START), event(EventKind.VISITED, march(5, "10:00")), near]
    assert the_clock(state_after(visited, at), ClockKind.SITE).due_at == march(6, "18:00")


def test_a_need_by_date_that_has_passed_clamps_to_the_answer() -> None:
    at = march(4, "12:00")
    past = event(EventKind.NEED_BY_SET, at, need_by_on=date(2026, 3, 4))
    assert due(state_after([logged(START), past], at), ClockKind.SITE) == march(4, "14:00")
    answered = [logged(START), event(EventKind.CONTACTED, march(4, "11:00")), past]
    assert due(state_after(answered, at), ClockKind.SITE) == march(4, "16:00")


def test_taking_a_need_by_date_back_takes_its_mark_back() -> None:
    events = [
        logged(START, need_by_on=date(2026, 3, 6)),
        event(EventKind.NEED_BY_SET, march(4, "11:00"), need_by_on=None),
    ]
    assert not state_after(events, march(4, "12:00")).facts.is_vulnerable


def test_clocks_pause_while_we_wait_for_the_clients_date() -> None:
    pause = event(EventKind.PAUSED, march(4, "12:00"), until_on=date(2026, 3, 10))
    state = state_after([logged(START), pause], march(6, "19:00"))
    assert state.paused_until == date(2026, 3, 10)
    assert the_clock(state, ClockKind.SITE).state_at(march(6, "19:00")) is ClockState.PAUSED
    assert due(state, ClockKind.SITE) == march(12, "18:00")
    assert due(state, ClockKind.ANSWER) == march(4, "14:00")
    assert the_clock(state, ClockKind.ANSWER).is_paused is False
    over = state_after([logged(START), pause], march(10, "08:00"))
    assert over.paused_until is None
    assert the_clock(over, ClockKind.SITE).state_at(march(10, "08:00")) is ClockState.ON_TRACK


def test_a_pause_that_ends_early_gives_only_its_days() -> None:
    pause = event(EventKind.PAUSED, march(4, "12:00"), until_on=date(2026, 3, 10))
    resume = event(EventKind.RESUMED, march(5, "09:00"))
    state = state_after([logged(START), pause, resume], march(5, "10:00"))
    assert state.paused_until is None
    assert due(state, ClockKind.SITE) == march(7, "13:00")
    unpaused = state_after([logged(START), resume], march(5, "10:00"))
    assert due(unpaused, ClockKind.SITE) == march(6, "18:00")


def test_a_second_pause_counts_from_its_own_day() -> None:
    events = [
        logged(START),
        event(EventKind.PAUSED, march(4, "12:00"), until_on=date(2026, 3, 5)),
        event(EventKind.PAUSED, march(4, "13:00"), until_on=date(2026, 3, 5)),
        event(EventKind.PAUSED, march(4, "14:00")),
    ]
    assert due(state_after(events, march(4, "15:00")), ClockKind.SITE) == march(9, "18:00")


def test_what_was_late_before_the_pause_stays_late() -> None:
    pause = event(EventKind.PAUSED, march(7, "09:00"), until_on=date(2026, 3, 10))
    state = state_after([logged(START), pause], march(7, "10:00"))
    assert the_clock(state, ClockKind.SITE).state_at(march(7, "10:00")) is ClockState.LATE
    assert due(state, ClockKind.RESOLVED) == march(12, "18:00")


def test_a_visit_during_a_pause_is_met_and_stays_met_after_it() -> None:
    events = [
        logged(START),
        event(EventKind.PAUSED, march(4, "12:00"), until_on=date(2026, 3, 10)),
        event(EventKind.VISITED, march(5, "09:00")),
        event(EventKind.RESUMED, march(5, "12:00")),
    ]
    state = state_after(events, march(5, "13:00"))
    assert the_clock(state, ClockKind.SITE).met_at == march(5, "09:00")
    assert due(state, ClockKind.RESOLVED) == march(10, "18:00")


def test_a_fix_ends_the_pause() -> None:
    events = [
        logged(START),
        promised(march(4, "11:00"), march(10, "16:00")),
        event(EventKind.PAUSED, march(4, "12:00"), until_on=date(2026, 3, 10)),
        fixed(march(5, "09:00")),
    ]
    state = state_after(events, march(5, "10:00"))
    assert state.paused_until is None
    assert the_clock(state, ClockKind.RESOLVED).met_at == march(5, "09:00")


def closing(at: datetime) -> ComplaintEvent:
    return event(EventKind.CLOSED, at)


def story_until_closed() -> list[ComplaintEvent]:
    return [
        *every_step_until_check_back(march(2, "10:00")),
        checked_back(march(5, "11:00")),
        event(EventKind.THANKED, march(5, "11:01")),
        event(EventKind.DIAGNOSED, march(5, "11:02"), words="Too little rinse"),
        closing(march(5, "11:03")),
    ]


def test_a_whole_story_ends_in_made_good() -> None:
    state = state_after(story_until_closed(), march(6))
    assert state.column is BoardColumn.MADE_GOOD
    assert state.closed_at == march(5, "11:03")
    assert state.next_clock is None
    assert set(state.steps_done) == set(Step)
    assert not state.is_open


def test_two_closings_never_overwrite_each_other() -> None:
    state = state_after([*story_until_closed(), closing(march(5, "12:00"))], march(6))
    assert state.closed_at == march(5, "11:03")


def test_not_right_yet_goes_back_to_put_right_with_clocks_of_its_own() -> None:
    events = [
        *every_step_until_check_back(march(2, "10:00")),
        checked_back(march(5, "11:00"), Answer.NOT_HAPPY, "It is back once more"),
    ]
    state = state_after(events, march(5, "11:00"))
    assert state.column is BoardColumn.PUT_RIGHT
    assert due(state, ClockKind.SITE) == march(7, "13:00")
    assert {each.kind for each in state.clocks} == {ClockKind.SITE, ClockKind.RESOLVED}
    assert state.promise is None
    assert Step.FIXED not in state.steps_done
    assert Step.HEARD in state.steps_done
    assert {each.kind for each in state.earlier_clocks} >= {ClockKind.ANSWER, ClockKind.CHECK_BACK}


def test_a_reopened_complaint_starts_a_new_round() -> None:
    reopened = event(EventKind.REOPENED, march(20, "10:00"), words="There again")
    state = state_after([*story_until_closed(), reopened], march(20, "11:00"))
    assert state.column is BoardColumn.PUT_RIGHT
    assert state.closed_at is None
    assert due(state, ClockKind.RESOLVED) == march(25, "18:00")
    near = event(EventKind.NEED_BY_SET, march(20, "12:00"), need_by_on=date(2026, 3, 20))
    clamped = state_after([*story_until_closed(), reopened, near], march(20, "12:00"))
    assert due(clamped, ClockKind.SITE) == march(20, "16:00")


def test_a_complaint_closed_unconfirmed_or_withdrawn_is_not_reopened() -> None:
    for kind, column in (
        (EventKind.CLOSED_UNCONFIRMED, BoardColumn.CLOSED_UNCONFIRMED),
        (EventKind.WITHDRAWN, BoardColumn.WITHDRAWN),
    ):
        events = [logged(START), event(kind, march(4, "11:00"), words="x"), event(EventKind.REOPENED, march(5))]
        assert state_after(events, march(6)).column is column


def test_ending_keeps_late_clocks_in_the_record_and_drops_the_others() -> None:
    events = [logged(START), event(EventKind.WITHDRAWN, march(4, "15:00"), words="undone")]
    state = state_after(events, march(6))
    assert [each.kind for each in state.clocks] == [ClockKind.ANSWER]
    assert state.breaches_at(march(6))


def test_a_class_change_after_the_fix_starts_no_new_clock() -> None:
    slow = ComplaintFacts(severity=1)
    events = [
        logged(START, facts=slow),
        promised(march(4, "11:00"), march(5, "16:00")),
        fixed(march(4, "12:00")),
        event(EventKind.RECLASSIFIED, march(4, "13:00"), facts=ComplaintFacts(severity=4)),
    ]
    state = state_after(events, march(4, "14:00"))
    assert state.priority is PriorityClass.P1
    assert ClockKind.SITE not in {each.kind for each in state.clocks}


def test_a_visit_before_the_class_change_meets_the_new_site_clock() -> None:
    events = [
        logged(START, facts=ComplaintFacts(severity=1)),
        event(EventKind.VISITED, march(4, "12:00")),
        event(EventKind.RECLASSIFIED, march(4, "13:00"), facts=ComplaintFacts(severity=3)),
    ]
    assert the_clock(state_after(events, march(4, "14:00")), ClockKind.SITE).met_at == march(4, "12:00")


def test_skipped_steps_keep_their_reason_until_they_are_done() -> None:
    skipped = event(EventKind.STEP_SKIPPED, march(4, "11:00"), step=Step.ASKED, words="She told us already")
    state = state_after([logged(START), skipped], march(5))
    assert state.steps_skipped == {Step.ASKED: "She told us already"}
    done = state_after([logged(START), skipped, event(EventKind.ASKED, march(4, "12:00"))], march(5))
    assert done.steps_skipped == {}
    late = state_after(
        [
            logged(START),
            event(EventKind.ASKED, march(4, "10:30")),
            skipped,
            event(EventKind.STEP_SKIPPED, march(4, "12:00")),
        ],
        march(5),
    )
    assert late.steps_skipped == {}


def test_tries_and_answers_are_collected_since_the_fix() -> None:
    events = [*every_step_until_check_back(march(2, "10:00")), event(EventKind.CHECK_TRIED, march(5, "10:00"))]
    state = state_after(events, march(6))
    assert state.tries == (march(5, "10:00"),)
    assert due(state, ClockKind.CHECK_BACK) == march(6, "10:00")
    good = state_after([*events, checked_back(march(6), Answer.GOOD, "Good")], march(6))
    assert good.column is BoardColumn.CHECK_BACK
    assert len(good.answers) == 1


@pytest.mark.parametrize(
    ("fields", "feeling"),
    [
        ({"answer": Answer.GOOD, "words": "Perfect"}, Feeling.GOOD),
        ({"score": 9, "words": "Perfect"}, Feeling.LOVE),
        ({"score": 9, "words": "It is back"}, Feeling.HURT),
        ({"words": "Fine"}, Feeling.GOOD),
    ],
)
def test_a_check_back_without_an_answer_is_read_from_score_and_words(
    fields: dict[str, object], feeling: Feeling
) -> None:
    assert answer_feeling(event(EventKind.CHECKED_BACK, march(5), **fields)) is feeling


def test_the_order_key_puts_the_urgent_first() -> None:
    now = march(4, "11:00")
    calm = state_after([logged(START)], now).order_key(1, now)
    urgent = state_after([logged(march(4, "10:30"), category=Category.DAMAGE)], now).order_key(2, now)
    assert urgent < calm


def test_events_in_utc_and_in_any_order_lead_to_the_same_state() -> None:
    events = story_until_closed()
    shuffled = [
        ComplaintEvent(
            **{name: getattr(each, name) for name in ComplaintEvent.__slots__} | {"at": each.at.astimezone(UTC)}
        )
        for each in reversed(events)
    ]
    unequal_moments = {each.at for each in events}
    assert len(unequal_moments) > 5
    assert derive(shuffled, calendar(), march(6)).closed_at == march(5, "11:03")


kinds = st.sampled_from([kind for kind in EventKind if kind is not EventKind.LOGGED])


@given(st.lists(st.tuples(kinds, st.integers(1, 600)), max_size=12), st.integers(0, 900))
def test_any_list_of_events_leads_to_a_state(steps: list[tuple[EventKind, int]], hours: int) -> None:
    events = [
        event(
            kind,
            START + timedelta(hours=after),
            promise=Promise("x", START + timedelta(hours=after + 5), 1),
            until_on=(START + timedelta(hours=after + 30)).date(),
            outcome=FixOutcome.REFUND,
            answer=Answer.GREAT,
            step=Step.ASKED,
            owner=2,
            words="x",
        )
        for kind, after in steps
    ]
    state = state_after([logged(START), *events], START + timedelta(hours=hours))
    assert state.is_open == (state.closed_at is None)
    assert all(each.met_at is not None for each in state.clocks) or state.is_open


def test_a_promise_kept_late_stays_a_breach_also_when_a_new_one_follows() -> None:
    events = [
        logged(START),
        promised(march(4, "11:00"), march(4, "12:00")),
        event(EventKind.CONTACTED, march(4, "13:00"), keeps_promise=True),
        promised(march(4, "14:00"), march(5, "12:00")),
    ]
    now = march(4, "15:00")
    assert [(each.kind, each.met_at) for each in state_after(events, now).breaches_at(now)] == [
        (ClockKind.PROMISE, march(4, "13:00"))
    ]
    in_time = [*events[:2], event(EventKind.CONTACTED, march(4, "11:30"), keeps_promise=True), events[3]]
    assert not state_after(in_time, now).breaches_at(now)


@pytest.mark.parametrize("round_begins", ["not right yet", "reopened"])
def test_a_new_class_in_a_later_round_asks_for_no_second_answer(round_begins: str) -> None:
    story = {
        "not right yet": [
            *every_step_until_check_back(march(2, "10:00")),
            checked_back(march(5, "11:00"), Answer.NOT_HAPPY, "It is back once more"),
        ],
        "reopened": [*story_until_closed(), event(EventKind.REOPENED, march(6, "11:00"), words="There again")],
    }[round_begins]
    worse = event(EventKind.RECLASSIFIED, march(6, "12:00"), category=Category.DAMAGE)
    state = state_after([*story, worse], march(6, "12:00"))
    assert state.priority is PriorityClass.P1
    assert {each.kind for each in state.clocks if each.met_at is None} == {ClockKind.SITE, ClockKind.RESOLVED}
    assert not state.breaches_at(march(7, "11:00"))


def test_what_turns_out_to_be_wet_is_raised_from_then_on_and_not_from_the_day_before() -> None:
    first = logged(march(4, "10:00"), category=Category.ODOUR, cleaning_ended_at=march(3, "20:00"))
    corrected = event(EventKind.RECLASSIFIED, march(6, "10:00"), category=Category.OVER_WET)
    state = state_after([first, corrected], march(6, "10:05"))
    assert (state.facts.severity, state.priority) == (4, PriorityClass.P1)
    assert due(state, ClockKind.SITE) == march(6, "18:00"), "the earlier of its old time and a day from now"
    assert due(state, ClockKind.RESOLVED) == march(9, "18:00")
    assert due(state, ClockKind.ANSWER) == march(4, "14:00")


@pytest.mark.parametrize(("ended", "severity"), [("05:00", 1), ("00:30", 1), ("00:00", 1)])
def test_a_corrected_category_has_the_severity_it_would_have_had_from_the_start(ended: str, severity: int) -> None:
    wet = {"category": Category.OVER_WET, "cleaning_ended_at": march(4, ended)}
    assert state_after([logged(START, **wet)], START).facts.severity == severity
    corrected = [
        logged(START, **(wet | {"category": Category.ODOUR})),
        event(EventKind.RECLASSIFIED, march(4, "11:00"), category=Category.OVER_WET),
    ]
    assert state_after(corrected, march(4, "11:00")).facts.severity == severity
    late = [
        logged(START, words="He was ten minutes late"),
        event(EventKind.RECLASSIFIED, march(4, "11:00"), category=Category.LATE),
    ]
    assert state_after(late, march(4, "11:00")).facts.severity == 1


def test_in_the_night_that_repeats_an_hour_events_and_promises_keep_their_order() -> None:
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    call = event(EventKind.CONTACTED, datetime(2026, 10, 25, 0, 50, tzinfo=UTC))
    promise = promised(evening, datetime(2026, 10, 25, 0, 40, tzinfo=UTC))
    events = [logged(evening), promise, call]
    assert not state_after(events[:2], datetime(2026, 10, 25, 0, 40, tzinfo=UTC)).has_broken_promise
    state = state_after(events, datetime(2026, 10, 25, 1, 10, tzinfo=UTC))
    assert state.has_broken_promise, "half an hour late, although the wall shows an earlier time"
    assert [each.kind for each in state.breaches_at(datetime(2026, 10, 25, 1, 10, tzinfo=UTC))] == [ClockKind.PROMISE]


def test_the_check_back_is_due_72_hours_on_the_wall_also_when_the_clocks_go_back() -> None:
    start = datetime(2026, 10, 23, 10, 0, tzinfo=START.tzinfo)
    events = [
        logged(start),
        promised(start + timedelta(hours=1), start + timedelta(hours=5)),
        fixed(start + timedelta(hours=2)),
    ]
    state = state_after(events, start + timedelta(hours=3))
    assert due(state, ClockKind.CHECK_BACK) == datetime(2026, 10, 26, 12, 0, tzinfo=START.tzinfo)


@pytest.mark.parametrize(
    ("received", "category", "until", "site", "resolved"),
    [
        ("04 10:00", Category.WICKING, "05", "07 13:00", "10 18:00"),
        ("04 10:00", Category.WICKING, "06", "09 18:00", "11 18:00"),
        ("05 10:00", Category.WICKING, "07", "09 18:00", "12 18:00"),
        ("06 10:00", Category.WICKING, "09", "12 18:00", "14 13:00"),
        ("04 10:00", Category.DAMAGE, "08", "09 10:00", "11 20:00"),
        ("06 10:00", Category.DAMAGE, "08", "09 10:00", "11 20:00"),
    ],
)
def test_a_pause_gives_its_days_and_ends_at_a_close_unless_it_is_the_most_urgent(
    received: str, category: Category, until: str, site: str, resolved: str
) -> None:
    day, clock = received.split()
    at = march(int(day), clock)
    pause = event(EventKind.PAUSED, at + timedelta(hours=1), until_on=date(2026, 3, int(until)))
    state = state_after([logged(at, category=category), pause], at + timedelta(hours=1))
    found = [due(state, kind).strftime("%d %H:%M") for kind in (ClockKind.SITE, ClockKind.RESOLVED)]
    assert found == [site, resolved]


def test_reopened_twice_keeps_three_rounds_of_clocks_in_the_record() -> None:
    def round_from(day: int) -> list[ComplaintEvent]:
        return [
            event(EventKind.REOPENED, march(day, "09:00"), words="There again"),
            promised(march(day, "10:00"), march(day + 1, "16:00")),
            fixed(march(day + 1, "12:00")),
            checked_back(march(day + 3, "11:00")),
            event(EventKind.THANKED, march(day + 3, "11:01")),
            closing(march(day + 3, "11:02")),
        ]

    state = state_after([*story_until_closed(), *round_from(9), *round_from(16)], march(20))
    assert state.column is BoardColumn.MADE_GOOD
    assert state.closed_at == march(19, "11:02")
    kinds = [each.kind for each in state.earlier_clocks]
    assert kinds.count(ClockKind.RESOLVED) == 2
    assert kinds.count(ClockKind.CHECK_BACK) == 2
