"""A row → money that came or went back, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.parsing.parsed_history import ParsedPayment
from app.exchange.parsing.parsed_records import RowFaultError
from app.exchange.parsing.payment_words import method_of
from app.exchange.parsing.record_parser import RecordParser
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


class PaymentParser(RecordParser[ParsedPayment]):
    """Rows of a file of payments and refunds."""

    def parsed(self, line: int, cells: Sequence[str]) -> ParsedPayment:
        """The payment of a row; its day and amount are needed."""
        read = self.cells
        notes: list[str] = []
        paid_on = read.day(ImportField.PAID_ON, cells, notes, is_needed=True)
        if paid_on is None:
            raise RowFaultError(_("There is no date of the payment in this row."))
        if paid_on > self.today:
            raise RowFaultError(_("The day of this payment is still to come; mend it, and import the row again."))
        amount = read.money(ImportField.AMOUNT, cells)
        if not amount:
            raise RowFaultError(_("There is no amount in this row."))
        if self._is_refund(cells, notes):
            amount = -abs(amount)
        return ParsedPayment(
            line=line,
            client=read.client(line, cells),
            job=read.job(cells, notes),
            paid_on=paid_on,
            amount_minor=amount,
            number=read.number(ImportField.PAYMENT_NUMBER, cells),
            method=self._method(cells, notes),
            note=self._note(cells, notes),
            private_words=self.cells.private_notes(cells),
        )

    def _is_refund(self, cells: Sequence[str], notes: list[str]) -> bool:
        text = self.cells.text(ImportField.PAYMENT_KIND, cells)
        if text and not _REFUND.search(text) and not _PAYMENT.search(text):
            self.cells.keep(ImportField.PAYMENT_KIND, cells, notes)
        return bool(_REFUND.search(text))

    def _method(self, cells: Sequence[str], notes: list[str]) -> str:
        text = self.cells.text(ImportField.PAYMENT_METHOD, cells)
        method = method_of(text) if text else None
        if text and method is None and text.casefold() != "other":
            self.cells.keep(ImportField.PAYMENT_METHOD, cells, notes)
        return method or "other"

    def _note(self, cells: Sequence[str], notes: list[str]) -> str:
        """The reference and whatever else the row says."""
        reference = self.cells.text(ImportField.REFERENCE, cells)
        return "\n".join(filter(None, [reference, self.cells.rest(cells, notes)]))
