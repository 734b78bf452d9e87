"""The frozen rows about invoices, credit notes and statements; amounts in minor units, days of the firm's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.rules.invoices import BillLine
from app.rules.owed_ages import OwedAges


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An invoice or, with `credits_number`, a credit note in a list; its amount is below zero then.

    `issued_by` is empty where nobody sat down by name, `voided_at` None while it is in force.
    """

    id: int
    number: str
    client_id: int
    job_id: int | None
    issued_on: date
    due_on: date | None
    total_minor: int
    is_void: bool
    void_reason: str
    credits_number: str
    version: int
    issued_by: str = ""
    voided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PaidRow:
    """Money that came in for what the paper bills, or went back."""

    paid_on: date
    kind: str
    method: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class FarewellRow:
    """What the last words of an invoice know: how a letter greets them, who came, when they see us again (S4.13).

    `next_visit_on` is agreed, `next_care_on` only advised; both are days to come.
    """

    greeting_name: str = ""
    technician_name: str = ""
    next_visit_on: date | None = None
    next_care_on: date | None = None


NO_FAREWELL = FarewellRow()


@dataclass(frozen=True, slots=True)
class InvoicePaperRow:
    """Everything an invoice says; without a number it is a draft that was not issued.

    `farewell` is what is true on the day of the print; the rest is as it was issued.
    """

    number: str
    issued_on: date
    due_on: date | None
    client_name: str
    client_number: int
    address_lines: tuple[str, ...]
    job_number: int | None
    visit_on: date | None
    lines: tuple[BillLine, ...]
    discount_minor: int
    net_minor: int
    tax_minor: int
    total_minor: int
    tax_name: str
    tax_basis_points: int
    is_tax_included: bool
    tax_number: str
    note: str = ""
    credits_number: str = ""
    is_void: bool = False
    void_reason: str = ""
    payments: tuple[PaidRow, ...] = ()
    credited_minor: int = 0
    farewell: FarewellRow = NO_FAREWELL

    @property
    def paid_minor(self) -> int:
        """What came in, less what went back."""
        return sum(-paid.amount_minor if paid.kind == "refund" else paid.amount_minor for paid in self.payments)

    @property
    def owed_minor(self) -> int:
        """What is left to pay once credit notes are counted; below zero stands to the client's credit."""
        return self.total_minor - self.credited_minor - self.paid_minor


@dataclass(frozen=True, slots=True)
class DueJobRow:
    """A finished job for which something is owed and no invoice was issued."""

    job_id: int
    number: int
    client_id: int


@dataclass(frozen=True, slots=True)
class StatementLineRow:
    """One thing that changed what a client owes; `kind` is bill, invoice, credit_note, payment or refund.

    A bill or invoice makes the balance larger, money that came in makes it smaller; `amount_minor` has that sign.
    """

    on: date
    kind: str
    number: str
    job_number: int | None
    method: str
    amount_minor: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What a client owed at first, what happened since, and what they owe now; below zero is to their credit."""

    client_id: int
    client_number: int
    client_name: str
    address_lines: tuple[str, ...]
    from_on: date
    to_on: date
    opening_minor: int
    lines: tuple[StatementLineRow, ...]
    closing_minor: int
    ages: OwedAges
    note: str = ""
