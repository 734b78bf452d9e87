"""Where a client and the firm stand with each other: stage, overlays and due mark (R3); never shown to clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dateutil.relativedelta import relativedelta

DUE_SOON_RATIO = Fraction(9, 10)
DUE_RATIO = Fraction(1)
DRIFTING_RATIO = Fraction(5, 4)
LOST_RATIO = Fraction(5, 2)
LOST_DAYS = 180
FAN_SCORE = 9
FAN_MONTHS = 24
HURT_SCORE = 6
WON_BACK_DAYS = 365


class Stage(StrEnum):
    """How far a client and the firm have come; the first that fits in the order of R3."""

    ENDED = "ended"
    STRANGER = "stranger"
    COURTING = "courting"
    LOST = "lost"
    DRIFTING = "drifting"
    STEADY = "steady"
    FAN = "fan"
    MARRIED = "married"


class Overlay(StrEnum):
    """What is true beside the stage."""

    HURT = "hurt"
    QUIET_GOOD = "quiet_good"
    WON_BACK = "won_back"


class DueMark(StrEnum):
    """How near the next visit is by the client's own rhythm."""

    SOON = "soon"
    DUE = "due"


class EndedReason(StrEnum):
    """Why a client is no longer contacted; they stay findable and may still be helped."""

    MOVED = "moved"
    DIED = "died"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastScore:
    """The newest 0-10 score a client gave, and whether the office asked or confirmed it.

    `heard` is the score as the voice of R4 counts it where what was said with it says something else.
    """

    score: int
    given_on: date
    is_confirmed: bool
    heard: int | None = None

    @property
    def voice_score(self) -> int:
        """The score by which their voice goes."""
        return self.score if self.heard is None else self.heard


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipFacts:
    """What R3 reads: visits (merged), rho and days since the last one, bookings, voice, referrals and complaints."""

    visit_count: int = 0
    overdue_ratio: Fraction | float | None = None
    days_since_visit: int | None = None
    ended: EndedReason | None = None
    has_quote_or_booking: bool = False
    has_future_booking: bool = False
    last_visit_on: date | None = None
    used_another_on: date | None = None
    last_score: LastScore | None = None
    converted_referrals: int = 0
    has_open_complaint: bool = False
    has_unprobed_good: bool = False
    won_back_on: date | None = None


def stage(facts: RelationshipFacts, today: date) -> Stage:
    """The first stage of R3 that fits; rho is compared unrounded, and counts as not overdue when unknown."""
    if facts.ended is not None:
        return Stage.ENDED
    if facts.visit_count == 0:
        is_courted = facts.has_quote_or_booking or facts.has_future_booking
        return Stage.COURTING if is_courted else Stage.STRANGER
    away = _away(facts)
    if away is not None:
        return away
    if facts.visit_count == 1:
        return Stage.COURTING
    if facts.visit_count == 2 or used_another_since(facts.used_another_on, facts.last_visit_on):
        return Stage.STEADY
    return Stage.FAN if _is_fan(facts, today) else Stage.MARRIED


def overlays(facts: RelationshipFacts, today: date) -> frozenset[Overlay]:
    """Hurt with an open complaint, quiet good with a good or silence not probed, won back for 365 days (R3)."""
    found = set()
    if facts.has_open_complaint:
        found.add(Overlay.HURT)
    if facts.has_unprobed_good:
        found.add(Overlay.QUIET_GOOD)
    if facts.won_back_on is not None and 0 <= (today - facts.won_back_on).days <= WON_BACK_DAYS:
        found.add(Overlay.WON_BACK)
    return frozenset(found)


def due_mark(overdue_ratio: Fraction | float | None) -> DueMark | None:
    """Soon from 0.90, due from 1.00 to under 1.25, otherwise None (R3)."""
    if overdue_ratio is None or not DUE_SOON_RATIO <= overdue_ratio < DRIFTING_RATIO:
        return None
    return DueMark.DUE if overdue_ratio >= DUE_RATIO else DueMark.SOON


def used_another_since(used_another_on: date | None, last_visit_on: date | None) -> bool:
    """Whether the client is known to have used another cleaner since our last visit (that day included)."""
    return used_another_on is not None and (last_visit_on is None or used_another_on >= last_visit_on)


def _away(facts: RelationshipFacts) -> Stage | None:
    if facts.has_future_booking or facts.overdue_ratio is None:
        return None
    # A float of two whole numbers of days never falls on the other side of these bounds.
    ratio = facts.overdue_ratio
    if ratio >= LOST_RATIO and (facts.days_since_visit or 0) >= LOST_DAYS:
        return Stage.LOST
    return Stage.DRIFTING if ratio >= DRIFTING_RATIO else None


def _is_fan(facts: RelationshipFacts, today: date) -> bool:
    if facts.has_open_complaint:
        return False
    last = facts.last_score
    is_praised = (
        last is not None
        and last.is_confirmed
        and last.score >= FAN_SCORE
        and last.voice_score > HURT_SCORE  # a 10 with "the stain is back" is no praise
        and last.given_on >= today - relativedelta(months=FAN_MONTHS)
    )
    return is_praised or facts.converted_referrals >= 1
