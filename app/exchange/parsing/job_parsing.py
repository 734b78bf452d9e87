"""A row → a past or planned job with its client, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.date_columns import DateOrder, DateReading, read_date, read_time, read_window
from app.exchange.columns.money_columns import MoneyReading, read_money
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.client_columns import ClientColumns
from app.exchange.parsing.client_parsing import ClientParser
from app.exchange.parsing.job_states import state_of
from app.exchange.parsing.parsed_records import ParsedJob, ParsedLine, PhoneNormaliser, RowFaultError
from app.exchange.parsing.payment_words import method_of
from app.exchange.parsing.row_cells import client_part
from app.exchange.reading.cell_values import bare_number, duration_minutes, split_list, yes_or_no
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import ImportField
from app.translations import gettext as _

_PAID_WORDS = re.compile(r"\b(?:paid in full|fully paid|paid|bezahlt|payée?|réglée?|pagad[oa])\b", re.IGNORECASE)
_UNPAID_WORDS = re.compile(
    r"\b(?:unpaid|not paid|open|due|overdue|offen|unbezahlt|impayée?|pendiente|no pagado)\b", re.IGNORECASE
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)")
_NET = re.compile(r"sub ?total|\bnet\b|netto|\bht\b|hors taxe|sin iva|base imponible|before tax", re.IGNORECASE)
_ISO = DateReading(DateOrder.MONTH_FIRST)
_POINT = MoneyReading()

# `2` under `Hours` is two hours and not two minutes.
_HOURS_ABOVE = re.compile(r"\b(?:hours?|hrs?|h|std|stunden|heures?|horas?)\b")
_MERE_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")


class JobParser:
    """Parses the rows of one file of jobs; made once for the file, then called for every record."""

    def __init__(
        self, mapping: ColumnMapping, readings: ColumnReadings, habits: ReadingHabits, normalise: PhoneNormaliser
    ) -> None:
        self._mapping, self._readings, self._habits = mapping, readings, habits
        is_numbered = mapping.has(ImportField.CLIENT_EXTERNAL_ID)
        self._client = ClientParser(client_part(mapping), readings, habits, normalise, may_be_nameless=is_numbered)
        self._has_lines = mapping.has(ImportField.LINE_NAME, ImportField.LINE_AMOUNT)
        self._is_net = mapping.has(ImportField.AMOUNT, ImportField.TAX) and any(
            column.target.field is ImportField.AMOUNT and _NET.search(column.header) for column in mapping.columns
        )
        self._columns = columns = ClientColumns(mapping)
        self._place = {field: columns.place(field) for field in ImportField}
        self._rooms = [column.index for column in mapping.columns if column.target.field is ImportField.ROOMS]

    def parse(self, record: Record) -> ParsedJob | RejectedRow:
        """The job of a row, or the row with the reason why it cannot be taken."""
        try:
            return self.job(record.line, self._client.cleaned(record))
        except RowFaultError as fault:
            return record.rejected(str(fault))

    def job(self, line: int, cells: Sequence[str]) -> ParsedJob:
        """The job of a cleaned row; raises `RowFaultError`."""
        place = self._place
        notes: list[str] = []
        starts_on = self._day(ImportField.JOB_DATE, cells, notes)
        if starts_on is None:
            raise RowFaultError(_("There is no date of the job in this row."))
        tax = self._money(ImportField.TAX, cells) or 0
        amount = self._money(ImportField.AMOUNT, cells)
        if amount is not None and self._is_net:
            amount += tax
        window_start, window_end = read_window(cells[place[ImportField.ARRIVAL_WINDOW]])
        start_time = read_time(cells[place[ImportField.START_TIME]]) or _time_beside(cells[place[ImportField.JOB_DATE]])
        end_text = cells[place[ImportField.END_DATE]]
        tip = self._money(ImportField.TIP, cells) or 0
        if tip:
            notes.append(f"{self._header(ImportField.TIP)}: {cells[place[ImportField.TIP]]}")
        if cells[place[ImportField.RECURRENCE]] and yes_or_no(cells[place[ImportField.RECURRENCE]]) is not False:
            notes.append(f"{self._header(ImportField.RECURRENCE)}: {cells[place[ImportField.RECURRENCE]]}")
        return ParsedJob(
            line=line,
            client=self._client.client(line, cells),
            starts_on=starts_on,
            state=self._state(cells, starts_on, notes),
            job_number=bare_number(cells[place[ImportField.JOB_NUMBER]]),
            invoice_number=bare_number(cells[place[ImportField.INVOICE_NUMBER]]),
            start_time=start_time or window_start,
            end_on=self._day(ImportField.END_DATE, cells, notes) if any(map(str.isdigit, end_text)) else None,
            end_time=read_time(cells[place[ImportField.END_TIME]]) or _time_beside(end_text),
            window_start=window_start,
            window_end=window_end,
            duration_minutes=self._duration(cells, notes),
            description=self._description(cells),
            rooms=tuple(part for index in self._rooms if cells[index] for part in split_list(cells[index])),
            amount_minor=amount,
            paid_minor=self._paid(cells, amount, notes),
            paid_on=self._day(ImportField.PAID_ON, cells, notes),
            payment_method=self._method(cells, notes),
            technician=cells[place[ImportField.TECHNICIAN]],
            tags=self._client.tags_of(cells, self._columns.tags),
            source=cells[place[ImportField.SOURCE]],
            created_on=self._day(ImportField.CREATED_ON, cells, notes),
            starts_at=_moment(cells[place[ImportField.JOB_DATE]]),
            ends_at=_moment(end_text),
            quoted_minor=self._money(ImportField.QUOTED_AMOUNT, cells),
            tax_minor=tax,
            tip_minor=tip,
            discount_minor=abs(self._money(ImportField.DISCOUNT, cells, may_be_negative=True) or 0),
            lines=self._lines(cells),
            reclean_of=bare_number(cells[place[ImportField.RECLEAN_OF]]),
            end_reason=cells[place[ImportField.END_REASON]],
            notes=self._client.notes_of(cells, self._columns, notes),
        )

    def _day(self, field: ImportField, cells: Sequence[str], notes: list[str]) -> date | None:
        """A date of the job; the job's own must be one, words in another are kept as a note."""
        text = cells[self._place[field]]
        if not text:
            return None
        place = self._columns.single[field]
        try:
            return read_date(text, self._readings.dates.get(place, _ISO), self._habits.today.year + 1)
        except ValueError as error:
            header = self._mapping.columns[place].header
            if field is not ImportField.JOB_DATE and not any(map(str.isdigit, text)):
                notes.append(f"{header}: {text}")
                return None
            raise RowFaultError(
                _("“%(text)s” under “%(header)s” is no date of the calendar.") % {"text": text[:60], "header": header}
            ) from error

    def _lines(self, cells: Sequence[str]) -> tuple[ParsedLine, ...]:
        """The line that this row is, in a file with one in each row."""
        if not self._has_lines:
            return ()
        name = cells[self._place[ImportField.LINE_NAME]] or self._description(cells)
        amount = self._money(ImportField.LINE_AMOUNT, cells, may_be_negative=True)
        text = cells[self._place[ImportField.LINE_QUANTITY]].replace(",", ".")
        quantity = round(float(text) * 100) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", text) else 100
        return (ParsedLine(name, quantity, amount),) if name or amount is not None else ()

    def _money(self, field: ImportField, cells: Sequence[str], *, may_be_negative: bool = False) -> int | None:
        """An amount in minor units; a negative one is no price."""
        text = cells[self._place[field]]
        if not text:
            return None
        place = self._columns.single[field]
        try:
            amount = read_money(text, self._readings.money.get(place, _POINT), self._habits.currency)
        except ValueError as error:
            raise RowFaultError(str(error)) from error
        if amount is not None and amount < 0 and not may_be_negative:
            raise RowFaultError(
                _("“%(text)s” is less than nothing; enter money given back as a refund of the job.")
                % {"text": text[:60]}
            )
        return amount

    def _paid(self, cells: Sequence[str], amount: int | None, notes: list[str]) -> int | None:
        """What has been paid: an amount, or yes and no, or what is left when the rest is known."""
        text = cells[self._place[ImportField.PAID]]
        if not text:
            due = self._money(ImportField.AMOUNT_DUE, cells)
            return max(amount - due, 0) if due is not None and amount is not None else None
        answer = yes_or_no(text) if not text.isdigit() or amount is None else None
        if answer is False or _UNPAID_WORDS.search(text):
            return 0
        if answer is True or _PAID_WORDS.search(text):
            return amount
        if any(map(str.isdigit, text)):
            return self._money(ImportField.PAID, cells)
        notes.append(f"{self._header(ImportField.PAID)}: {text}")
        return None

    def _state(self, cells: Sequence[str], starts_on: date, notes: list[str]) -> str:
        """The job's state by its words, else by its date; unknown words are kept as a note."""
        text = cells[self._place[ImportField.STATE]]
        state, is_told = state_of(text, starts_on, self._habits.today)
        if not is_told:
            notes.append(f"{self._header(ImportField.STATE)}: {text}")
        return state

    def _method(self, cells: Sequence[str], notes: list[str]) -> str:
        """How it was paid in our words; what is none of them is `other`, with a note."""
        text = cells[self._place[ImportField.PAYMENT_METHOD]]
        if not text:
            return ""
        method = method_of(text)
        if method is not None:
            return method
        notes.append(f"{self._header(ImportField.PAYMENT_METHOD)}: {text}")
        return "other"

    def _duration(self, cells: Sequence[str], notes: list[str]) -> int | None:
        text = cells[self._place[ImportField.DURATION]]
        if _MERE_NUMBER.fullmatch(text) and _HOURS_ABOVE.search(plain_header(self._header(ImportField.DURATION))):
            return round(float(text.replace(",", ".")) * 60)
        minutes = duration_minutes(text) if text else None
        if text and minutes is None:
            notes.append(f"{self._header(ImportField.DURATION)}: {text}")
        return minutes

    def _description(self, cells: Sequence[str]) -> str:
        """Title and description in one, said once."""
        title, words = cells[self._place[ImportField.TITLE]], cells[self._place[ImportField.DESCRIPTION]]
        return words if not title or title in words else f"{title}\n{words}".strip()

    def _header(self, field: ImportField) -> str:
        return self._mapping.columns[self._columns.single[field]].header


def _time_beside(text: str) -> time | None:
    """The time of day that stands beside a date in its cell; midnight there means that no time was given."""
    found = read_time(text) if ":" in text or "m" in text.casefold() else None
    return found if found != time(0) else None


def _moment(text: str) -> datetime | None:
    """A moment that says its time zone."""
    return datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z")) if _MOMENT.fullmatch(text) else None
