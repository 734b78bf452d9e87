"""Enforced transitions, steps and dots (R7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.errors import NotAllowedError, ValidationError
from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind, FixOutcome, Promise, Step
from app.rules.feedback import Answer
from app.rules.recovery import (
    SKIPPABLE,
    DotState,
    check_event,
    check_logged,
    dots,
    is_shown_in_made_good,
    may_close_unconfirmed,
    missing_steps,
    next_step,
    step_name,
)
from tests.app.rules.rule_builders import (
    checked_back,
    event,
    every_step_until_check_back,
    fixed,
    logged,
    march,
    promised,
    state_after,
)

START = march(2, "10:00")
LATER = march(6, "10:00")


def allow(events: list[ComplaintEvent], new: ComplaintEvent) -> None:
    check_event(state_after(events, new.at), new)


def refuse(events: list[ComplaintEvent], new: ComplaintEvent, why: str) -> None:
    with pytest.raises(NotAllowedError, match=why):
        check_event(state_after(events, new.at), new)


def in_call_back() -> list[ComplaintEvent]:
    return [logged(START, complained_about=frozenset({9}))]


def in_put_right() -> list[ComplaintEvent]:
    return [*in_call_back(), promised(march(2, "11:00"), march(3, "16:00"))]


def in_check_back() -> list[ComplaintEvent]:
    return [logged(START, complained_about=frozenset({9})), *every_step_until_check_back(START)[1:]]


def ready_to_close() -> list[ComplaintEvent]:
    return [
        *in_check_back(),
        checked_back(march(5, "10:00")),
        event(EventKind.THANKED, march(5, "10:01")),
        event(EventKind.DIAGNOSED, march(5, "10:02"), words="Rinse more"),
    ]


def closed() -> list[ComplaintEvent]:
    return [*ready_to_close(), event(EventKind.CLOSED, march(5, "10:03"))]


def test_a_complaint_needs_their_words_and_a_category() -> None:
    check_logged(logged(START))
    with pytest.raises(ValidationError) as no_words:
        check_logged(logged(START, words="  "))
    assert no_words.value.field == "words"
    with pytest.raises(ValidationError) as no_category:
        check_logged(logged(START, category=None))
    assert no_category.value.field == "category"


@pytest.mark.parametrize(
    "promise",
    [None, Promise(" ", march(3), 1), Promise("Come again", march(3), None), Promise("Come again", march(2), 1)],
    ids=["nothing", "no what", "no who", "in the past"],
)
def test_call_back_is_left_only_with_what_when_and_who(promise: Promise | None) -> None:
    refuse(in_call_back(), event(EventKind.PROMISED, march(2, "11:00"), promise=promise), "A promise needs")
    allow(in_call_back(), promised(march(2, "11:00"), march(3)))


def test_nothing_is_put_right_that_was_not_promised() -> None:
    refuse(in_call_back(), fixed(march(2, "12:00")), "promise first")
    refuse(in_check_back(), fixed(march(5)), "promise first")


@pytest.mark.parametrize("outcome", FixOutcome)
def test_check_back_needs_the_outcome_of_the_fix(outcome: FixOutcome) -> None:
    allow(in_put_right(), fixed(march(3), outcome))
    refuse(in_put_right(), event(EventKind.FIXED, march(3)), "how it was put right")


@pytest.mark.parametrize("kind", [EventKind.CHECKED_BACK, EventKind.CHECK_TRIED])
def test_asking_again_comes_after_the_fix(kind: EventKind) -> None:
    refuse(in_put_right(), event(kind, march(3), words="Great"), "once it has been put right")
    allow(in_check_back(), event(kind, march(4), words="Great"))


def test_the_person_complained_about_does_not_ask() -> None:
    refuse(in_check_back(), event(EventKind.CHECKED_BACK, march(5), by=9, words="Great"), "Somebody else")
    refuse(in_check_back(), event(EventKind.CHECK_TRIED, march(5), by=9), "Somebody else")


def test_a_check_back_needs_their_own_words() -> None:
    refuse(in_check_back(), event(EventKind.CHECKED_BACK, march(5), words=" "), "what they said")


def test_staff_cannot_make_it_good_on_their_own() -> None:
    refuse(in_check_back(), event(EventKind.CLOSED, LATER), "Only the client")
    refuse(in_put_right(), event(EventKind.CLOSED, LATER), "Only the client")
    refuse(in_call_back(), event(EventKind.CLOSED, LATER), "Only the client")
    allow(ready_to_close(), event(EventKind.CLOSED, LATER))


def test_a_bare_good_opens_the_probe_and_stays() -> None:
    said_good = [*in_check_back(), checked_back(march(5), Answer.GOOD, "Good")]
    refuse(said_good, event(EventKind.CLOSED, LATER), "Good")
    probed = [
        *said_good,
        checked_back(march(5, "12:00"), Answer.GOOD, "The edge is a bit flat, never mind"),
        event(EventKind.THANKED, march(5, "12:01")),
        event(EventKind.DIAGNOSED, march(5, "12:02"), words="x"),
    ]
    allow(probed, event(EventKind.CLOSED, LATER))


def test_not_right_yet_is_not_closed() -> None:
    unhappy = [*in_check_back(), checked_back(march(5), Answer.NOT_HAPPY, "Still there")]
    refuse(unhappy, event(EventKind.CLOSED, LATER), "Only the client")


@pytest.mark.parametrize("left_out", sorted(SKIPPABLE))
def test_each_step_is_done_or_skipped_with_a_reason_before_closing(left_out: Step) -> None:
    events = [each for each in ready_to_close() if each.kind.value != left_out.value]
    assert missing_steps(state_after(events, LATER)) == (left_out,)
    refuse(events, event(EventKind.CLOSED, LATER), "Still open")
    skipped = [*events, event(EventKind.STEP_SKIPPED, march(5, "10:05"), step=left_out, words="She was in a hurry")]
    allow(skipped, event(EventKind.CLOSED, LATER))


def test_skipping_needs_a_reason_and_some_steps_cannot_be_skipped() -> None:
    refuse(in_call_back(), event(EventKind.STEP_SKIPPED, march(3), step=Step.FELT), "reason")
    for step in (Step.PROMISED, Step.FIXED, Step.CHECKED_BACK, None):
        refuse(in_call_back(), event(EventKind.STEP_SKIPPED, march(3), step=step, words="x"), "cannot be skipped")
    allow(in_call_back(), event(EventKind.STEP_SKIPPED, march(3), step=Step.FELT, words="x"))


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        ([], False),
        ([march(4)], False),
        ([march(4), march(5)], True),
        ([march(4), march(11)], True),
        ([march(4), march(11, "00:01")], False),
        ([march(4), march(12), march(14)], True),
    ],
    ids=["no try", "one try", "two tries", "in seven days", "in more than seven days", "two of three in seven days"],
)
def test_closing_unconfirmed_takes_two_tries_in_seven_days(tries: list[datetime], expected: bool) -> None:
    events = [*in_check_back(), *(event(EventKind.CHECK_TRIED, at) for at in tries)]
    assert may_close_unconfirmed(state_after(events, march(15))) is expected
    ending = event(EventKind.CLOSED_UNCONFIRMED, march(15))
    if expected:
        allow(events, ending)
    else:
        refuse(events, ending, "two tries")


def test_with_their_words_or_before_the_fix_it_is_not_closed_unconfirmed() -> None:
    tries = [event(EventKind.CHECK_TRIED, march(4)), event(EventKind.CHECK_TRIED, march(5))]
    answered = [*in_check_back(), *tries, checked_back(march(5, "12:00"), Answer.GOOD, "Good")]
    refuse(answered, event(EventKind.CLOSED_UNCONFIRMED, LATER), "two tries")
    refuse([*in_put_right(), *tries], event(EventKind.CLOSED_UNCONFIRMED, LATER), "two tries")


def test_made_good_is_reopened_within_30_days_only() -> None:
    closed_at = march(5, "10:03")
    allow(closed(), event(EventKind.REOPENED, closed_at + timedelta(days=30)))
    refuse(closed(), event(EventKind.REOPENED, closed_at + timedelta(days=30, minutes=1)), "more than 30 days")
    refuse(in_put_right(), event(EventKind.REOPENED, LATER), "Only a complaint that was made good")


def test_a_closed_complaint_takes_notes_and_nothing_else() -> None:
    allow(closed(), event(EventKind.NOTED, LATER, words="She sent a card"))
    for kind in (EventKind.FIXED, EventKind.CLOSED, EventKind.WITHDRAWN, EventKind.HEARD):
        refuse(closed(), event(kind, LATER, words="x"), "closed")


def test_unconfirmed_and_withdrawn_are_terminal() -> None:
    withdrawn = [*in_call_back(), event(EventKind.WITHDRAWN, march(2, "11:00"), words="wrong client")]
    refuse(withdrawn, event(EventKind.REOPENED, march(3)), "Only a complaint that was made good")
    refuse(withdrawn, promised(march(3), march(4)), "closed")


def test_withdrawing_needs_a_reason() -> None:
    refuse(in_call_back(), event(EventKind.WITHDRAWN, march(3)), "reason")
    allow(in_call_back(), event(EventKind.WITHDRAWN, march(3), words="undone"))


def test_a_pause_needs_a_later_date_and_happens_once() -> None:
    pause = event(EventKind.PAUSED, march(3), until_on=date(2026, 3, 10))
    allow(in_put_right(), pause)
    refuse(in_put_right(), event(EventKind.PAUSED, march(3)), "later date")
    refuse(in_put_right(), event(EventKind.PAUSED, march(3), until_on=date(2026, 3, 3)), "later date")
    refuse([*in_put_right(), pause], event(EventKind.PAUSED, march(4), until_on=date(2026, 3, 11)), "already")
    allow([*in_put_right(), pause], event(EventKind.RESUMED, march(4)))
    refuse(in_put_right(), event(EventKind.RESUMED, march(4)), "not paused")


def test_there_is_always_an_owner() -> None:
    refuse(in_call_back(), event(EventKind.OWNER_CHANGED, march(3)), "always has an owner")
    allow(in_call_back(), event(EventKind.OWNER_CHANGED, march(3), owner=2))


def test_steps_without_conditions_are_always_allowed_while_open() -> None:
    for kind in (EventKind.HEARD, EventKind.APOLOGISED, EventKind.CONTACTED, EventKind.DRY_CONFIRMED):
        allow(in_call_back(), event(kind, march(3)))


def test_the_six_dots_follow_the_steps() -> None:
    opened = dots(state_after(in_call_back(), march(3)))
    assert opened == (DotState.OPEN,) * 6
    assert dots(state_after(in_check_back(), march(4))) == (DotState.DONE,) * 5 + (DotState.OPEN,)
    assert dots(state_after(closed(), march(6))) == (DotState.DONE,) * 6


def test_listening_is_done_with_both_its_steps_and_a_skipped_dot_says_so() -> None:
    heard = [*in_call_back(), event(EventKind.HEARD, march(2, "11:00"))]
    assert dots(state_after(heard, march(3)))[0] is DotState.OPEN
    skipped = event(EventKind.STEP_SKIPPED, march(2, "12:00"), step=Step.FELT, words="no time")
    assert dots(state_after([*heard, skipped], march(3)))[0] is DotState.DONE
    both = event(EventKind.STEP_SKIPPED, march(2, "12:00"), step=Step.HEARD, words="by letter")
    assert dots(state_after([*in_call_back(), skipped, both], march(3)))[0] is DotState.SKIPPED


def test_the_next_step_is_the_first_open_one() -> None:
    assert next_step(state_after(in_call_back(), march(3))) is Step.HEARD
    assert next_step(state_after(in_check_back(), march(4))) is Step.CHECKED_BACK
    assert next_step(state_after(closed(), march(6))) is None
    assert next_step(state_after(ready_to_close(), march(6))) is None


def test_made_good_is_shown_for_14_days() -> None:
    state = state_after(closed(), march(6))
    assert is_shown_in_made_good(state, date(2026, 3, 19))
    assert not is_shown_in_made_good(state, date(2026, 3, 20))
    assert not is_shown_in_made_good(state_after(in_call_back(), march(3)), date(2026, 3, 3))
    assert state.column is BoardColumn.MADE_GOOD


def test_every_step_has_a_name() -> None:
    assert len({step_name(step) for step in Step}) == len(Step)


def test_thirty_days_are_counted_on_the_wall_also_when_the_clocks_go_back() -> None:
    closed_at = datetime(2026, 10, 10, 10, 3, tzinfo=START.tzinfo)
    moved = closed_at.replace(tzinfo=None) - datetime(2026, 3, 5, 10, 3)
    story = [replace(each, at=each.at + moved) for each in closed()]
    story = [
        replace(each, promise=replace(each.promise, due_at=each.promise.due_at + moved)) if each.promise else each
        for each in story
    ]
    last = datetime(2026, 11, 9, 10, 3, tzinfo=START.tzinfo).astimezone(UTC)
    allow(story, event(EventKind.REOPENED, last, words="Back"))
    refuse(story, event(EventKind.REOPENED, last + timedelta(minutes=1), words="Back"), "more than 30 days")
