"""Suggests category, severity and marks of a complaint from the client's own words; a person confirms them (R6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from app.rules.complaint_phrases import (
    ASKED_AGAIN,
    BROKEN_TRUST,
    HARMLESS,
    PUBLIC,
    REPEATED,
    TELLS,
    VULNERABLE,
)
from app.rules.complaints import Category, ComplaintFacts, severity_of

FRESHLY_CLEANED_HOURS = 48
_LATE_BY = re.compile(r"\b(?P<count>\d+|an?|[a-z]+(?:[ -][a-z]+)?) ?(?P<unit>min|hour|hr)\w*[^.!?]{0,15}\blate\b")
_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_OTHER_NUMBERS = {"a": 1, "an": 1, "ten": 10, "fifteen": 15, "sixty": 60, "ninety": 90, "half an": 0.5, "half": 0.5}


@dataclass(frozen=True, slots=True)
class ComplaintSuggestion:
    """What the words suggest: a category (None if nothing is wrong, or nothing is recognised) and its facts."""

    category: Category | None
    facts: ComplaintFacts | None


def suggest_category(words: str, hours_since_cleaning_end: float | None = None) -> Category | None:
    """The category that the client's words suggest, the gravest first; None if they complain of nothing known (R6).

    Within 48 h of the cleaning a carpet that "smells damp" is taken for wet rather than for an odour.
    """
    text = _plain(words)
    found = [category for category, tells in TELLS if _any_of(tells).search(text)]
    if not found:
        return None
    is_fresh = hours_since_cleaning_end is not None and hours_since_cleaning_end < FRESHLY_CLEANED_HOURS
    if found[0] is Category.ODOUR and Category.OVER_WET in found and is_fresh:
        return Category.OVER_WET
    return found[0]


def suggest_complaint(
    words: str, hours_since_cleaning_end: float | None = None, *, has_same_before: bool = False
) -> ComplaintSuggestion:
    """Category, severity and marks that the words suggest (R6); `has_same_before` comes from complaints.is_repeat."""
    category = suggest_category(words, hours_since_cleaning_end)
    if category is None:
        return ComplaintSuggestion(None, None)
    wet_for = None if hours_since_cleaning_end is None else timedelta(hours=hours_since_cleaning_end)
    severity = severity_of(category, wet_for=wet_for, minutes_late=minutes_late(words))
    return ComplaintSuggestion(category, suggest_marks(words, severity, has_same_before=has_same_before))


def suggest_marks(words: str, severity: int, *, has_same_before: bool = False) -> ComplaintFacts:
    """The facts that the words suggest beside a severity: effort, public, vulnerable, repeat (R6)."""
    text = _lower(words)
    asked_again = 1 if _any_of(ASKED_AGAIN).search(text) else 0
    return ComplaintFacts(
        severity=severity,
        effort=2 if _any_of(BROKEN_TRUST).search(text) else asked_again,
        is_public=_any_of(PUBLIC).search(text) is not None,
        is_vulnerable=_any_of(VULNERABLE).search(text) is not None,
        is_repeat=has_same_before or _any_of(REPEATED).search(text) is not None,
    )


def minutes_late(words: str) -> int | None:
    """How late somebody was said to be, in minutes; None if the words do not say it in numbers up to 59 or hours."""
    found = _LATE_BY.search(_lower(words))
    if found is None:
        return None
    count = _number(found["count"])
    if count is None:
        return None
    return round(count * (1 if found["unit"] == "min" else 60))


def _number(text: str) -> float | None:
    if text.isdigit():
        return float(text)
    if text in _OTHER_NUMBERS:
        return _OTHER_NUMBERS[text]
    first, _space, last = text.replace("-", " ").partition(" ")
    if first in _TENS:
        return _TENS[first] + _UNITS.get(last, 0)
    return _UNITS.get(last or first) or _OTHER_NUMBERS.get(last) or _TENS.get(last)


def _lower(words: str) -> str:
    return re.sub(r"\s+", " ", words.translate(str.maketrans("’‘ʼ", "'''"))).lower()


def _plain(words: str) -> str:
    return _any_of(HARMLESS).sub(" … ", _lower(words))


@lru_cache(maxsize=64)
def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    # [^.!?] instead of . keeps a phrase within its sentence.
    joined = "|".join(f"(?:{phrase})" for phrase in phrases).replace(".{0,", "[^.!?]{0,")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
