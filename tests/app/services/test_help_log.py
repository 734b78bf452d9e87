"""Help in four fields: no price, no job, and the same for whoever has moved away (S0.12, S1.6, S1.8)."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.clients import Client, TimelineEntry
from app.models.jobs import Job, Payment
from app.queries.help_log import get_contact_kinds
from app.rules.help_given import ContactPurpose
from app.services.drafts import ClientChanges
from app.services.help_log import HelpDraft
from tests.builders import Firm


def test_help_is_four_fields_and_costs_nothing(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    assert [each.name for each in fields(HelpDraft)][:4] == ["client_id", "asked", "advised", "channel"]
    entry = TimelineEntry.get_by_id(firm.everafter.help_log.log(HelpDraft(ana, "Red wine on wool", "Blot, cold water")))
    assert (entry.kind, entry.words, entry.advice, entry.channel) == (
        "help",
        "Red wine on wool",
        "Blot, cold water",
        "phone",
    )
    assert Client.get_by_id(ana).last_contact_at == firm.clock.now()
    assert (Job.select().count(), Payment.select().count()) == (0, 0)
    firm.everafter.history.undo()
    assert Client.get_by_id(ana).last_contact_at is None


def test_who_moved_away_is_helped_and_counted_like_anybody(firm: Firm) -> None:
    ana, bob = firm.client("Ana Ruiz"), firm.client("Bob Stone")
    client = Client.get_by_id(ana)
    firm.everafter.clients.change(ana, client.version, ClientChanges(ended_reason="moved"))
    for who in (ana, bob):
        firm.everafter.help_log.log(HelpDraft(who, "Wax on the rug", "Ice, then a blunt knife", is_fixed=True))
    kinds = [get_contact_kinds(who) for who in (ana, bob)]
    assert kinds[0] == kinds[1]
    assert (kinds[0].helped, kinds[0].fixed_on_the_phone) == (1, 1)
    assert kinds[0].by_purpose[ContactPurpose.EDUCATE] == 1


def test_what_is_missing_is_said_in_one_sentence(firm: Firm) -> None:
    ana, log = firm.client("Ana Ruiz"), firm.everafter.help_log
    for draft in (
        HelpDraft(ana, " ", "Blot"),
        HelpDraft(ana, "Wine", " "),
        HelpDraft(ana, "Wine", "Blot", "pigeon"),
        HelpDraft(ana, "x" * 10_001, "Blot"),
    ):
        with pytest.raises(ValidationError):
            log.log(draft)
    with pytest.raises(NotFoundError):
        log.log(HelpDraft(999, "Wine", "Blot"))
    assert TimelineEntry.select().count() == 0
