"""How well columns are told on lists that people keep, made up for this test and labelled by hand.

In `labelled_lists.txt` a line that names a kind begins a list; every other line is a column: its heading (`-` for a
file without headings), what it means, and its first values.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

import pytest

from app.exchange.columns.column_mapping import recognise
from app.exchange.reading.table_opening import open_table

_ROWS = 3


class Column(NamedTuple):
    """A column as its owner would explain it."""

    heading: str
    meaning: str
    values: list[str]


class KeptList(NamedTuple):
    """A list as somebody keeps it."""

    kind: str
    columns: list[Column]

    def as_csv(self) -> bytes:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";")
        if self.columns[0].heading != "-":
            writer.writerow([column.heading for column in self.columns])
        padded = [(column.values + [""] * _ROWS)[:_ROWS] for column in self.columns]
        writer.writerows(zip(*padded, strict=True))
        return text.getvalue().encode()


def kept_lists() -> list[KeptList]:
    found: list[KeptList] = []
    for line in Path(__file__).parents[1].joinpath("labelled_lists.txt").read_text(encoding="utf-8").splitlines():
        heading, _arrow, rest = line.partition(" > ")
        meaning, _arrow, values = rest.partition(" > ")
        if rest:
            found[-1].columns.append(Column(heading, meaning, values.split("|")))
        else:
            found.append(KeptList(line.strip(), []))
    return found


LISTS = kept_lists()


@pytest.mark.parametrize("kept", LISTS, ids=lambda kept: kept.columns[0].heading)
def test_the_kind_of_a_list_is_told(kept: KeptList) -> None:
    assert recognise(open_table(kept.as_csv())).kind == kept.kind


def test_nearly_all_columns_are_told_and_those_called_sure_are_right() -> None:
    told, sure = [], []
    for kept in LISTS:
        matches = recognise(open_table(kept.as_csv())).mapping.columns
        for column, match in zip(kept.columns, matches, strict=True):
            is_right = str(match.target) == column.meaning
            told.append(is_right)
            if match.is_sure:
                sure.append(is_right)
    assert len(told) > 200
    assert sum(told) / len(told) >= 0.98
    assert sum(sure) / len(sure) >= 0.99
    assert len(sure) / len(told) >= 0.7
