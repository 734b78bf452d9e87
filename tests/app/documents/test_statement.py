from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from app.documents.paper_size import PaperSize
from app.documents.statement import write_statements
from app.queries.invoice_rows import StatementLineRow, StatementRow
from app.queries.paper_rows import FirmLetterhead
from app.rules.owed_ages import OwedAges

_FIRM = FirmLetterhead("Brightwater Carpet Care", "(503) 555 0100")
_DAY = date(2026, 1, 5)
_STATEMENT = StatementRow(
    client_id=1,
    client_number=1042,
    client_name="Ana Ruiz",
    address_lines=("1 Orchard Lane",),
    from_on=date(2025, 3, 3),
    to_on=date(2026, 3, 2),
    opening_minor=2_000,
    lines=(
        StatementLineRow(_DAY, "invoice", "INV-2026-0001", 2_041, "", 15_000, 17_000),
        StatementLineRow(_DAY, "payment", "", 2_041, "card", -6_000, 11_000),
        StatementLineRow(_DAY, "credit_note", "INV-2026-0002", 2_041, "", -1_000, 10_000),
        StatementLineRow(_DAY, "refund", "", None, "cash", 500, 10_500),
        StatementLineRow(_DAY, "bill", "", 2_042, "", 4_000, 14_500),
    ),
    closing_minor=14_500,
    ages=OwedAges(4_000, 500, 0, 0, 10_000),
    note="First Mill Bank",
)


def pages_of(row: StatementRow, paper: PaperSize = PaperSize.LETTER) -> list[str]:
    stream = io.BytesIO()
    made = write_statements([row], _FIRM, paper, stream)
    pages = [page.extract_text() for page in PdfReader(stream).pages]
    assert (made.pages, made.papers) == (len(pages), 1)
    return pages


def test_it_leads_from_the_balance_before_to_what_is_owed_by_age() -> None:
    (page,) = pages_of(_STATEMENT)
    for words in (
        "Statement", "Ana Ruiz", "Balance before", "$20.00", "Invoice INV-2026-0001", "job 2041", "Paid, card",
        "Credit note INV-2026-0002", "-$10.00", "Given back, cash", "Visit · job 2042", "You owe us", "$145.00",
        "Not yet due", "1–30 days", "31–60 days", "61–90 days", "Over 90 days", "$100.00", "First Mill Bank",
    ):  # fmt: skip
        assert words in page


def test_who_owes_nothing_is_thanked_and_who_paid_too_much_reads_what_is_theirs() -> None:
    (even,) = pages_of(replace(_STATEMENT, closing_minor=0, ages=OwedAges()))
    assert "Nothing is left to pay" in even
    (credit,) = pages_of(replace(_STATEMENT, closing_minor=-500, ages=OwedAges()))
    assert "To your credit" in credit
    assert "First Mill Bank" not in credit


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_a_long_one_runs_to_further_pages_with_the_heading_again(paper: PaperSize) -> None:
    lines = tuple(
        StatementLineRow(_DAY + timedelta(days=place), "bill", "", 3_000 + place, "", 100, 100) for place in range(70)
    )
    pages = pages_of(replace(_STATEMENT, lines=lines), paper)
    assert len(pages) >= 2
    assert all("Balance" in page for page in pages if "Visit" in page)
    assert all(sum(f"job {3_000 + place}" in page for page in pages) == 1 for place in range(70))
