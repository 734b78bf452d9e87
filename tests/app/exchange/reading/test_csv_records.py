"""Lines → records: a wrong quotation mark costs its own line and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.reading.csv_records import Record, RecordReader, RejectedRow, hash_of


def records(*lines: str) -> list[Record | RejectedRow]:
    return list(RecordReader(iter(lines), ","))


def test_a_record_over_several_lines_knows_where_it_begins_and_its_text() -> None:
    first, second = records('a,"b\n', 'c"\n', "d,e\n")
    assert isinstance(first, Record)
    assert (first.line, first.cells, first.original) == (1, ["a", "b\nc"], 'a,"b\nc"')
    assert (second.line, second.cells) == (3, ["d", "e"])


def test_an_unclosed_quotation_mark_swallows_nothing() -> None:
    found = records("a,b\n", 'c,"d\n', "e,f\n", "g,h\n")
    assert [(row.line, row.cells[0], isinstance(row, RejectedRow)) for row in found] == [
        (1, "a", False), (2, "c", True), (3, "e", False), (4, "g", False),
    ]  # fmt: skip
    assert isinstance(found[1], RejectedRow)
    assert "never closed" in found[1].reason


@given(st.lists(st.text('a,"\0 ', max_size=6), max_size=8))
def test_every_line_is_in_one_record_or_given_back(lines: list[str]) -> None:
    found = list(RecordReader(iter([f"{line}\n" for line in lines]), ","))
    texts = [row.raw if isinstance(row, Record) else f"{row.original}\n" for row in found]
    assert "".join(texts) == "".join(f"{line}\n" for line in lines).replace("\0", "\ufffd")


def test_the_hash_of_cells_knows_where_one_ends() -> None:
    assert hash_of(["ab", "c"]) != hash_of(["a", "bc"])
    assert hash_of(["a\udc80"])
