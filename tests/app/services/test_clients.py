"""Writing down who a client is: each act whole, signed, checked and undone by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client, ClientFactor, ContactPermission, ContactPoint, Fact, Referral, Site
from app.models.clients import TimelineEntry as Entry
from app.queries import client_card, search
from app.queries.client_rows import ClientDetails
from app.services.drafts import (
    AreaDraft,
    ClientChanges,
    ClientDraft,
    ContactDraft,
    FactDraft,
    NoteDraft,
    SiteDraft,
)
from tests.builders import Firm


def card(firm: Firm, client_id: int) -> ClientDetails:
    return client_card.get_client(client_id, firm.clock.now(), firm.zone)


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


def test_numbers_come_and_go_and_the_preferred_one_is_rung(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0001"),))
    second = clients.add_contact_point(client_id, ContactDraft("(503) 555 0002", is_preferred=True, label="mobile"))
    assert card(firm, client_id).main_phone == "(503) 555 0002"
    clients.change_contact_point(second, ContactDraft("+44 20 7946 0958", is_preferred=True))
    assert Client.get_by_id(client_id).main_phone == "+44 20 7946 0958"
    assert ContactPoint.get_by_id(second).normal == "+442079460958"
    clients.archive_contact_point(second)
    assert card(firm, client_id).main_phone == "(503) 555 0001"
    assert search.find("0958", firm.clock.today()) == []
    firm.everafter.history.undo()
    assert card(firm, client_id).main_phone == "+44 20 7946 0958"
    mail = clients.add_contact_point(client_id, ContactDraft("ana@example.org", kind="email"))
    assert [hit.id for hit in search.find("ana@example", firm.clock.today())] == [client_id]
    for kind, value in (("email", "no mail"), ("phone", " "), ("phone", "1" * 255)):
        with pytest.raises(ValidationError):
            clients.change_contact_point(mail, ContactDraft(value, kind=kind))
    with pytest.raises(NotFoundError):
        clients.change_contact_point(99, ContactDraft("(503) 555 0003"))
    with pytest.raises(NotFoundError):
        clients.add_contact_point(99, ContactDraft("(503) 555 0003"))
    clients.archive_contact_point(99)


def test_a_wish_is_written_down_once_for_each_channel_with_who_and_when(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    clients.set_permission(client_id, "email", True, "said so on the telephone")
    firm.clock.move_on(days=1)
    firm.everafter.sign_in(firm.ben)
    clients.set_permission(client_id, "email", False, "unsubscribed")
    (wish,) = card(firm, client_id).permissions
    assert (wish.channel, wish.is_allowed, wish.source, wish.decided_by) == (
        "email",
        False,
        "unsubscribed",
        "Ben Moreno",
    )
    assert wish.decided_at == firm.clock.now()
    with pytest.raises(ValidationError):
        clients.set_permission(client_id, "pigeon", True, "")
    with pytest.raises(NotFoundError):
        clients.set_permission(99, "email", True, "")
    firm.everafter.history.undo()
    assert ContactPermission.get().is_allowed


def test_the_first_address_is_where_we_work_and_rooms_keep_their_marks(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz", sites=())
    site_id = clients.add_site(client_id, SiteDraft(street="7 Elm", town="Salem", is_main=False))
    clients.add_site(client_id, SiteDraft(street="9 Oak", is_main=True))
    assert card(firm, client_id).main_site == card(firm, client_id).sites[0]
    clients.change_site(site_id, SiteDraft(street="7 Elm Street", access_note="side door", is_main=False))
    changed = card(firm, client_id).sites[0]
    assert (changed.street, changed.access_note, changed.is_main) == ("7 Elm Street", "side door", True)
    assert Client.get_by_id(client_id).main_street == "7 Elm Street"
    assert [hit.id for hit in search.find("elm street", firm.clock.today())] == [client_id]
    clients.add_area(
        site_id, AreaDraft("Living room", size_hundredths=24_000, size_unit="sq_ft", marks=("wine", "wax"))
    )
    (area,) = card(firm, client_id).areas
    assert (area.name, area.marks) == ("Living room", ("wine", "wax"))
    with pytest.raises(ValidationError):
        clients.add_area(site_id, AreaDraft(" "))
    for missing in (lambda: clients.add_area(99, AreaDraft("Hall")), lambda: clients.change_site(99, SiteDraft())):
        with pytest.raises(NotFoundError):
            missing()
    with pytest.raises(NotFoundError):
        clients.add_site(99, SiteDraft())


def test_a_room_is_put_right_with_its_marks_and_taken_off_the_card(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    site_id = card(firm, client_id).sites[0].id
    area_id = clients.add_area(site_id, AreaDraft("Lounge", marks=("wine", "wax")))
    clients.change_area(area_id, AreaDraft("Living room", fibre="wool", marks=("wax", "ink")))
    (area,) = card(firm, client_id).areas
    assert (area.name, area.fibre, area.marks) == ("Living room", "wool", ("wax", "ink"))
    with pytest.raises(ValidationError):
        clients.change_area(area_id, AreaDraft(" "))
    with pytest.raises(NotFoundError):
        clients.change_area(99, AreaDraft("Hall"))
    firm.everafter.history.undo()
    assert card(firm, client_id).areas[0].marks == ("wine", "wax")
    clients.archive_area(area_id)
    clients.archive_area(99)
    assert card(firm, client_id).areas == ()


def test_a_fact_is_put_right_and_a_private_one_still_never_prints(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    fact_id = clients.add_fact(client_id, FactDraft("Biscit", kind="pet", may_print=True))
    clients.change_fact(fact_id, FactDraft("Biscuit", "the spaniel", "pet", may_print=True))
    (fact,) = card(firm, client_id).facts
    assert (fact.headline, fact.detail) == ("Biscuit", "the spaniel")
    for draft in (FactDraft(" "), FactDraft("Biscuit", is_private=True, may_print=True)):
        with pytest.raises(ValidationError):
            clients.change_fact(fact_id, draft)
    with pytest.raises(NotFoundError):
        clients.change_fact(99, FactDraft("Biscuit"))


def test_a_fact_is_remembered_forgotten_and_remembered_again(firm: Firm) -> None:
    clients = firm.everafter.clients
    client_id = firm.client("Ana Ruiz")
    fact_id = clients.add_fact(client_id, FactDraft("Allergic to lavender", kind="worry", may_print=True))
    assert Fact.get_by_id(fact_id).noted_by_id == firm.dana
    clients.archive_fact(fact_id)
    assert card(firm, client_id).facts == ()
    firm.everafter.history.undo()
    assert card(firm, client_id).facts[0].headline == "Allergic to lavender"
    clients.archive_fact(99)
    with pytest.raises(ValidationError):
        clients.add_fact(client_id, FactDraft(" "))
    with pytest.raises(ValidationError):
        clients.add_fact(client_id, FactDraft("Sick child", is_private=True, may_print=True))


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
