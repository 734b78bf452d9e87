"""Counting what becomes of each row, and keeping those that were given back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import ROWS_SHOWN, PreviewNotes, PreviewRow, RowAbout
from app.exchange.kept_rows import KeptRows
from app.exchange.reading.csv_records import RejectedRow
from app.services.imports import ImportCounts

_SHOWN = 200


@dataclass(slots=True)
class ImportTally:
    """read = new + updated + merged + unchanged + rejected, whatever the file holds.

    With `notes` it is a dry run, and the first rows of each outcome are kept to be shown.
    """

    file: str = ""
    notes: PreviewNotes | None = None
    counts: Counter[Outcome] = field(default_factory=Counter)
    rejects: KeptRows = field(default_factory=KeptRows)

    def count(
        self, outcome: Outcome, line: int = 0, name: str = "", words: str = "", about: RowAbout | None = None
    ) -> None:
        """One row was taken care of; line, name, words and what it is about are for the preview."""
        self.counts[outcome] += 1
        if self.notes is not None:
            self.notes.add_row(PreviewRow(self.file, line, outcome, name, words, about))

    def count_many(self, outcome: Outcome, count: int, line_of: Callable[[int], int], names: Sequence[str]) -> None:
        """So many rows with the same outcome; their lines and names are for the preview."""
        self.counts[outcome] += count
        if self.notes is not None:
            for number in range(min(count, ROWS_SHOWN)):
                self.notes.add_row(PreviewRow(self.file, line_of(number), outcome, names[number]))

    def reject(self, row: RejectedRow) -> None:
        """One row is given back."""
        self.count(Outcome.REJECTED, row.line, row.original[:_SHOWN], row.reason)
        self.rejects.append(row)

    def totals(self) -> ImportCounts:
        """The six numbers that every import reports."""
        return ImportCounts(read=sum(self.counts.values()), **{str(each): self.counts[each] for each in Outcome})
