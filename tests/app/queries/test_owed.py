"""What is owed by client and age agrees with the card and the statement."""

from __future__ import annotations

import pytest

from app.models.clients import Client
from app.queries.owed import owed_items_of_client, read_what_is_owed
from app.queries.statements import get_statement
from app.services.drafts import PaymentDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Firm:
    """Ana owes since long ago, Ben a little and lately, Cleo paid too much, Dave has a visit still to come."""
    ana, ben, cleo = (firm.client(name) for name in ("Ana Ruiz", "Ben Ali", "Cleo Marsh"))
    old = firm.finished_job(ana)
    firm.everafter.invoices.issue([old])
    firm.clock.move_on(days=120)
    firm.finished_job(ana)
    late = firm.finished_job(ben)
    paid = firm.finished_job(cleo)
    firm.everafter.payments.take(late, version_of(late), PaymentDraft("card", 14_000))
    firm.everafter.payments.take(paid, version_of(paid), PaymentDraft("card", 20_000))
    firm.booked_job(firm.client("Dave Hill"))
    return firm


def test_the_oldest_debt_stands_first_with_its_ages(story: Firm) -> None:
    book = read_what_is_owed(story.clock.today(), story.zone)
    rows = book.page().rows
    assert [(row.name, row.owed_minor, row.bill_count) for row in rows] == [
        ("Ana Ruiz", 30_000, 2),
        ("Ben Ali", 1_000, 1),
    ]
    assert rows[0].ages.amounts == (15_000, 0, 0, 0, 15_000)
    assert rows[1].ages.amounts == (1_000, 0, 0, 0, 0)
    assert (book.total.total_minor, book.client_count) == (31_000, 2)


def test_pages_lead_on_by_key(story: Firm) -> None:
    book = read_what_is_owed(story.clock.today(), story.zone)
    first = book.page(size=1)
    second = book.page(first.after, size=1)
    assert ([row.name for row in first.rows], [row.name for row in second.rows]) == (["Ana Ruiz"], ["Ben Ali"])
    assert second.after is None


def test_money_on_account_pays_the_oldest_bill_first(story: Firm) -> None:
    ana = Client.get(Client.name == "Ana Ruiz").id
    story.everafter.payments.take_on_account(ana, PaymentDraft("transfer", 16_000))
    row = read_what_is_owed(story.clock.today(), story.zone).page().rows
    assert [(each.name, each.owed_minor) for each in row] == [("Ana Ruiz", 14_000), ("Ben Ali", 1_000)]
    assert sum(item.amount_minor for item in owed_items_of_client(ana, story.zone)) == 14_000


def test_list_card_and_statement_say_the_same(story: Firm) -> None:
    today, zone = story.clock.today(), story.zone
    listed = {row.client_id: row.owed_minor for row in read_what_is_owed(today, zone).page().rows}
    for client in Client.select():
        statement = get_statement(client.id, today, zone)
        assert client.owed_minor == max(0, statement.closing_minor) == listed.get(client.id, 0)
        assert statement.ages.total_minor == client.owed_minor
