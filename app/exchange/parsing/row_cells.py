"""The cells of a row by our fields: texts, days, amounts, and whose it is; for every kind but clients themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.date_columns import DateOrder, DateReading, read_date, read_time
from app.exchange.columns.money_columns import MoneyReading, read_money
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.client_columns import ClientColumns
from app.exchange.parsing.client_parsing import ClientParser
from app.exchange.parsing.contact_channels import channel_of
from app.exchange.parsing.parsed_history import JobMeant
from app.exchange.parsing.parsed_records import ParsedClient, PhoneNormaliser, RowFaultError
from app.exchange.reading.cell_values import bare_number
from app.exchange.reading.csv_records import Record
from app.exchange.words.import_fields import CLIENT_FIELDS, ImportField, Target
from app.translations import gettext as _

# What a row about something else says with these words is not said of the client.
OF_THE_ROW_ITSELF = frozenset(
    {
        ImportField.NOTE,
        ImportField.NOTE_LABEL,
        ImportField.NOTES,
        ImportField.PRIVATE_NOTES,
        ImportField.TAGS,
        ImportField.SOURCE,
        ImportField.EXTERNAL_ID,
        ImportField.STATUS,
    }
)
_ISO = DateReading(DateOrder.MONTH_FIRST)
_POINT = MoneyReading()


class RowCells:
    """Reads the cells of one file; made once for the file, then asked for every row."""

    def __init__(
        self,
        mapping: ColumnMapping,
        readings: ColumnReadings,
        habits: ReadingHabits,
        normalise: PhoneNormaliser,
        *,
        may_be_nameless: bool = True,
    ) -> None:
        self._mapping, self._readings, self._habits = mapping, readings, habits
        self._client = ClientParser(client_part(mapping), readings, habits, normalise, may_be_nameless=may_be_nameless)
        self.columns = columns = ClientColumns(mapping)
        self._headers = {column.index: column.header for column in mapping.columns}
        self._place = {field: columns.place(field) for field in ImportField}

    @property
    def is_exact(self) -> bool:
        """Whether the file is our own, made for another import."""
        return self._mapping.is_exact

    def cleaned(self, record: Record) -> list[str]:
        """The cells of a row, cleaned; raises `RowFaultError` for one too long."""
        return self._client.cleaned(record)

    def client(self, line: int, cells: Sequence[str]) -> ParsedClient:
        """Who it is about, as far as the row says; perhaps a number and no name."""
        return self._client.client(line, cells)

    def text(self, field: ImportField, cells: Sequence[str]) -> str:
        """What stands under a field, or an empty text."""
        return cells[self._place[field]]

    def has(self, *fields: ImportField) -> bool:
        """Whether any column of the file fills one of the fields."""
        return self._mapping.has(*fields)

    def places(self, field: ImportField) -> list[int]:
        """Every column that fills the field, where several may."""
        return [column.index for column in self._mapping.columns if column.target.field is field]

    def header(self, field: ImportField) -> str:
        """The heading of the column that fills a field, or an empty text."""
        return self._headers.get(self.columns.place(field), "")

    def day(
        self, field: ImportField, cells: Sequence[str], notes: list[str], *, is_needed: bool = False
    ) -> date | None:
        """A day; one that is impossible rejects the row, mere words are a note where no day is needed."""
        text = self._on_the_wall(cells[self._place[field]])
        if not text:
            return None
        place = self.columns.single[field]
        try:
            return read_date(text, self._readings.dates.get(place, _ISO), self._habits.today.year + 1)
        except ValueError as error:
            header = self.header(field)
            if not is_needed and not any(map(str.isdigit, text)):
                notes.append(f"{header}: {text}")
                return None
            raise RowFaultError(
                _("“%(text)s” under “%(header)s” is no date of the calendar.") % {"text": text[:60], "header": header}
            ) from error

    def _on_the_wall(self, text: str) -> str:
        """A moment in UTC, as our own exact file tells it of complaints, as the firm's clock shows it."""
        if not (self.is_exact and text.endswith("Z")):
            return text
        try:
            return datetime.fromisoformat(text).astimezone(self._habits.zone).strftime("%Y-%m-%d %H:%M")
        except (ValueError, OverflowError):
            return text

    def time_beside(self, field: ImportField, cells: Sequence[str]) -> time | None:
        """The time of day beside a day in its cell, else under the heading of times; midnight says nothing."""
        return time_in(self._on_the_wall(cells[self._place[field]])) or read_time(
            cells[self._place[ImportField.START_TIME]]
        )

    def number(self, field: ImportField, cells: Sequence[str]) -> str:
        """The number of another system, without what only dresses it."""
        return bare_number(cells[self._place[field]])

    def job(self, cells: Sequence[str], notes: list[str]) -> JobMeant:
        """Which job the row speaks of, as far as it says."""
        return JobMeant(
            self.number(ImportField.JOB_NUMBER, cells),
            self.number(ImportField.INVOICE_NUMBER, cells),
            self.day(ImportField.JOB_DATE, cells, notes),
        )

    def channel(self, cells: Sequence[str], notes: list[str]) -> str:
        """How they were in touch, or an empty text; words that name no way become a note."""
        found = channel_of(cells[self._place[ImportField.CHANNEL]])
        if not found:
            self.keep(ImportField.CHANNEL, cells, notes)
        return found

    def keep(self, field: ImportField, cells: Sequence[str], notes: list[str]) -> None:
        """A cell that says nothing to us becomes a note under its heading."""
        text = cells[self._place[field]]
        if text:
            notes.append(f"{self.header(field)}: {text}")

    def tags(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The tags of the row, each once."""
        return self._client.tags_of(cells, self.columns.tags)

    def money(self, field: ImportField, cells: Sequence[str]) -> int | None:
        """An amount in minor units, below zero as well; None if the cell is empty."""
        text = cells[self._place[field]]
        if not text:
            return None
        place = self.columns.single[field]
        try:
            return read_money(text, self._readings.money.get(place, _POINT), self._habits.currency)
        except ValueError as error:
            raise RowFaultError(str(error)) from error

    def rest(self, cells: Sequence[str], notes: list[str], said: str = "") -> str:
        """The notes of the row, then a line for every column that has no field of ours and does not repeat `said`."""
        return self._client.notes_of(cells, self.columns, notes, said)

    def private_notes(self, cells: Sequence[str]) -> str:
        """What stands under headings that say it is for the house alone."""
        return "\n".join(cells[place] for place in self.columns.private_notes if cells[place])


def time_in(text: str) -> time | None:
    """The time of day that stands beside a day in its cell; midnight there means that no time was given."""
    found = read_time(text) if ":" in text or "m" in text.casefold() else None
    return found if found != time(0) else None


def client_part(mapping: ColumnMapping) -> ColumnMapping:
    """The columns that say whose it is; what belongs to the row itself is left out."""
    columns = []
    for column in mapping.columns:
        field = column.target.field
        if field is ImportField.CLIENT_EXTERNAL_ID:
            columns.append(replace(column, target=Target(ImportField.EXTERNAL_ID)))
        elif field in CLIENT_FIELDS - OF_THE_ROW_ITSELF:
            columns.append(column)
    return replace(mapping, columns=tuple(columns))
