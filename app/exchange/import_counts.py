"""Counting what becomes of each row, and keeping those that were given back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from app.exchange.csv_records import RejectedRow
from app.services.imports import ImportCounts


class Outcome(StrEnum):
    """What becomes of one row of a file."""

    NEW = "new"
    UPDATED = "updated"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(slots=True)
class ImportTally:
    """read = new + updated + merged + unchanged + rejected, whatever the file holds."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    rejects: list[RejectedRow] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """One row was taken care of."""
        self.counts[outcome] += 1

    def reject(self, row: RejectedRow) -> None:
        """One row is given back."""
        self.counts[Outcome.REJECTED] += 1
        self.rejects.append(row)

    def totals(self) -> ImportCounts:
        """The six numbers that every import reports."""
        return ImportCounts(read=sum(self.counts.values()), **{str(each): self.counts[each] for each in Outcome})
