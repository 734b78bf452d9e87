"""Texts of papers: what is one, what has to be mended, and that they come back as they were kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.paper_texts import (
    LONGEST_SENTENCE,
    fault_of,
    fields_in,
    format_texts,
    parse_texts,
    tidy_sentence,
)

_LETTERS = st.characters(exclude_categories=["Cs"])
_SENTENCES = st.lists(st.text(_LETTERS, max_size=40).filter(tidy_sentence), min_size=1, max_size=4).map(tuple)


@given(st.dictionaries(st.sampled_from(["greeting", "told", "last line"]), _SENTENCES, max_size=3), _SENTENCES)
def test_texts_come_back_as_they_were_kept(plain: dict[str, tuple[str, ...]], grouped: tuple[str, ...]) -> None:
    texts = {("", name): sentences for name, sentences in plain.items()} | {("done", "visit"): grouped}
    assert parse_texts(format_texts(texts)) == texts
    assert parse_texts(format_texts({})) == {}


def test_what_is_no_text_is_passed_over_and_what_cannot_be_read_is_nothing() -> None:
    body = 'a = 5\nb = "one"\nc = ["two", 3, "", "\\u200b"]\nd = [""]\n[group]\ne = "four"\n[group.inner]\nf = "x"\n'
    assert parse_texts(body) == {("", "b"): ("one",), ("", "c"): ("two",), ("group", "e"): ("four",)}
    assert parse_texts("= nonsense") is None
    assert parse_texts("a = " + "[" * 9_000) is None


def test_a_sentence_is_one_line_with_something_to_see() -> None:
    assert tidy_sentence("  Dear\n {name},\t thanks ") == "Dear {name}, thanks"
    assert [tidy_sentence(blank) for blank in ("", " \n", "\u200b", "\u202e\ufeff")] == [""] * 4


def test_the_fields_of_a_sentence_are_named_once_each() -> None:
    assert fields_in("{name}, {firm} and {name} {Name} {}") == ("name", "firm")


@pytest.mark.parametrize(
    ("sentence", "part_of_the_fault"),
    [
        ("Dear {name}, 100% yours", ""),
        ("Dear {nam}", "nothing called {nam}"),
        ("Dear {Name}", "nothing called {Name}"),
        ("Dear {}", "nothing called {}"),
        ("Dear {name", "stands alone"),
        ("Dear name}", "stands alone"),
        ("Dear {{name}}", "stands alone"),
        ("x" * (LONGEST_SENTENCE + 1), "601 characters long, and 600 fit"),
        ("a\x00b", "cannot be printed"),
        ("a\x7fb", "cannot be printed"),
        ("a\ud800b", "cannot be printed"),
    ],
)
def test_what_has_to_be_mended_is_one_sentence(sentence: str, part_of_the_fault: str) -> None:
    fault = fault_of(sentence, ["name"])
    assert part_of_the_fault in fault
    assert bool(fault) is bool(part_of_the_fault)
    assert fault.count(". ") == 0
