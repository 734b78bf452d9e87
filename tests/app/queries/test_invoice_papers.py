"""Many invoices are read like one: in the order asked for, each with its own payments, on both databases."""

from __future__ import annotations

import logging

import pytest

from app.errors import NotFoundError
from app.queries.invoice_papers import get_invoice_paper, list_invoice_papers
from app.queries.invoice_rows import NO_FAREWELL
from app.services.drafts import PaymentDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def issued(firm: Firm, count: int) -> list[int]:
    jobs = [firm.finished_job(firm.client()) for _each in range(count)]
    return list(firm.everafter.invoices.issue(jobs))


def test_they_come_in_the_order_of_the_ids_each_as_if_read_alone(firm: Firm) -> None:
    first, second = issued(firm, 2)
    today = firm.clock.today()
    both = list_invoice_papers([second, first], today, firm.zone)
    assert both == [get_invoice_paper(each, today, firm.zone) for each in (second, first)]
    assert [row.number for row in both] == ["INV-2026-0002", "INV-2026-0001"]
    assert list_invoice_papers([], today, firm.zone) == []


def test_a_payment_stands_on_its_own_invoice_alone_and_greets_its_own_client(firm: Firm) -> None:
    jobs = [firm.finished_job(firm.client(name)) for name in ("Ana Bell", "Tom Reyes")]
    paid, void = firm.everafter.invoices.issue(jobs)
    firm.everafter.payments.take(jobs[0], version_of(jobs[0]), PaymentDraft("card", 5_000))
    firm.everafter.history.undo()
    firm.everafter.payments.take(jobs[0], version_of(jobs[0]), PaymentDraft("card", 4_000))
    rows = list_invoice_papers([paid, void], firm.clock.today(), firm.zone)
    assert [row.paid_minor for row in rows] == [4_000, 0]
    assert [row.farewell.greeting_name for row in rows] == ["Ana", "Tom"]
    assert NO_FAREWELL not in [row.farewell for row in rows]


def test_one_that_is_not_there_is_a_sentence(firm: Firm) -> None:
    (first,) = issued(firm, 1)
    with pytest.raises(NotFoundError, match="nothing was printed"):
        list_invoice_papers([first, 9_999], firm.clock.today(), firm.zone)


def test_twelve_take_as_many_statements_as_two(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    def statements(ids: list[int]) -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="peewee"):
            list_invoice_papers(ids, firm.clock.today(), firm.zone)
        return len(caplog.records)

    ids = issued(firm, 12)
    assert statements(ids) == statements(ids[:2]) > 3
