"""How much a client needs us now, and what their loyalty is worth in a year (R4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.rules.feedback import Feeling, Voice, feeling_from_score
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

OF_A_STRANGER = {
    "attention": VOICE_POINTS[Voice.NEVER],
    "standing_points": VOICE_POINTS[Voice.NEVER],
    "recent_minor": 0,
}
"""What is kept of somebody of whom nothing is known yet: they were never asked."""


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
    def sum(self) -> int:
        """All parts together, which may be more than 100."""
        return self.overdue + self.voice + self.complaint + self.used_another

    @property
    def total(self) -> int:
        """The sum of the parts, at most 100."""
        return min(HIGHEST, self.sum)


@dataclass(frozen=True, slots=True)
class AttentionBase:
    """What score and value at risk stand on, so that they can be told for any day without reading the facts again.

    `standing_points` are the parts that no day changes, `recent_minor` is what the last visits (five at most) brought.
    Whoever has a visit booked is not overdue.
    """

    standing_points: int
    recent_minor: int
    visit_count: int
    last_visit_on: date | None
    expected_days: int
    is_coming: bool

    def attention(self, today: date) -> int:
        """The score of R4 on a day."""
        if self.last_visit_on is None or self.is_coming:
            return min(HIGHEST, self.standing_points)
        days = (today - self.last_visit_on).days
        return min(HIGHEST, self.standing_points + overdue_points(days, self.expected_days))

    def value_at_risk_minor(self, score: int) -> int:
        """The value at risk at this score."""
        count = min(self.visit_count, AMOUNTS_USED)
        return share_at_risk_minor(self.recent_minor, count, self.expected_days, score)


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


def standing_voice(*, is_hurt: bool, is_quiet_good: bool, last_score: int | None, was_probed: bool) -> Voice:
    """What a client has said last: an open complaint hurts, a good not probed waits, else the newest score speaks."""
    if is_hurt:
        return Voice.HURT
    if is_quiet_good:
        return Voice.GOOD_UNPROBED
    if last_score is None:
        return Voice.GOOD_PROBED if was_probed else Voice.NEVER
    feeling = feeling_from_score(last_score)
    return {Feeling.LOVE: Voice.LOVE, Feeling.HURT: Voice.HURT}.get(feeling, Voice.GOOD_PROBED)


def overdue_points(days_since_visit: int, expected_days: int) -> int:
    """The overdue part of the score from whole days: exactly what it is from rho, for very many at once."""
    over = 10 * days_since_visit - 9 * expected_days
    if over < 0:
        return 0
    # (rho - 9/10) / (16/10) * 50, half up, with numerator and denominator kept apart
    return min(OVERDUE_MOST, (2 * OVERDUE_MOST * over + 16 * expected_days) // (32 * expected_days))


def annual_value_minor(amounts_minor: Sequence[int], expected_days: int) -> int:
    """Mean of the last five visit amounts (oldest first) a year at this interval, minor units, half up; 0 if none."""
    recent = amounts_minor[-AMOUNTS_USED:]
    return round_half_up(_annual(sum(recent), len(recent), expected_days)) if recent else 0


def value_at_risk_minor(amounts_minor: Sequence[int], expected_days: int, score: int) -> int:
    """Annual value x score / 100, minor units, rounded half up once at the end (R4)."""
    recent = amounts_minor[-AMOUNTS_USED:]
    return share_at_risk_minor(sum(recent), len(recent), expected_days, score)


def share_at_risk_minor(recent_minor: int, recent_count: int, expected_days: int, score: int) -> int:
    """The same from what the last visits (five at most) brought together."""
    return round_half_up(_annual(recent_minor, recent_count, expected_days) * score / 100) if recent_count else 0


def _annual(recent_minor: int, recent_count: int, expected_days: int) -> Fraction:
    return Fraction(recent_minor * 365, recent_count * expected_days)


def _overdue_points(ratio: Fraction | float | None) -> int:
    exact = Fraction(0) if ratio is None else Fraction(ratio).limit_denominator(100_000)
    if exact < OVERDUE_FROM:
        return 0
    return min(OVERDUE_MOST, round_half_up((exact - OVERDUE_FROM) / OVERDUE_SPAN * OVERDUE_MOST))
