"""Sample invoices and statements: the ordinary, the least, and the longest that anybody could be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.queries.invoice_rows import FarewellRow, InvoicePaperRow, PaidRow, StatementLineRow, StatementRow
from app.rules.invoices import BillLine
from app.rules.owed_ages import OwedAges
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

ORDINARY_INVOICE = InvoicePaperRow(
    number="INV-2026-0042",
    issued_on=date(2026, 3, 2),
    due_on=date(2026, 3, 16),
    client_name="Margaret Alder",
    client_number=1042,
    address_lines=("18 Orchard Lane", "Millbrook, OR 97222"),
    job_number=2391,
    visit_on=date(2026, 2, 27),
    lines=(
        BillLine("Living room, hot-water extraction", 14_400, 32_000, "area", 45),
        BillLine("Stairs, 13 treads", 5_200, 1_300, "each", 400),
        BillLine("Landing, treated for tea and pet odor", 4_500),
        BillLine("Protector, living room", 4_800),
    ),
    discount_minor=1_500,
    net_minor=27_400,
    tax_minor=2_261,
    total_minor=29_661,
    tax_name="Sales tax",
    tax_basis_points=825,
    is_tax_included=False,
    tax_number="93-1234567",
    note="First Mill Bank, account 0045 6671, routing 123 000 220",
    payments=(PaidRow(date(2026, 2, 27), "payment", "card", 10_000),),
    farewell=FarewellRow("Margaret", "Luis Santos", None, date(2026, 8, 27)),
)

PLAIN_INVOICE = InvoicePaperRow(
    number="1",
    issued_on=date(2026, 3, 2),
    due_on=None,
    client_name="Jo Li",
    client_number=1,
    address_lines=(),
    job_number=None,
    visit_on=None,
    lines=(BillLine("Cleaning", 9_000),),
    discount_minor=0,
    net_minor=9_000,
    tax_minor=0,
    total_minor=9_000,
    tax_name="",
    tax_basis_points=0,
    is_tax_included=False,
    tax_number="",
)

LONGEST_INVOICE = replace(
    ORDINARY_INVOICE,
    number="RECHNUNG-2026-0000000042",
    client_name=LONG_NAME,
    address_lines=(LONG_WORDS, LONG_WORDS, LONG_WORDS),
    lines=tuple(BillLine(f"{number}. {LONG_WORDS}", 123_456_789, 99_999_999, "area", 12_345) for number in range(30)),
    discount_minor=123_456_789_01,
    net_minor=123_456_789_012,
    tax_minor=12_345_678_901,
    total_minor=135_802_467_913,
    tax_name=LONG_WORDS,
    tax_number=LONG_WORDS,
    note=LONG_WORDS * 8,
    payments=tuple(
        PaidRow(date(2026, 1, 1) + timedelta(days=number), "payment", "transfer", 1_234_567) for number in range(12)
    ),
    farewell=FarewellRow(LONG_NAME, LONG_NAME, date(2026, 9, 30), None),
)

ORDINARY_STATEMENT = StatementRow(
    client_id=1,
    client_number=1042,
    client_name="St Mark’s Hall",
    address_lines=("2 Church Street", "Millbrook, OR 97222"),
    from_on=date(2025, 3, 3),
    to_on=date(2026, 3, 2),
    opening_minor=2_000,
    lines=(
        StatementLineRow(date(2025, 6, 4), "invoice", "INV-2025-0117", 2_041, "", 15_000, 17_000),
        StatementLineRow(date(2025, 6, 20), "payment", "", 2_041, "transfer", -17_000, 0),
        StatementLineRow(date(2025, 12, 1), "invoice", "INV-2025-0240", 2_210, "", 18_500, 18_500),
        StatementLineRow(date(2025, 12, 9), "credit_note", "INV-2025-0251", 2_210, "", -3_000, 15_500),
        StatementLineRow(date(2026, 1, 12), "payment", "", 2_210, "check", -10_000, 5_500),
        StatementLineRow(date(2026, 2, 27), "bill", "", 2_391, "", 16_000, 21_500),
    ),
    closing_minor=21_500,
    ages=OwedAges(16_000, 0, 5_500, 0, 0),
    note="First Mill Bank, account 0045 6671, routing 123 000 220",
)

EMPTY_STATEMENT = replace(
    ORDINARY_STATEMENT,
    client_name="Jo Li",
    address_lines=(),
    opening_minor=0,
    lines=(),
    closing_minor=0,
    ages=OwedAges(),
    note="",
)

LONGEST_STATEMENT = replace(
    ORDINARY_STATEMENT,
    client_name=LONG_NAME,
    address_lines=(LONG_WORDS, LONG_WORDS, LONG_WORDS),
    opening_minor=123_456_789_01,
    lines=tuple(
        StatementLineRow(
            date(2025, 3, 3) + timedelta(days=number), "invoice", f"RECHNUNG-2026-{number:010d}", 12_345_678, "",
            123_456_789_01, 123_456_789_012,
        )
        for number in range(60)
    ),
    closing_minor=123_456_789_012,
    ages=OwedAges(123_456_789_01, 123_456_789_01, 123_456_789_01, 123_456_789_01, 123_456_789_01),
    note=LONG_WORDS * 8,
)  # fmt: skip
