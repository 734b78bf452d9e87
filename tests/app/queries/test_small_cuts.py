"""Niggles of the last twelve months stand on the card with their day and words (S2.2)."""

from __future__ import annotations

from datetime import timedelta

from app.queries.client_card import get_client
from app.services.drafts import NoteDraft
from tests.builders import Firm


def test_only_the_niggles_of_twelve_months_are_listed_newest_first(firm: Firm) -> None:
    client_id, now = firm.client("Ana Ruiz"), firm.clock.now()
    write = firm.everafter.clients.write_note
    write(client_id, NoteDraft("Nobody rang", is_small_cut=True, happened_at=now))
    write(client_id, NoteDraft("Came late", is_small_cut=True, happened_at=now - timedelta(days=300)))
    write(client_id, NoteDraft("Long ago", is_small_cut=True, happened_at=now - timedelta(days=367)))
    write(client_id, NoteDraft("Only a note", happened_at=now))
    assert [cut.words for cut in get_client(client_id, now, firm.zone).small_cuts] == ["Nobody rang", "Came late"]
