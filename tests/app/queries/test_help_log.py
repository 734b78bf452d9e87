"""Twelve months of help, the same for whoever is gone (S1.8, S1.9)."""

from __future__ import annotations

from datetime import date, datetime

from app.models.clients import Client
from app.queries.help_log import get_contact_kinds, get_help_figures
from app.rules.help_given import ContactPurpose
from app.services.drafts import ClientChanges, NoteDraft
from app.services.help_log import HelpDraft
from tests.builders import Firm


def test_months_and_people(firm: Firm) -> None:
    ana, bob, zone = firm.client("Ana Ruiz"), firm.client("Bob Stone"), firm.zone
    log = firm.everafter.help_log
    firm.clock.move_to(datetime(2025, 3, 31, 23, 30, tzinfo=zone))
    log.log(HelpDraft(ana, "Too long ago", "Blot"))
    firm.clock.move_to(datetime(2025, 4, 1, 0, 30, tzinfo=zone))
    log.log(HelpDraft(ana, "Wine", "Blot"))
    firm.clock.move_to(datetime(2026, 3, 2, 9, tzinfo=zone))
    log.log(HelpDraft(bob, "Wax", "Ice", is_fixed=True))
    log.log(HelpDraft(bob, "Ink", "Alcohol", "in_person", is_fixed=True))
    firm.everafter.clients.change(bob, Client.get_by_id(bob).version, ClientChanges(ended_reason="moved"))
    figures = get_help_figures(date(2026, 3, 2), zone)
    assert [month.begins_on for month in figures.months] == [
        *(date(2025, month, 1) for month in range(4, 13)),
        *(date(2026, month, 1) for month in range(1, 4)),
    ]
    assert (figures.months[0].count, figures.months[-1].count, figures.count) == (1, 2, 3)
    assert (figures.fixed_on_the_phone, figures.for_gone) == (1, 2)
    assert [(row.client_name, row.count, row.is_gone) for row in figures.helped] == [
        ("Bob Stone", 2, True),
        ("Ana Ruiz", 1, False),
    ]


def test_the_kinds_of_contact_of_one_client_are_counted(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    for purpose in ("inform", "inform", "chat", "sales", "service", ""):
        firm.everafter.clients.write_note(ana, NoteDraft("Spoke", kind="call", purpose=purpose))
    kinds = get_contact_kinds(ana)
    assert kinds.by_purpose == {
        ContactPurpose.INFORM: 2,
        ContactPurpose.EDUCATE: 0,
        ContactPurpose.CHAT: 1,
        ContactPurpose.SELL: 1,
    }
    assert (kinds.helped, kinds.fixed_on_the_phone) == (0, 0)
