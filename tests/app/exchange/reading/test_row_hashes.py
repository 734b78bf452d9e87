"""A row says the same however the columns of its file have grown or moved; under another heading it says another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.reading.row_hashes import RowHashes

HEADERS = ("Name", "Phone", "Phone", "Notes", "")
_CELLS = st.lists(st.sampled_from(["", "a", "b", "Name", "\x1f"]), min_size=5, max_size=5)


def test_empty_columns_anywhere_and_another_order_say_the_same() -> None:
    said = RowHashes(("Name", "Phone", "Notes"))(["Ana", "1", "dog"])
    assert RowHashes(("Name", "Phone", "Fax", "Notes", "Web"))(["Ana", "1", "", "dog", ""]) == said
    assert RowHashes(("NOTES ", "Phone", "Name"))(["dog", "1", "Ana"]) == said
    assert RowHashes(("Name", "Phone", "Notes", "Web"))(["Ana", "1", "dog"]) == said


def test_the_same_words_under_another_heading_say_something_else() -> None:
    debit = RowHashes(("Name", "Debit", "Credit"))
    assert debit(["Ana", "5", ""]) != debit(["Ana", "", "5"])
    twins = RowHashes(("Phone", "Phone", "Phone 2"))
    assert len({twins(["5", "", ""]), twins(["", "5", ""]), twins(["", "", "5"])}) == 3


def test_cells_beyond_the_headings_are_said_as_well() -> None:
    hashes = RowHashes(("Name",))
    assert len({hashes(["Ana"]), hashes(["Ana", "x"]), hashes(["Ana", "", "x"])}) == 3


@given(_CELLS, _CELLS)
def test_two_rows_have_one_hash_only_if_they_are_the_same(one: list[str], other: list[str]) -> None:
    hashes = RowHashes(HEADERS)
    assert (hashes(one) == hashes(other)) is (one == other)
