"""Where the table stands in a file: delimiter, heading, lines before and after, all judged over parsed records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.exchange.reading.csv_records import Record, RecordReader, RejectedRow
from app.exchange.reading.formula_guard import unguard_cell
from app.exchange.reading.grouped_rows import GROUP_HEADING, has_groups
from app.exchange.words.header_parts import is_known_word
from app.exchange.words.value_likeness import looks_like_value
from app.translations import gettext as _

DELIMITERS = (",", ";", "\t", "|")
MOST_TITLE_ROWS = 12
REJECTS_HEADERS = ("Line in the file", "What to mend")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_TOTAL = re.compile(
    r"\s*(?:grand |sub-?|sous-)?(?:total|totals|(?:zwischen)?summe|gesamt|gesamtsumme|somme|suma|total gener.l)"
    r"(?: for .*)?:?\s*",
    re.IGNORECASE,
)
# How the first cell of a row of totals begins, for looking at few rows only.
TOTAL_STARTS = frozenset({"total", "subto", "sub-t", "grand", "sous-", "summe", "zwisc", "gesam", "somme", "suma"})
_MADE_LINE = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? .*\d{4}.*|"
    r"(?:generated|created|exported|printed|report)\b.*\d.*|"
    r"(?:accrual|cash) basis\b.*|\d+ (?:rows?|records?|contacts?|customers?|clients?)(?: exported| found)?\.?|"
    r"page \d+(?: of \d+)?|erstellt am.*\d|.*gmt[-+]\d\d:\d\d)\s*",
    re.IGNORECASE,
)
_NUMBER_LIKE = re.compile(r"[\s\d.,'()$€£¥%+-]*(?:[A-Z]{3})?")
_BLANK = " \t\r\n\x1a\ufeff\u00a0"


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How to read the rows: `width` cells, of which those from `least_width` on may be missing at the end."""

    delimiter: str
    headers: tuple[str, ...]
    width: int
    least_width: int
    lines_before_rows: int
    has_heading: bool = True
    marker_columns: int = 0
    has_blanks_before_quotes: bool = False
    is_grouped: bool = False


def judge_layout(lines: Sequence[str], delimiter: str | None) -> TableLayout:
    """The layout of the table whose first lines these are; a delimiter given by the user or a `sep=` line is kept."""
    named = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    skipped = 1 if named else 0
    if delimiter is None and named:
        delimiter = named.group(1)
    candidates = (delimiter,) if delimiter else DELIMITERS
    best: tuple[tuple[float, ...], TableLayout] | None = None
    for candidate in candidates:
        layout, score = _layout_with(lines[skipped:], candidate, skipped)
        if best is None or score > best[0]:
            best = (score, layout)
    assert best is not None
    return best[1]


def _layout_with(lines: Sequence[str], delimiter: str, skipped: int) -> tuple[TableLayout, tuple[float, ...]]:
    """The layout under one delimiter, and how convincing it is."""
    has_blanks = _has_blanks_before_quotes(lines, delimiter)
    reader = RecordReader(iter(lines), delimiter, skipped + 1, has_blanks_before_quotes=has_blanks)
    layout, score = judge_rows(list(reader), skipped + len(lines), skipped, delimiter)
    return replace(layout, has_blanks_before_quotes=has_blanks), score


