from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from app.documents.invoice import write_invoices
from app.documents.paper_size import PaperSize
from app.errors import Cancelled
from app.jobs import JobProgress
from app.queries.invoice_rows import FarewellRow, InvoicePaperRow, PaidRow
from app.queries.paper_rows import FirmLetterhead, OwnWordsRow
from app.rules.invoices import BillLine, bill
from app.rules.job_price import FirmTax

_NO_TAX = FirmTax()
_FIRM = FirmLetterhead("Brightwater Carpet Care", "(503) 555 0100", address_lines=("12 Mill Street",))

_OWN_WORDS = replace(_FIRM, own_words=(OwnWordsRow("invoice", '[closing]\nthanks = "Tea is on us next time."'),))


def invoice(lines: list[BillLine], total: int, tax: FirmTax = _NO_TAX, discount: int = 0) -> InvoicePaperRow:
    found = bill(lines, total_minor=total, tax=tax, discount_minor=discount, difference_name="Price as agreed")
    return InvoicePaperRow(
        number="INV-2026-0042",
        issued_on=date(2026, 3, 2),
        due_on=date(2026, 3, 16),
        client_name="Ana Ruiz",
        client_number=1042,
        address_lines=("1 Orchard Lane", "Millbrook, OR 97222"),
        job_number=2041,
        visit_on=date(2026, 2, 27),
        lines=found.lines,
        discount_minor=found.discount_minor,
        net_minor=found.net_minor,
        tax_minor=found.tax_minor,
        total_minor=found.total_minor,
        tax_name="VAT" if tax.is_included else "Sales tax",
        tax_basis_points=tax.basis_points,
        is_tax_included=tax.is_included,
        tax_number="93-1234567",
        note="First Mill Bank, account 0045 6671",
    )


def pages_of(row: InvoicePaperRow, paper: PaperSize = PaperSize.LETTER, firm: FirmLetterhead = _FIRM) -> list[str]:
    stream = io.BytesIO()
    made = write_invoices([row], firm, paper, stream)
    pages = [page.extract_text() for page in PdfReader(stream).pages]
    assert (made.pages, made.papers) == (len(pages), 1)
    return pages


def test_everything_a_bookkeeper_asks_for_stands_on_it() -> None:
    (page,) = pages_of(invoice([BillLine("Living room", 10_000, 200, "room", 5_000)], 10_825, FirmTax(825)))
    for words in (
        "Brightwater Carpet Care", "Invoice INV-2026-0042", "Ana Ruiz", "1 Orchard Lane", "March 2, 2026", "2041",
        "1042", "Living room", "$50.00", "$100.00", "Before tax", "Sales tax 8.25%", "$8.25", "$108.25",
        "Please pay $108.25 by March 16, 2026.", "account 0045 6671", "Tax number 93-1234567", "Page 1 of 1",
    ):  # fmt: skip
        assert words in page


def test_tax_inside_the_prices_is_named_and_an_exempt_line_says_so() -> None:
    lines = [BillLine("Hall", 12_000), BillLine("Stair lift", 5_000, is_tax_exempt=True)]
    (page,) = pages_of(invoice(lines, 17_000, FirmTax(2_000, is_included=True)))
    for words in ("Total", "$170.00", "of it VAT 20%", "$20.00", "Stair lift (no VAT)"):
        assert words in page
    assert "Before tax" not in page


def test_without_a_tax_nothing_is_said_about_it() -> None:
    (page,) = pages_of(invoice([BillLine("Hall", 12_000)], 12_000))
    assert "tax" not in page.lower().replace("tax number", "")


def test_a_discount_and_payments_lead_to_what_is_left() -> None:
    row = replace(
        invoice([BillLine("Hall", 12_000)], 11_000, discount=1_000),
        payments=(
            PaidRow(date(2026, 2, 27), "payment", "card", 6_000), PaidRow(date(2026, 3, 1), "refund", "cash", 500),
        ),
    )  # fmt: skip
    (page,) = pages_of(row)
    for words in ("Sum", "-$10.00", "Paid on February 27, 2026, card", "Given back on March 1, 2026, cash", "$55.00"):
        assert words in page


def test_one_that_is_paid_says_thank_you_and_one_paid_too_much_says_what_is_left_over() -> None:
    row = invoice([BillLine("Hall", 12_000)], 12_000)
    paid = replace(row, payments=(PaidRow(date(2026, 2, 27), "payment", "card", 13_000),))
    (page,) = pages_of(paid)
    assert "Paid in full" in page
    assert "To your credit" in page
    assert "Please pay" not in page


