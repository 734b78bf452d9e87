"""What one column of a file means, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from app.exchange.words.import_fields import ImportField, Target

SURE = 0.8
BY_VALUES = 0.7
UNKNOWN = Target(ImportField.NOTE)


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column and what it means; from 0.8 on `confidence` is sure, below it the wizard marks the column."""

    index: int
    header: str
    target: Target
    confidence: float

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look at it."""
        return self.confidence >= SURE
