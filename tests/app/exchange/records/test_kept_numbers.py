"""Numbers of another system are kept where they are free; a set of them takes a byte for eight."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.records.kept_numbers import KeptNumbers, NumberSet


@given(st.sets(st.integers(0, 10**8)), st.sets(st.integers(0, 10**8)))
def test_a_set_of_numbers_holds_what_was_put_in(inside: set[int], asked: set[int]) -> None:
    numbers = NumberSet(inside)
    assert {number for number in inside | asked if number in numbers} == inside


def test_a_free_number_is_kept_and_any_other_gets_the_next_free_one() -> None:
    numbers = KeptNumbers([7, 2001], count(2000).__next__)
    assert [numbers.take(text) for text in ("8", "7", "8", "J-1", "0", "999999999", "")] == [
        8, 2000, 2002, 2003, 2004, 2005, 2006,
    ]  # fmt: skip
