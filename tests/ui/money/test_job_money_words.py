from __future__ import annotations

from datetime import date

from app.queries.invoice_rows import InvoiceRow
from app.queries.payments import JobMoneyRow
from tests.fakes import MovableClock
from ui.firm_formats import FirmFormats
from ui.money.job_money_words import invoiced_minor, invoices_words, live_invoice, newest_in_force


def _invoice(row_id: int, total_minor: int, *, is_void: bool = False, credits_number: str = "") -> InvoiceRow:
    reason = "wrong name" if is_void else ""
    day = date(2026, 3, 4)
    return InvoiceRow(row_id, f"N-{row_id}", 1, 1, day, None, total_minor, is_void, reason, credits_number, 1)


def _money(bill_minor: int) -> JobMoneyRow:
    return JobMoneyRow(1, 1, 1, "done", True, bill_minor, 0, bill_minor, 0, (), 1)


def test_a_credit_note_is_made_void_before_the_invoice_it_stands_against() -> None:
    void, invoice = _invoice(1, 10_000, is_void=True), _invoice(2, 15_000)
    note = _invoice(3, -4_000, credits_number="N-2")
    rows = (void, invoice, note)
    assert live_invoice(rows) is invoice
    assert newest_in_force(rows) is note
    assert newest_in_force(rows[:2]) is invoice
    assert newest_in_force(rows[:1]) is live_invoice(rows[:1]) is None
    assert invoiced_minor(rows) == 11_000


def test_a_job_that_came_to_more_says_so_only_while_an_invoice_counts(firm_clock: MovableClock) -> None:
    formats = FirmFormats(firm_clock)
    void, invoice = _invoice(1, 10_000, is_void=True), _invoice(2, 15_000)
    lines = invoices_words((void, invoice), _money(17_500), formats).splitlines()
    assert lines[0].endswith("void: wrong name")
    assert "$25.00 more" in lines[-1]
    assert len(lines) == 3
    assert len(invoices_words((void, invoice), _money(15_000), formats).splitlines()) == 2
    assert len(invoices_words((void,), _money(17_500), formats).splitlines()) == 1
