"""Writing down who a client is: each act whole, signed, checked and undone by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client, ClientFactor, ContactPoint, Referral, Site
from app.models.clients import TimelineEntry as Entry
from app.queries import search
from app.services.drafts import (
    ClientChanges,
    ClientDraft,
    ContactDraft,
    FactDraft,
    NoteDraft,
    SiteDraft,
)
from tests.app.services.client_cards import card
from tests.builders import Firm


def test_a_new_client_has_everything_that_was_typed_in_one_act(firm: Firm) -> None:
    client_id = firm.everafter.clients.create(
        ClientDraft(
            first_name=" Margaret ",
            last_name="Alder",
            preferred_name="Peggy",
            phones=(ContactDraft("(503) 555-0142", whose="her"), ContactDraft("503 555 0143", kind="email")),
            emails=(ContactDraft("Peggy@Example.org "),),
            sites=(
                SiteDraft(street="14 Orchard Lane", town="Millbrook", postal_code="97222", is_main=False),
                SiteDraft(street="2 Mill Road", town="Salem"),
            ),
            facts=(FactDraft("Biscuit", "the spaniel", "pet", may_print=True),),
            factors=("pets", "children"),
            note="Found us at the fair.",
        )
    )
    details = card(firm, client_id)
    assert (details.number, details.name, details.preferred_name) == (1001, "Margaret Alder", "Peggy")
    assert [(point.kind, point.value) for point in details.contact_points] == [
        ("phone", "(503) 555-0142"),
        ("phone", "503 555 0143"),
        ("email", "Peggy@Example.org"),
    ]
    assert [(site.street, site.is_main) for site in details.sites] == [
        ("14 Orchard Lane", True),
        ("2 Mill Road", False),
    ]
    assert details.facts[0].headline == "Biscuit"
    assert details.usual_gap_days == 183, "pets and children: twice a year"
    assert {row.factor for row in ClientFactor.select()} == {"pets", "children"}
    stored = Client.get_by_id(client_id)
    assert (stored.sort_name, stored.stage, stored.first_contact_on) == ("alder margaret", "stranger", date(2026, 3, 2))
    assert ContactPoint.get(ContactPoint.kind == "email").normal == "peggy@example.org"
    assert ContactPoint.get(ContactPoint.kind == "phone").normal == "+15035550142"
    firm.everafter.history.undo()
    assert search.find("alder", firm.clock.today()) == []
    firm.everafter.history.redo()
    assert [hit.id for hit in search.find("0142", firm.clock.today())] == [client_id]


def test_a_name_is_kept_as_typed_and_sorted_by_its_last_word(firm: Firm) -> None:
    for draft, name, sorted_as in (
        (ClientDraft(name="Ana María Ruiz"), "Ana María Ruiz", "ruiz ana maria"),
        (ClientDraft(first_name="Bo", last_name="Ek"), "Bo Ek", "ek bo"),
        (ClientDraft(name="The Mill Café", kind="business"), "The Mill Café", "the mill cafe"),
        (ClientDraft(company_name="Acme", first_name="Jo", kind="business"), "Acme", "acme"),
        (ClientDraft(company_name="Acme"), "Acme", "acme"),
        (ClientDraft(name="!!!"), "!!!", "!!!"),
        (ClientDraft(first_name="!", last_name="?"), "! ?", "! ?"),
        (ClientDraft(name="Ann O'Brien"), "Ann O'Brien", None),
        (ClientDraft(name="<b>R'); DROP TABLE client;--</b>"), "<b>R'); DROP TABLE client;--</b>", None),
    ):
        stored = Client.get_by_id(firm.everafter.clients.create(draft))
        assert stored.name == name
        assert sorted_as in (None, stored.sort_name)


def test_what_does_not_fit_is_said_with_its_field_and_nothing_is_saved(firm: Firm) -> None:
    clients = firm.everafter.clients
    wrong = [
        (ClientDraft(name=" \t"), "name"),
        (ClientDraft(name="x" * 201), "name"),
        (ClientDraft(name="Ana", emails=(ContactDraft("ana at home"),)), "email"),
        (ClientDraft(name="Ana", facts=(FactDraft("Sick", is_private=True, may_print=True),)), "may_print"),
    ]
    for draft, field in wrong:
        with pytest.raises(ValidationError) as caught:
            clients.create(draft)
        assert caught.value.field == field
    assert (Client.select().count(), Site.select().count()) == (0, 0)


def test_changing_says_only_what_changes_and_a_second_desk_is_told(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    seen = card(firm, client_id).version
    clients.change(client_id, seen, ClientChanges(first_name="Ana", last_name="Ruiz-Holt", why_us="the smell is gone"))
    details = card(firm, client_id)
    assert (details.name, details.why_us) == ("Ana Ruiz-Holt", "the smell is gone")
    assert [hit.id for hit in search.find("holt", firm.clock.today())] == [client_id]
    with pytest.raises(ConflictError, match="Ana Ruiz-Holt"):
        clients.change(client_id, seen, ClientChanges(why_us="price"))
    assert card(firm, client_id).why_us == "the smell is gone"
    with pytest.raises(ValidationError):
        clients.change(client_id, details.version, ClientChanges(first_name="", last_name=" "))
    with pytest.raises(ValidationError):
        clients.change(client_id, details.version, ClientChanges(name="x" * 201))
    with pytest.raises(NotFoundError):
        clients.change(99, 1, ClientChanges(name="Nobody"))
    firm.everafter.history.undo()
    assert card(firm, client_id).name == "Ana Ruiz"
    assert search.find("holt", firm.clock.today()) == []


def test_an_agreed_rhythm_and_a_promised_day_overrule_the_usual_one(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    clients.change(client_id, card(firm, client_id).version, ClientChanges(promised_on=date(2026, 6, 1)))
    assert card(firm, client_id).due_on == date(2026, 6, 1), "also with no visit yet"
    firm.finished_job(client_id)
    assert card(firm, client_id).usual_gap_days == 91
    with pytest.raises(ValidationError) as caught:
        clients.change(client_id, card(firm, client_id).version, ClientChanges(agreed_interval_days=0))
    assert caught.value.field == "agreed_interval_days"
    clients.change(client_id, card(firm, client_id).version, ClientChanges(agreed_interval_days=30))
    assert card(firm, client_id).usual_gap_days == 30


def test_somebody_who_moved_away_is_ended_today_and_stays_findable(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.everafter.clients.change(client_id, card(firm, client_id).version, ClientChanges(ended_reason="moved"))
    assert (card(firm, client_id).stage, card(firm, client_id).ended_reason) == ("ended", "moved")
    assert Client.get_by_id(client_id).ended_on == date(2026, 3, 2)
    firm.clock.move_on(days=9)
    firm.everafter.clients.change(client_id, card(firm, client_id).version, ClientChanges(ended_reason="died"))
    assert Client.get_by_id(client_id).ended_on == date(2026, 3, 2), "the first day stands"
    assert search.find("ruiz", firm.clock.today())


def test_a_call_is_the_last_contact_and_a_note_to_ourselves_is_none(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    clients.write_note(client_id, NoteDraft("Looks like rain"))
    assert Client.get_by_id(client_id).last_contact_at is None
    earlier = firm.clock.now() - timedelta(days=3)
    entry_id = clients.write_note(
        client_id, NoteDraft("Rang back", kind="call", duration_minutes=4, happened_at=earlier)
    )
    assert Client.get_by_id(client_id).last_contact_at == earlier
    clients.write_note(client_id, NoteDraft("Wrote", kind="letter"))
    assert Client.get_by_id(client_id).last_contact_at == firm.clock.now()
    assert Entry.get_by_id(entry_id).person_id == firm.dana
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).last_contact_at == earlier
    assert clients.write_note(client_id, NoteDraft("", headline="Passed by"))
    for words in (" ", "x" * 100_001):
        with pytest.raises(ValidationError):
            clients.write_note(client_id, NoteDraft(words))
    with pytest.raises(NotFoundError):
        clients.write_note(99, NoteDraft("Hello"))


def test_a_note_of_any_script_comes_back_as_it_was_and_nul_is_shown(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    words = "Ünïcödé 田中 🧽 \u202eabc\u202c a\u0301\n\tline two; '); --"
    entry_id = firm.everafter.clients.write_note(client_id, NoteDraft(words + "\x00\ud800"))
    assert Entry.get_by_id(entry_id).words == words + "\ufffd\ufffd"


def test_a_deleted_client_is_gone_from_lists_and_comes_back_whole(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    clients.archive(client_id, card(firm, client_id).version)
    assert search.find("ruiz", firm.clock.today()) == []
    assert card(firm, client_id).archived_at == firm.clock.now()
    with pytest.raises(ConflictError):
        clients.archive(client_id, 1)
    clients.bring_back(client_id)
    assert [hit.id for hit in search.find("ruiz", firm.clock.today())] == [client_id]
    assert card(firm, client_id).last_visit is not None
    assert card(firm, client_id).last_visit.id == job_id
    with pytest.raises(NotFoundError):
        clients.bring_back(99)


def test_looking_at_a_card_is_no_act_and_nothing_to_undo(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    label = firm.everafter.history.undo_label()
    firm.everafter.clients.mark_opened(client_id)
    assert firm.everafter.history.undo_label() == label == "New client Ana Ruiz"
    assert Client.get_by_id(client_id).last_opened_at == firm.clock.now()


def test_who_sent_somebody_is_remembered_and_undone_with_the_client(firm: Firm) -> None:
    friend = firm.client("Margaret Alder")
    newcomer = firm.client("Tom Reyes", referred_by_id=friend)
    (referral,) = Referral.select()
    assert (referral.referrer_id, referral.referred_id, referral.converted_on) == (friend, newcomer, None)
    firm.everafter.history.undo()
    assert Referral.select().count() == 0
