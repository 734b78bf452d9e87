"""Suggests category, severity and marks of a complaint from the client's own words; a person confirms them (R6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from app.rules.complaint_mark_phrases import ASKED_AGAIN, BROKEN_TRUST, PUBLIC, REPEATED, VULNERABLE
from app.rules.complaint_phrases import HARMLESS, TELLS
from app.rules.complaints import Category, ComplaintFacts, severity_of
from app.rules.lateness_words import minutes_late
from app.rules.phrase_lists import any_of

FRESHLY_CLEANED_HOURS = 48


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
    found = [category for category, tells in TELLS if any_of(tells).search(text)]
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
    asked_again = 1 if any_of(ASKED_AGAIN).search(text) else 0
    return ComplaintFacts(
        severity=severity,
        effort=2 if any_of(BROKEN_TRUST).search(text) else asked_again,
        is_public=any_of(PUBLIC).search(text) is not None,
        is_vulnerable=any_of(VULNERABLE).search(text) is not None,
        is_repeat=has_same_before or any_of(REPEATED).search(text) is not None,
    )


def _lower(words: str) -> str:
    return re.sub(r"\s+", " ", words.translate(str.maketrans("’‘ʼ", "'''"))).lower()


def _plain(words: str) -> str:
    return any_of(HARMLESS).sub(" … ", _lower(words))
