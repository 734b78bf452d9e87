"""What people really say: hundreds of sentences, and the category and marks that are suggested from each (R6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaint_words import suggest_category, suggest_complaint, suggest_marks
from app.rules.complaints import Category
from tests.app.rules.telephone_words import FIRST, FOURTH, MARKS, SECOND, THIRD


def told(table: str) -> list[tuple[str, str]]:
    return [(kind, words) for kind, _colon, words in (line.partition(": ") for line in table.strip().splitlines())]


@pytest.mark.parametrize(("kind", "words"), told(FIRST) + told(SECOND) + told(THIRD) + told(FOURTH))
def test_what_is_said_on_the_telephone_suggests_its_category(kind: str, words: str) -> None:
    found = suggest_category(words)
    assert ("-" if found is None else found.value) == kind


@pytest.mark.parametrize(("kind", "words"), [pair for pair in told(FIRST) if pair[0] != "-"][::7])
def test_capitals_curly_apostrophes_and_line_breaks_make_no_difference(kind: str, words: str) -> None:
    for same in (words.upper(), words.replace("'", "’"), words.replace(" ", "\n"), words.replace(" ", "  ")):
        assert suggest_category(same) == Category(kind)


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("He was late and rude and I slipped on the wet floor", "injury"),
        ("The invoice is wrong and the sofa is torn", "damage"),
        ("You missed the stairs, and now there's water coming through the ceiling", "flood"),
        ("It smells and my son has a rash", "illness"),
        ("Great job, but my watch is gone", "missing_item"),
        ("He came two hours late and the rug has shrunk", "shrinkage"),
        ("It's sticky and it smells", "odour"),
        ("There is a spot, and you overcharged me", "overbilled"),
        ("No complaints about the man, but the colour has run", "colour_loss"),
        ("The stain has gone, thank you, but the leg of the table is broken", "damage"),
    ],
)
def test_of_several_things_the_gravest_is_suggested(words: str, category: str) -> None:
    assert suggest_category(words) == Category(category)


@pytest.mark.parametrize(("kind", "words"), told(MARKS))
def test_marks_are_heard_and_not_invented(kind: str, words: str) -> None:
    facts = suggest_marks(words, 2)
    heard = {
        "public": facts.is_public,
        "private": not facts.is_public,
        "vulnerable": facts.is_vulnerable,
        "sturdy": not facts.is_vulnerable,
        "repeat": facts.is_repeat,
        "first": not facts.is_repeat,
    }
    assert facts.effort == int(kind[-1]) if kind.startswith("effort") else heard[kind]


@given(st.text(max_size=200))
def test_any_words_lead_to_a_suggestion_whose_facts_fit_its_category(words: str) -> None:
    found = suggest_complaint(words)
    assert (found.category is None) == (found.facts is None)
