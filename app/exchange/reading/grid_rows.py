"""Rows of cells that lie in no text file: judged like those of one, blank lines, totals and made-at lines left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from app.exchange.reading.csv_records import Record
from app.exchange.reading.formula_guard import unguard_cell
from app.exchange.reading.grouped_rows import with_group_names
from app.exchange.reading.table_layout import TableLayout, clean_header, is_blank, is_footer, judge_rows

JUDGED_ROWS = 300


def as_record(line: int, cells: list[str]) -> Record:
    """A row with its text: the cells joined as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return Record(line, cells, text.getvalue())


def judge_grid(rows: Iterable[tuple[int, list[str]]]) -> tuple[TableLayout, tuple[float, ...]]:
    """The layout of a grid by its first rows, and how convincing it is; `lines_before_rows` counts the grid's own."""
    first = [Record(line, cells, "") for line, cells in islice(rows, JUDGED_ROWS)]
    return judge_rows(first, first[-1].line if first else 0)


def grid_records(rows: Iterable[tuple[int, list[str]]], layout: TableLayout) -> Iterator[Record]:
    """The rows of the table, each as wide as the heading; where names stand over groups, each row has its name."""
    records = _records_as_they_stand(rows, layout)
    if not layout.is_grouped:
        return records
    return (row for row in with_group_names(records) if isinstance(row, Record))


def _records_as_they_stand(rows: Iterable[tuple[int, list[str]]], layout: TableLayout) -> Iterator[Record]:
    width, markers = layout.width, layout.marker_columns
    for line, cells in rows:
        if line <= layout.lines_before_rows:
            continue
        kept = fitted(list(map(unguard_cell, cells[markers:])) if markers else cells, width)
        if is_blank(kept) or is_footer(kept) or tuple(map(clean_header, kept)) == layout.headers:
            continue
        yield as_record(line, kept)


def fitted(cells: Sequence[str], width: int) -> list[str]:
    """Exactly so many cells: a grid is never ragged, its empty edges may be missing."""
    return [*cells[:width], *[""] * (width - len(cells))]
