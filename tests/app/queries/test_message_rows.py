from __future__ import annotations

from datetime import date, datetime, time

from app.models.clients import Client
from app.queries.message_rows import list_message_rows
from app.services.drafts import ContactDraft, SiteDraft
from tests.builders import Firm


def test_what_a_message_knows_of_a_client(firm: Firm) -> None:
    ana = firm.client(
        "Ana Bell",
        emails=(ContactDraft("ana@bell.example", kind="email"),),
        sites=(
            SiteDraft(street="1 Bill Road", town="Millbrook", is_billing_only=True),
            SiteDraft(street="18 Orchard Lane", street_2="Flat 2", town="Millbrook", postal_code="97222"),
        ),
    )
    bo = firm.client("Bo Lind", phones=(), sites=())
    firm.finished_job(ana)
    firm.booked_job(ana, datetime(2026, 3, 9, 14, tzinfo=firm.zone))
    firm.booked_job(ana, datetime(2026, 3, 5, 23, 30, tzinfo=firm.zone), technician_id=None)
    first, second = list_message_rows([bo, ana, bo], firm.clock.now(), firm.zone)
    assert (first.client_id, first.next_on, first.last_on, first.street_lines, first.email) == (bo, None, None, (), "")
    assert (second.client_name, second.greeting_name, second.owner_name) == ("Ana Bell", "Ana", "Dana Kowalski")
    assert (second.street_lines, second.town_line) == (("18 Orchard Lane", "Flat 2"), "Millbrook 97222")
    assert (second.next_on, second.next_starts, second.next_technician) == (date(2026, 3, 5), time(23, 30), "")
    assert (second.last_on, second.last_technician) == (date(2026, 3, 2), "Luis Santos")
    assert second.email == "ana@bell.example"
    assert second.written_on == date(2026, 3, 2)


def test_who_was_deleted_gets_no_message(firm: Firm) -> None:
    ana = firm.client()
    firm.everafter.clients.archive(ana, Client.get_by_id(ana).version)
    assert list_message_rows([ana, 10_000], firm.clock.now(), firm.zone) == []
