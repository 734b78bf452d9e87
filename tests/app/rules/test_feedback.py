"""Scores, answers, the probe (R5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.errors import NotAllowedError, ValidationError
from app.rules.feedback import (
    Answer,
    Feeling,
    Person,
    ProbeOutcome,
    StaffRole,
    Voice,
    check_probe_close,
    choose_probe_caller,
    feeling_from_answer,
    feeling_from_score,
    heard_score,
    is_confirmed,
    may_probe,
    needs_probe,
    probe_due_at,
    probe_script,
    score_from_answer,
    score_from_stars,
    suggest_feeling,
    voice_after_probe,
)
from tests.app.rules.rule_builders import LONDON, calendar, march


@pytest.mark.parametrize(
    ("score", "words", "expected"),
    [
        (None, "Good", Feeling.GOOD),
        (None, "Not bad", Feeling.GOOD),
        (None, "not good", Feeling.HURT),
        (None, "Very good", Feeling.GOOD),
        (10, "", Feeling.LOVE),
        (10, "Stain is back by the sofa", Feeling.HURT),
        (None, "Amazing, but the hall is a bit flat", Feeling.GOOD),
        (9, "Perfect, except the stairs", Feeling.GOOD),
        (None, "thanks", Feeling.GOOD),
        (None, "", Feeling.SILENT),
        (None, "  \n", Feeling.SILENT),
        (None, "Perfect", Feeling.LOVE),
        (None, "It was good, thanks.", Feeling.GOOD),
        (9, "Good", Feeling.LOVE),
        (9, "Good, but the hall", Feeling.GOOD),
        (9, "thanks but no", Feeling.LOVE),
        (8, "Amazing", Feeling.GOOD),
        (7, "", Feeling.GOOD),
        (6, "Amazing", Feeling.HURT),
        (0, "", Feeling.HURT),
        (8, "Stain is back", Feeling.HURT),
    ],
)
def test_score_and_words_together(score: int | None, words: str, expected: Feeling) -> None:
    assert suggest_feeling(words, score) is expected


@pytest.mark.parametrize(
    ("score", "feeling"), [(10, "love"), (9, "love"), (8, "good"), (7, "good"), (6, "hurt"), (0, "hurt")]
)
def test_the_class_of_a_score(score: int, feeling: str) -> None:
    assert feeling_from_score(score) == Feeling(feeling)


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_outside_0_to_10_is_refused(score: int) -> None:
    with pytest.raises(ValidationError, match="0 to 10") as refused:
        feeling_from_score(score)
    assert refused.value.field == "score"


def test_stars_count_twice() -> None:
    assert [score_from_stars(stars) for stars in range(1, 6)] == [2, 4, 6, 8, 10]
    for stars in (0, 6):
        with pytest.raises(ValidationError, match="1 to 5"):
            score_from_stars(stars)


def test_the_three_answers_stand_for_scores() -> None:
    assert score_from_answer(Answer.GREAT, is_confirmed=True) == 10
    assert score_from_answer(Answer.GREAT, is_confirmed=False) is None
    assert score_from_answer(Answer.GOOD, is_confirmed=False) == 7
    assert score_from_answer(Answer.NOT_HAPPY, is_confirmed=True) == 3
    assert [feeling_from_answer(answer) for answer in Answer] == [Feeling.LOVE, Feeling.GOOD, Feeling.HURT]


def test_love_beside_the_technician_waits_for_the_office() -> None:
    assert not is_confirmed(Feeling.LOVE, technician_present=True)
    assert is_confirmed(Feeling.LOVE, technician_present=True, confirmed_by_office=True)
    assert is_confirmed(Feeling.LOVE, technician_present=False)
    assert is_confirmed(Feeling.GOOD, technician_present=True)


@pytest.mark.parametrize(
    ("feeling", "tries", "days", "expected"),
    [
        (Feeling.GOOD, 0, 0, True),
        (Feeling.LOVE, 5, 9, False),
        (Feeling.HURT, 5, 9, False),
        (Feeling.SILENT, 0, 0, False),
        (Feeling.SILENT, 1, 6, False),
        (Feeling.SILENT, 2, 0, True),
        (Feeling.SILENT, 0, 7, True),
    ],
)
def test_good_is_probed_at_once_and_silence_after_two_tries_or_seven_days(
    feeling: Feeling, tries: int, days: int, expected: bool
) -> None:
    asked = march(2, "10:00")
    now = asked + timedelta(days=days)
    assert needs_probe(feeling, tries=tries, first_asked_at=asked, now=now) is expected


def test_silence_that_was_never_asked_is_not_probed() -> None:
    assert not needs_probe(Feeling.SILENT, tries=2, now=march(2))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param(march(6, "16:00"), march(7, "13:00"), id="R5-Fri-16:00"),
        pytest.param(march(7, "10:00"), march(9, "18:00"), id="R5-Sat-10:00"),
        pytest.param(march(8, "10:00"), march(9, "18:00"), id="Sunday"),
        pytest.param(march(2, "07:00"), march(3, "18:00"), id="before opening"),
        pytest.param(march(2, "23:00"), march(3, "18:00"), id="at night"),
    ],
)
def test_a_probe_is_due_at_the_close_of_the_next_working_day(received: datetime, due: datetime) -> None:
    assert probe_due_at(received, calendar()) == due


def test_the_technician_of_the_job_never_probes() -> None:
    owner, office, technician = Person(1, StaffRole.OWNER), Person(2, StaffRole.OFFICE), Person(3, StaffRole.TECHNICIAN)
    assert not may_probe(technician, [])
    assert not may_probe(office, [2])
    assert choose_probe_caller([technician, owner, office], [3]) == office
    assert choose_probe_caller([technician, owner, office], [2]) == owner
    assert choose_probe_caller([technician, owner], [1]) is None


@pytest.mark.parametrize(
    ("outcome", "given", "why"),
    [
        (None, {}, "how it ended"),
        (ProbeOutcome.TRULY_HAPPY, {}, "9 or a 10"),
        (ProbeOutcome.TRULY_HAPPY, {"score": 8}, "9 or a 10"),
        (ProbeOutcome.SMALL_MISS, {"promise": " "}, "promised"),
        (ProbeOutcome.NOT_REACHED, {"tries": 2}, "three tries"),
    ],
)
def test_a_probe_closes_only_with_what_its_outcome_needs(
    outcome: ProbeOutcome | None, given: dict[str, int], why: str
) -> None:
    with pytest.raises(NotAllowedError, match=why):
        check_probe_close(outcome, **given)  # type: ignore[arg-type]  # mixed keyword values


def test_a_probe_closes_with_its_outcome() -> None:
    check_probe_close(ProbeOutcome.TRULY_HAPPY, score=9)
    check_probe_close(ProbeOutcome.SMALL_MISS, promise="Ben brushes the edge on Friday")
    check_probe_close(ProbeOutcome.NOT_REACHED, tries=3)
    for outcome in (ProbeOutcome.COMPLAINT_OPENED, ProbeOutcome.PRICE_DOUBT, ProbeOutcome.WOULD_NOT_SAY):
        check_probe_close(outcome)


@pytest.mark.parametrize(
    ("outcome", "score", "voice"),
    [
        (ProbeOutcome.TRULY_HAPPY, 9, Voice.LOVE),
        (ProbeOutcome.SMALL_MISS, 8, Voice.GOOD_PROBED),
        (ProbeOutcome.PRICE_DOUBT, 5, Voice.GOOD_PROBED),
        (ProbeOutcome.SMALL_MISS, 0, Voice.GOOD_PROBED),
        (ProbeOutcome.COMPLAINT_OPENED, 8, Voice.HURT),
        (ProbeOutcome.WOULD_NOT_SAY, None, Voice.GOOD_PROBED),
        (ProbeOutcome.COMPLAINT_OPENED, None, Voice.HURT),
    ],
)
def test_a_new_score_under_9_leaves_good_probed(outcome: ProbeOutcome, score: int | None, voice: Voice) -> None:
    assert voice_after_probe(outcome, score) is voice


@pytest.mark.parametrize(
    ("score", "feeling", "outcome", "heard"),
    [
        (10, Feeling.LOVE, None, 10),
        (10, Feeling.HURT, None, 6),
        (9, Feeling.GOOD, None, 8),
        (9, Feeling.GOOD, ProbeOutcome.WOULD_NOT_SAY, 8),
        (9, Feeling.LOVE, ProbeOutcome.TRULY_HAPPY, 9),
        (5, Feeling.HURT, None, 5),
        (5, Feeling.HURT, ProbeOutcome.PRICE_DOUBT, 7),
        (8, Feeling.GOOD, ProbeOutcome.SMALL_MISS, 8),
        (8, Feeling.HURT, ProbeOutcome.COMPLAINT_OPENED, 6),
        (3, None, None, 3),
    ],
)
def test_the_voice_goes_by_what_was_heard(
    score: int, feeling: Feeling | None, outcome: ProbeOutcome | None, heard: int
) -> None:
    assert heard_score(score, feeling, outcome) == heard


@pytest.mark.parametrize("score", [None, *range(11)])
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The mess on the stairs is awful", "hurt"),
        ("Quite superb", "love"),
        ("A decent job", "good"),
        ("A decent job, though the hall", "qualified"),
        ("Spotless, except the stairs", "qualified"),
        ("See you in spring", "neutral"),
        ("", "silent"),
    ],
)
def test_every_score_beside_every_kind_of_words(score: int | None, words: str, kind: str) -> None:
    if kind == "hurt" or (score is not None and score <= 6):
        expected = "hurt"
    elif score is None:
        expected = {"qualified": "good", "neutral": "good"}.get(kind, kind)
    else:
        expected = "good" if score <= 8 or kind == "qualified" else "love"
    assert suggest_feeling(words, score) == Feeling(expected)


@pytest.mark.parametrize(
    ("received", "closed", "due"),
    [
        pytest.param(datetime(2026, 3, 27, 9), (), datetime(2026, 3, 28, 13), id="the night the clocks go forward"),
        pytest.param(datetime(2026, 3, 28, 9), (), datetime(2026, 3, 30, 18), id="over it"),
        pytest.param(
            datetime(2026, 10, 24, 12, 59), (), datetime(2026, 10, 26, 18), id="over the hour that comes twice"
        ),
        pytest.param(
            datetime(2026, 4, 2, 17), (date(2026, 4, 3), date(2026, 4, 6)), datetime(2026, 4, 4, 13), id="Good Friday"
        ),
        pytest.param(
            datetime(2026, 4, 4, 9), (date(2026, 4, 3), date(2026, 4, 6)), datetime(2026, 4, 7, 18), id="Easter Monday"
        ),
        pytest.param(
            datetime(2026, 12, 31, 12), (date(2027, 1, 1),), datetime(2027, 1, 2, 13), id="over the end of the year"
        ),
    ],
)
def test_a_probe_over_holidays_and_changed_clocks(received: datetime, closed: tuple[date, ...], due: datetime) -> None:
    asked = received.replace(tzinfo=LONDON)
    assert probe_due_at(asked, calendar(*closed)) == due.replace(tzinfo=LONDON)


def test_the_script_starts_with_care_and_asks_what_went_well_first() -> None:
    script = probe_script()
    assert len(script) == 8
    assert script[0].startswith("You matter to us")
    assert script[1] == "What went well?"
