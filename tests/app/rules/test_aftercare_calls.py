"""A call after a job ends with words and an outcome, asked in the fixed order, never by that job's technician (R5)."""

from __future__ import annotations

import pytest

from app.errors import NotAllowedError, ValidationError
from app.rules.aftercare_calls import (
    ProbeAnswer,
    answers_for,
    check_may_ask,
    check_probe_order,
    check_probe_words,
    why_not_ask,
    words_of_complaint,
)
from app.rules.feedback import Person, ProbeOutcome, StaffRole, probe_script

OWNER, OFFICE = Person(1, StaffRole.OWNER), Person(2, StaffRole.OFFICE)
LUIS, ANA = Person(3, StaffRole.TECHNICIAN), Person(4, StaffRole.TECHNICIAN)


def asked(*steps: int) -> list[ProbeAnswer]:
    return [ProbeAnswer(step, f"answer {step}") for step in steps]


@pytest.mark.parametrize("steps", [(), (0,), (0, 1, 2), tuple(range(8))])
def test_a_call_may_stop_after_any_question(steps: tuple[int, ...]) -> None:
    check_probe_order(asked(*steps))
    assert len(probe_script()) == 8


@pytest.mark.parametrize("steps", [(1,), (0, 2), (0, 1, 2, 7), (7,), (1, 0), (0, 0), tuple(range(9))])
def test_care_comes_first_and_the_offer_to_put_it_right_before_the_favor(steps: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError, match="in their order"):
        check_probe_order(asked(*steps))


@pytest.mark.parametrize("outcome", [ProbeOutcome.SMALL_MISS, ProbeOutcome.COMPLAINT_OPENED, ProbeOutcome.PRICE_DOUBT])
def test_an_outcome_that_says_something_needs_words(outcome: ProbeOutcome) -> None:
    for answers in ((), (ProbeAnswer(0), ProbeAnswer(1, " ", "only what we think"))):
        with pytest.raises(ValidationError, match="would not say") as refused:
            check_probe_words(outcome, answers)
        assert refused.value.field == "said"
    check_probe_words(outcome, asked(0, 1))
    check_probe_words(outcome, (), "The hall")


def test_asked_and_would_not_say_is_an_ending_without_words() -> None:
    for outcome in (ProbeOutcome.WOULD_NOT_SAY, ProbeOutcome.NOT_REACHED, ProbeOutcome.TRULY_HAPPY, None):
        check_probe_words(outcome, ())


def test_a_complaint_takes_neither_what_went_well_nor_what_a_neighbor_would_hear() -> None:
    assert words_of_complaint(asked(*range(8))) == "answer 2\nanswer 3\nanswer 4\nanswer 5\nanswer 6"
    assert words_of_complaint(asked(0, 1)) == ""


def test_never_the_technician_of_that_job() -> None:
    team = [OWNER, OFFICE, LUIS, ANA]
    for is_probe in (False, True):
        assert "You did this job" in why_not_ask(LUIS, 3, team, is_probe=is_probe)
        assert "You did this job" in why_not_ask(OWNER, 1, [OWNER, LUIS], is_probe=is_probe)
        assert why_not_ask(OWNER, 3, team, is_probe=is_probe) == ""
        assert why_not_ask(None, 3, team, is_probe=is_probe) == ""
    with pytest.raises(NotAllowedError, match="stays open for them"):
        check_may_ask(why_not_ask(LUIS, 3, team, is_probe=True))
    check_may_ask("")


def test_asking_again_is_for_the_office_or_the_owner_while_one_of_them_can() -> None:
    assert why_not_ask(ANA, 3, [OWNER, LUIS, ANA], is_probe=False) == ""
    assert "owner" in why_not_ask(ANA, 3, [OWNER, LUIS, ANA], is_probe=True)
    assert why_not_ask(ANA, 1, [OWNER, ANA], is_probe=True) == "", "the owner drove, nobody else is there"


def test_who_works_alone_asks_all_the_same() -> None:
    assert why_not_ask(OWNER, 1, [OWNER], is_probe=True) == ""


@pytest.mark.parametrize(
    ("team", "technician", "who"),
    [
        ([OWNER, OFFICE, LUIS], 3, 2),
        ([OWNER, OFFICE, LUIS], 2, 1),
        ([OWNER, LUIS], 1, 3),
        ([OWNER], 1, 1),
        ([OWNER, OFFICE], None, 2),
        ([], None, None),
    ],
)
def test_somebody_always_answers_for_a_good(team: list[Person], technician: int | None, who: int | None) -> None:
    assert answers_for(team, technician) == who
