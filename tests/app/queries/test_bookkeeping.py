"""The bookkeeper's lines add up to what the books say."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.errors import ValidationError
from app.exchange.out.export import ExportPurpose, write_list
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.bookkeeping import bookkeeping_list
from app.queries.invoices import list_invoices_of_job
from app.services.drafts import PaymentDraft
from app.services.money_drafts import TaxDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Firm:
    """Two visits billed with tax, one of them credited in part, one void and issued anew; money in and back."""
    firm.everafter.billing_terms.change_tax(1, TaxDraft("VAT", 2_000, is_included=True))
    ana, ben = firm.client("=Ana Ruiz"), firm.client("Ben Ali")
    first, second = firm.finished_job(ana), firm.finished_job(ben)
    invoices, payments = firm.everafter.invoices, firm.everafter.payments
    invoices.issue([first, second])
    row = list_invoices_of_job(second)[0]
    invoices.void(row.id, row.version, "Wrong name")
    firm.clock.move_on(days=1)
    invoices.issue([second])
    payments.take(first, version_of(first), PaymentDraft("card", 15_000))
    payments.refund(first, version_of(first), PaymentDraft("card", 4_000, note="Stairs left out"))
    invoices.credit(first)
    payments.take_on_account(ben, PaymentDraft("transfer", 1_000, note="-1 on the phone"))
    return firm


def rows_of(story: Firm, tmp_path: Path, first: date, last: date) -> list[dict[str, str]]:
    target = tmp_path / "books.csv"
    write_list(bookkeeping_list(first, last), target, ExportPurpose.SPREADSHEET, story.zone)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_document_and_each_payment_is_a_line_by_day(story: Firm, tmp_path: Path) -> None:
    rows = rows_of(story, tmp_path, date(2026, 1, 1), date(2026, 12, 31))
    assert [(row["Date"], row["Kind"], row["Number"], row["Gross"]) for row in rows] == [
        ("2026-03-02", "invoice", "INV-2026-0001", "150.00"),
        ("2026-03-02", "invoice", "INV-2026-0002", "0.00"),
        ("2026-03-03", "invoice", "INV-2026-0003", "150.00"),
        ("2026-03-03", "credit note", "INV-2026-0004", "-40.00"),
        ("2026-03-03", "payment", "", "150.00"),
        ("2026-03-03", "refund", "", "-40.00"),
        ("2026-03-03", "payment", "", "10.00"),
    ]
    assert (rows[0]["Net"], rows[0]["Tax"], rows[0]["Tax name"], rows[0]["Tax percent"]) == (
        "125.00",
        "25.00",
        "VAT",
        "20",
    )
    assert (rows[1]["State"], rows[1]["Note"]) == ("void", "Wrong name")
    assert rows[3]["To invoice"] == "INV-2026-0001"
    assert (rows[4]["How"], rows[5]["Note"]) == ("card", "Stairs left out")


def test_the_sums_are_what_the_books_say(story: Firm, tmp_path: Path) -> None:
    rows = rows_of(story, tmp_path, date(2026, 1, 1), date(2026, 12, 31))
    documents = [row for row in rows if row["Kind"] in ("invoice", "credit note")]
    money = [row for row in rows if row not in documents]
    billed, paid = (sum(Decimal(row["Gross"]) for row in part) for part in (documents, money))
    assert billed == Decimal(sum(job.billed_minor or 0 for job in Job.select())) / 100
    assert all(Decimal(row["Net"]) + Decimal(row["Tax"]) == Decimal(row["Gross"]) for row in documents)
    owed = sum(client.owed_minor for client in Client.select())
    assert billed - paid == Decimal(owed) / 100


def test_only_the_days_that_are_meant_are_written(story: Firm, tmp_path: Path) -> None:
    assert len(rows_of(story, tmp_path, date(2026, 3, 2), date(2026, 3, 2))) == 2
    assert rows_of(story, tmp_path, date(2027, 1, 1), date(2027, 1, 2)) == []
    with pytest.raises(ValidationError, match="last day is before the first"):
        bookkeeping_list(date(2026, 3, 2), date(2026, 3, 1))


def test_no_cell_starts_a_formula(story: Firm, tmp_path: Path) -> None:
    rows = rows_of(story, tmp_path, date(2026, 1, 1), date(2026, 12, 31))
    assert rows[0]["Client"] == "'=Ana Ruiz"
    assert rows[-1]["Note"].startswith("'-")
