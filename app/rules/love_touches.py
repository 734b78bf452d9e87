"""The ledger of kindnesses: what counts, how much love a client was shown, and which kind is missing (R8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

COUNTED_DAYS = 365
AFTER_VISIT_DAYS = 3
BRAG_DAYS = 14
BRAG_SCORE = 9


class TouchKind(StrEnum):
    """How a touch shows love."""

    CARE = "care"
    REMARKABLE = "remarkable"
    SAFE = "safe"
    BRAG = "brag"


class NotATouch(StrEnum):
    """What a firm sends or gives that is no kindness: it is logged elsewhere and never counts."""

    DISCOUNT = "discount"
    REMINDER = "reminder"
    INVOICE = "invoice"
    AUTOMATED_MAIL = "automated_mail"


class Reaction(StrEnum):
    """How the client took it."""

    NONE = "none"
    SMILED = "smiled"
    THANKED = "thanked"
    TOLD_OTHERS = "told_others"


SUGGESTED_ORDER = (TouchKind.SAFE, TouchKind.CARE, TouchKind.REMARKABLE, TouchKind.BRAG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One entry: when, of which kind, whether the client had asked for it, and how they took it."""

    on: date
    kind: TouchKind | NotATouch
    is_asked_for: bool = False
    reaction: Reaction = Reaction.NONE
    cost_minor: int = 0

    @property
    def is_counted(self) -> bool:
        """Only what nobody asked for counts, and never a discount, reminder, invoice or automated mail."""
        return isinstance(self.kind, TouchKind) and not self.is_asked_for


def kinds_shown(touches: Iterable[Touch], today: date) -> frozenset[TouchKind]:
    """The kinds of which there was an unprompted touch in the last 365 days."""
    return frozenset(
        touch.kind
        for touch in touches
        if isinstance(touch.kind, TouchKind) and touch.is_counted and 0 <= (today - touch.on).days <= COUNTED_DAYS
    )


def love_score(touches: Iterable[Touch], today: date) -> int:
    """How many of the four kinds the client was shown in 365 days: 0 to 4 (R8)."""
    return len(kinds_shown(touches, today))


def suggested_touch(
    touches: Iterable[Touch], today: date, *, last_score: int | None = None, is_hurt: bool = False
) -> TouchKind | None:
    """The missing kind to show next, in the order safe, care, remarkable, brag; None if nothing is missing (R8).

    Bragging is only for a confirmed 9 or 10, and never while a complaint is open.
    """
    shown = kinds_shown(touches, today)
    may_brag = last_score is not None and last_score >= BRAG_SCORE and not is_hurt
    wanted = (kind for kind in SUGGESTED_ORDER if kind is not TouchKind.BRAG or may_brag)
    return next((kind for kind in wanted if kind not in shown), None)


def in_time_until(kind: TouchKind, visit_on: date) -> date:
    """The last day on which a touch of this kind belongs to a visit: 3 days after it, 14 for a brag."""
    return visit_on + timedelta(days=BRAG_DAYS if kind is TouchKind.BRAG else AFTER_VISIT_DAYS)


def missing_after_visit(
    visit_on: date,
    touches: Iterable[Touch],
    today: date,
    *,
    confirmed_score: int | None = None,
    is_hurt: bool = False,
) -> frozenset[TouchKind]:
    """Which touches a visit still lacks (R8).

    One care and one safe within 3 days, one remarkable in any 365 days, one brag within 14 days, the last only with a
    confirmed 9 or 10 and no open complaint.
    """
    counted = [touch for touch in touches if touch.is_counted and touch.on <= today]
    wanted = [TouchKind.CARE, TouchKind.SAFE]
    if confirmed_score is not None and confirmed_score >= BRAG_SCORE and not is_hurt:
        wanted.append(TouchKind.BRAG)
    missing = {
        kind
        for kind in wanted
        if not any(touch.kind is kind and visit_on <= touch.on <= in_time_until(kind, visit_on) for touch in counted)
    }
    if TouchKind.REMARKABLE not in kinds_shown(counted, today):
        missing.add(TouchKind.REMARKABLE)
    return frozenset(missing)
