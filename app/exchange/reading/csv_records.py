"""Lines of text → records that know their line and text; an unclosed quotation mark swallows nothing."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from app.translations import gettext as _

LONGEST_CELL = 16 * 1024 * 1024
MOST_LINES_IN_RECORD = 2_000


class Record(NamedTuple):
    """One row as it stands in the file; a named tuple, because a million frozen dataclasses cost twice as much."""

    line: int
    cells: list[str]
    raw: str

    @property
    def original(self) -> str:
        """The text of the row as it stands in the file, without its line end."""
        return self.raw.rstrip("\r\n")

    def rejected(self, reason: str) -> RejectedRow:
        """The row given back, with the reason why it was not taken."""
        return RejectedRow(self.line, reason, self.original, self.cells)


class RejectedRow(NamedTuple):
    """A row that cannot be taken as it is: where it stands, why, and what to write so that it can be mended."""

    line: int
    reason: str
    original: str
    cells: list[str]


def hash_of(cells: Sequence[str]) -> str:
    """A short hash of a row's cells, whatever their quoting."""
    return blake2b("\x1f".join(cells).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class RecordReader:
    """Reads records from lines one by one, in bounded memory; a line whose quotes do not close costs only itself."""

    def __init__(
        self, lines: Iterator[str], delimiter: str, first_line: int = 1, *, has_blanks_before_quotes: bool = False
    ) -> None:
        self._lines = lines
        self._skips_blanks = has_blanks_before_quotes
        self._delimiter = delimiter
        self._line = first_line
        self._taken: list[str] = []
        self._pending: deque[str] = deque()
        if csv.field_size_limit() < LONGEST_CELL:
            csv.field_size_limit(LONGEST_CELL)

    def __iter__(self) -> Iterator[Record | RejectedRow]:
        """Every row in the order of the file, empty lines as records without cells."""
        taken = self._taken
        while True:
            reader = csv.reader(
                self._feed(), delimiter=self._delimiter, strict=True, skipinitialspace=self._skips_blanks
            )
            try:
                for cells in reader:
                    raw = taken[0] if len(taken) == 1 else "".join(taken)
                    yield Record(self._line, cells, raw)
                    self._line += len(taken)
                    taken.clear()
            except csv.Error as error:
                yield self._rejected(error)
            else:
                return

    def _feed(self) -> Iterator[str]:
        """The lines that the csv module asks for; ends early when one record grows beyond all measure."""
        taken, pending = self._taken, self._pending
        length = 0
        while pending:
            line = pending.popleft()
            length = length + len(line) if taken else 0
            if length > LONGEST_CELL or len(taken) >= MOST_LINES_IN_RECORD:
                pending.appendleft(line)
                return
            taken.append(line)
            yield line
        for line in self._lines:
            clean = line.replace("\0", "\ufffd") if "\0" in line else line
            if taken:
                length += len(clean)
                if length > LONGEST_CELL or len(taken) >= MOST_LINES_IN_RECORD:
                    pending.append(clean)
                    return
            else:
                length = 0
            taken.append(clean)
            yield clean

    def _rejected(self, error: csv.Error) -> RejectedRow:
        """Give up the first line of what was taken; the lines after it are read again."""
        first, count = self._taken[0], len(self._taken)
        self._pending.extendleft(reversed(self._taken[1:]))
        self._taken.clear()
        self._line += 1
        original = first.rstrip("\r\n")
        return RejectedRow(self._line - 1, _reason(error, original, count), original, original.split(self._delimiter))


def _reason(error: csv.Error, original: str, lines_taken: int) -> str:
    """The fault of a line in words that help to mend it."""
    if "field limit" in str(error) or len(original) > LONGEST_CELL:
        return _("A cell in this line is longer than 16 million characters.")
    if lines_taken > 1 or "unexpected end" in str(error):
        return _("A quotation mark is opened in this line and never closed.")
    return _("The quotation marks in this line do not fit; a mark inside a quoted cell must be doubled.")
