"""Whether a client was won back after a complaint, in two grades that are never blended (R7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from app.rules.complaint_events import OPEN_COLUMNS, BoardColumn
from app.rules.complaints import REPEAT_MONTHS, Category
from app.rules.rounding import round_half_up

TOLD_US_DAYS = 90
TOLD_US_SCORE = 9
SHORTEST_RETURN_DAYS = 180


class WonBack(StrEnum):
    """What became of the client after a complaint: the stronger of two grades, still open, or lost."""

    CAME_BACK = "came_back"
    TOLD_US = "told_us"
    PENDING = "pending"
    NOT_WON_BACK = "not_won_back"


class Chip(StrEnum):
    """What a closed card says; always computed, never chosen."""

    WON_BACK = "won_back"
    AT_PEACE = "at_peace"
    LOST = "lost"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreGiven:
    """A 0-10 score after a fix: when, how much, and who asked."""

    on: date
    score: int
    asked_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryFacts:
    """What decides whether a client was won back: the fix and what followed it.

    `returned_on` holds days of chargeable visits and of converted referrals; `complained_again_on` the days of later
    complaints of the same category. `is_confirmed` is False for a complaint closed without the client's words.
    """

    category: Category
    fixed_on: date
    expected_days: int
    is_closed: bool = True
    is_confirmed: bool = True
    scores: tuple[ScoreGiven, ...] = ()
    returned_on: tuple[date, ...] = ()
    complained_about: frozenset[int] = frozenset()
    complained_again_on: tuple[date, ...] = ()


def return_window_days(expected_days: int) -> int:
    """Days after a fix in which a visit counts as coming back: 1.5 x expected, rounded half up, at least 180 (R7)."""
    return max(SHORTEST_RETURN_DAYS, round_half_up(1.5 * expected_days))


def came_back(facts: RecoveryFacts, today: date) -> bool:
    """Whether a visit or converted referral followed the fix within its window (R7)."""
    last = facts.fixed_on + timedelta(days=return_window_days(facts.expected_days))
    return any(facts.fixed_on < day <= min(last, today) for day in facts.returned_on)


def told_us(facts: RecoveryFacts, today: date) -> bool:
    """Whether the client gave a 9 or 10 within 90 days after the fix, asked by someone not complained about (R7).

    A second complaint of the same category within 18 months takes it back; without confirmed closing it never counts.
    """
    if not facts.is_confirmed or (facts.complained_again_on and _complained_again(facts, today)):
        return False
    last = min(facts.fixed_on + timedelta(days=TOLD_US_DAYS), today)
    return any(
        given.score >= TOLD_US_SCORE
        and facts.fixed_on <= given.on <= last
        and given.asked_by not in facts.complained_about
        for given in facts.scores
    )


def _complained_again(facts: RecoveryFacts, today: date) -> bool:
    until = min(facts.fixed_on + relativedelta(months=REPEAT_MONTHS), today)
    return any(facts.fixed_on <= day <= until for day in facts.complained_again_on)


def won_back(facts: RecoveryFacts, today: date) -> WonBack | None:
    """Came back, else told us, else pending until the window ends, then not won back (R7); None while it is open."""
    if not facts.is_closed:
        return None
    if came_back(facts, today):
        return WonBack.CAME_BACK
    if told_us(facts, today):
        return WonBack.TOLD_US
    window = timedelta(days=return_window_days(facts.expected_days))
    return WonBack.PENDING if today <= facts.fixed_on + window else WonBack.NOT_WON_BACK


def chip(column: BoardColumn, result: WonBack | None) -> Chip | None:
    """What a card says once it is closed; None while it is open (R7)."""
    if column in OPEN_COLUMNS:
        return None
    if column is BoardColumn.WITHDRAWN:
        return Chip.WITHDRAWN
    if column is BoardColumn.CLOSED_UNCONFIRMED:
        return Chip.WON_BACK if result is WonBack.CAME_BACK else Chip.UNCONFIRMED
    if result in {WonBack.CAME_BACK, WonBack.TOLD_US}:
        return Chip.WON_BACK
    return Chip.LOST if result is WonBack.NOT_WON_BACK else Chip.AT_PEACE


@dataclass(frozen=True, slots=True)
class RecoveryCounts:
    """Closed complaints and what became of the clients; shown side by side, never as one blended percentage."""

    closed: int
    won_back: int
    came_back: int
    pending: int


def recovery_counts(results: Iterable[WonBack | None]) -> RecoveryCounts:
    """Count closed complaints by result; open ones (None) are left out."""
    closed = [result for result in results if result is not None]
    returned = closed.count(WonBack.CAME_BACK)
    return RecoveryCounts(
        closed=len(closed),
        won_back=returned + closed.count(WonBack.TOLD_US),
        came_back=returned,
        pending=closed.count(WonBack.PENDING),
    )
