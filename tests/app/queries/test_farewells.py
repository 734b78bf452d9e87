"""What an invoice knows at its end: the next visit, else when care is advised; on both databases (S4.13)."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.clients import Client
from app.queries.farewells import farewell_of
from app.queries.invoice_rows import FarewellRow
from tests.builders import Firm


def farewell(firm: Firm, client_id: int) -> FarewellRow:
    return farewell_of(Client.get_by_id(client_id), "Luis Santos", firm.clock.today(), firm.zone)


def test_the_agreed_visit_and_the_day_of_care_are_known_and_who_came(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    firm.finished_job(client)
    assert farewell(firm, client) == FarewellRow("Ana", "Luis Santos", None, date(2027, 3, 2))
    firm.booked_job(client, firm.clock.now() + timedelta(days=30))
    assert farewell(firm, client).next_visit_on == date(2026, 4, 1)


def test_who_was_never_visited_has_no_day(firm: Firm) -> None:
    assert farewell(firm, firm.client("Ana Bell")) == FarewellRow("Ana", "Luis Santos")


def test_nothing_is_advised_while_something_is_to_be_put_right_or_when_the_day_has_passed(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    firm.finished_job(client)
    firm.complaint(client)
    assert farewell(firm, client).next_care_on is None
    other = firm.client("Tom Reyes")
    firm.finished_job(other)
    firm.clock.move_on(days=400)
    assert farewell(firm, other).next_care_on is None
