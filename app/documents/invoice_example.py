"""The invented invoice that is shown while its last words are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.documents.invoice import write_invoices
from app.documents.paper_example import PaperExample
from app.queries.invoice_rows import FarewellRow, InvoicePaperRow
from app.rules.invoices import BillLine

_INVOICE = InvoicePaperRow(
    number="INV-2026-0042",
    issued_on=date(2026, 3, 2),
    due_on=date(2026, 3, 16),
    client_name="Margaret Alder",
    client_number=1042,
    address_lines=("18 Orchard Lane", "Millbrook, OR 97222"),
    job_number=2391,
    visit_on=date(2026, 3, 2),
    lines=(BillLine("Living room, cleaned", 14_400), BillLine("Stairs, 13 treads", 5_200)),
    discount_minor=0,
    net_minor=19_600,
    tax_minor=0,
    total_minor=19_600,
    tax_name="",
    tax_basis_points=0,
    is_tax_included=False,
    tax_number="",
    farewell=FarewellRow("Margaret", "Luis Santos", date(2026, 8, 27), date(2026, 8, 27)),
)

INVOICE_EXAMPLE = PaperExample(
    everything=_INVOICE,
    least=replace(_INVOICE, client_name="Jo Li", visit_on=None, farewell=FarewellRow()),
    write=write_invoices,
)
