"""Money that came in, and what is owed after it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import ConflictError, EverafterError, NotAllowedError, NotFoundError, ValidationError
from app.models.clients import Client
from app.queries.client_card import get_client
from app.queries.payments import balances, get_job_money
from app.rules.payments import signed_minor
from app.services.drafts import PaymentDraft
from tests.app.services.jobs_as_seen import refused, version_of
from tests.builders import Firm


def test_money_that_comes_later_lowers_what_is_owed(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    take = firm.everafter.jobs.take_payment
    assert Client.get_by_id(client_id).owed_minor == 15_000
    with pytest.raises(ValidationError):
        take(job_id, version_of(job_id), PaymentDraft("cash", -1))
    take(job_id, version_of(job_id), PaymentDraft("transfer", 14_000))
    assert Client.get_by_id(client_id).owed_minor == 1_000
    take(job_id, version_of(job_id), PaymentDraft("cash", 2_000))
    assert Client.get_by_id(client_id).owed_minor == 0, "a tip is no debt of ours to another visit"
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).owed_minor == 1_000
    with pytest.raises(ConflictError):
        take(job_id, 1, PaymentDraft("cash", 100))


def money_of(firm: Firm, job_id: int) -> tuple[int, int, int, int]:
    """Bill, paid, owed and credit of a job; what the client owes in all is counted the same way."""
    money = get_job_money(job_id)
    client = Client.get_by_id(money.client_id)
    assert client.owed_minor == max(0, balances([client.id])[client.id])
    return money.bill_minor, money.paid_minor, money.owed_minor, money.credit_minor


def test_money_comes_in_parts_each_with_its_day_way_and_note(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    payments = firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("check", 5_000, date(2026, 2, 27), " No. 1184 "))
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 4_000))
    latest, first = get_job_money(job_id).payments
    assert (first.method, first.amount_minor, first.paid_on, first.note, first.recorded_by) == (
        "check", 5_000, date(2026, 2, 27), "No. 1184", "Dana Kowalski",
    )  # fmt: skip
    assert latest.paid_on == date(2026, 3, 2)
    assert money_of(firm, job_id) == (15_000, 9_000, 6_000, 0)


def test_more_than_the_bill_stands_to_their_credit_and_pays_the_next_visit(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first = firm.finished_job(client_id)
    firm.everafter.payments.take(first, version_of(first), PaymentDraft("card", 20_000))
    assert money_of(firm, first) == (15_000, 20_000, 0, 5_000)
    card = get_client(client_id, firm.clock.now(), firm.zone)
    assert (card.money.owed_minor, card.money.credit_minor) == (0, 5_000)
    firm.clock.move_on(days=200)
    firm.finished_job(client_id)
    assert Client.get_by_id(client_id).owed_minor == 10_000


def test_money_without_a_job_stands_on_their_account(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    payments = firm.everafter.payments
    payments.take_on_account(client_id, PaymentDraft("transfer", 6_000))
    job_id = firm.finished_job(client_id)
    assert Client.get_by_id(client_id).owed_minor == 9_000
    with pytest.raises(ValidationError, match=r"\$60\.00 stands on their account"):
        payments.refund_on_account(client_id, PaymentDraft("transfer", 6_001, note="Moved away"))
    payments.refund_on_account(client_id, PaymentDraft("transfer", 6_000, note="Moved away"))
    assert Client.get_by_id(client_id).owed_minor == 15_000
    assert money_of(firm, job_id) == (15_000, 0, 15_000, 0)
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).owed_minor == 9_000


def test_a_refund_needs_a_reason_and_lowers_the_bill(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    payments = firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 15_000))
    with pytest.raises(ValidationError) as refused_:
        payments.refund(job_id, version_of(job_id), PaymentDraft("card", 4_000, note=" "))
    assert refused_.value.field == "note"
    with pytest.raises(ValidationError, match=r"They paid \$150\.00"):
        payments.refund(job_id, version_of(job_id), PaymentDraft("card", 15_001, note="Stairs left out"))
    payments.refund(job_id, version_of(job_id), PaymentDraft("card", 4_000, note="Stairs left out"))
    assert money_of(firm, job_id) == (11_000, 11_000, 0, 0)
    firm.everafter.history.undo()
    assert money_of(firm, job_id) == (15_000, 15_000, 0, 0)


def test_what_was_paid_too_much_goes_back_without_touching_the_bill(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    payments = firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 18_000))
    payments.refund(job_id, version_of(job_id), PaymentDraft("card", 2_000, note="Paid twice"))
    assert money_of(firm, job_id) == (15_000, 16_000, 0, 1_000)
    payments.refund(job_id, version_of(job_id), PaymentDraft("card", 2_000, note="Paid twice, and the stairs"))
    assert money_of(firm, job_id) == (14_000, 14_000, 0, 0)


def test_a_payment_is_mended_and_taken_out_again(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    payments = firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 1_500))
    row = get_job_money(job_id).payments[0]
    payments.correct(row.id, row.version, PaymentDraft("cash", 15_000, date(2026, 3, 1), "A nought was missing"))
    assert money_of(firm, job_id) == (15_000, 15_000, 0, 0)
    with pytest.raises(ConflictError):
        payments.void(row.id, row.version)
    payments.void(row.id, row.version + 1)
    assert money_of(firm, job_id) == (15_000, 0, 15_000, 0)
    assert get_job_money(job_id).payments == ()
    with pytest.raises(NotFoundError, match="taken out already"):
        payments.void(row.id, row.version + 2)
    firm.everafter.history.undo()
    assert money_of(firm, job_id) == (15_000, 15_000, 0, 0)


def test_a_payment_that_was_given_back_is_not_taken_out_before_its_refund(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    payments = firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 15_000))
    payments.refund(job_id, version_of(job_id), PaymentDraft("card", 4_000, note="Stairs left out"))
    refund, paid = get_job_money(job_id).payments
    with pytest.raises(NotAllowedError, match="given back"):
        payments.void(paid.id, paid.version)
    with pytest.raises(ValidationError, match="amount of a refund stays"):
        payments.correct(refund.id, refund.version, PaymentDraft("card", 3_000, note="Stairs"))
    payments.correct(refund.id, refund.version, PaymentDraft("cash", 4_000, note="The stairs"))
    payments.void(refund.id, refund.version + 1)
    assert money_of(firm, job_id) == (15_000, 15_000, 0, 0)


def test_a_refund_of_more_than_was_overpaid_leaves_the_bill_as_it_was_once_taken_out(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    payments = firm.everafter.payments
    payments.take(job_id, version_of(job_id), PaymentDraft("card", 17_000))
    payments.refund(job_id, version_of(job_id), PaymentDraft("card", 5_000, note="Paid twice, and the stairs"))
    assert money_of(firm, job_id) == (12_000, 12_000, 0, 0)
    refund = get_job_money(job_id).payments[0]
    payments.void(refund.id, refund.version)
    assert money_of(firm, job_id) == (15_000, 17_000, 0, 2_000)


def test_no_money_is_taken_for_a_job_that_was_deleted(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    firm.everafter.deleted_jobs.delete(job_id)
    with pytest.raises(NotFoundError, match="was deleted; bring it back first"):
        firm.everafter.payments.take(job_id, version_of(job_id), PaymentDraft("card", 5_000))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PaymentDraft("card", 0), "amount"),
        (PaymentDraft("card", -1), "amount"),
        (PaymentDraft("card", 10**13), "amount"),
        (PaymentDraft("shells", 100), "method"),
        (PaymentDraft("card", 100, date(2026, 3, 3)), "paid_on"),
        (PaymentDraft("card", 100, note="x" * 501), "note"),
    ],
)
def test_what_cannot_be_is_a_sentence_by_its_field(firm: Firm, draft: PaymentDraft, field: str) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    refused(job_id, lambda: firm.everafter.payments.take(job_id, version_of(job_id), draft), ValidationError, field)
    refused(job_id, lambda: firm.everafter.payments.take_on_account(client_id, draft), ValidationError, field)


acts = st.lists(
    st.tuples(
        st.sampled_from(("take", "refund", "correct", "void", "undo")), st.integers(1, 20_000), st.integers(0, 3)
    ),
    max_size=12,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_whatever_happens_the_job_knows_the_sum_of_its_payments(firm: Firm, acts: list[tuple[str, int, int]]) -> None:
    job_id = firm.finished_job(firm.client())
    payments = firm.everafter.payments
    for act, amount, place in acts:
        rows = get_job_money(job_id).payments
        row = rows[place % len(rows)] if rows else None
        with suppress(EverafterError):
            if act == "take":
                payments.take(job_id, version_of(job_id), PaymentDraft("card", amount))
            elif act == "refund":
                payments.refund(job_id, version_of(job_id), PaymentDraft("cash", amount, note="why"))
            elif act == "correct" and row is not None:
                payments.correct(row.id, row.version, PaymentDraft("cash", amount, note="mended"))
            elif act == "void" and row is not None:
                payments.void(row.id, row.version)
            elif act == "undo" and rows:
                firm.everafter.history.undo()
        money = get_job_money(job_id)
        signed = sum(signed_minor(each.kind, each.amount_minor) for each in money.payments)
        assert money.paid_minor == signed >= 0
        assert money.bill_minor >= 0
        money_of(firm, job_id)
