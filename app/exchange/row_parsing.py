"""The one door from a file to parsed rows: the parser that fits a recognised file, and every row with what it says."""

from __future__ import annotations

from collections.abc import Iterator

from app.exchange.columns.column_mapping import RecognisedFile
from app.exchange.columns.column_survey import ColumnReadings, survey_columns
from app.exchange.columns.reading_habits import ReadingHabits, habits_for
from app.exchange.import_kinds import IMPORT_KINDS, ParsedRow, RowParser
from app.exchange.parsing.parsed_records import PhoneNormaliser
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.source_tables import SourceTable


def parser_for(
    table: SourceTable, recognised: RecognisedFile, habits: ReadingHabits, normalise: PhoneNormaliser
) -> tuple[RowParser, ColumnReadings]:
    """The parser for a recognised file, and how its columns are read (`questions` are to be asked first)."""
    habits = habits_for(table.headers, habits)
    readings = survey_columns(table, recognised.mapping, habits)
    parser = IMPORT_KINDS[recognised.kind].parser
    return parser(recognised.mapping, readings, habits, normalise), readings


def parsed_rows(
    table: SourceTable, parser: RowParser
) -> Iterator[tuple[Record | RejectedRow, ParsedRow | RejectedRow]]:
    """Every row of the file with what it says; rows read = rows parsed + rows rejected."""
    for row in table.records():
        yield row, row if isinstance(row, RejectedRow) else parser.parse(row)
