"""The words of the trade are offered whole and once."""

from __future__ import annotations

from app.rules.job_vocabulary import MARK_OUTCOMES, conditions, constructions, fibres, outcome_words, stains


def test_every_word_is_offered_once() -> None:
    for words in (fibres(), constructions(), conditions(), stains()):
        assert len(words) == len({word.casefold() for word in words}) > 5


def test_every_outcome_has_a_word_and_no_outcome_has_none() -> None:
    assert [outcome_words(outcome) for outcome in MARK_OUTCOMES] == ["out", "lighter", "permanent", "may return"]
    assert outcome_words("") == ""
