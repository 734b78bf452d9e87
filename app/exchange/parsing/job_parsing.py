"""A row → a past or planned job with its client, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.date_columns import read_time, read_window
from app.exchange.columns.money_columns import NET_HEADING
from app.exchange.parsing.job_states import state_of
from app.exchange.parsing.parsed_records import ParsedJob, ParsedLine, RowFaultError
from app.exchange.parsing.payment_words import method_of
from app.exchange.parsing.record_parser import RecordParser
from app.exchange.parsing.row_cells import time_in
from app.exchange.reading.cell_values import duration_minutes, split_list, yes_or_no
from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import ImportField
from app.translations import gettext as _

_PAID_WORDS = re.compile(r"\b(?:paid in full|fully paid|paid|bezahlt|payée?|réglée?|pagad[oa])\b", re.IGNORECASE)
_UNPAID_WORDS = re.compile(
    r"\b(?:unpaid|not paid|open|due|overdue|offen|unbezahlt|impayée?|pendiente|no pagado)\b", re.IGNORECASE
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)")

# `2` under `Hours` is two hours and not two minutes.
_HOURS_ABOVE = re.compile(r"\b(?:hours?|hrs?|h|std|stunden|heures?|horas?)\b")
_MERE_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_WITHOUT_A_DAY = frozenset({"enquiry", "quoted", "lost", "cancelled"})


class JobParser(RecordParser[ParsedJob]):
    """Rows of a file of jobs."""

    def may_be_nameless(self, mapping: ColumnMapping) -> bool:
        """Only where the client is told by a number."""
        return mapping.has(ImportField.CLIENT_EXTERNAL_ID)

    def look_at_headings(self) -> None:
        """Whether the rows are lines of jobs, whether amounts are without tax, and where the rooms stand."""
        read = self.cells
        self._has_lines = read.has(ImportField.LINE_NAME, ImportField.LINE_AMOUNT)
        self._is_net = bool(NET_HEADING.search(read.header(ImportField.AMOUNT)))
        self._rooms = read.places(ImportField.ROOMS)

    def parsed(self, line: int, cells: Sequence[str]) -> ParsedJob:
        """The job of a row; its day is needed."""
        read = self.cells
        notes: list[str] = []
        starts_on = self._start(cells, notes)
        state = self._state(cells, starts_on, notes)
        tax = self._money(ImportField.TAX, cells) or 0
        amount = self._money(ImportField.AMOUNT, cells)
        if amount is not None and self._is_net:
            amount += tax
        window_start, window_end = read_window(read.text(ImportField.ARRIVAL_WINDOW, cells))
        start_text, end_text = read.text(ImportField.JOB_DATE, cells), read.text(ImportField.END_DATE, cells)
        start_time = read_time(read.text(ImportField.START_TIME, cells)) or time_in(start_text)
        tip = self._money(ImportField.TIP, cells) or 0
        if tip:
            read.keep(ImportField.TIP, cells, notes)
        if (
            read.text(ImportField.RECURRENCE, cells)
            and yes_or_no(read.text(ImportField.RECURRENCE, cells)) is not False
        ):
            read.keep(ImportField.RECURRENCE, cells, notes)
        return ParsedJob(
            line=line,
            client=read.client(line, cells),
            starts_on=starts_on,
            state=state,
            job_number=read.number(ImportField.JOB_NUMBER, cells),
            invoice_number=read.number(ImportField.INVOICE_NUMBER, cells),
            start_time=start_time or window_start,
            end_on=read.day(ImportField.END_DATE, cells, notes) if any(map(str.isdigit, end_text)) else None,
            end_time=read_time(read.text(ImportField.END_TIME, cells)) or time_in(end_text),
            window_start=window_start,
            window_end=window_end,
            duration_minutes=self._duration(cells, notes),
            description=self._description(cells),
            rooms=tuple(part for index in self._rooms if cells[index] for part in split_list(cells[index])),
            amount_minor=amount,
            paid_minor=self._paid(cells, amount, notes, is_done=state == "done"),
            paid_on=read.day(ImportField.PAID_ON, cells, notes),
            payment_method=self._method(cells, notes),
            technician=read.text(ImportField.TECHNICIAN, cells),
            tags=read.tags(cells),
            source=read.text(ImportField.SOURCE, cells),
            created_on=read.day(ImportField.CREATED_ON, cells, notes),
            starts_at=_moment(start_text),
            ends_at=_moment(end_text),
            quoted_minor=self._money(ImportField.QUOTED_AMOUNT, cells),
            tax_minor=tax,
            tip_minor=tip,
            discount_minor=abs(self._money(ImportField.DISCOUNT, cells, may_be_negative=True) or 0),
            lines=self._lines(cells),
            reclean_of=read.number(ImportField.RECLEAN_OF, cells),
            end_reason=read.text(ImportField.END_REASON, cells),
            private_words=read.private_notes(cells),
            notes=read.rest(cells, notes, self._said_amount(cells)),
        )

    def _start(self, cells: Sequence[str], notes: list[str]) -> date:
        """The day of the job; where none is given it is the day it ended, of what has no day yet the day it came in."""
        read = self.cells
        found = read.day(ImportField.JOB_DATE, cells, notes, is_needed=True)
        found = found or read.day(ImportField.END_DATE, cells, [])
        state = read.text(ImportField.STATE, cells)
        if found is None and state and state_of(state, self.today, self.today)[0] in _WITHOUT_A_DAY:
            found = read.day(ImportField.CREATED_ON, cells, [])
        if found is None:
            raise RowFaultError(_("There is no date of the job in this row."))
        return found

    def _said_amount(self, cells: Sequence[str]) -> str:
        """The amount as it is written with its cents, which another column may say once more."""
        text = self.cells.text(ImportField.AMOUNT, cells)
        return text if "." in text or "," in text else ""

    def _lines(self, cells: Sequence[str]) -> tuple[ParsedLine, ...]:
        """The line that this row is, in a file with one in each row."""
        if not self._has_lines:
            return ()
        name = self.cells.text(ImportField.LINE_NAME, cells) or self._description(cells)
        amount = self._money(ImportField.LINE_AMOUNT, cells, may_be_negative=True)
        text = self.cells.text(ImportField.LINE_QUANTITY, cells).replace(",", ".")
        quantity = round(float(text) * 100) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", text) else 100
        return (ParsedLine(name, quantity, amount),) if name or amount is not None else ()

    def _money(self, field: ImportField, cells: Sequence[str], *, may_be_negative: bool = False) -> int | None:
        """An amount in minor units; a negative one is no price."""
        amount = self.cells.money(field, cells)
        if amount is not None and amount < 0 and not may_be_negative:
            raise RowFaultError(
                _("“%(text)s” is less than nothing; enter money given back as a refund of the job.")
                % {"text": self.cells.text(field, cells)[:60]}
            )
        return amount

    def _paid(self, cells: Sequence[str], amount: int | None, notes: list[str], *, is_done: bool) -> int | None:
        """What has been paid: an amount, or yes and no, or what is left when the rest is known."""
        text = self.cells.text(ImportField.PAID, cells)
        if not text:
            due = self._money(ImportField.AMOUNT_DUE, cells)
            # nothing is due for what was never done, and nothing was paid for it either
            if due is None or amount is None or not (is_done or due > 0):
                return None
            return max(amount - due, 0)
        answer = yes_or_no(text) if not text.isdigit() or amount is None else None
        if answer is False or _UNPAID_WORDS.search(text):
            return 0
        if answer is True or _PAID_WORDS.search(text):
            return amount
        if any(map(str.isdigit, text)):
            return self._money(ImportField.PAID, cells)
        self.cells.keep(ImportField.PAID, cells, notes)
        return None

    def _state(self, cells: Sequence[str], starts_on: date, notes: list[str]) -> str:
        """The job's state by its words, else by its date; unknown words are kept as a note."""
        text = self.cells.text(ImportField.STATE, cells)
        state, is_told = state_of(text, starts_on, self.today)
        if not is_told:
            self.cells.keep(ImportField.STATE, cells, notes)
        return state

    def _method(self, cells: Sequence[str], notes: list[str]) -> str:
        """How it was paid in our words; what is none of them is `other`, with a note."""
        text = self.cells.text(ImportField.PAYMENT_METHOD, cells)
        if not text:
            return ""
        method = method_of(text)
        if method is not None:
            return method
        self.cells.keep(ImportField.PAYMENT_METHOD, cells, notes)
        return "other"

    def _duration(self, cells: Sequence[str], notes: list[str]) -> int | None:
        text = self.cells.text(ImportField.DURATION, cells)
        if _MERE_NUMBER.fullmatch(text) and _HOURS_ABOVE.search(plain_header(self.cells.header(ImportField.DURATION))):
            return round(float(text.replace(",", ".")) * 60)
        minutes = duration_minutes(text) if text else None
        if text and minutes is None:
            self.cells.keep(ImportField.DURATION, cells, notes)
        return minutes

    def _description(self, cells: Sequence[str]) -> str:
        """Title and description in one, said once."""
        title, words = self.cells.text(ImportField.TITLE, cells), self.cells.text(ImportField.DESCRIPTION, cells)
        return words if not title or title in words else f"{title}\n{words}".strip()


def _moment(text: str) -> datetime | None:
    """A moment that says its time zone."""
    return datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z")) if _MOMENT.fullmatch(text) else None
