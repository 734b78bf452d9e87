"""How much a client needs us now, and what their loyalty is worth in a year (R4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.rules.feedback import Voice
from app.rules.rounding import round_half_up

OVERDUE_FROM = Fraction(9, 10)
OVERDUE_SPAN = Fraction(16, 10)
OVERDUE_MOST = 50
VOICE_POINTS = {
    Voice.HURT: 25,
    Voice.GOOD_UNPROBED: 15,
    Voice.GOOD_PROBED: 8,
    Voice.NEVER: 5,
    Voice.LOVE: 0,
}
COMPLAINT_OPEN = 20
COMPLAINT_NOT_WON_BACK = 10
USED_ANOTHER = 10
HIGHEST = 100
AMOUNTS_USED = 5


class ComplaintStanding(StrEnum):
    """Where a client's complaints stand, the worst of them."""

    NONE = "none"
    OPEN = "open"
    NOT_WON_BACK = "not_won_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionScore:
    """A score of 0 to 100 and its parts."""

    overdue: int
    voice: int
    complaint: int
    used_another: int

    @property
    def total(self) -> int:
        """The sum of the parts, at most 100."""
        return min(HIGHEST, self.overdue + self.voice + self.complaint + self.used_another)


def attention_score(
    overdue_ratio: Fraction | float | None,
    voice: Voice,
    complaint: ComplaintStanding = ComplaintStanding.NONE,
    *,
    has_used_another: bool = False,
) -> AttentionScore:
    """Attention 0 to 100 (R4): how overdue (rho; None counts as not overdue), voice, complaint, another cleaner."""
    standing = {ComplaintStanding.OPEN: COMPLAINT_OPEN, ComplaintStanding.NOT_WON_BACK: COMPLAINT_NOT_WON_BACK}
    return AttentionScore(
        overdue=_overdue_points(overdue_ratio),
        voice=VOICE_POINTS[voice],
        complaint=standing.get(complaint, 0),
        used_another=USED_ANOTHER if has_used_another else 0,
    )


def annual_value_minor(amounts_minor: Sequence[int], expected_days: int) -> int:
    """Mean of the last five visit amounts (oldest first) a year at this interval, minor units, half up; 0 if none."""
    recent = amounts_minor[-AMOUNTS_USED:]
    return round_half_up(_annual(recent, expected_days)) if recent else 0


def value_at_risk_minor(amounts_minor: Sequence[int], expected_days: int, score: int) -> int:
    """Annual value x score / 100, minor units, rounded half up once at the end (R4)."""
    recent = amounts_minor[-AMOUNTS_USED:]
    return round_half_up(_annual(recent, expected_days) * score / 100) if recent else 0


def _annual(amounts_minor: Sequence[int], expected_days: int) -> Fraction:
    return Fraction(sum(amounts_minor), len(amounts_minor)) * 365 / expected_days


def _overdue_points(ratio: Fraction | float | None) -> int:
    exact = Fraction(0) if ratio is None else Fraction(ratio).limit_denominator(100_000)
    if exact < OVERDUE_FROM:
        return 0
    return min(OVERDUE_MOST, round_half_up((exact - OVERDUE_FROM) / OVERDUE_SPAN * OVERDUE_MOST))
