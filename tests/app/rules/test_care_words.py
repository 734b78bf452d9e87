"""Figures in words people use; every kind, outcome and group has its own."""

from __future__ import annotations

from app.rules.care_figures import CareFigures, Dimension, GroupFigures, Outcome, care_figures
from app.rules.care_words import (
    cause_kind_words,
    clock_words,
    dimension_words,
    group_words,
    missed_words,
    outcome_words,
    promise_words,
)
from app.rules.complaint_clocks import ClockKind
from app.rules.staff_figures import Fault

NOTHING: CareFigures = care_figures([])


def test_the_promise_is_that_of_the_classes() -> None:
    assert [promise_words(kind) for kind in ClockKind] == [
        "within 1–16 working hours",
        "within 1–5 days",
        "within 3–14 days",
        "at the time we said",
        "within 72 hours of the fix",
    ]


def test_everything_has_words_of_its_own() -> None:
    for words, members in (
        (clock_words, ClockKind),
        (missed_words, ClockKind),
        (outcome_words, Outcome),
        (dimension_words, Dimension),
        (cause_kind_words, Fault),
    ):
        assert len({words(each) for each in members}) == len(members)


def test_a_group_is_named_also_where_nobody_wrote_anything_down() -> None:
    def named(dimension: Dimension, key: str, kind: Fault | None = None) -> str:
        return group_words(dimension, GroupFigures(key, NOTHING, (), kind))

    assert named(Dimension.CATEGORY, "wicking") == "A stain came back"
    assert named(Dimension.CAUSE, "Pad was wet", Fault.PROCESS) == "Pad was wet"
    assert named(Dimension.CAUSE, "", Fault.PROCESS) == "How we work"
    assert named(Dimension.CAUSE, "") == "Cause not known yet"
    assert named(Dimension.CAUSE_KIND, "", Fault.PERSON) == "One of us"
    assert named(Dimension.PRODUCT, "") == "No product written down"
    assert named(Dimension.FIBRE, "") == "No fiber written down"
    assert named(Dimension.FIBRE, "Wool") == "Wool"
