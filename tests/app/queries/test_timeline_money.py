"""Money on the timeline: on the day it moved, also what was brought in, and gone when it is taken out."""

from __future__ import annotations

from datetime import timedelta

from app.models.invoices import Invoice
from app.models.jobs import Payment
from app.queries.client_rows import TimelineFilter, TimelineRow
from app.queries.timeline import list_timeline
from app.services.drafts import FinishDraft, PaymentDraft
from tests.builders import Firm


def money(client_id: int) -> list[TimelineRow]:
    return list_timeline(client_id, TimelineFilter.MONEY, None)


def test_a_payment_stands_at_its_day_and_not_where_it_was_keyed_in(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    today = firm.clock.now().astimezone(firm.zone).date()
    for days in (400, 0, 30):
        paid_on = today - timedelta(days=days)
        Payment.create(
            client=client_id, amount_minor=100 + days, paid_on=paid_on, recorded_at=firm.clock.now(), method="check"
        )
    rows = money(client_id)
    assert [row.happened_at.astimezone(firm.zone).date() for row in rows] == [
        today, today - timedelta(days=30), today - timedelta(days=400),
    ]  # fmt: skip
    assert (rows[0].headline, rows[0].meta, rows[0].is_whole_day) == ("$1.00 paid", "Check", True)
    Payment.update(archived_at=firm.clock.now()).where(Payment.amount_minor == 100).execute()
    assert len(money(client_id)) == 2


def test_what_goes_back_is_told_with_its_reason(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.payments.take_on_account(client_id, PaymentDraft("cash", 5_000))
    firm.everafter.payments.refund_on_account(client_id, PaymentDraft("cash", 2_000, note="paid twice"))
    back, paid = money(client_id)
    assert (back.kind, back.headline, back.words) == ("refund", "$20.00 given back", "paid twice")
    assert (paid.kind, paid.headline, paid.meta) == ("payment", "$50.00 paid", "Cash · Dana")


def test_an_invoice_and_its_credit_note_say_their_number_job_and_whether_they_are_void(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now()))
    today = firm.clock.now().astimezone(firm.zone).date()
    first = Invoice.create(
        number="2026-0001", client=client_id, job=job_id, issued_on=today, net_minor=15_000, total_minor=15_000,
        state="void", void_reason="wrong name",
    )  # fmt: skip
    Invoice.create(
        number="2026-0002", client=client_id, issued_on=today, net_minor=-100, total_minor=-100, credits=first
    )
    note, invoice = money(client_id)
    assert (invoice.headline, invoice.meta, invoice.chip, invoice.words, invoice.job_id) == (
        "Invoice 2026-0001", "$150.00 · for job 2001", "void", "wrong name", job_id,
    )  # fmt: skip
    assert (note.headline, note.chip) == ("Credit note 2026-0002", "")
