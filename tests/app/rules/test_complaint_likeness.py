from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaint_likeness import (
    LEAST_LIKENESS,
    Outcome,
    Told,
    fibre_family,
    has_all_words,
    likeness,
    stem_of,
    terms_of,
    weights_of,
)

GOOD_END = Outcome(is_made_good=True, came_back=True, has_lesson=True)


def _told(words: str, category: str = "", fibres: frozenset[str] = frozenset()) -> Told:
    return Told(category, terms_of(words), fibres)


@pytest.mark.parametrize(
    "family",
    [
        ("stain", "stains", "stained", "staining"),
        ("smell", "smells", "smelly", "smelled"),
        ("wicked", "wicking"),
        ("ripple", "ripples", "rippled"),
    ],
)
def test_words_of_one_family_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem_of(word) for word in family}) == 1


def test_short_words_and_words_without_meaning_are_left_out_and_accents_with_them() -> None:
    assert terms_of("The café is on the Ätherfleck") == {"cafe", "atherfleck"}
    assert terms_of("") == frozenset()


def test_the_same_category_counts_more_than_any_good_end() -> None:
    new = _told("The coffee stain is back", "wicking")
    same = likeness(new, _told("Red wine showed again", "wicking"), Outcome())
    other = likeness(new, _told("Nobody came", "no_show"), GOOD_END)
    assert same > other == 0.0


def test_shared_words_a_shared_fibre_and_a_good_end_each_raise_it() -> None:
    new = _told("The coffee stain is back", "wicking", frozenset({"wool"}))
    bare = likeness(new, _told("Red wine showed", "wicking"), Outcome())
    with_words = likeness(new, _told("Coffee showed", "wicking"), Outcome())
    with_fibre = likeness(new, _told("Coffee showed", "wicking", frozenset({"wool"})), Outcome())
    with_end = likeness(new, _told("Coffee showed", "wicking", frozenset({"wool"})), GOOD_END)
    assert bare < with_words < with_fibre < with_end
    assert likeness(new, new, GOOD_END) == pytest.approx(115)


def test_a_rare_word_says_more_than_one_that_everybody_uses() -> None:
    texts = [terms_of(words) for words in ("carpet coffee", "carpet wine", "carpet hall", "carpet stairs")]
    weights = weights_of(texts)
    new = _told("carpet coffee sofa")
    rare = likeness(new, _told("coffee table"), Outcome(), weights)
    common = likeness(new, _told("carpet table"), Outcome(), weights)
    assert rare > common


def test_nothing_shared_is_nothing_alike() -> None:
    assert likeness(_told("coffee", "wicking"), _told("late", "late"), GOOD_END) < LEAST_LIKENESS


@pytest.mark.parametrize(
    ("written", "family"),
    [("Wool 80/20", "wool"), ("Polypropylene loop", "olefin"), ("PET", "polyester"), ("unknown", ""), ("", "")],
)
def test_a_fibre_is_known_by_its_family(written: str, family: str) -> None:
    assert fibre_family(written) == family
    assert fibre_family("Banana fibre") == "banana fibre"


def test_every_typed_word_must_begin_a_word() -> None:
    assert has_all_words(("coff", "stains"), "the coffee stain")
    assert not has_all_words(("coff", "tea"), "the coffee stain")
    assert has_all_words((), "anything")


@given(st.text(), st.text(), st.sampled_from(["wicking", "late", ""]), st.sampled_from(["wicking", "late", ""]))
def test_likeness_is_within_its_bounds_whatever_is_told_and_the_same_both_ways(
    one: str, other: str, first: str, second: str
) -> None:
    new, old = _told(one, first), _told(other, second)
    points = likeness(new, old, Outcome(), weights_of([new.terms, old.terms]))
    assert 0 <= points <= 80.0001
    assert points == pytest.approx(likeness(old, new, Outcome(), weights_of([new.terms, old.terms])))
