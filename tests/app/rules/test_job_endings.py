"""Reasons why jobs end are kept in words and counted by their beginning (S4.16)."""

from __future__ import annotations

from app.rules.job_endings import EndingCount, cancel_reasons, count_endings, ending_words, lost_reasons


def test_a_reason_may_have_more_words_behind_it() -> None:
    assert ending_words("Too dear", "a friend does it for 80") == "Too dear: a friend does it for 80"
    assert ending_words("Too dear", " ") == "Too dear"
    assert ending_words("", "their dog is afraid") == "their dog is afraid"
    assert ending_words("", "") == ""


def test_reasons_are_counted_most_frequent_first() -> None:
    reasons = ["Too dear: 80 elsewhere", "too dear", "Never heard again", "", "Never heard again: twice", "Too dear"]
    assert count_endings(reasons) == [
        EndingCount("Too dear", 3),
        EndingCount("Never heard again", 2),
        EndingCount("No reason written down", 1),
    ]
    assert count_endings([]) == []
    assert len(set(lost_reasons())) == 6
    assert len(set(cancel_reasons())) == 5
