"""Warns when a draft to a client defends instead of caring (R7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

DEFENSIVE_PHRASES: tuple[str, ...] = (
    "but you",
    "you signed",
    "our policy",
    "terms and conditions",
    "not our fault",
    "you should have",
    "as I told you",
    "nobody else",
    "unfortunately we cannot",
    "unfortunately we can't",
)
"""Phrases that put the firm before the client; a setting that a firm may extend."""


@dataclass(frozen=True, slots=True)
class DefensiveHit:
    """A defensive phrase in a draft: which one, and from where to where it stands."""

    phrase: str
    start: int
    end: int


def defensive_hits(draft: str, phrases: Iterable[str] = DEFENSIVE_PHRASES) -> tuple[DefensiveHit, ...]:
    """Every defensive phrase in a draft, in the order in which they stand; overlapping ones each count (R7).

    Capitals, curly apostrophes, commas and line breaks between the words make no difference; words match whole.
    """
    found = [
        DefensiveHit(phrase, match.start(), match.end())
        for phrase in dict.fromkeys(phrases)
        for match in _expression(phrase).finditer(draft)
    ]
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.phrase)))


@lru_cache(maxsize=256)
def _expression(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word).replace("'", "['’ʼ]") for word in phrase.split())
    return re.compile(r"(?<!\w)" + r",?\s+".join(words) + r"(?!\w)", re.IGNORECASE)
