"""Reports that say a name once and leave the first cell of the rows below it empty: each row gets its name back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from app.exchange.reading.csv_records import Record, RejectedRow

GROUP_HEADING = "Customer"
_BLANK = " \t\r\n\xa0"


def has_groups(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column has no heading and holds nothing but names of groups over rows without one.

    `rows` are those below the heading, totals and blank lines left out.
    """
    if len(heading) < 3 or heading[0].strip(_BLANK) or not rows:
        return False
    alone = members = 0
    for cells in rows:
        has_first, has_more = bool(cells[0].strip(_BLANK)), any(cell.strip(_BLANK) for cell in cells[1:])
        if has_first and has_more:
            return False
        alone += has_first
        members += has_more
    return alone > 0 and members > 0


def with_group_names(rows: Iterable[Record | RejectedRow]) -> Iterator[Record | RejectedRow]:
    """The rows below each name, the name in their first cell; the line that only says the name is no row."""
    group = ""
    for row in rows:
        cells = row.cells
        if cells and cells[0].strip(_BLANK) and not any(cell.strip(_BLANK) for cell in cells[1:]):
            group = cells[0]
        elif isinstance(row, Record) and group and not cells[0].strip(_BLANK):
            yield _with_first_cell(row, group)
        else:
            yield row


def _with_first_cell(row: Record, text: str) -> Record:
    """A row with its name; its text has the name too, so that it can be mended by itself."""
    cells = [text, *row.cells[1:]]
    joined = io.StringIO(newline="")
    csv.writer(joined, lineterminator="\r\n").writerow(cells)
    return Record(row.line, cells, joined.getvalue())
