"""What people here did away with is known, however it went: put away, written over, emptied."""

from __future__ import annotations

from app.models.clients import Client, ClientTag, ContactPoint, Site, Tag
from app.queries.clients_again import read_clients_again
from app.services.contact_points import ContactPointService
from app.services.drafts import ContactDraft
from tests.builders import Firm


def test_every_value_that_was_taken_away_is_told_and_what_stands_is_not(firm: Firm) -> None:
    other = firm.client("Bo Lund")
    client_id = firm.client("Ana Reyes")
    points = ContactPointService(firm.everafter.units, firm.clock)
    mail = points.add(client_id, ContactDraft("ana@first.example", "email"))
    for address in ("ana@second.example", "ana@third.example"):
        points.change(mail, None, ContactDraft(address, "email"))
    phone = points.add(client_id, ContactDraft("(503) 555-0142"))
    points.archive(phone)
    with firm.everafter.units("Change more") as work:
        site = Site(client=client_id, street="7 Elm Street", town="Millbrook", position=0)
        work.save(site)
        site.town = "Otterbury"
        work.save(site)
        tag = Tag(name="vip")
        work.save(tag)
        worn = ClientTag(client=client_id, tag=tag.id)
        work.save(worn)
        work.delete(worn)
        client = Client.get_by_id(client_id)
        client.source = "Radio"
        work.save(client)
        client.source = ""
        work.save(client)
    found = read_clients_again([client_id, other])
    again = found[client_id]
    assert again.former_contacts >= {"ana@first.example", "ana@second.example", "+15035550142"}
    assert "ana@third.example" not in again.former_contacts
    assert [(place["street"], place["town"]) for place in again.former_places] == [("7 Elm Street", "Millbrook")]
    assert again.former_tags == {"vip"}
    assert ("source", "Radio") in again.former_fields
    assert (again.tags, found[other].former_contacts, found[other].former_tags) == (set(), set(), set())
    assert ContactPoint.select().where(ContactPoint.id == phone).exists()
