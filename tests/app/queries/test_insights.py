from __future__ import annotations

from app.models.clients import Client
from app.queries.insights import count_answers, count_come_back, get_base_value
from app.services.drafts import FeedbackDraft
from tests.builders import opened_firm
from tests.fakes import MovableClock


def test_ten_clients_past_due_of_whom_six_returned_are_six_of_ten(
    database_address: str, firm_clock: MovableClock
) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        clients = [firm.client() for _number in range(10)]
        for client_id in clients:
            firm.finished_job(client_id)
        firm.clock.move_on(days=400)
        for client_id in clients[:6]:
            firm.finished_job(client_id)
        firm.finished_job(firm.client())  # not due yet: counts nowhere
        found = count_come_back(firm.clock.today())
        assert (found.returned, found.due) == (6, 10)


def test_only_answers_of_the_last_twelve_months_are_counted(database_address: str, firm_clock: MovableClock) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        client_id = firm.client()
        firm.everafter.feedback.record(FeedbackDraft(client_id, answer="not_happy"))
        firm.clock.move_on(days=370)
        for answer in ("great", "great", "good"):
            firm.everafter.feedback.record(FeedbackDraft(client_id, answer=answer))
        found = count_answers(firm.clock.now())
        assert (found.great, found.good, found.not_happy, found.whole) == (2, 1, 0, 3)


def test_the_value_of_the_base_is_the_sum_of_its_clients(database_address: str, firm_clock: MovableClock) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        early, gone, late = (firm.client() for _number in range(3))
        firm.client("Never Visited")
        for client_id in (early, gone):
            firm.finished_job(client_id, price_minor=30_000)
        Client.update(ended_reason="moved").where(Client.id == gone).execute()
        firm.clock.move_on(days=400)
        firm.finished_job(late, price_minor=20_000)
        firm.everafter.nightly.run()
        found = get_base_value(firm.clock.today())
        kept = [Client.get_by_id(client_id) for client_id in (early, late)]
        assert (found.client_count, found.unvisited_count) == (2, 1)
        assert found.annual_minor == sum(client.annual_value_minor for client in kept) == 50_000
        assert found.at_risk_minor == sum(client.value_at_risk_minor for client in kept) > 0
        assert found.unvisited_minor == kept[0].annual_value_minor
