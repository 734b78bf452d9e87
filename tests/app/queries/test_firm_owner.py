"""Who signs: the owner of the team, with what is known of them, else what the firm says of itself."""

from __future__ import annotations

from app.models.firm import Firm as FirmRow
from app.models.team import Person
from app.queries.firm_owner import FirmOwner, get_owner
from tests.builders import Firm


def test_the_owner_of_the_team_signs_with_title_and_own_number(firm: Firm) -> None:
    Person.update(role="owner", title="Founder", phone="+15035550177").where(Person.id == firm.dana).execute()
    name = Person.get_by_id(firm.dana).name
    FirmRow.update(owner_name=name, phone="+15035550100").execute()
    assert get_owner() == FirmOwner(name, "Founder", "+15035550177")
    Person.update(phone="").where(Person.id == firm.dana).execute()
    assert get_owner().phone == "+15035550100", "a client can always call the firm"


def test_the_name_the_firm_gives_goes_before_another_owner_of_the_team(firm: Firm) -> None:
    Person.update(role="owner", title="Partner").where(Person.id == firm.luis).execute()
    FirmRow.update(owner_name="Olive Ash", phone="+15035550100").execute()
    assert get_owner() == FirmOwner("Olive Ash", "", "+15035550100")


def test_without_a_firm_and_without_an_owner_nobody_signs(firm: Firm) -> None:
    FirmRow.update(owner_name="", phone="").execute()
    Person.update(role="technician").execute()
    assert get_owner() == FirmOwner()
