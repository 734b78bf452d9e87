"""A compact map says the same as a dict, and takes a few bytes a text however many there are."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.people.compact_map import CompactMap, SureMap


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(1, 2**40)), max_size=300), st.integers(0, 20))
def test_it_says_the_same_as_a_dict_on_both_sides_of_the_limit(pairs: list[tuple[str, int]], most_exact: int) -> None:
    compact, plain = CompactMap(most_exact), dict[str, int]()
    for text, number in pairs:
        assert compact.setdefault(text, number) == plain.setdefault(text, number)
        assert len(compact) == len(plain)
    assert compact.met([*plain, "nobody’s"]) == plain.keys()
    assert {text: compact.get(text) for text in plain} == plain


def test_many_texts_at_once_are_found_again_after_the_table_has_grown() -> None:
    compact = CompactMap(1_000)
    texts = [f"+1 555 {number:07}" for number in range(60_000)]
    for start in range(0, len(texts), 7_000):
        compact.add_new(texts[start : start + 7_000], range(start + 1, start + len(texts[start : start + 7_000]) + 1))
    assert all(compact.get(text) == place for place, text in enumerate(texts, 1))
    assert len(compact.met(f"+44 {number}" for number in range(60_000))) < 10


def test_a_text_takes_a_few_bytes() -> None:
    tracemalloc.start()
    try:
        compact = CompactMap(100)
        compact.add_new((f"{number}@mail.example" for number in range(80_000)), range(1, 80_001))
        kept, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 30 * 80_000


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(1, 2**30)), max_size=200), st.integers(0, 20))
def test_what_is_to_be_believed_without_looking_says_the_same(pairs: list[tuple[str, int]], most_exact: int) -> None:
    sure, plain = SureMap(most_exact), dict[str, int]()
    for text, number in pairs:
        assert sure.setdefault(text, number) == plain.setdefault(text, number)
    assert {text: sure.get(text) for text in plain} == plain
    assert (sure.get("nobody’s"), len(sure)) == (None, len(plain))
