"""What the parsers of all kinds but clients share: one row in, what it says or its fault out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.parsed_records import PhoneNormaliser, RowFaultError
from app.exchange.parsing.row_cells import RowCells
from app.exchange.reading.csv_records import Record, RejectedRow

ParsedT = TypeVar("ParsedT")


class RecordParser(ABC, Generic[ParsedT]):
    """Parses the rows of one file; made once for the file, then called for every record."""

    def __init__(
        self, mapping: ColumnMapping, readings: ColumnReadings, habits: ReadingHabits, normalise: PhoneNormaliser
    ) -> None:
        self.cells = RowCells(mapping, readings, habits, normalise, may_be_nameless=self.may_be_nameless(mapping))
        self.today = habits.today
        self.look_at_headings()

    def may_be_nameless(self, _mapping: ColumnMapping) -> bool:
        """Whether a row may leave out who it is about, as the job it names says it."""
        return True

    def look_at_headings(self) -> None:
        """Decide what the headings say once for all rows."""

    def parse(self, record: Record) -> ParsedT | RejectedRow:
        """What a row says, or the row with the reason why it cannot be taken."""
        try:
            return self.parsed(record.line, self.cells.cleaned(record))
        except RowFaultError as fault:
            return record.rejected(str(fault))

    @abstractmethod
    def parsed(self, line: int, cells: Sequence[str]) -> ParsedT:
        """What a cleaned row says; raises `RowFaultError`."""
