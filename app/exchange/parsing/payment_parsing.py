"""A row → money that came or went back, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.parsed_history import JobMeant, ParsedPayment
from app.exchange.parsing.parsed_records import PhoneNormaliser, RowFaultError
from app.exchange.parsing.payment_words import method_of
from app.exchange.parsing.row_cells import RowCells
from app.exchange.reading.cell_values import bare_number
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.words.import_fields import ImportField
from app.translations import gettext as _

_REFUND = re.compile(
    r"refund|reimburs|money back|credit memo|returned|erstattung|gutschrift|rückzahlung|rembours|avoir|reembols|"
    r"devoluci",
    re.IGNORECASE,
)
_PAYMENT = re.compile(
    r"payment|paid|sale|receipt|deposit|zahlung|einzahlung|paiement|règlement|pago|cobro", re.IGNORECASE
)


class PaymentParser:
    """Parses the rows of one file of payments; made once for the file, then called for every record."""

    def __init__(
        self, mapping: ColumnMapping, readings: ColumnReadings, habits: ReadingHabits, normalise: PhoneNormaliser
    ) -> None:
        self._cells = RowCells(mapping, readings, habits, normalise)
        self._today = habits.today

    def parse(self, record: Record) -> ParsedPayment | RejectedRow:
        """The payment of a row, or the row with the reason why it cannot be taken."""
        try:
            return self._payment(record.line, self._cells.cleaned(record))
        except RowFaultError as fault:
            return record.rejected(str(fault))

    def _payment(self, line: int, cells: Sequence[str]) -> ParsedPayment:
        read = self._cells
        notes: list[str] = []
        paid_on = read.day(ImportField.PAID_ON, cells, notes, is_needed=True)
        if paid_on is None:
            raise RowFaultError(_("There is no date of the payment in this row."))
        if paid_on > self._today:
            raise RowFaultError(_("The day of this payment is still to come; mend it, and import the row again."))
        amount = read.money(ImportField.AMOUNT, cells)
        if not amount:
            raise RowFaultError(_("There is no amount in this row."))
        if self._is_refund(cells, notes):
            amount = -abs(amount)
        return ParsedPayment(
            line=line,
            client=read.client(line, cells),
            job=JobMeant(
                bare_number(read.text(ImportField.JOB_NUMBER, cells)),
                bare_number(read.text(ImportField.INVOICE_NUMBER, cells)),
                read.day(ImportField.JOB_DATE, cells, notes),
            ),
            paid_on=paid_on,
            amount_minor=amount,
            number=bare_number(read.text(ImportField.PAYMENT_NUMBER, cells)),
            method=self._method(cells, notes),
            note=self._note(cells, notes),
        )

    def _is_refund(self, cells: Sequence[str], notes: list[str]) -> bool:
        text = self._cells.text(ImportField.PAYMENT_KIND, cells)
        if text and not _REFUND.search(text) and not _PAYMENT.search(text):
            notes.append(f"{self._cells.header(ImportField.PAYMENT_KIND)}: {text}")
        return bool(_REFUND.search(text))

    def _method(self, cells: Sequence[str], notes: list[str]) -> str:
        text = self._cells.text(ImportField.PAYMENT_METHOD, cells)
        method = method_of(text) if text else None
        if text and method is None and text.casefold() != "other":
            notes.append(f"{self._cells.header(ImportField.PAYMENT_METHOD)}: {text}")
        return method or "other"

    def _note(self, cells: Sequence[str], notes: list[str]) -> str:
        """The reference and whatever else the row says."""
        reference = self._cells.text(ImportField.REFERENCE, cells)
        rest = self._cells.rest(cells, notes)
        private = self._cells.private_notes(cells)
        return "\n".join(part for part in (reference, rest, private) if part)
