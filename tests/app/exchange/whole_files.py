"""What the tests of exchange share: the sample files, the firm's habits, a phone reader, and reading a file whole."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from app.exchange.columns.column_mapping import RecognisedFile, recognise
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.date_columns import DateOrder
from app.exchange.columns.own_maps import OwnMap
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.parsed_records import ParsedClient, ParsedJob
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.reading.source_tables import SourceTable
from app.exchange.reading.table_opening import open_table
from app.exchange.row_parsing import parsed_rows, parser_for
from app.exchange.words.import_fields import RecordKind

FILES = Path(__file__).parent / "files"
AMERICAN = ReadingHabits(date(2026, 11, 21))
GERMAN = ReadingHabits(date(2026, 11, 21), "DE", "EUR", DateOrder.DAY_FIRST, ",")


class FileRead(NamedTuple):
    """A whole file, read; `history` are complaints, answers, notes and payments."""

    table: SourceTable
    recognised: RecognisedFile
    readings: ColumnReadings
    clients: list[ParsedClient]
    jobs: list[ParsedJob]
    rejected: list[RejectedRow]
    history: list[Any]

    def target_of(self, header: str) -> str:
        return next(str(column.target) for column in self.recognised.mapping.columns if column.header == header)


def ten_digits(text: str) -> str | None:
    """A stand-in for the phone rules: ten digits, or eleven from 1, are an American number."""
    digits = re.sub(r"\D", "", text)
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    return f"+1{digits}" if len(digits) == 10 and not text.startswith("0") else None


def read_whole(
    source: Path | bytes,
    habits: ReadingHabits = AMERICAN,
    kind: RecordKind | None = None,
    own_map: OwnMap | None = None,
) -> FileRead:
    """Open, recognise and parse everything in a file."""
    table = open_table(source)
    recognised = recognise(table, kind, own_map)
    parser, readings = parser_for(table, recognised, habits, ten_digits)
    parsed = [said for _row, said in parsed_rows(table, parser)]
    return FileRead(
        table,
        recognised,
        readings,
        [said for said in parsed if isinstance(said, ParsedClient)],
        [said for said in parsed if isinstance(said, ParsedJob)],
        [said for said in parsed if isinstance(said, RejectedRow)],
        [said for said in parsed if not isinstance(said, ParsedClient | ParsedJob | RejectedRow)],
    )


def read_file(name: str, habits: ReadingHabits = AMERICAN) -> FileRead:
    """Read one of the sample files."""
    return read_whole(FILES / name, habits)
