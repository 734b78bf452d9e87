"""Two clients side by side, and who may be one person."""

from __future__ import annotations

from app.models.clients import Client
from app.queries.client_pairs import get_pair, list_likely_pairs
from app.rules.duplicates import Evidence
from app.services.client_merges import MergeDraft
from app.services.drafts import ClientDraft, ContactDraft, SiteDraft
from tests.builders import Firm


def test_both_are_shown_with_what_differs(firm: Firm) -> None:
    clients = firm.everafter.clients
    left = clients.create(ClientDraft(name="Margaret Alder", preferred_name="Peg", source="Fair"))
    right = clients.create(ClientDraft(name="Peggy Alder", why_us="kind", phones=(ContactDraft("503 555 0142"),)))
    firm.complaint(right)
    pair = get_pair(left, right)
    fields = {row.key: (row.left, row.right, row.is_choice) for row in pair.fields}
    assert fields["name"] == ("Margaret Alder", "Peggy Alder", True)
    assert fields["source"] == ("Fair", "", False)
    assert fields["kind"] == ("home", "home", False)
    assert (pair.right.reach, pair.right.work) == (("503 555 0142",), ("0 jobs", "1 complaint"))


def test_likely_pairs_share_a_number_or_name_and_address_and_are_asked_about_once(firm: Firm) -> None:
    same = (SiteDraft(street="14 Orchard Lane", town="Millbrook", postal_code="97222"),)
    first = firm.client("Margaret Alder", phones=(ContactDraft("(503) 555-0142"),))
    second = firm.client("Margaret Alder", phones=(ContactDraft("503 555 0142"),))
    third = firm.client("Ana Ruiz", sites=same)
    fourth = firm.client("Ana Ruiz", sites=same)
    firm.client("Bo Ek")
    found = {(row.first_id, row.second_id): row.evidence for row in list_likely_pairs()}
    assert found == {(first, second): Evidence.PHONE, (third, fourth): Evidence.NAME_AND_ADDRESS}
    firm.everafter.client_merges.keep_separate(fourth, third)
    firm.everafter.client_merges.merge(MergeDraft(first, second))
    assert list_likely_pairs() == []
    assert Client.select().where(Client.archived_at.is_null()).count() == 4
