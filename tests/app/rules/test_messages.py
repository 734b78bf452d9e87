from __future__ import annotations

import pytest

from app.rules.aftercare_plan import SALES_STEPS, AftercareStep
from app.rules.contact_rules import Purpose
from app.rules.message_texts import message_texts
from app.rules.messages import (
    LETTER_STEPS,
    MessageKind,
    kind_of_step,
    message_title,
    purpose_of,
    steps_fulfilled,
    timeline_purpose,
)


@pytest.mark.parametrize("step", AftercareStep)
def test_a_step_that_asks_for_business_has_a_message_that_does_and_no_other(step: AftercareStep) -> None:
    assert (purpose_of(kind_of_step(step.value)) is Purpose.SALES) is (step in SALES_STEPS)


def test_a_message_fulfils_only_steps_that_it_fits_and_a_question_none() -> None:
    for kind in MessageKind:
        assert all(kind_of_step(step) is kind for step in steps_fulfilled(kind))
        assert message_title(kind)
    assert steps_fulfilled(MessageKind.QUALITY) == ()
    assert {step for step in LETTER_STEPS if purpose_of(kind_of_step(step)) is not Purpose.SALES} == set()


def test_a_tip_teaches_and_own_words_are_what_somebody_says() -> None:
    assert timeline_purpose(MessageKind.TIP, Purpose.CARE) == "educate"
    assert timeline_purpose(MessageKind.FREE, Purpose.SALES) == "sales"
    assert purpose_of(MessageKind.FREE) is Purpose.CARE


def test_every_message_has_its_four_texts() -> None:
    groups = [text.group for text in message_texts().texts]
    assert {kind: groups.count(kind.value) for kind in MessageKind} == dict.fromkeys(MessageKind, 4)
