"""Several addresses of one client: the main one, the one for bills, and their notes."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client
from app.queries import search
from app.services.drafts import AreaDraft, SiteDraft
from tests.app.services.client_cards import card
from tests.builders import Firm


def test_the_first_address_is_where_we_work_and_rooms_keep_their_marks(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", sites=())
    site_id = firm.everafter.sites.add(client_id, SiteDraft(street="7 Elm", town="Salem", is_main=False))
    firm.everafter.sites.add(client_id, SiteDraft(street="9 Oak"))
    assert card(firm, client_id).main_site == card(firm, client_id).sites[0]
    firm.everafter.sites.change(site_id, None, SiteDraft(street="7 Elm Street", access_note="side door", is_main=False))
    changed = card(firm, client_id).sites[0]
    assert (changed.street, changed.access_note, changed.is_main) == ("7 Elm Street", "side door", True)
    assert Client.get_by_id(client_id).main_street == "7 Elm Street"
    assert [hit.id for hit in search.find("elm street", firm.clock.today())] == [client_id]
    firm.everafter.areas.add(
        site_id, AreaDraft("Living room", size_hundredths=24_000, size_unit="sq_ft", marks=("wine", "wax"))
    )
    (area,) = card(firm, client_id).areas
    assert (area.name, area.marks) == ("Living room", ("wine", "wax"))
    with pytest.raises(ValidationError):
        firm.everafter.areas.add(site_id, AreaDraft(" "))
    for missing in (
        lambda: firm.everafter.areas.add(99, AreaDraft("Hall")),
        lambda: firm.everafter.sites.change(99, None, SiteDraft()),
    ):
        with pytest.raises(NotFoundError):
            missing()
    with pytest.raises(NotFoundError):
        firm.everafter.sites.add(99, SiteDraft())


def test_another_address_becomes_the_main_one_and_undo_gives_it_back(firm: Firm) -> None:
    sites = firm.everafter.sites
    client_id = firm.client("Ana Ruiz", sites=(SiteDraft(street="7 Elm"),))
    sites.add(client_id, SiteDraft(street="9 Oak", is_main=True))
    assert [(site.street, site.is_main) for site in card(firm, client_id).sites] == [("7 Elm", False), ("9 Oak", True)]
    assert Client.get_by_id(client_id).main_street == "9 Oak"
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).main_street == "7 Elm"


def test_an_address_for_bills_is_never_the_main_one(firm: Firm) -> None:
    client_id = firm.client(sites=(SiteDraft(street="Bank", is_billing_only=True), SiteDraft(street="7 Elm")))
    assert [(site.street, site.is_main) for site in card(firm, client_id).sites] == [("Bank", False), ("7 Elm", True)]
    other = firm.everafter.sites.add(client_id, SiteDraft(street="9 Oak", is_main=True, is_billing_only=True))
    assert card(firm, client_id).main_site == card(firm, client_id).sites[1]
    assert other == card(firm, client_id).sites[2].id


def test_an_address_is_taken_off_the_card_and_the_next_one_is_where_we_work(firm: Firm) -> None:
    client_id = firm.client(sites=(SiteDraft(street="7 Elm"), SiteDraft(street="9 Oak")))
    first, second = card(firm, client_id).sites
    firm.everafter.sites.archive(first.id)
    assert [(site.id, site.is_main) for site in card(firm, client_id).sites] == [(second.id, True)]
    assert search.find("elm", firm.clock.today()) == []
    assert firm.everafter.history.undo_label() == "Remove address 7 Elm"
    firm.everafter.history.undo()
    assert [(site.id, site.is_main) for site in card(firm, client_id).sites] == [(first.id, True), (second.id, False)]
    firm.everafter.sites.archive(99)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SiteDraft(), "street"),
        (SiteDraft(street="x" * 10_000_000), "street"),
        (SiteDraft(street="7 Elm", parking_note="x" * 10_000_000), "parking_note"),
    ],
    ids=["empty", "long street", "long note"],
)
def test_what_is_no_address_is_one_sentence_for_its_field(firm: Firm, draft: SiteDraft, field: str) -> None:
    client_id = firm.client()
    with pytest.raises(ValidationError) as refused:
        firm.everafter.sites.add(client_id, draft)
    assert refused.value.field == field


def test_the_second_of_two_desks_is_told(firm: Firm) -> None:
    client_id = firm.client()
    (seen,) = card(firm, client_id).sites
    firm.everafter.sites.change(seen.id, seen.version, SiteDraft(street="7 Elm"))
    with pytest.raises(ConflictError):
        firm.everafter.sites.change(seen.id, seen.version, SiteDraft(street="8 Elm"))
