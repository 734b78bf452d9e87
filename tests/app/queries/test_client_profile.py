"""The profile is what was written down, and the tags of the firm are there to choose from."""

from __future__ import annotations

from app.queries.client_card import get_client
from app.queries.client_profile import list_all_tags
from app.services.drafts import ClientChanges
from tests.builders import Firm


def test_a_profile_names_who_sent_them_and_keeps_an_empty_nickname_empty(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    bo = firm.client(first_name="Bo", last_name="Ek", referred_by_id=ana, factors=("pets",))
    details = get_client(bo, firm.clock.now(), firm.zone)
    assert (details.preferred_name, details.profile.preferred_name) == ("Bo", "")
    assert (details.profile.referred_by_name, details.profile.factors) == ("Ana Ruiz", ("pets",))


def test_every_tag_of_the_firm_is_offered_by_the_alphabet(firm: Firm) -> None:
    client_id = firm.client()
    version = get_client(client_id, firm.clock.now(), firm.zone).version
    firm.everafter.clients.change(client_id, version, ClientChanges(tags=("VIP", "Landlord")))
    assert list_all_tags() == ["Landlord", "VIP"]
