"""Address cards: what our own reader, written for the cards of other programs, reads in them is what we know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotFoundError
from app.exchange.out.vcard_file import card_text, export_cards
from app.exchange.parsing.parsed_records import ParsedClient
from app.models.clients import AccessCode, Client, Site
from app.queries.contact_cards import CardContact, CardPlace, ContactCardRow
from app.services.drafts import ClientChanges, ContactDraft, FactDraft, NoteDraft, SiteDraft
from tests.app.exchange.whole_files import read_whole
from tests.builders import Firm

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
ANA = ContactCardRow(
    number=1001,
    created_at=datetime(2020, 5, 4, 12, 30, tzinfo=UTC),
    kind="home",
    name="Ana Ruiz; jr.",
    salutation="Dr.",
    first_name="Ana",
    last_name="Ruiz; jr.",
    company_name="",
    preferred_name="Annie",
    birthday="--05-14",
    contacts=[
        CardContact("phone", "(503) 555-0142", "+15035550142", "mobile", "", is_preferred=True),
        CardContact("phone", "555 0143", "", "Beach house", "Tom's", is_preferred=False),
        CardContact("fax", "(503) 555-0144", "+15035550144", "", "", is_preferred=False),
        CardContact("email", "ana@example.org", "ana@example.org", "work", "", is_preferred=False),
        CardContact("web", "https://example.org/a,b", "", "", "", is_preferred=False),
    ],
    places=[
        CardPlace("1 Mill Lane", "Apt 2", "Portland", "OR", "97201", "US", "", is_billing_only=False),
        CardPlace("9 Quay", "", "Fernhill", "OR", "97045", "US", "", is_billing_only=True),
    ],
    tags=["VIP", "rugs"],
    facts=["Biscuit: a spaniel\nwho sheds"],
    refused=["email", "text"],
)


def read_back(text: str, folder: Path) -> ParsedClient:
    file = folder / "cards.vcf"
    file.write_bytes(text.encode())
    (client,) = read_whole(file).clients
    return client


def test_everything_on_a_card_is_read_back(tmp_path: Path) -> None:
    client = read_back(card_text(ANA, NOW), tmp_path)
    assert (client.name, client.first_name, client.last_name) == ("Ana Ruiz; jr.", "Ana", "Ruiz; jr.")
    assert (client.salutation, client.preferred_name, client.birthday) == ("Dr.", "Annie", "--05-14")
    assert client.external_id == "client-1001-20200504123000@everafter.invalid"
    assert {(phone.text, phone.label, phone.is_fax) for phone in client.phones} == {
        ("+15035550142", "mobile", False),
        ("555 0143", "Tom's Beach house", False),
        ("+15035550144", "", True),
    }
    assert [email.address for email in client.emails] == ["ana@example.org"]
    assert client.web == ("https://example.org/a,b",)
    assert client.sites[0][:6] == ("1 Mill Lane", "Apt 2", "Portland", "OR", "97201", "US")
    others = (*client.sites[1:], client.billing_address)
    assert "9 Quay" in {place.street for place in others if place is not None}
    assert set(client.tags) == {"VIP", "rugs"}
    assert client.opted_out == {"email", "text"}
    assert "Wants nothing by: email, text\nBiscuit: a spaniel\nwho sheds" in client.notes


def test_a_card_is_written_as_other_programs_read_it() -> None:
    """Our own reader forgives what they may not: bare commas, a note over several lines, a kind without a first one."""
    lines = card_text(ANA, NOW).replace("\r\n ", "").split("\r\n")
    assert "NOTE:Wants nothing by: email\\, text\\nBiscuit: a spaniel\\nwho sheds" in lines
    assert "TEL;TYPE=FAX;TYPE=PREF:+15035550144" in lines


@given(
    name=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=80),
    fact=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
)
def test_no_name_or_note_breaks_a_card(name: str, fact: str) -> None:
    text = card_text(replace(ANA, name=name, facts=[fact]), NOW)
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2], lines.count("END:VCARD")) == ("BEGIN:VCARD", "END:VCARD", 1)
    assert f"FN:{name}" in text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def test_cards_hold_nothing_private_and_nobody_who_is_gone(firm: Firm, tmp_path: Path) -> None:
    site = SiteDraft(street="1 Elm", town="Millbrook", access_note="Key under SECRET pot")
    facts = (FactDraft("Biscuit"), FactDraft("SECRET fact", is_private=True))
    ana = firm.client("Ana Ruiz", sites=(site,), facts=facts, emails=(ContactDraft("ana@example.org"),))
    gone, dead = firm.client("Ben Gone"), firm.client("Cleo Dead")
    firm.everafter.clients.archive(gone, Client.get_by_id(gone).version)
    firm.everafter.clients.change(dead, Client.get_by_id(dead).version, ClientChanges(ended_reason="died"))
    firm.everafter.clients.write_note(ana, NoteDraft("SECRET words", is_private=True))
    AccessCode.create(site=Site.get(Site.client == ana).id, opens="gate", code="SECRET-4711")
    firm.client("Dora")
    file = tmp_path / "clients.vcf"
    assert export_cards(file, firm.clock) == 2
    text = file.read_bytes().decode()
    assert "SECRET" not in text
    assert "Biscuit" in text
    assert "Gone" not in text
    number = Client.get_by_id(ana).number
    assert export_cards(file, firm.clock, number) == 1
    with pytest.raises(NotFoundError, match="There is no client 99"):
        export_cards(file, firm.clock, 99)
    assert file.read_bytes().decode().count("BEGIN:VCARD") == 1, "what was there stays"
