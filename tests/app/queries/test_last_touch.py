"""Who heard of money last, and nothing after (S4.13)."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.aftercare import LoveTouch
from app.models.invoices import Invoice
from app.queries.last_touch import LastTouchRow, list_last_touched_by_money
from app.services.drafts import FinishDraft, NoteDraft, PaymentDraft
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def names(firm: Firm) -> list[str]:
    return [row.client_name for row in list_last_touched_by_money(firm.clock.now(), firm.zone)]


def paid(firm: Firm, name: str) -> int:
    """A visit that ended five minutes ago, paid at the door."""
    client_id = firm.client(name)
    left_at = firm.clock.now() - timedelta(minutes=5)
    firm.finished_job(client_id, FinishDraft(left_at=left_at, payments=(PaymentDraft("card", 15_000),)))
    return client_id


def test_a_payment_is_the_last_touch_until_a_kind_word_follows(firm: Firm) -> None:
    client_id = paid(firm, "Paid Only")
    assert names(firm) == [], "today there is still time for a thank-you"
    firm.clock.move_on(days=1)
    assert list_last_touched_by_money(firm.clock.now(), firm.zone) == [
        LastTouchRow(client_id, "Paid Only", "payment", MONDAY, 15_000)
    ]
    firm.everafter.clients.write_note(client_id, NoteDraft("Thanked her", kind="call"))
    assert names(firm) == []


def test_a_kindness_counts_as_a_touch_and_a_planned_one_does_not(firm: Firm) -> None:
    client_id = paid(firm, "Paid Only")
    firm.clock.move_on(days=1)
    touch = LoveTouch.create(client=client_id, given_on=firm.clock.today(), kind="care", what="A card", is_planned=True)
    assert names(firm) == ["Paid Only"]
    touch.is_planned = False
    touch.save()
    assert names(firm) == []


def test_an_invoice_after_the_visit_counts_and_a_void_one_does_not(firm: Firm) -> None:
    client_id = firm.client("Invoiced")
    firm.finished_job(client_id)
    firm.clock.move_on(days=3)
    invoice = Invoice.create(
        number="1", client=client_id, issued_on=MONDAY + timedelta(days=1), net_minor=1, total_minor=9_900
    )
    assert [(row.kind, row.amount_minor) for row in list_last_touched_by_money(firm.clock.now(), firm.zone)] == [
        ("invoice", 9_900)
    ]
    invoice.state = "void"
    invoice.save()
    assert names(firm) == []


def test_the_latest_comes_first(firm: Firm) -> None:
    paid(firm, "Earlier")
    firm.clock.move_on(days=2)
    paid(firm, "Zoe")
    paid(firm, "Ana")
    firm.clock.move_on(days=2)
    assert names(firm) == ["Ana", "Zoe", "Earlier"]
