"""A table that somebody brings, in whatever kind of file: what every reader gives, and how a change is seen."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from app.errors import UnreadableFileError
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.source_kinds import unreadable
from app.exchange.reading.text_encoding import ByteSurvey, survey_bytes
from app.translations import gettext as _

SAMPLE_ROWS = 200
Source = Path | bytes
Row = Record | RejectedRow


class SourceTable(Protocol):
    """Headings, first rows, and `records()`, which reads the table from the start each time."""

    @property
    def name(self) -> str:
        """What to call the file."""

    @property
    def source(self) -> Source:
        """Where it lies, or its bytes."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings, cleaned; an empty one is an empty text."""

    @property
    def sample(self) -> tuple[Record, ...]:
        """The first rows, for judging columns."""

    @property
    def count_estimate(self) -> int:
        """About how many rows there are."""

    @property
    def sha256(self) -> str:
        """The fingerprint of the file's bytes."""

    @property
    def format_title(self) -> str:
        """What to call the format where the file itself says it, such as `Contacts (vCard 3.0)`; else empty."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences on what the file holds besides this table and what a spreadsheet has lost; to be told once."""

    def records(self) -> Iterator[Row]:
        """Every row: read = records + rejected rows, each with its line and its original text."""

    def values(self, column: int) -> list[str]:
        """The first values of a column, for showing and for judging."""


@dataclass(frozen=True, slots=True)
class RowsTable:
    """A table that a reader makes of a file which is no text table; `read` gives its rows from the start.

    Of a workbook, `sheet` is the one that is read and `sheets` are all with cells.
    """

    name: str
    source: Source
    headers: tuple[str, ...]
    sample: tuple[Record, ...]
    count_estimate: int
    sha256: str
    stamp: tuple[int, int]
    read: Callable[[], Iterator[Row]]
    format_title: str = ""
    remarks: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def records(self) -> Iterator[Row]:
        """Every row; a file that was changed meanwhile is refused at the end."""
        yield from self.read()
        refuse_if_changed(self.source, self.stamp, self.name)

    def values(self, column: int) -> list[str]:
        """The first values of a column."""
        return values_of(self.sample, column)


def values_of(sample: Sequence[Record], column: int) -> list[str]:
    """The values of one column in the first rows."""
    return [record.cells[column] for record in sample if column < len(record.cells)]


def survey_source(source: Source) -> tuple[ByteSurvey, tuple[int, int]]:
    """One pass over all bytes, and the stamp from before it that shows a later change."""
    stamp = stamp_of(source)
    try:
        with open_source(source) as file:
            return survey_bytes(file), stamp
    except OSError as error:
        raise unreadable(source if isinstance(source, Path) else Path(), error) from error


def open_source(source: Source) -> BinaryIO:
    """The bytes to read; one sentence if the system does not let us."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(source, error) from error


def stamp_of(source: Source) -> tuple[int, int]:
    """Size and time of change of a file."""
    if isinstance(source, bytes):
        return len(source), 0
    try:
        state = source.stat()
    except OSError as error:
        raise unreadable(source, error) from error
    return state.st_size, state.st_mtime_ns


def refuse_if_changed(source: Source, stamp: tuple[int, int], name: str) -> None:
    """Raise when a file is not what it was when it was opened."""
    if stamp_of(source) != stamp:
        raise UnreadableFileError(
            _("“%(name)s” was changed while it was being read, so nothing was imported; please import it again.")
            % {"name": name}
        )
