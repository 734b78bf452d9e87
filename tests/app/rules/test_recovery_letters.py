"""Once for each fix, within a month of it, and never for what was logged by mistake."""

from __future__ import annotations

from datetime import timedelta

from app.rules.complaint_events import EventKind
from app.rules.feedback import Answer
from app.rules.recovery_letters import is_letter_due
from tests.app.rules.rule_builders import (
    checked_back,
    event,
    every_step_until_check_back,
    fixed,
    logged,
    march,
    state_after,
)

START = march(2, "10:00")
EVENTS = every_step_until_check_back(START)
FIXED_AT = next(each.at for each in EVENTS if each.kind is EventKind.FIXED)
HOUR = timedelta(hours=1)


def test_a_letter_is_due_from_the_fix_for_thirty_days() -> None:
    for after, is_due in ((timedelta(0), True), (timedelta(days=30), True), (timedelta(days=30, minutes=1), False)):
        now = FIXED_AT + after
        assert is_letter_due(state_after(EVENTS, now), None, now) is is_due


def test_no_letter_is_due_before_the_fix() -> None:
    assert not is_letter_due(state_after([logged(START)], START + HOUR), None, START + HOUR)


def test_a_printed_letter_is_not_due_again() -> None:
    now = FIXED_AT + 2 * HOUR
    assert not is_letter_due(state_after(EVENTS, now), FIXED_AT + HOUR, now)
    assert is_letter_due(state_after(EVENTS, now), FIXED_AT - HOUR, now)


def test_what_is_not_right_yet_waits_and_then_gets_a_letter_of_its_own() -> None:
    printed_at = FIXED_AT + HOUR
    again = [*EVENTS, checked_back(FIXED_AT + 2 * HOUR, Answer.NOT_HAPPY, "Still there")]
    now = FIXED_AT + 3 * HOUR
    assert not is_letter_due(state_after(again, now), printed_at, now)
    second = [*again, fixed(FIXED_AT + 4 * HOUR)]
    now = FIXED_AT + 5 * HOUR
    assert is_letter_due(state_after(second, now), printed_at, now)


def test_a_withdrawn_complaint_gets_no_letter() -> None:
    now = FIXED_AT + 2 * HOUR
    withdrawn = [*EVENTS, event(EventKind.WITHDRAWN, FIXED_AT + HOUR, words="wrong client")]
    assert not is_letter_due(state_after(withdrawn, now), None, now)
