"""The frozen rows of the page “Why clients stay with us”: nothing of a client but what they allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words that may stand on a paper; `who` is a first name and `town` a town, both empty unless they allowed it."""

    words: str
    who: str
    town: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class StayReasonRow:
    """A reason why clients are with us, and how many gave it."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class WhyUsRow:
    """What stands on the page “Why clients stay with us”."""

    quotes: tuple[QuoteRow, ...]
    reasons: tuple[StayReasonRow, ...]