@pytest.mark.parametrize(
    ("farewell", "words"),
    [
        (
            FarewellRow("Ana", next_visit_on=date(2026, 8, 27), next_care_on=date(2026, 9, 1)),
            "again on August 27, 2026.",
        ),
        (FarewellRow("Ana", next_care_on=date(2026, 9, 1)), "Around September 2026 it will do"),
        (FarewellRow("Ana"), "We are here for you, also between two visits."),
        (FarewellRow(), "Thank you for having us."),
    ],
)
def test_a_bill_is_never_the_last_word(farewell: FarewellRow, words: str) -> None:
    """S4.13: thanks and when they see us again, in plain words where nothing is known."""
    (page,) = pages_of(replace(invoice([BillLine("Hall", 12_000)], 12_000), farewell=farewell))
    assert words in page
    assert ("Thank you for having us, Ana." in page) == bool(farewell.greeting_name)
    assert page.index("account 0045 6671") < page.index("Thank you")
    note = replace(invoice([BillLine("Hall", 12_000)], 12_000), is_void=True, farewell=farewell)
    assert "Thank you" not in pages_of(note)[0]


def test_the_last_words_are_the_firms_own() -> None:
    (page,) = pages_of(invoice([BillLine("Hall", 12_000)], 12_000), firm=_OWN_WORDS)
    assert "Tea is on us next time." in page
    assert "We are here for you" in page


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_forty_lines_run_to_a_further_page_with_the_heading_again(paper: PaperSize) -> None:
    lines = [BillLine(f"Room {number} of the old mill with its landing and the stairs", 1_000) for number in range(40)]
    pages = pages_of(invoice(lines, 40_000), paper)
    assert len(pages) >= 2
    assert all("What we did" in page for page in pages if "Room" in page)
    assert all("Invoice INV-2026-0042 · Ana Ruiz, continued" in page for page in pages[1:])
    assert all(sum(f"Room {number} of" in page for page in pages) == 1 for number in range(40))
    assert "$400.00" in pages[-1]


@pytest.mark.parametrize("name", ["أحمد الفارسي", "山田 太郎", "Αλέξανδρος", "สมชาย", "X" * 300, "D'Arcy <b>&amp;"])
def test_any_name_prints(name: str) -> None:
    row = replace(invoice([BillLine(name, 12_000)], 12_000), client_name=name, note=name)
    stream = io.BytesIO()
    made = write_invoices([row], _FIRM, PaperSize.A4, stream)
    assert made.missing_characters == ()


def test_yen_have_no_decimals() -> None:
    firm = replace(_FIRM, locale="ja_JP", currency="JPY")
    (page,) = pages_of(
        invoice([BillLine("居間", 12_000)], 12_000, FirmTax(1_000, is_included=True)), PaperSize.A4, firm
    )
    assert "12,000" in page
    assert "12,000.00" not in page
    assert "1,091" in page


def test_a_void_one_says_void_and_why_and_asks_for_nothing() -> None:
    row = replace(invoice([BillLine("Hall", 12_000)], 12_000), is_void=True, void_reason="Wrong name")
    (page,) = pages_of(row)
    assert "VOID" in page
    assert "Void: Wrong name" in page
    assert "Please pay" not in page


def test_a_draft_cannot_be_taken_for_an_invoice() -> None:
    (page,) = pages_of(replace(invoice([BillLine("Hall", 12_000)], 12_000), number=""))
    assert "DRAFT" in page
    assert "not issued yet" in page


def test_a_credit_note_names_its_invoice() -> None:
    row = invoice([BillLine("Hall", 12_000)], 12_000)
    note = replace(
        row, number="INV-2026-0043", credits_number="INV-2026-0042", due_on=None, total_minor=-2_000, net_minor=-2_000,
        lines=(BillLine("Stairs left out", -2_000),),
    )  # fmt: skip
    (page,) = pages_of(note)
    for words in ("Credit note INV-2026-0043", "To invoice INV-2026-0042", "-$20.00"):
        assert words in page
    assert "Please pay" not in page


def test_a_cancel_stops_between_two_invoices() -> None:
    class OneIsEnough(JobProgress):
        def report(self, done: int, total: int, message: str) -> None:
            assert (done, total, message) == (1, 3, "1 invoice")
            self.cancel_flag.cancel()

    rows = [invoice([BillLine("Hall", 12_000)], 12_000)] * 3
    with pytest.raises(Cancelled):
        write_invoices(rows, _FIRM, PaperSize.A4, io.BytesIO(), OneIsEnough())
