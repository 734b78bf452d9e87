"""What stands on a certificate: the name they like, their rooms, nothing sensitive (R11)."""

from __future__ import annotations

import pytest

from app.models.clients import Area, Client, Fact, Site
from app.models.rewards import Reward
from app.queries.certificates import get_care_choices, list_certificates
from app.queries.paper_rows import CertificateRow
from tests.app.services.test_rewards import five_years, reward
from tests.builders import Firm


@pytest.fixture
def margaret(firm: Firm) -> int:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    site = Site.get(Site.client == client_id)
    for position, name in enumerate(("Living room", "Stairs", "living room", "Hall")):
        Area.create(site=site, name=name, position=position)
    Area.create(site=site, name="Sold sofa", archived_at=firm.clock.now())
    return client_id


def paper(firm: Firm, client_id: int) -> CertificateRow:
    (row,) = list_certificates([reward(client_id, "tenure", 5).id], firm.clock.today(), firm.zone)
    return row


def test_the_name_is_the_one_they_like_with_the_family_name(firm: Firm, margaret: int) -> None:
    assert paper(firm, margaret).client_name == "Margaret Alder"
    for preferred, shown in (("Maggie", "Maggie Alder"), ("Grandma Maggie", "Grandma Maggie"), ("Mrs Alder",) * 2):
        Client.update(preferred_name=preferred, last_name="Alder").where(Client.id == margaret).execute()
        assert paper(firm, margaret).client_name == shown
    Client.update(kind="business").where(Client.id == margaret).execute()
    assert paper(firm, margaret).client_name == "Margaret Alder"


def test_their_rooms_stand_there_until_somebody_chooses_a_sentence_or_none(firm: Firm, margaret: int) -> None:
    assert paper(firm, margaret).rooms == ("Living room", "Stairs", "Hall")
    for chosen in ("Nor have we forgotten Biscuit.", ""):
        Reward.update(care_line=chosen).where(Reward.rule == "tenure").execute()
        assert (paper(firm, margaret).care_line, paper(firm, margaret).rooms) == (chosen, ())


def test_only_what_may_be_printed_is_offered_and_nothing_private(firm: Firm, margaret: int) -> None:
    now = firm.clock.now()
    for headline, may_print, is_private, archived_at in (
        ("Biscuit, the dog", True, False, None),
        ("Allergic to lavender", False, False, None),
        ("Divorce, do not ask", False, True, None),
        ("The cat", True, False, now),
    ):
        Fact.create(
            client=margaret,
            headline=headline,
            may_print=may_print,
            is_private=is_private,
            noted_at=now,
            archived_at=archived_at,
        )
    choices = get_care_choices(margaret)
    assert choices.remembered == ("Biscuit, the dog",)
    assert choices.rooms == ("Living room", "Stairs", "Hall")
