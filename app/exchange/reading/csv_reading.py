"""Bytes → table: encoding, layout and a stream of records with line and text; a million rows in bounded memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice

from app.errors import UnreadableFileError, ValidationError
from app.exchange.reading.csv_records import Record, RecordReader, RejectedRow
from app.exchange.reading.formula_guard import unguard_cell
from app.exchange.reading.grouped_rows import with_group_names
from app.exchange.reading.source_kinds import HEAD_SIZE
from app.exchange.reading.source_tables import (
    SAMPLE_ROWS,
    Source,
    open_source,
    refuse_if_changed,
    survey_source,
    values_of,
)
from app.exchange.reading.table_layout import TOTAL_STARTS, TableLayout, clean_header, is_blank, is_footer, judge_layout
from app.exchange.reading.text_encoding import TextEncoding, asked_encoding, encoding_remarks, judge_encoding
from app.translations import gettext as _

_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 400_000
_FEWEST_FILLED = 4
_MARKS_BEFORE_TEXT = "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in a text file: its looks, its first rows, and `records()`, which reads it from the start each time."""

    name: str
    source: Source
    encoding: TextEncoding
    layout: TableLayout
    sha256: str
    size: int
    sample: tuple[Record, ...]
    count_estimate: int
    stamp: tuple[int, int]
    format_title: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings, cleaned; an empty one is an empty text."""
        return self.layout.headers

    def records(self) -> Iterator[Record | RejectedRow]:
        """Every row after the heading: read = records + rejected. Blank lines, totals and made-at lines are no rows."""
        with table_lines(self) as lines:
            yield from read_rows(lines, self.layout, self.layout.lines_before_rows + 1)
        refuse_if_changed(self.source, self.stamp, self.name)

    def values(self, column: int) -> list[str]:
        """The first values of a column, for showing and for judging."""
        return values_of(self.sample, column)


def open_text(source: Source, name: str, encoding: str = "", delimiter: str = "") -> TextTable:
    """Open a text file as a table; one sentence if it is none."""
    if delimiter and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise ValidationError(_("The separator must be one character, such as a comma or a semicolon."), "delimiter")
    survey, stamp = survey_source(source)
    with open_source(source) as file:
        head = file.read(HEAD_SIZE)
    chosen = asked_encoding(encoding) if encoding else judge_encoding(head, survey)
    lines = _first_lines(source, chosen)
    layout = judge_layout(lines, delimiter or None)
    rows = list(read_rows(iter(lines[layout.lines_before_rows :]), layout, layout.lines_before_rows + 1))
    sample = tuple(islice((row for row in rows if isinstance(row, Record)), SAMPLE_ROWS))
    if not any(layout.headers):
        raise UnreadableFileError(
            _("“%(name)s” holds no table, so nothing was imported; please export it once more.") % {"name": name}
        )
    estimate = _estimate(len(rows), lines, chosen, survey.size)
    remarks = encoding_remarks(chosen)
    return TextTable(name, source, chosen, layout, survey.sha256, survey.size, sample, estimate, stamp, remarks=remarks)


@contextmanager
def table_lines(table: TextTable) -> Iterator[Iterator[str]]:
    """The lines after the heading, while the file is open."""
    with _open_text(table.source, table.encoding) as text:
        yield islice(_lines(text), table.layout.lines_before_rows, None)


def _open_text(source: Source, encoding: TextEncoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(open_source(source), encoding=encoding.name, errors=encoding.errors, newline="")


def read_lines(source: Source, encoding: TextEncoding) -> Iterator[str]:
    """The lines of a file with their ends."""
    with _open_text(source, encoding) as text:
        yield from _lines(text)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines with their ends (LF, CR LF or CR alone); marks before the first are dropped, even doubled ones."""
    first = text.readline().lstrip(_MARKS_BEFORE_TEXT)
    return chain((first,), text) if first else iter(text)


def _first_lines(source: Source, encoding: TextEncoding) -> list[str]:
    """Enough first lines to judge the table by."""
    lines, length = [], 0
    with _open_text(source, encoding) as text:
        for line in islice(_lines(text), _SAMPLE_LINES):
            lines.append(line.replace("\0", "\ufffd"))
            length += len(line)
            if length > _SAMPLE_CHARACTERS:
                break
    return lines


def _estimate(rows: int, lines: list[str], encoding: TextEncoding, size: int) -> int:
    """About how many rows the file has: exact for a small one, by the length of the first lines for a large one."""
    length = len("".join(lines).encode(encoding.name, "replace"))
    return rows if length >= size * 0.98 or not length else round(rows * size / length)


def read_rows(lines: Iterator[str], layout: TableLayout, first_line: int) -> Iterator[Record | RejectedRow]:
    """The rows of the table itself, from its lines after the heading, the first of which has this number.

    Where names stand over groups of rows, each row has its name.
    """
    rows = _rows_as_they_stand(lines, layout, first_line)
    return with_group_names(rows) if layout.is_grouped else rows


def _rows_as_they_stand(lines: Iterator[str], layout: TableLayout, first_line: int) -> Iterator[Record | RejectedRow]:
    reader = RecordReader(lines, layout.delimiter, first_line, has_blanks_before_quotes=layout.has_blanks_before_quotes)
    for row in reader:
        fitted = fitted_row(row, layout)
        if fitted is not None:
            yield fitted


def fitted_row(row: Record | RejectedRow, layout: TableLayout) -> Record | RejectedRow | None:
    """A row as wide as the heading; what does not fit is rejected, never shifted. None for what is no row.

    Blank lines, totals, made-at lines and a heading that comes again are no rows.
    """
    cells = row.cells
    if layout.marker_columns:
        cells = list(map(unguard_cell, cells[layout.marker_columns :]))
        row = row._replace(cells=cells)
    if isinstance(row, RejectedRow):
        return row
    width, count = layout.width, len(cells)
    empty = cells.count("")
    if empty == count or (count - empty < _FEWEST_FILLED and (is_blank(cells) or is_footer(cells))):
        return None
    if cells[0][:5].casefold() in TOTAL_STARTS and is_footer(cells):
        return None
    first_header = layout.headers[0] if layout.has_heading and layout.headers else None
    if cells[0] == first_header and tuple(map(clean_header, cells)) == layout.headers:
        return None  # a heading again, where two exports were put together
    if layout.least_width <= count < width:
        cells.extend([""] * (width - count))
    elif count > width and not any(cells[width:]):
        del cells[width:]
    elif count != width:
        return row.rejected(_width_reason(count, width))
    return row


def _width_reason(count: int, width: int) -> str:
    """Why a row with too many or too few cells cannot be taken."""
    if count > width:
        return _(
            "This row has %(count)d cells where the heading has %(width)d; "
            "a comma or line break inside a cell needs quotation marks around the cell."
        ) % {"count": count, "width": width}
    return _("This row has only %(count)d cells where the heading has %(width)d.") % {"count": count, "width": width}
