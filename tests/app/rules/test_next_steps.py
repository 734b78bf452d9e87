"""Each stage has one next step (S4.1)."""

from __future__ import annotations

from itertools import product

import pytest

from app.rules.next_steps import NextStep, next_step, stage_words, step_words
from app.rules.relationship import Stage


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_has_one_step_of_its_own(stage: Stage) -> None:
    step = next_step(stage, visit_count=1)
    assert step_words(step)
    assert stage_words(stage, 1)
    assert [other for other in Stage if next_step(other, visit_count=1) is step] == [stage]


@pytest.mark.parametrize(
    ("stage", "fields", "step"),
    [
        (Stage.FAN, {"is_hurt": True, "is_quiet_good": True}, NextStep.PUT_RIGHT),
        (Stage.MARRIED, {"is_quiet_good": True}, NextStep.ASK_WHAT_WAS_MISSING),
        (Stage.ENDED, {"is_hurt": True}, NextStep.ONLY_KINDNESS),
        (Stage.COURTING, {"visit_count": 0}, NextStep.WIN_FIRST_VISIT),
        (Stage.COURTING, {"visit_count": 0, "has_booking": True}, NextStep.KEEP_THE_DAY),
        (Stage.STEADY, {"visit_count": 4, "has_used_another": True}, NextStep.ASK_ABOUT_THE_OTHER),
        (Stage.DRIFTING, {"has_used_another": True}, NextStep.CALL_AND_LISTEN),
    ],
)
def test_what_hurts_and_a_bare_good_come_before_the_stage(stage: Stage, fields: dict[str, int], step: NextStep) -> None:
    assert next_step(stage, **fields) is step  # type: ignore[arg-type]  # the fields of the case


def test_whatever_is_true_there_is_exactly_one_step_in_words() -> None:
    seen = set()
    for stage, visits, hurt, quiet, other, booked in product(Stage, (0, 1, 5), *[(False, True)] * 4):
        step = next_step(
            stage, visit_count=visits, is_hurt=hurt, is_quiet_good=quiet, has_used_another=other, has_booking=booked
        )
        seen.add(step)
        assert step_words(step).endswith(".")
    assert seen == set(NextStep)
