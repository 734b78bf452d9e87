from __future__ import annotations

import logging
from datetime import date

import pytest

from app.errors import NotFoundError
from app.queries.statements import get_statement, list_statements
from app.services.drafts import PaymentDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def lines(firm: Firm, client_id: int, from_on: date | None = None) -> list[tuple[str, int, int]]:
    statement = get_statement(client_id, firm.clock.today(), firm.zone, from_on)
    return [(line.kind, line.amount_minor, line.balance_minor) for line in statement.lines]


def test_bills_invoices_payments_and_refunds_stand_in_their_order(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    payments, invoices = firm.everafter.payments, firm.everafter.invoices
    invoiced = firm.finished_job(client_id)
    invoices.issue([invoiced])
    payments.take(invoiced, version_of(invoiced), PaymentDraft("card", 15_000))
    firm.clock.move_on(days=1)
    firm.finished_job(client_id)
    firm.clock.move_on(days=1)
    payments.refund(invoiced, version_of(invoiced), PaymentDraft("card", 4_000, note="Stairs left out"))
    invoices.credit(invoiced)
    assert lines(firm, client_id) == [
        ("invoice", 15_000, 15_000),
        ("payment", -15_000, 0),
        ("bill", 15_000, 15_000),
        ("credit_note", -4_000, 11_000),
        ("refund", 4_000, 15_000),
    ]


def test_what_was_before_is_the_opening_balance(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.clock.move_on(days=400)
    firm.finished_job(client_id)
    statement = get_statement(client_id, firm.clock.today(), firm.zone)
    assert (statement.opening_minor, len(statement.lines), statement.closing_minor) == (15_000, 1, 30_000)
    assert lines(firm, client_id, date(2026, 1, 1)) == [("bill", 15_000, 15_000), ("bill", 15_000, 30_000)]


def test_a_bill_that_fell_without_a_credit_note_still_adds_up(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    firm.everafter.invoices.issue([job_id])
    firm.everafter.payments.take(job_id, version_of(job_id), PaymentDraft("card", 15_000))
    firm.everafter.payments.refund(job_id, version_of(job_id), PaymentDraft("card", 4_000, note="Stairs left out"))
    assert get_statement(client_id, firm.clock.today(), firm.zone).closing_minor == 0


def test_a_void_invoice_is_not_owed_twice(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    firm.everafter.invoices.issue([job_id])
    firm.everafter.history.undo()
    assert lines(firm, client_id) == [("bill", 15_000, 15_000)]
    firm.everafter.invoices.issue([job_id])
    assert lines(firm, client_id) == [("invoice", 15_000, 15_000)]


def test_a_client_who_is_not_there_is_one_sentence(firm: Firm) -> None:
    with pytest.raises(NotFoundError):
        get_statement(99, firm.clock.today(), firm.zone)


def test_many_are_read_like_one_each_with_what_is_theirs(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    ids = [firm.client() for _each in range(12)]
    for at, client_id in enumerate(ids):
        jobs = [firm.finished_job(client_id, price_minor=10_000 + at) for _job in range(2)]
        firm.everafter.invoices.issue(jobs[:1])
        firm.everafter.payments.take(jobs[0], version_of(jobs[0]), PaymentDraft("card", 1_000 * at + 500))
    firm.everafter.payments.take_on_account(ids[3], PaymentDraft("transfer", 2_500))
    today = firm.clock.today()

    def statements_of_sql(count: int) -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="peewee"):
            list_statements(ids[:count], today, firm.zone)
        return len(caplog.records)

    backwards = ids[::-1]
    assert list_statements(backwards, today, firm.zone) == [get_statement(each, today, firm.zone) for each in backwards]
    assert statements_of_sql(12) == statements_of_sql(2) > 3
    assert list_statements([], today, firm.zone) == []
    with pytest.raises(NotFoundError, match="nothing was printed"):
        list_statements([ids[0], 9_999], today, firm.zone)
