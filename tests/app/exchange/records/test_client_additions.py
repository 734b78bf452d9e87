"""Exports that come week after week: nothing is told twice, nothing taken away comes back, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.clients import ClientTag, ContactPoint, Site, Tag
from app.queries.hand_over import tuples_of
from app.services.contact_points import ContactPointService
from app.services.drafts import ContactDraft, SiteDraft
from app.services.imports import ImportCounts
from app.services.sites import SiteService
from tests.app.exchange.import_desk import Desk, client_named, closed_to, everything, notes_of, points_of, streets_of
from tests.builders import Firm

HEAD = "First name,Last name,Phone,Email,Street,City,Notes"
ANA = "Ana,Reyes,(503) 555-0142,ana@example.com,7 Elm Street,Millbrook,Two dogs"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def tags_of(client_id: int) -> list[str]:
    borne = ClientTag.select(Tag.name).join(Tag, on=(ClientTag.tag == Tag.id)).where(ClientTag.client == client_id)
    return sorted(name for (name,) in tuples_of(borne))


@pytest.mark.parametrize("kind", ["clients", "payments", "notes"])
def test_an_export_that_gains_empty_columns_or_another_order_changes_nothing(desk: Desk, kind: str) -> None:
    desk.bring_rows(HEAD, ANA, name="clients.csv")
    heads = {
        "clients": (HEAD, ANA),
        "payments": ("Customer name,Payment date,Amount,Payment method", "Ana Reyes,2026-03-01,50.00,cash"),
        "notes": ("Customer name,Date,Note", "Ana Reyes,2026-03-01,She called about the hall"),
    }
    head, row = heads[kind]
    desk.bring(desk.write("first.csv", head, row), kind=kind)
    before = everything()
    names, cells = head.split(","), row.split(",")
    grown = (",".join([names[0], "Fax", *names[1:], "Zone"]), ",".join([cells[0], "", *cells[1:], ""]))
    turned = (",".join(reversed(names)), ",".join(reversed(cells)))
    for name, rows in (("grown.csv", grown), ("turned.csv", turned)):
        again = desk.bring(desk.write(name, *rows), kind=kind)
        assert again.counts == ImportCounts(read=1, unchanged=1), (kind, name)
    assert everything() == before


def test_a_row_without_a_number_that_says_one_thing_more_repeats_nothing(desk: Desk) -> None:
    desk.bring_rows(HEAD, ANA)
    more = f"{ANA},ana@home.example"
    assert desk.bring_rows(HEAD + ",E-mail 2", more) == ImportCounts(read=1, merged=1)
    ana = client_named("Ana Reyes")
    assert notes_of(ana.id) == [("Two dogs", False)]
    assert points_of(ana.id) == ["(503) 555-0142", "ana@example.com", "ana@home.example"]


def test_what_people_took_away_does_not_come_back_with_the_next_export(desk: Desk) -> None:
    head = f"Customer ID,{HEAD},Tags"
    row = f"C1,{ANA},monthly"
    desk.bring_rows(head, row)
    ana, firm = client_named("Ana Reyes"), desk.firm
    phone, mail = ContactPoint.select().where(ContactPoint.client == ana.id).order_by(ContactPoint.position)
    points = ContactPointService(firm.everafter.units, firm.clock)
    points.archive(phone.id)
    points.change(mail.id, None, ContactDraft("ana@new.example", "email"))
    site = Site.get(Site.client == ana.id)
    sites = SiteService(firm.everafter.units, firm.clock)
    sites.change(site.id, None, SiteDraft(street="9 Oak Street", town=site.town, is_main=True))
    with firm.everafter.units("Take a tag off") as work:
        work.delete(ClientTag.get(ClientTag.client == ana.id))
    changed = row.replace("Two dogs", "Three dogs") + ";new"
    assert desk.bring_rows(head, changed) == ImportCounts(read=1, updated=1)
    assert points_of(ana.id) == ["ana@new.example"]
    assert streets_of(ana.id) == ["9 Oak Street"]
    assert tags_of(ana.id) == ["new"]
    assert notes_of(ana.id) == [("Two dogs", False), ("Three dogs", False)]


def test_a_record_of_another_system_loses_nothing_on_a_client_who_is_here(desk: Desk) -> None:
    desk.bring_rows(HEAD, ANA)
    head = (
        "First name,Last name,Email,Tags,Website,Referred by,Customer since,Last visit,Gate code,"
        "Billing street,Billing city,Do not email"
    )
    row = (
        "Ana,Reyes,ana@example.com,monthly;vip,https://reyes.example,Bo Lund,2019-05-01,2025-11-02,4711,"
        "PO Box 9,Otterbury,yes"
    )
    desk.bring_rows(head, row)
    ana = client_named("Ana Reyes")
    assert tags_of(ana.id) == ["monthly", "vip"]
    assert "https://reyes.example" in points_of(ana.id)
    assert streets_of(ana.id) == ["7 Elm Street", "PO Box 9"]
    words = "\n".join(words for words, _is_private in notes_of(ana.id))
    assert all(said in words for said in ("Bo Lund", "2019-05-01", "2025-11-02"))
    assert [words for words, is_private in notes_of(ana.id) if is_private and "4711" in words]
    assert closed_to(ana.id) == ["email"]
    before = everything()
    desk.bring_rows(head, row)
    assert everything() == before
