"""What follows a finished job: dated steps of care, and the sales steps that a complaint suspends (R14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from app.rules.rounding import round_half_up
from app.rules.working_time import WorkingTime

BRAG_SCORE = 9


class AftercareStep(StrEnum):
    """What is to be done after a job, in its usual order."""

    THANKS = "thanks"
    QUALITY_CALL = "quality_call"
    DRY_CHECK = "dry_check"
    BRAG = "brag"
    SPOTS_CHECK = "spots_check"
    HALFWAY_TIP = "halfway_tip"
    REMINDER = "reminder"
    DUE_CALL = "due_call"
    PERSONAL_CALL = "personal_call"
    LETTER = "letter"
    LAST_LETTER = "last_letter"
    FAREWELL = "farewell"


SALES_STEPS = frozenset(
    {
        AftercareStep.REMINDER,
        AftercareStep.DUE_CALL,
        AftercareStep.PERSONAL_CALL,
        AftercareStep.LETTER,
        AftercareStep.LAST_LETTER,
    }
)
"""Steps that ask for business: a new job cancels the older plan's, an open complaint suspends them all."""

WAITING_STEPS = SALES_STEPS | {AftercareStep.BRAG}
"""What waits while a complaint is open: nobody is asked for anything, nor to show us off (R8)."""

DATED_BY_RHYTHM = SALES_STEPS | {AftercareStep.HALFWAY_TIP}
"""Steps whose day follows the client's own rhythm or the day they were promised."""

MOVED_AWAY = "moved"

LONGEST_LATE_DAYS = 30

_CARE_THAT_PASSES = frozenset(
    {
        AftercareStep.THANKS,
        AftercareStep.DRY_CHECK,
        AftercareStep.BRAG,
        AftercareStep.SPOTS_CHECK,
        AftercareStep.HALFWAY_TIP,
    }
)


class StepState(StrEnum):
    """Where a step stands."""

    PLANNED = "planned"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step and the open day on which it is to be done."""

    step: AftercareStep
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareSettings:
    """Days after the finish, days before the due date, and values of rho at which steps fall due."""

    quality_call_days: int = 1
    dry_check_days: int = 3
    brag_days: int = 14
    spots_check_days: int = 30
    reminder_days_before: int = 30
    personal_call_ratio: Fraction = Fraction(5, 4)
    letter_ratio: Fraction = Fraction(2)
    last_letter_ratio: Fraction = Fraction(5, 2)


DEFAULT_SETTINGS = AftercareSettings()


def aftercare_plan(
    finished_on: date,
    expected_days: int,
    working_time: WorkingTime,
    *,
    score: int | None = None,
    due_on: date | None = None,
    settings: AftercareSettings = DEFAULT_SETTINGS,
) -> tuple[PlannedStep, ...]:
    """The steps after a job that finished on a day (R14), by date; closed days shift forward.

    Thanks and care card stay on the day itself, closed or not. The brag card comes only with a confirmed 9 or 10. An
    agreed or promised `due_on` replaces finish + expected days. With short intervals the reminder never falls before
    the next working day.
    """
    due = due_on or finished_on + timedelta(days=expected_days)
    next_day = working_time.next_open_day(finished_on)
    days = [
        (AftercareStep.QUALITY_CALL, finished_on + timedelta(days=settings.quality_call_days)),
        (AftercareStep.DRY_CHECK, finished_on + timedelta(days=settings.dry_check_days)),
        (AftercareStep.SPOTS_CHECK, finished_on + timedelta(days=settings.spots_check_days)),
        (AftercareStep.HALFWAY_TIP, finished_on + timedelta(days=round_half_up(Fraction(expected_days, 2)))),
        (AftercareStep.REMINDER, max(due - timedelta(days=settings.reminder_days_before), next_day)),
        (AftercareStep.DUE_CALL, due),
        (AftercareStep.PERSONAL_CALL, _at_ratio(finished_on, expected_days, settings.personal_call_ratio)),
        (AftercareStep.LETTER, _at_ratio(finished_on, expected_days, settings.letter_ratio)),
        (AftercareStep.LAST_LETTER, _at_ratio(finished_on, expected_days, settings.last_letter_ratio)),
    ]
    if score is not None and score >= BRAG_SCORE:
        days.append((AftercareStep.BRAG, finished_on + timedelta(days=settings.brag_days)))
    later = [PlannedStep(step, working_time.open_day_from(day)) for step, day in days]
    first = PlannedStep(AftercareStep.THANKS, finished_on)
    order = list(AftercareStep)
    return tuple(sorted([first, *later], key=lambda each: (each.due_on, order.index(each.step))))


def step_state(
    step: AftercareStep,
    *,
    has_open_complaint: bool = False,
    has_newer_visit: bool = False,
    is_passed_over: bool = False,
    ended: str = "",
) -> StepState:
    """Whether an undone step still counts (R14).

    A newer visit cancels all sales steps of the older plan, and a later one that was done those before it: after the
    last letter nothing is asked any more. An open complaint suspends those that are left until it is
    closed, and so does it with showing us off. Steps of care go on. To somebody who moved away nothing is sold, they
    are only seen off; whoever died or asked for no contact is left in peace.
    """
    if step is AftercareStep.FAREWELL:
        return StepState.PLANNED if ended == MOVED_AWAY else StepState.CANCELLED
    if ended and (ended != MOVED_AWAY or step in WAITING_STEPS):
        return StepState.CANCELLED
    if (has_newer_visit or is_passed_over) and step in SALES_STEPS:
        return StepState.CANCELLED
    return StepState.SUSPENDED if has_open_complaint and step in WAITING_STEPS else StepState.PLANNED


def passed_over(done: Iterable[AftercareStep]) -> frozenset[AftercareStep]:
    """The sales steps of a plan for which a later one that was done stands."""
    order = [step for step in AftercareStep if step in SALES_STEPS]
    last = max((order.index(step) for step in done if step in SALES_STEPS), default=0)
    return frozenset(order[:last])


def left_behind(open_steps: Mapping[AftercareStep, date], today: date) -> frozenset[AftercareStep]:
    """The open steps of one plan that nobody needs any more, where steps were made for years and never listed.

    Care that is more than a month late, and of the sales steps whose day has come all but the last.
    """
    late = {
        step
        for step, day in open_steps.items()
        if step in _CARE_THAT_PASSES and today - day > timedelta(days=LONGEST_LATE_DAYS)
    }
    selling = [step for step in AftercareStep if step in SALES_STEPS and open_steps.get(step, date.max) <= today]
    return frozenset(late | set(selling[:-1]))


def may_put_away(states: Iterable[StepState]) -> bool:
    """Whether a job may be put away: no step is still planned or suspended."""
    return all(state not in {StepState.PLANNED, StepState.SUSPENDED} for state in states)


def _at_ratio(finished_on: date, expected_days: int, ratio: Fraction) -> date:
    """The first day on which rho has reached a ratio."""
    days = ratio * expected_days
    return finished_on + timedelta(days=-(-days.numerator // days.denominator))
