"""Rows that are given back are kept in their order, in a file when they are many."""

from __future__ import annotations

import tracemalloc

import pytest

from app.exchange.kept_rows import KeptRows
from app.exchange.reading.csv_records import RejectedRow


def test_rows_come_back_as_they_were_given() -> None:
    rows = [
        RejectedRow(2, "A quotation mark is opened.", 'a,"b', ["a", '"b']),
        RejectedRow(30, "Zeile – \udc80 \x1f\u2028\n", "ä\tß", []),
    ]
    kept = KeptRows()
    for row in rows:
        kept.append(row)
    assert list(kept) == rows
    assert list(kept) == rows  # and once more
    assert (len(kept), kept[1], kept[-2]) == (2, rows[1], rows[0])
    assert not KeptRows()
    with pytest.raises(IndexError):
        kept[2]


def test_memory_does_not_grow_with_the_rows() -> None:
    tracemalloc.start()
    try:
        kept = KeptRows()
        row = RejectedRow(7, "There is no name in this row.", "x" * 900, ["x" * 900])
        for _number in range(9_000):
            kept.append(row)
        _now, peak = tracemalloc.get_traced_memory()
        assert sum(1 for each in kept if each == row) == 9_000
    finally:
        tracemalloc.stop()
    assert peak < 12_000_000
