"""The plan after a finished job (R14)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.aftercare_plan import (
    SALES_STEPS,
    AftercareSettings,
    AftercareStep,
    StepState,
    aftercare_plan,
    left_behind,
    may_put_away,
    passed_over,
    step_state,
)
from tests.app.rules.rule_builders import calendar

FINISHED = date(2026, 3, 2)


def plan(expected: int = 362, *closed: date, score: int | None = None, due: date | None = None) -> dict[str, date]:
    steps = aftercare_plan(FINISHED, expected, calendar(*closed), score=score, due_on=due)
    return {each.step.value: each.due_on for each in steps}


def test_r14_example() -> None:
    assert plan(score=9) == {
        "thanks": date(2026, 3, 2),
        "quality_call": date(2026, 3, 3),
        "dry_check": date(2026, 3, 5),
        "brag": date(2026, 3, 16),
        "spots_check": date(2026, 4, 1),
        "halfway_tip": date(2026, 8, 31),
        "reminder": date(2027, 1, 28),
        "due_call": date(2027, 2, 27),
        "personal_call": date(2027, 5, 29),
        "letter": date(2028, 2, 24),
        "last_letter": date(2028, 8, 23),
    }


_NAMES = (
    "quality_call", "dry_check", "spots_check", "halfway_tip", "reminder", "due_call", "personal_call",
    "letter", "last_letter",
)  # fmt: skip


@pytest.mark.parametrize(
    ("finished", "expected", "closed", "days"),
    [
        pytest.param(
            "2026-02-28", 183, (),
            "2026-03-02 2026-03-03 2026-03-30 2026-06-01 2026-07-31 2026-08-31 2026-10-15 2027-03-01 2027-06-01",
            id="a Saturday, and 30 days before the due date itself",
        ),
        pytest.param(
            "2028-02-28", 14, (),
            "2028-02-29 2028-03-02 2028-03-29 2028-03-06 2028-02-29 2028-03-13 2028-03-17 2028-03-27 2028-04-03",
            id="a leap day",
        ),
        pytest.param(
            "2026-03-02", 548, (),
            "2026-03-03 2026-03-05 2026-04-01 2026-12-01 2027-08-02 2027-09-01 2028-01-17 2029-03-02 2029-12-01",
            id="light",
        ),
        pytest.param(
            "2026-03-02", 1095, (),
            "2026-03-03 2026-03-05 2026-04-01 2027-09-01 2029-01-30 2029-03-01 2029-11-30 2032-03-01 2033-08-30",
            id="half of an odd number goes up, 29 February is a Sunday",
        ),
        pytest.param(
            "2026-12-31", 365, ("2027-01-01",),
            "2027-01-02 2027-01-04 2027-01-30 2027-07-02 2027-12-01 2027-12-31 2028-04-01 2028-12-30 2029-07-02",
            id="the end of the year and a Saturday that is open",
        ),
    ],
)  # fmt: skip
def test_other_plans_by_hand(finished: str, expected: int, closed: tuple[str, ...], days: str) -> None:
    firm = calendar(*map(date.fromisoformat, closed))
    found = {each.step.value: each.due_on for each in aftercare_plan(date.fromisoformat(finished), expected, firm)}
    assert [found[name].isoformat() for name in _NAMES] == days.split()


def test_bragging_is_for_nine_and_ten_only() -> None:
    assert "brag" not in plan(score=8)
    assert "brag" not in plan()


def test_a_finished_job_always_has_at_least_seven_steps() -> None:
    assert len(plan()) == 10


def test_closed_days_shift_forward_but_thanks_stay_on_the_day() -> None:
    found = plan(362, date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 5))
    assert found["thanks"] == date(2026, 3, 2)
    assert found["quality_call"] == date(2026, 3, 4)
    assert found["dry_check"] == date(2026, 3, 6)


def test_an_agreed_date_replaces_the_expected_one() -> None:
    found = plan(due=date(2026, 8, 31))
    assert (found["reminder"], found["due_call"]) == (date(2026, 8, 1), date(2026, 8, 31))


def test_a_short_interval_reminds_on_the_next_working_day_at_the_earliest() -> None:
    assert plan(14)["reminder"] == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("step", "hurt", "newer", "ended", "state"),
    [
        (AftercareStep.DRY_CHECK, True, True, "", StepState.PLANNED),
        (AftercareStep.REMINDER, True, False, "", StepState.SUSPENDED),
        (AftercareStep.BRAG, True, True, "", StepState.SUSPENDED),
        (AftercareStep.BRAG, False, True, "", StepState.PLANNED),
        (AftercareStep.REMINDER, False, False, "", StepState.PLANNED),
        (AftercareStep.DUE_CALL, True, True, "", StepState.CANCELLED),
        (AftercareStep.LAST_LETTER, False, True, "", StepState.CANCELLED),
        (AftercareStep.LETTER, False, False, "moved", StepState.CANCELLED),
        (AftercareStep.SPOTS_CHECK, False, False, "moved", StepState.PLANNED),
        (AftercareStep.SPOTS_CHECK, False, False, "died", StepState.CANCELLED),
        (AftercareStep.SPOTS_CHECK, False, False, "no_contact", StepState.CANCELLED),
        (AftercareStep.FAREWELL, True, True, "moved", StepState.PLANNED),
        (AftercareStep.FAREWELL, False, False, "", StepState.CANCELLED),
        (AftercareStep.FAREWELL, False, False, "died", StepState.CANCELLED),
    ],
)
def test_a_complaint_suspends_and_a_new_job_or_an_end_cancels_what_sells(
    step: AftercareStep, hurt: bool, newer: bool, ended: str, state: StepState
) -> None:
    assert step_state(step, has_open_complaint=hurt, has_newer_visit=newer, ended=ended) is state


def test_a_later_word_stands_for_those_before_it_and_the_last_letter_is_the_last() -> None:
    assert passed_over([AftercareStep.DUE_CALL, AftercareStep.THANKS]) == {AftercareStep.REMINDER}
    assert passed_over([AftercareStep.LAST_LETTER]) == SALES_STEPS - {AftercareStep.LAST_LETTER}
    assert passed_over([AftercareStep.REMINDER, AftercareStep.SPOTS_CHECK]) == frozenset()
    assert step_state(AftercareStep.LETTER, is_passed_over=True) is StepState.CANCELLED
    assert step_state(AftercareStep.SPOTS_CHECK, is_passed_over=True) is StepState.PLANNED


def test_of_steps_that_were_never_listed_the_last_word_and_last_month_are_left() -> None:
    today = date(2026, 3, 2)
    assert left_behind(
        {
            AftercareStep.DRY_CHECK: date(2026, 1, 30),
            AftercareStep.SPOTS_CHECK: date(2026, 1, 31),
            AftercareStep.QUALITY_CALL: date(2020, 1, 1),
            AftercareStep.REMINDER: date(2025, 1, 1),
            AftercareStep.DUE_CALL: today,
            AftercareStep.PERSONAL_CALL: date(2026, 3, 3),
        },
        today,
    ) == {AftercareStep.DRY_CHECK, AftercareStep.REMINDER}
    assert left_behind({AftercareStep.LETTER: date(2020, 1, 1)}, today) == frozenset()
    assert left_behind({}, today) == frozenset()


def test_every_day_is_a_setting() -> None:
    own = AftercareSettings(quality_call_days=2, dry_check_days=1, spots_check_days=20, reminder_days_before=10)
    steps = {each.step.value: each.due_on for each in aftercare_plan(FINISHED, 100, calendar(), settings=own)}
    assert [steps[name] for name in ("quality_call", "dry_check", "spots_check", "reminder")] == [
        date(2026, 3, 4), date(2026, 3, 3), date(2026, 3, 23), date(2026, 6, 1),
    ]  # fmt: skip


def test_a_job_is_put_away_only_when_every_step_is_done_skipped_or_cancelled() -> None:
    assert may_put_away([StepState.DONE, StepState.SKIPPED, StepState.CANCELLED])
    assert not may_put_away([StepState.DONE, StepState.PLANNED])
    assert not may_put_away([StepState.SUSPENDED])


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(14, 1095), st.sampled_from([None, 9]))
def test_every_step_but_thanks_falls_on_an_open_day_in_order(finished: date, expected: int, score: int | None) -> None:
    firm = calendar()
    steps = aftercare_plan(finished, expected, firm, score=score)
    assert [each.due_on for each in steps] == sorted(each.due_on for each in steps)
    assert all(firm.is_open_on(each.due_on) for each in steps if each.step is not AftercareStep.THANKS)
    assert {each.step for each in steps}.issuperset(SALES_STEPS)
