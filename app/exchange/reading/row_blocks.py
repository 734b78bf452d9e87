"""The rows of a text table by the thousand, as long as its quotation marks close; what is unlike the rest one by one.

A block costs a fraction of its rows read singly (csv_reading.py), which stays what decides: from the first line on in
which quotes do not fit, and for every row that is not plainly one of the table, it is asked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from app.exchange.reading.csv_reading import TextTable, fitted_row, read_rows, table_lines
from app.exchange.reading.csv_records import LONGEST_CELL, MOST_LINES_IN_RECORD, Record, RejectedRow
from app.exchange.reading.source_tables import refuse_if_changed
from app.exchange.reading.table_layout import TOTAL_STARTS

ROWS_IN_BLOCK = 1_000
_MOST_CHARACTERS = 4_000_000
_FEWEST_FILLED = 4


@dataclass(slots=True)
class RowBlock:
    """Rows as wide as the heading, and the others, each with its place among the lines.

    `ends` says after how many of the `lines` each of the rows is over.
    """

    first_line: int
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    others: list[Record | RejectedRow] = field(default_factory=list)

    def record(self, place: int) -> Record:
        """One of the rows as if it had been read by itself."""
        start = self.starts[place]
        return Record(self.first_line + start, self.rows[place], "".join(self.lines[start : self.ends[place]]))

    def line_of(self, place: int) -> int:
        """The line of the file on which one of the rows starts."""
        return self.first_line + self.starts[place]

    def __len__(self) -> int:
        return len(self.rows) + len(self.others)


def read_blocks(table: TextTable) -> Iterator[RowBlock]:
    """All rows of the table; the same as its `records()`, only that the others of a block come behind its rows."""
    with table_lines(table) as lines:
        reader = _BlockReader(table, lines)
        yield from reader.blocks()
        if reader.left_over:
            rest = read_rows(reader.remaining(), table.layout, reader.line)
            while others := list(islice(rest, ROWS_IN_BLOCK)):
                yield RowBlock(0, others=others)
    refuse_if_changed(table.source, table.stamp, table.name)


class _BlockReader:
    """Reads blocks until the quotation marks of one do not fit; its lines are then left over."""

    def __init__(self, table: TextTable, lines: Iterator[str]) -> None:
        self._layout = table.layout
        self._lines = lines
        self.line = table.layout.lines_before_rows + 1
        self.left_over: list[str] = []

    def remaining(self) -> Iterator[str]:
        """The lines of the block that failed, then the rest of the file."""
        yield from self.left_over
        yield from self._lines

    def blocks(self) -> Iterator[RowBlock]:
        """Whole blocks; ends at the end of the file or with lines left over."""
        layout = self._layout
        while True:
            block = RowBlock(self.line)
            rows: list[list[str]] = []
            ends: list[int] = []
            reader = csv.reader(
                self._feed(block.lines, ends),
                delimiter=layout.delimiter,
                strict=True,
                skipinitialspace=layout.has_blanks_before_quotes,
            )
            try:
                for cells in reader:
                    rows.append(cells)
                    ends.append(len(block.lines))
                    if len(rows) == ROWS_IN_BLOCK:
                        break
            except csv.Error:
                self.left_over = block.lines
                return
            if not rows:
                return
            self.line += len(block.lines)
            self._sort(block, rows, ends)
            yield block

    def _feed(self, taken: list[str], ends: list[int]) -> Iterator[str]:
        """The lines that the csv module asks for, noted; ends early when one record or the block grows too long."""
        length = 0
        for line in self._lines:
            clean = line.replace("\0", "\ufffd") if "\0" in line else line
            taken.append(clean)
            length += len(clean)
            yield clean
            if length > _MOST_CHARACTERS and (length > LONGEST_CELL or (ends and ends[-1] == len(taken))):
                return
            if len(taken) - (ends[-1] if ends else 0) >= MOST_LINES_IN_RECORD:
                return

    def _sort(self, block: RowBlock, rows: list[list[str]], ends: list[int]) -> None:
        """Put the rows that are plainly of the table apart from those that must be looked at."""
        layout = self._layout
        width, heading = layout.width, layout.headers[0] if layout.headers else None
        starts = [0, *ends[:-1]]
        most_empty = width - _FEWEST_FILLED
        plain = [
            len(cells) == width
            and cells.count("") <= most_empty
            and cells[0] != heading
            and cells[0][:5].casefold() not in TOTAL_STARTS
            for cells in rows
        ]
        if all(plain):
            block.rows, block.starts, block.ends = rows, starts, ends
            return
        for cells, start, end, is_plain in zip(rows, starts, ends, plain, strict=True):
            if is_plain:
                block.rows.append(cells)
                block.starts.append(start)
                block.ends.append(end)
                continue
            record = Record(block.first_line + start, cells, "".join(block.lines[start:end]))
            row = fitted_row(record, layout)
            if row is not None:
                block.others.append(row)
