"""Stages, overlays and due marks (R3)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from app.rules.relationship import (
    DueMark,
    EndedReason,
    LastScore,
    Overlay,
    RelationshipFacts,
    Stage,
    due_mark,
    overlays,
    stage,
    used_another_since,
)

TODAY = date(2026, 3, 2)
NINE = LastScore(score=9, given_on=date(2025, 2, 21), is_confirmed=True)


def facts(**fields: Any) -> RelationshipFacts:
    return RelationshipFacts(**fields)


I1 = {
    "visit_count": 3,
    "overdue_ratio": Fraction(375, 362),
    "days_since_visit": 375,
    "last_visit_on": date(2025, 2, 20),
}
I2 = {"visit_count": 1, "overdue_ratio": Fraction(182, 183), "days_since_visit": 182}
I3 = {"visit_count": 6, "overdue_ratio": Fraction(91, 31), "days_since_visit": 91}
CALM = {"visit_count": 4, "overdue_ratio": 0.5, "days_since_visit": 100, "last_visit_on": date(2025, 11, 22)}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(facts(**I1), Stage.MARRIED, id="I1-no-score"),
        pytest.param(facts(**I1, last_score=NINE), Stage.FAN, id="I1-score-9"),
        pytest.param(facts(**I1, last_score=NINE, has_open_complaint=True), Stage.MARRIED, id="I1-hurt"),
        pytest.param(facts(**I2), Stage.COURTING, id="I2"),
        pytest.param(facts(**I3), Stage.DRIFTING, id="I3"),
        pytest.param(
            facts(
                **CALM,
                last_score=LastScore(score=10, given_on=TODAY, is_confirmed=True),
                used_another_on=date(2026, 1, 1),
            ),
            Stage.STEADY,
            id="4-visits-used-another",
        ),
        pytest.param(facts(**(CALM | {"overdue_ratio": 1.25})), Stage.DRIFTING, id="rho-exactly-1.25"),
        pytest.param(facts(**(CALM | {"overdue_ratio": 1.2499})), Stage.MARRIED, id="rho-just-under-1.25"),
        pytest.param(facts(), Stage.STRANGER, id="nothing"),
        pytest.param(facts(has_quote_or_booking=True), Stage.COURTING, id="quote"),
        pytest.param(facts(has_future_booking=True), Stage.COURTING, id="booking"),
        pytest.param(facts(**CALM, ended=EndedReason.MOVED), Stage.ENDED, id="moved"),
        pytest.param(facts(has_quote_or_booking=True, ended=EndedReason.DIED), Stage.ENDED, id="ended-first"),
        pytest.param(
            facts(visit_count=5, overdue_ratio=Fraction(5, 2), days_since_visit=180), Stage.LOST, id="rho-2.5-180-days"
        ),
        pytest.param(
            facts(visit_count=5, overdue_ratio=Fraction(5, 2), days_since_visit=179), Stage.DRIFTING, id="179-days"
        ),
        pytest.param(
            facts(visit_count=5, overdue_ratio=2.49, days_since_visit=400), Stage.DRIFTING, id="rho-under-2.5"
        ),
        pytest.param(
            facts(visit_count=5, overdue_ratio=3, days_since_visit=400, has_future_booking=True),
            Stage.MARRIED,
            id="booked-again-is-not-lost",
        ),
        pytest.param(
            facts(visit_count=1, overdue_ratio=1.3, days_since_visit=300), Stage.DRIFTING, id="one-visit-late"
        ),
        pytest.param(facts(visit_count=2, overdue_ratio=0.1, days_since_visit=30), Stage.STEADY, id="two-visits"),
        pytest.param(
            facts(visit_count=2, overdue_ratio=0.1, days_since_visit=30, last_score=NINE, converted_referrals=3),
            Stage.STEADY,
            id="two-visits-are-no-fan-yet",
        ),
        pytest.param(facts(**CALM, converted_referrals=1), Stage.FAN, id="referral-makes-a-fan"),
        pytest.param(facts(**CALM, converted_referrals=1, has_open_complaint=True), Stage.MARRIED, id="hurt-no-fan"),
        pytest.param(
            facts(**CALM, last_score=LastScore(score=10, given_on=TODAY, is_confirmed=False)),
            Stage.MARRIED,
            id="unconfirmed-10",
        ),
        pytest.param(
            facts(**CALM, last_score=LastScore(score=8, given_on=TODAY, is_confirmed=True)), Stage.MARRIED, id="score-8"
        ),
        pytest.param(
            facts(**CALM, last_score=LastScore(score=10, given_on=TODAY, is_confirmed=True, heard=6)),
            Stage.MARRIED,
            id="a-10-in-words-that-hurt",
        ),
        pytest.param(
            facts(visit_count=1, overdue_ratio=1.0, days_since_visit=365, used_another_on=TODAY),
            Stage.COURTING,
            id="one-visit-and-another-cleaner",
        ),
        pytest.param(
            facts(visit_count=4, overdue_ratio=Fraction(5, 4), days_since_visit=456, has_future_booking=True),
            Stage.MARRIED,
            id="late-and-booked",
        ),
        pytest.param(
            facts(**(CALM | {"used_another_on": date(2025, 11, 22)}), converted_referrals=2),
            Stage.STEADY,
            id="another-cleaner-on-the-day-of-our-visit",
        ),
        pytest.param(
            facts(visit_count=1, overdue_ratio=6, days_since_visit=180, ended=EndedReason.NO_CONTACT),
            Stage.ENDED,
            id="ended-before-lost",
        ),
        pytest.param(
            facts(visit_count=9, overdue_ratio=12, days_since_visit=179), Stage.DRIFTING, id="twelve-times-but-179-days"
        ),
        pytest.param(
            facts(**CALM, last_score=LastScore(score=9, given_on=date(2024, 3, 2), is_confirmed=True)),
            Stage.FAN,
            id="24-months-ago",
        ),
        pytest.param(
            facts(**CALM, last_score=LastScore(score=9, given_on=date(2024, 3, 1), is_confirmed=True)),
            Stage.MARRIED,
            id="older-than-24-months",
        ),
        pytest.param(
            facts(**CALM, used_another_on=date(2025, 1, 1)), Stage.MARRIED, id="used-another-before-the-last-visit"
        ),
        pytest.param(facts(visit_count=3), Stage.MARRIED, id="unknown-rho-is-not-overdue"),
        pytest.param(facts(visit_count=3, overdue_ratio=3.0), Stage.DRIFTING, id="unknown-days-are-not-lost"),
    ],
)
def test_the_first_stage_that_fits(known: RelationshipFacts, expected: Stage) -> None:
    assert stage(known, TODAY) is expected


def test_overlays_stand_beside_the_stage() -> None:
    assert overlays(facts(**I1), TODAY) == frozenset()
    hurt = facts(**I1, has_open_complaint=True, has_unprobed_good=True, won_back_on=date(2025, 3, 2))
    assert overlays(hurt, TODAY) == frozenset(Overlay)
    assert overlays(facts(won_back_on=date(2025, 3, 1)), TODAY) == frozenset()
    assert overlays(facts(won_back_on=date(2026, 3, 3)), TODAY) == frozenset()


@pytest.mark.parametrize(
    ("ratio", "mark"),
    [
        (None, None),
        (0.8999, None),
        (0.9, DueMark.SOON),
        (Fraction(9, 10), DueMark.SOON),
        (0.9999, DueMark.SOON),
        (1.0, DueMark.DUE),
        (1.2499, DueMark.DUE),
        (1.25, None),
    ],
)
def test_due_marks(ratio: float | None, mark: DueMark | None) -> None:
    assert due_mark(ratio) is mark


def test_another_cleaner_counts_only_since_our_last_visit() -> None:
    assert used_another_since(date(2026, 1, 2), date(2026, 1, 1))
    assert used_another_since(date(2026, 1, 2), None)
    assert not used_another_since(None, None)
    assert not used_another_since(date(2025, 1, 2), date(2026, 1, 1))
