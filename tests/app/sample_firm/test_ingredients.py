from __future__ import annotations

import itertools

import pytest

from app.rules.complaints import Category
from app.rules.feedback import suggest_feeling
from app.sample_firm.ingredients import dice, load_ingredients

INGREDIENTS = load_ingredients()


@pytest.mark.parametrize(("answer", "score", "feeling"), [("great", 10, "love"), ("good", 7, "good")])
def test_every_sentence_that_can_be_put_together_is_read_as_it_is_meant(answer: str, score: int, feeling: str) -> None:
    words = INGREDIENTS.words
    sentences = itertools.product(words[f"{answer}_openings"], words[f"{answer}_endings"])
    misread = [first + last for first, last in sentences if suggest_feeling(first + last, score) != feeling]
    assert misread == []


def test_every_complaint_has_a_category_a_cause_and_a_lesson_and_closes_in_words_of_love() -> None:
    for kind in ("past", "unconfirmed", "lost"):
        for entry in INGREDIENTS.complaints[kind]:
            assert Category(entry["category"])
            assert entry["cause_kind"] in ("person", "process", "product", "client_expectation")
            assert all(entry[name] for name in ("words", "promise", "closing", "cause", "lesson", "prevention"))
    assert all(suggest_feeling(entry["closing"], 10) == "love" for entry in INGREDIENTS.complaints["past"])


def test_a_private_fact_is_never_fit_to_print() -> None:
    facts = [fact for person in INGREDIENTS.cast for fact in person.get("facts", [])]
    assert not [fact for fact in facts if fact.get("is_private") and fact.get("may_print")]


def test_dice_fall_the_same_for_the_same_seed_and_purpose_only() -> None:
    assert dice(1, "a").random() == dice(1, "a").random()
    assert len({dice(1, "a").random(), dice(2, "a").random(), dice(1, "b").random()}) == 3
