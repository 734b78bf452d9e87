"""Honest figures and training (R12)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaints import PriorityClass
from app.rules.staff_figures import (
    Fault,
    Rate,
    Training,
    TrainingTopic,
    per_hundred,
    percent,
    suggests_training,
    training_coverage,
    valid_topics,
    wilson_range,
)

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (9, 12, "75 % (46.8–91.1)"),
        (10, 10, "100 % (72.2–100)"),
        (4, 6, "4 of 6 – too few"),
        (0, 0, "0 of 0 – too few"),
        (9, 9, "9 of 9 – too few"),
        (0, 10, "0 % (0–27.8)"),
        (1, 30, "3.3 % (0.6–16.7)"),
    ],
)
def test_rates_need_ten_cases(count: int, of: int, words: str) -> None:
    assert Rate(count, of).in_words() == words


def test_too_few_cases_have_no_percentage() -> None:
    with pytest.raises(ValueError, match="Too few"):
        _ = Rate(4, 6).percent
    with pytest.raises(ValueError, match="Too few"):
        _ = Rate(4, 6).range


@pytest.mark.parametrize(("count", "of"), [(1, 0), (3, 2), (-1, 4)])
def test_no_range_without_k_of_n(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="k of n"):
        wilson_range(count, of)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_range_holds_the_share(first: int, second: int) -> None:
    count, of = min(first, second), max(first, second)
    low, high = wilson_range(count, of)
    assert 0 <= low <= count / of + 1e-12
    assert count / of - 1e-12 <= high <= 1


def test_issues_per_hundred_jobs() -> None:
    assert per_hundred(3, 120) == 2.5
    assert per_hundred(3, 9) is None


REQUIRED = list(TrainingTopic)[:6]


def test_five_of_six_with_one_expired_is_83_percent() -> None:
    trainings = [Training(topic, date(2025, 6, 1)) for topic in REQUIRED[:5]]
    trainings.append(Training(REQUIRED[5], date(2025, 3, 1)))
    assert percent(training_coverage(trainings, REQUIRED, TODAY)) == 83
    assert percent(training_coverage(trainings, REQUIRED, date(2026, 3, 1))) == 100


def test_nothing_required_is_covered_and_what_lies_ahead_does_not_count() -> None:
    assert training_coverage([], [], TODAY) == 1
    assert valid_topics([Training(TrainingTopic.SAFETY, date(2026, 3, 3))], TODAY) == frozenset()


@pytest.mark.parametrize(
    ("priority", "fault", "expected"),
    [
        (PriorityClass.P1, Fault.PERSON, True),
        (PriorityClass.P2, Fault.PERSON, True),
        (PriorityClass.P3, Fault.PERSON, False),
        (PriorityClass.P1, Fault.PROCESS, False),
    ],
)
def test_an_urgent_complaint_caused_by_a_person_suggests_training(
    priority: PriorityClass, fault: Fault, expected: bool
) -> None:
    assert suggests_training(priority, fault) is expected
