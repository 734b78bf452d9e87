"""Bytes → table: encoding, layout and a stream of records with line and text; a million rows in bounded memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from app.errors import UnreadableFileError, ValidationError
from app.exchange.csv_records import Record, RecordReader, RejectedRow
from app.exchange.formula_guard import unguard_cell
from app.exchange.source_kinds import HEAD_SIZE, read_head, refuse_unless_text, unreadable
from app.exchange.table_layout import TableLayout, clean_header, is_blank, is_footer, judge_layout
from app.exchange.text_encoding import ByteSurvey, TextEncoding, asked_encoding, judge_encoding, survey_bytes
from app.translations import gettext as _

SAMPLE_ROWS = 200
_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 400_000
_MARKS_BEFORE_TEXT = "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table in a file: its looks, its first rows, and `records()`, which reads it from the start each time."""

    name: str
    source: Path | bytes
    encoding: TextEncoding
    layout: TableLayout
    sha256: str
    size: int
    sample: tuple[Record, ...]
    count_estimate: int
    stamp: tuple[int, int]

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings, cleaned; an empty one is an empty text."""
        return self.layout.headers

    def records(self) -> Iterator[Record | RejectedRow]:
        """Every row after the heading: read = records + rejected. Blank lines, totals and made-at lines are no rows."""
        with _open_text(self.source, self.encoding) as text:
            yield from _rows(islice(_lines(text), self.layout.lines_before_rows, None), self.layout)
        if isinstance(self.source, Path) and _stamp(self.source) != self.stamp:
            raise UnreadableFileError(
                _("“%(name)s” was changed while it was being read, so nothing was imported; please import it again.")
                % {"name": self.name}
            )

    def values(self, column: int) -> list[str]:
        """The first values of a column, for showing and for judging."""
        return [record.cells[column] for record in self.sample if column < len(record.cells)]


def open_table(
    source: str | Path | bytes, encoding: str | None = None, delimiter: str | None = None, name: str = ""
) -> SourceTable:
    """Open a file (or the bytes of one, with the `name` it has) as a table; one sentence if it is none."""
    origin = source if isinstance(source, bytes) else Path(source)
    name = name or (_("the file") if isinstance(origin, bytes) else origin.name or str(origin))
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise ValidationError(_("The separator must be one character, such as a comma or a semicolon."), "delimiter")
    head, survey, stamp = _look_at(origin)
    if not survey.size or not head.strip(b" \t\r\n\x1a\xef\xbb\xbf\xff\xfe\x00"):
        raise UnreadableFileError(
            _("“%(name)s” is empty, so nothing was imported; please export it once more.") % {"name": name}
        )
    refuse_unless_text(head, name)
    chosen = asked_encoding(encoding) if encoding else judge_encoding(head, survey)
    lines = _first_lines(origin, chosen)
    layout = judge_layout(lines, delimiter)
    rows = list(_rows(iter(lines[layout.lines_before_rows :]), layout))
    sample = tuple(islice((row for row in rows if isinstance(row, Record)), SAMPLE_ROWS))
    if not any(layout.headers):
        raise UnreadableFileError(
            _("“%(name)s” holds no table, so nothing was imported; please export it once more.") % {"name": name}
        )
    estimate = _estimate(len(rows), lines, chosen, survey.size)
    return SourceTable(name, origin, chosen, layout, survey.sha256, survey.size, sample, estimate, stamp)


def _look_at(source: Path | bytes) -> tuple[bytes, ByteSurvey, tuple[int, int]]:
    """The first bytes, the survey of all of them, and the stamp that shows a later change."""
    if isinstance(source, bytes):
        return source[:HEAD_SIZE], survey_bytes(io.BytesIO(source)), (len(source), 0)
    head = read_head(source)
    try:
        stamp = _stamp(source)
        with source.open("rb") as file:
            return head, survey_bytes(file), stamp
    except OSError as error:
        raise unreadable(source, error) from error


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    return state.st_size, state.st_mtime_ns


def _open_text(source: Path | bytes, encoding: TextEncoding) -> io.TextIOWrapper:
    try:
        binary: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    except OSError as error:
        raise unreadable(source if isinstance(source, Path) else Path(), error) from error
    return io.TextIOWrapper(binary, encoding=encoding.name, errors=encoding.errors, newline="")


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines with their ends (LF, CR LF or CR alone); marks before the first are dropped, even doubled ones."""
    first = text.readline().lstrip(_MARKS_BEFORE_TEXT)
    return chain((first,), text) if first else iter(text)


def _first_lines(source: Path | bytes, encoding: TextEncoding) -> list[str]:
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


def _rows(lines: Iterator[str], layout: TableLayout) -> Iterator[Record | RejectedRow]:
    """The rows of the table itself, each as wide as the heading; what does not fit is rejected, never shifted."""
    first_header = layout.headers[0] if layout.has_heading and layout.headers else None
    width, least, markers = layout.width, layout.least_width, layout.marker_columns
    reader = RecordReader(
        lines,
        layout.delimiter,
        layout.lines_before_rows + 1,
        has_blanks_before_quotes=layout.has_blanks_before_quotes,
    )
    for row in reader:
        cells = row.cells
        if markers:
            cells = list(map(unguard_cell, cells[markers:]))
            row = row._replace(cells=cells)  # noqa: PLW2901 - the same row without the columns we put before it
        if isinstance(row, RejectedRow):
            yield row
            continue
        count = len(cells)
        empty = cells.count("")
        if empty == count or (count - empty < 4 and (is_blank(cells) or is_footer(cells))):
            continue
        if cells[0][:5].casefold() == "total" and is_footer(cells):
            continue
        if cells[0] == first_header and tuple(map(clean_header, cells)) == layout.headers:
            continue  # a heading again, where two exports were put together
        if count == width:
            yield row
        elif least <= count < width:
            cells.extend([""] * (width - count))
            yield row
        elif count > width and not any(cells[width:]):
            del cells[width:]
            yield row
        else:
            yield row.rejected(_width_reason(count, width))


def _width_reason(count: int, width: int) -> str:
    """Why a row with too many or too few cells cannot be taken."""
    if count > width:
        return _(
            "This row has %(count)d cells where the heading has %(width)d; "
            "a comma or line break inside a cell needs quotation marks around the cell."
        ) % {"count": count, "width": width}
    return _("This row has only %(count)d cells where the heading has %(width)d.") % {"count": count, "width": width}
