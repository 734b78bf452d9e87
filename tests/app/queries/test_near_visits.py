"""Who is due in the streets and postal codes of a day's visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.models.clients import Client
from app.queries.near_visits import NearRow, list_near_visits
from app.services.drafts import NoteDraft, SiteDraft
from app.services.firm_drafts import PersonDraft
from tests.app.queries.test_closest_at_hand import FAR, MILL_ROW, at_risk, settle_steps, visited
from tests.builders import Firm

ROUND_THE_CORNER = (SiteDraft(street="3 Other Street", town="Easton", postal_code="11111"),)


def near(firm: Firm, days: int = 2) -> list[NearRow]:
    now = firm.clock.now()
    return list_near_visits(firm.clock.today() + timedelta(days=days), now, firm.zone)


def test_three_due_in_the_streets_and_postal_codes_of_that_day(firm: Firm) -> None:
    corner, rich = (
        visited(firm, "Corner", 350, sites=ROUND_THE_CORNER),
        visited(firm, "Rich", 500, sites=ROUND_THE_CORNER),
    )
    street = visited(firm, "Street", 400, sites=(SiteDraft(street="99 Mill Row", town="Easton"),))
    for name, days, sites in (
        ("Far", 400, FAR),
        ("Fresh", 100, MILL_ROW),
        ("Lost", 1_000, MILL_ROW),
    ):
        visited(firm, name, days, sites=sites)
    booked, spoken, hurt, refused = (visited(firm, name, 400, sites=MILL_ROW) for name in ("Bo", "Sp", "Hu", "Re"))
    settle_steps(firm)
    at_risk(corner, 500)
    at_risk(rich, 900)
    firm.booked_job(booked, firm.clock.now() + timedelta(days=30))
    firm.everafter.clients.write_note(spoken, NoteDraft("Hello", kind="call", direction="out"))
    firm.complaint(hurt)
    for channel in ("phone", "text", "email", "letter"):
        firm.everafter.permissions.write(refused, channel, {"sales": False}, "on paper")
    assert near(firm) == []
    firm.booked_job(firm.client("Tuesday", sites=MILL_ROW), firm.clock.now() + timedelta(days=2))
    rows = near(firm)
    assert [row.client_id for row in rows] == [street, rich, corner]
    assert [row.is_same_street for row in rows] == [True, False, False]
    assert {row.technician_ids for row in rows} == {(firm.luis,)}
    assert near(firm, 3) == []
    assert near(firm, -1) == []


def test_each_van_has_its_own_neighbors(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician"))
    visited(firm, "Mill", 400, sites=MILL_ROW)
    visited(firm, "Far", 400, sites=FAR)
    settle_steps(firm)
    when = firm.clock.now() + timedelta(days=1)
    firm.booked_job(firm.client(sites=MILL_ROW), when)
    firm.booked_job(firm.client(sites=FAR), when, technician_id=mia)
    assert {row.name: row.technician_ids for row in near(firm, 1)} == {"Mill": (firm.luis,), "Far": (mia,)}


def test_a_client_who_moves_is_near_from_then_on(firm: Firm) -> None:
    client_id = visited(firm, "Mover", 400, sites=FAR)
    settle_steps(firm)
    firm.booked_job(firm.client(sites=MILL_ROW), firm.clock.now() + timedelta(days=1))
    assert near(firm, 1) == []
    firm.everafter.sites.add(client_id, replace(MILL_ROW[0], is_main=True))
    assert Client.get_by_id(client_id).street_key == "mill row|easton"
    assert [row.name for row in near(firm, 1)] == ["Mover"]
