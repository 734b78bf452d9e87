"""Clients as an address book keeps them, in pages."""

from __future__ import annotations

import pytest

from app.queries import contact_cards
from app.services.drafts import ContactDraft
from tests.builders import Firm


def test_every_client_comes_once_with_their_own_numbers(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_cards, "_AT_ONCE", 2)
    ids = [firm.client(f"Client {number}", phones=(ContactDraft(f"(503) 555 010{number}"),)) for number in range(5)]
    firm.everafter.permissions.write(ids[3], "phone", {"sales": False}, "asked")
    pages = list(contact_cards.read_contact_cards())
    assert [len(page) for page in pages] == [2, 2, 1]
    rows = [row for page in pages for row in page]
    assert [row.name for row in rows] == [f"Client {number}" for number in range(5)]
    assert [row.contacts[0].value for row in rows] == [f"(503) 555 010{number}" for number in range(5)]
    assert [row.refused for row in rows] == [[], [], [], ["phone"], []]