def judge_rows(
    rows: Sequence[Record | RejectedRow], end: int, skipped: int = 0, delimiter: str = ","
) -> tuple[TableLayout, tuple[float, ...]]:
    """The layout of the table whose first rows these are, and how convincing it is; `end` is the line after them."""
    filled = [row for row in rows if isinstance(row, Record) and not is_blank(row.cells)]
    widths = Counter(len(row.cells) for row in filled)
    usual, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    heading = _heading(filled[:MOST_TITLE_ROWS], usual)
    if heading is None:
        headers = tuple(made_heading(place) for place in range(usual))
        layout = TableLayout(delimiter, headers, usual, usual, skipped, has_heading=False)
        return layout, _score(0, widths, usual, times, _values_in(filled))
    headers = tuple(clean_header(cell) for cell in heading.cells)
    known = sum(is_known_word(header) for header in headers if header)
    markers = len(REJECTS_HEADERS) if headers[: len(REJECTS_HEADERS)] == REJECTS_HEADERS else 0
    headers = tuple(map(unguard_cell, headers[markers:])) if markers else headers
    named = max((place + 1 for place, header in enumerate(headers) if header), default=1)
    below = [row.cells[markers:] for row in filled if row.line > heading.line]
    after = [len(cells) for cells in below]
    is_grouped = has_groups(headers, [cells for cells in below if cells and not is_footer(cells)])
    if is_grouped:
        headers = (GROUP_HEADING, *headers[1:])
    layout = TableLayout(
        delimiter,
        headers,
        len(headers),
        _least_width(after, named, len(headers)),
        min((row.line - 1 for row in rows if row.line > heading.line), default=end),
        marker_columns=markers,
        is_grouped=is_grouped,
    )
    return layout, _score(known, widths, usual, times)


def _has_blanks_before_quotes(lines: Sequence[str], delimiter: str) -> bool:
    """Whether cells are written `"a", "b"`: then the blank belongs to no cell."""
    marked = sum(f'{delimiter} "' in line for line in lines)
    return marked * 3 >= len(lines) > 0


def _values_in(rows: Sequence[Record]) -> int:
    """How many of the first cells are surely values: the wrong delimiter cuts through them."""
    return sum(looks_like_value(cell) for row in rows[:MOST_TITLE_ROWS] for cell in row.cells)


def _score(known: int, widths: Counter[int], usual: int, times: int, values: int = 0) -> tuple[float, ...]:
    """Known headings count most, then how many rows agree on a width above one, then whole values, then that width."""
    share = times / max(sum(widths.values()), 1) if usual > 1 else 0.0
    return (float(known), round(share, 1), float(values), float(usual))


def _least_width(widths: Sequence[int], named: int, width: int) -> int:
    """Rows may lack cells at the end only where half of all rows do: some programs leave out what is empty there."""
    short = [count for count in widths if 1 < count < named]
    if width > 2 and short and len(short) * 2 >= len(widths):
        return min(short)
    return named


def _heading(rows: Sequence[Record], usual: int) -> Record | None:
    """The row with the headings among the first rows, or None if the file starts with values at once."""
    best: tuple[int, Record] | None = None
    for row in rows:
        cells = [cell for cell in row.cells if cell.strip(_BLANK)]
        known = sum(is_known_word(cell) for cell in cells)
        is_wide = len(cells) >= 2 or usual == 1
        is_heading = known * 2 >= len(cells) or (known * 4 >= len(cells) and not any(map(looks_like_value, cells)))
        if is_wide and known and is_heading and (best is None or known > best[0]):
            best = (known, row)
    if best is not None:
        return best[1]
    for row in rows:
        cells = [cell for cell in row.cells if cell.strip(_BLANK)]
        if len(cells) * 5 >= usual * 3:
            return None if any(looks_like_value(cell) for cell in cells) else row
    return None


def made_heading(place: int) -> str:
    """What a column is called where the file has no headings."""
    return _("Column %(number)d") % {"number": place + 1}


def clean_header(cell: str) -> str:
    """A heading without marks of order or requirement around it; letters and marks inside stay as they are."""
    return " ".join(cell.replace("\ufeff", "").replace("\u200b", "").split()).lstrip("*").removesuffix(" *").strip()


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a row has nothing in it but blanks and end marks."""
    return not any(cell.strip(_BLANK) for cell in cells)


def is_footer(cells: Sequence[str]) -> bool:
    """Whether a row is a total or the line that says when the list was made; such rows are about no client."""
    filled = [cell for cell in cells if cell.strip(_BLANK)]
    if not filled:
        return True
    if _TOTAL.fullmatch(filled[0][:200]):
        return all(_NUMBER_LIKE.fullmatch(cell) for cell in filled[1:])
    return len(filled) == 1 and len(filled[0]) < 200 and bool(_MADE_LINE.fullmatch(filled[0]))
