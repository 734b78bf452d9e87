"""What brings us one step closer to a client: one step for each stage (R3, S4.1); words for the office alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.rules.relationship import Stage
from app.translations import gettext as _


class NextStep(StrEnum):
    """The one thing that comes next with a client."""

    PUT_RIGHT = "put_right"
    ONLY_KINDNESS = "only_kindness"
    SAY_HELLO = "say_hello"
    WIN_FIRST_VISIT = "win_first_visit"
    KEEP_THE_DAY = "keep_the_day"
    CALL_AND_LISTEN = "call_and_listen"
    ONE_LETTER = "one_letter"
    ASK_WHAT_WAS_MISSING = "ask_what_was_missing"
    ASK_ABOUT_THE_OTHER = "ask_about_the_other"
    WIN_SECOND_VISIT = "win_second_visit"
    AGREE_THE_NEXT_DAY = "agree_the_next_day"
    ASK_FOR_A_TEN = "ask_for_a_ten"
    THANK_AND_ASK_WHOM_THEY_KNOW = "thank_and_ask_whom_they_know"


_OF_STAGE = {
    Stage.ENDED: NextStep.ONLY_KINDNESS,
    Stage.STRANGER: NextStep.SAY_HELLO,
    Stage.LOST: NextStep.ONE_LETTER,
    Stage.DRIFTING: NextStep.CALL_AND_LISTEN,
    Stage.COURTING: NextStep.WIN_SECOND_VISIT,
    Stage.STEADY: NextStep.AGREE_THE_NEXT_DAY,
    Stage.MARRIED: NextStep.ASK_FOR_A_TEN,
    Stage.FAN: NextStep.THANK_AND_ASK_WHOM_THEY_KNOW,
}


def next_step(
    stage: Stage,
    *,
    visit_count: int = 0,
    is_hurt: bool = False,
    is_quiet_good: bool = False,
    has_used_another: bool = False,
    has_booking: bool = False,
) -> NextStep:
    """The one step for a client of this stage: what hurts first, then a “good” that nobody asked about."""
    if stage is Stage.ENDED:
        return NextStep.ONLY_KINDNESS
    if is_hurt:
        return NextStep.PUT_RIGHT
    if is_quiet_good:
        return NextStep.ASK_WHAT_WAS_MISSING
    if stage is Stage.COURTING and visit_count == 0:
        return NextStep.KEEP_THE_DAY if has_booking else NextStep.WIN_FIRST_VISIT
    if stage is Stage.STEADY and has_used_another:
        return NextStep.ASK_ABOUT_THE_OTHER
    return _OF_STAGE[stage]


def step_words(step: NextStep) -> str:
    """The step as one sentence."""
    return _steps()[step]


def stage_words(stage: Stage, visit_count: int = 0) -> str:
    """Where we stand with somebody, as the office says it; never on a paper, never to the client."""
    if stage is Stage.COURTING and visit_count == 0:
        return _("Getting to know us")
    return {
        Stage.ENDED: _("No longer a client"),
        Stage.STRANGER: _("Nothing begun yet"),
        Stage.COURTING: _("Getting to know us: one visit"),
        Stage.LOST: _("Long away"),
        Stage.DRIFTING: _("Drifting away"),
        Stage.STEADY: _("Steady"),
        Stage.MARRIED: _("Married: with us for good"),
        Stage.FAN: _("A fan: speaks for us"),
    }[stage]


def _steps() -> Mapping[NextStep, str]:
    return {
        NextStep.PUT_RIGHT: _("Put it right first; nothing else brings us closer."),
        NextStep.ONLY_KINDNESS: _("Help when they ask, and a kind word; no offers."),
        NextStep.SAY_HELLO: _("Say hello, and ask what they need."),
        NextStep.WIN_FIRST_VISIT: _("Offer a day for the first visit."),
        NextStep.KEEP_THE_DAY: _("Make the first visit great."),
        NextStep.CALL_AND_LISTEN: _("Call, listen, and offer a day."),
        NextStep.ONE_LETTER: _("Write one kind letter, by hand if you can."),
        NextStep.ASK_WHAT_WAS_MISSING: _("Ask what would have made it great."),
        NextStep.ASK_ABOUT_THE_OTHER: _("Ask what the other firm did that we did not."),
        NextStep.WIN_SECOND_VISIT: _("Make sure of a second visit: agree on a day."),
        NextStep.AGREE_THE_NEXT_DAY: _("Agree on the next day while we are there."),
        NextStep.ASK_FOR_A_TEN: _("Ask what would make it a ten, and do it next time."),
        NextStep.THANK_AND_ASK_WHOM_THEY_KNOW: _("Thank them, and ask whom they would send us to."),
    }
