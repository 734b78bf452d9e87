"""Attention score and value at risk (R4)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.attention import (
    ComplaintStanding,
    annual_value_minor,
    attention_score,
    value_at_risk_minor,
)
from app.rules.feedback import Voice

NONE, OPEN, NOT_WON_BACK = ComplaintStanding


@pytest.mark.parametrize(
    ("ratio", "voice", "complaint", "other", "score"),
    [
        pytest.param(1.04, Voice.LOVE, NONE, False, 4, id="R4-1.04-love"),
        pytest.param(0.99, Voice.NEVER, NONE, False, 8, id="R4-0.99-never"),
        pytest.param(0.40, Voice.HURT, OPEN, False, 45, id="R4-0.40-hurt-open"),
        pytest.param(2.94, Voice.GOOD_UNPROBED, NONE, False, 65, id="R4-2.94-good"),
        pytest.param(3.0, Voice.HURT, OPEN, True, 100, id="R4-3.0-hurt-open-other"),
        pytest.param(Fraction(9, 10), Voice.LOVE, NONE, False, 0, id="from-0.9"),
        pytest.param(0.916, Voice.LOVE, NONE, False, 1, id="half-goes-up"),
        *(
            pytest.param(ratio, Voice.LOVE, NONE, False, score, id=f"rho-{ratio}")
            for ratio, score in (
                (0.8999, 0),
                (0.915, 0),
                (1.0, 3),
                (1.25, 11),
                (1.5, 19),
                (2.0, 34),
                (2.4, 47),
                (9, 50),
            )
        ),
        pytest.param(2.5, Voice.LOVE, NONE, False, 50, id="all-of-overdue"),
        pytest.param(None, Voice.GOOD_PROBED, NOT_WON_BACK, False, 18, id="no-visit"),
    ],
)
def test_the_score(ratio: float | None, voice: Voice, complaint: ComplaintStanding, other: bool, score: int) -> None:
    assert attention_score(ratio, voice, complaint, has_used_another=other).total == score


def test_annual_value_and_value_at_risk() -> None:
    amounts = [21_000, 23_000, 25_000]
    assert annual_value_minor(amounts, 362) == 23_191
    assert value_at_risk_minor(amounts, 362, 33) == 7653


def test_only_the_last_five_amounts_count() -> None:
    assert annual_value_minor([99_999, 100, 100, 100, 100, 100], 365) == 100


def test_without_a_visit_nothing_is_at_risk() -> None:
    assert annual_value_minor([], 365) == 0
    assert value_at_risk_minor([], 365, 100) == 0


@given(st.fractions(0, 10), st.sampled_from(Voice), st.sampled_from(ComplaintStanding), st.booleans())
def test_the_score_stays_between_0_and_100_and_grows_with_delay(
    ratio: Fraction, voice: Voice, complaint: ComplaintStanding, other: bool
) -> None:
    now = attention_score(ratio, voice, complaint, has_used_another=other).total
    later = attention_score(ratio + 1, voice, complaint, has_used_another=other).total
    assert 0 <= now <= later <= 100
