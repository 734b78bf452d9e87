"""Clients from files: who is new, who is known, what may change, and that nobody's words are ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.clients import Client, ClientTag, ContactPermission, Site, Tag, TimelineEntry
from app.queries import search
from app.services.drafts import ClientChanges, ContactDraft, SiteDraft
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import (
    Desk,
    client_named,
    closed_to,
    everything,
    jobs_of,
    notes_of,
    points_of,
    streets_of,
)
from tests.app.exchange.whole_files import FILES
from tests.builders import Firm

HEAD = "Client #,Name,Phone,Email,Address,City,Zip,Notes,Private notes,Do not email"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_every_row_of_every_known_file_is_accounted_for_and_a_second_time_changes_nothing(desk: Desk) -> None:
    for path in sorted(FILES.glob("*.csv")):
        tried = desk.try_out(path)
        assert tried.import_id is None
        first = desk.bring(path)
        assert first.counts == tried.counts, f"{path.name}: what the dry run promised is what happened"
        assert first.counts.read > 0
        before = everything()
        again = desk.bring(path).counts
        assert (again.new, again.updated, again.merged) == (0, 0, 0), path.name
        assert again.unchanged + again.rejected == first.counts.read, path.name
        assert everything() == before, path.name


def test_a_dry_run_keeps_nothing_at_all(desk: Desk) -> None:
    before = everything()
    counts = desk.try_out(FILES / "plain_spreadsheet.csv").counts
    assert counts.new > 2
    assert everything() == before
    assert desk.firm.everafter.history.undo_label() == "New in the team: Luis Santos"


def test_a_client_comes_with_everything_the_file_says(desk: Desk) -> None:
    desk.bring(FILES / "plain_spreadsheet.csv")
    rose = client_named("Rose Hartley")
    assert (rose.first_name, rose.last_name, rose.sort_name) == ("Rose", "Hartley", "hartley rose")
    assert points_of(rose.id) == ["(817) 555-0134", "817.555.0177", "rose.hartley@example.com"]
    assert streets_of(rose.id) == ["12 Mill Lane"]
    assert ("Dog called Biscuit; back gate, please", False) in notes_of(rose.id)
    assert [hit.id for hit in search.find("hartl", desk.firm.clock.today())] == [rose.id]
    assert [hit.id for hit in search.find("0177", desk.firm.clock.today())] == [rose.id]
    assert (rose.expected_interval_days, rose.stage, rose.import_id) == (365, "stranger", 1)


def test_several_rows_of_one_number_are_several_addresses_of_one_client(desk: Desk) -> None:
    counts = desk.bring(FILES / "jobber_clients.csv").counts
    maria = client_named("Maria Santos")
    assert streets_of(maria.id) == ["31 Oak Ave", "8 Dock Rd"]
    assert points_of(maria.id).count("(817) 555-0150") == 1
    assert counts.merged >= 1
    motel = client_named("Lone Star Motel")
    assert motel.archived_at is not None
    assert {row.name for row in Tag.select().join(ClientTag).where(ClientTag.client == maria.id)} >= {"Client"}


def test_a_changed_row_of_the_same_source_changes_only_what_nobody_edited(desk: Desk) -> None:
    head = "Client #,First name,Last name,Company,Phone,Address,City"
    desk.bring_rows(head, "77,Ana,Ruiz,Acme,(503) 555 0001,7 Elm,Salem", "78,Bo,Ek,,(503) 555 0002,9 Oak,Salem")
    clients, ana, bo = desk.firm.everafter.clients, client_named("Ana Ruiz"), client_named("Bo Ek")
    clients.change(ana.id, ana.version, ClientChanges(company_name="Acme Holdings"))
    clients.change(bo.id, bo.version, ClientChanges(first_name="", name="Ek"))
    counts = desk.bring_rows(
        head, "77,Anna,Ruiz,Acme Ltd,(503) 555 0009,7 Elm Street,Salem", "78,Bodil,Ek,,(503) 555 0002,9 Oak,Salem"
    )
    assert (counts.updated, counts.unchanged) == (1, 1)
    ana, bo = Client.get_by_id(ana.id), Client.get_by_id(bo.id)
    assert (ana.first_name, ana.company_name, ana.main_street) == ("Anna", "Acme Holdings", "7 Elm Street")
    assert bo.first_name == "", "emptied by a person is edited too"
    assert streets_of(ana.id) == ["7 Elm Street"], "the address moved with its row"
    assert points_of(ana.id) == ["(503) 555 0001", "(503) 555 0009"], "a number is added, none is taken away"
    assert [hit.id for hit in search.find("anna", desk.firm.clock.today())] == [ana.id]


def test_another_source_fills_what_is_empty_and_keeps_the_difference_as_a_note(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client(
        first_name="Ana", last_name="Ruiz", phones=(ContactDraft("(503) 555 0001"),), sites=(SiteDraft("7 Elm"),)
    )
    counts = desk.bring_rows(
        "First name,Last name,Company,Source,Phone,Email,Address,City",
        "Ana Maria,Ruiz,Acme,Radio,503-555-0001,ana@example.org,9 Oak,Salem",
    )
    assert counts == ImportCounts(read=1, merged=1)
    row = Client.get_by_id(ana)
    assert (row.first_name, row.company_name, row.source) == ("Ana", "Acme", "Radio")
    assert streets_of(ana) == ["7 Elm", "9 Oak"]
    assert points_of(ana) == ["(503) 555 0001", "ana@example.org"]
    assert notes_of(ana) == [("first name: Ana Maria", False)]
    assert row.main_street == "7 Elm"


def test_an_opt_out_wins_and_stays_whatever_comes_later(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client("Ana Ruiz", phones=(), emails=(ContactDraft("ana@example.org"),))
    firm.everafter.permissions.write(ana, "email", {"sales": True}, "said so")
    head = "Client #,Name,Email,Do not email"
    desk.bring_rows(head, "5,Ana Ruiz,ana@example.org,yes", "6,Bo Ek,bo@example.org,no")
    assert closed_to(ana) == ["email"]
    bo = client_named("Bo Ek").id
    assert closed_to(bo) == []
    desk.bring_rows(head, "5,Ana Ruiz,ana@example.org,no", "6,Bo Ek,bo@example.org,yes", name="later.csv")
    assert closed_to(ana) == ["email"], "an import never opens a channel again"
    assert closed_to(bo) == ["email"], "also when the row of the same source says so later"
    desk.bring(FILES / "unsubscribed_members_export.csv")
    assert closed_to(client_named("Ray Quist").id) == ["email"]
    wishes = ContactPermission.select().where(
        (ContactPermission.client == ana) & (ContactPermission.channel == "email")
    )
    assert wishes.count() == 1


def test_private_notes_stay_private_on_every_way_in(desk: Desk) -> None:
    desk.bring_rows(HEAD, "5,Ana Ruiz,(503) 555 0001,,,,,Nice dog,Divorce,")
    ana = client_named("Ana Ruiz").id
    assert notes_of(ana) == [("Nice dog", False), ("Divorce", True)]
    desk.bring_rows(HEAD, "5,Ana Ruiz,(503) 555 0001,,,,,Nice dog,New flat,", name="changed.csv")
    assert notes_of(ana)[2:] == [("New flat", True)]
    desk.bring_rows("Name,Phone,Private notes", "Ana Ruiz,503 555 0001,Owes us a story", name="other.csv")
    assert notes_of(ana)[3:] == [("Owes us a story", True)]


def test_who_must_stay_two_stays_two(desk: Desk) -> None:
    rows = [
        "First name,Last name,Home phone,Email,Address",
        "Tom,Okafor,(503) 555 0001,,7 Elm",
        "Ana,Okafor,(503) 555 0001,,7 Elm",
        "John,Alder Sr,(503) 555 0002,john@example.org,9 Oak",
        "John,Alder Jr,(503) 555 0002,john@example.org,9 Oak",
        "Priya,Nair,,info@motel.example,1 Mill",
        "Raj,Nair,,info@motel.example,1 Mill",
    ]
    counts = desk.bring_rows(*rows)
    assert counts == ImportCounts(read=6, new=6)
    assert Client.select().count() == 6
    assert desk.bring_rows(*rows) == ImportCounts(read=6, unchanged=6)


def test_the_same_person_twice_in_a_file_becomes_one(desk: Desk) -> None:
    counts = desk.bring_rows(
        "Name,Phone,Email,Notes",
        "Ana Ruiz,(503) 555 0001,,first",
        "Ana Ruiz,503.555.0001,ana@example.org,second",
        "Ana Ruiz,(503) 555 0001,,first",
        "Ana Ruiz,,ANA@example.org,",
    )
    assert (counts.new, counts.read, Client.select().count()) == (1, 4, 1)
    ana = client_named("Ana Ruiz").id
    assert points_of(ana) == ["(503) 555 0001", "ana@example.org"]
    assert [words for words, _private in notes_of(ana)][:2] == ["first", "second"]


def test_two_lists_that_number_from_the_same_start_do_not_overwrite_each_other(desk: Desk) -> None:
    head = "Client #,First name,Last name,Phone"
    desk.bring_rows(head, "1001,Rose,Hartley,(503) 555 0001")
    for _time in range(2):
        desk.bring_rows(head, "1001,Bo,Ek,(503) 555 0002", name="other shop.csv")
        assert sorted(row.name for row in Client.select()) == ["Bo Ek", "Rose Hartley"]
    desk.bring_rows(head, "1001,Rosemary,Hartley,(503) 555 0001", name="again.csv")
    assert sorted(row.name for row in Client.select()) == ["Bo Ek", "Rosemary Hartley"]


def test_a_name_of_any_kind_comes_in_as_it_is(desk: Desk) -> None:
    names = ["<b>Bold</b>", "'; DROP TABLE client; --", "田中 花子", "=cmd()", "Ann O'Brien", "é" * 60]
    counts = desk.bring_rows("Name,Phone", *(f'"{name}",(503) 555 {number:04}' for number, name in enumerate(names)))
    assert (counts.read, counts.new) == (6, 6)
    assert {row.name for row in Client.select()} >= {
        "<b>Bold</b>",
        "'; DROP TABLE client; --",
        "田中 花子",
        "Ann O'Brien",
    }


def test_a_client_file_makes_no_jobs_and_counts_no_visits(desk: Desk) -> None:
    desk.bring(FILES / "plain_spreadsheet.csv")
    rose = client_named("Rose Hartley")
    assert (jobs_of(rose.id), rose.visit_count, rose.last_visit_on) == ([], 0, None)
    assert any("Last visit before we kept records here" in words for words, _private in notes_of(rose.id))


def test_rows_that_share_a_number_in_one_file_are_one_client_and_once_only(desk: Desk) -> None:
    """One row for each address, all under the client's number."""
    rows = [
        "Client #,First name,Last name,Phone,Address,Notes",
        "5,Ana,Ruiz,(503) 555 0001,7 Elm,first",
        "5,Ana,Ruiz,(503) 555 0002,9 Oak,second",
        "5,Ana,Ruiz,(503) 555 0002,9 Oak,second",
        "5,Anna,Ruiz,,11 Ash,third",
    ]
    assert desk.bring_rows(*rows) == ImportCounts(read=4, new=1, merged=2, unchanged=1)
    ana = client_named("Ana Ruiz")
    assert streets_of(ana.id) == ["7 Elm", "9 Oak", "11 Ash"]
    assert [words for words, _private in notes_of(ana.id)] == ["first", "second", "third\nfirst name: Anna"]
    before = everything()
    assert desk.bring_rows(*rows) == ImportCounts(read=4, unchanged=4)
    assert desk.bring_rows(rows[0], *rows[:0:-1]) == ImportCounts(read=4, unchanged=4), "in any order"
    assert everything() == before


def test_of_several_rows_of_one_number_the_one_that_did_not_change_is_known_the_next_time_too(desk: Desk) -> None:
    head = "Client #,First name,Last name,Phone,Notes"
    first, second = "5,Ana,Ruiz,(503) 555 0001,first", "5,Ana,Ruiz,(503) 555 0001,third"
    desk.bring_rows(head, first)
    assert desk.bring_rows(head, second, first) == ImportCounts(read=2, updated=1, unchanged=1)
    before = everything()
    assert desk.bring_rows(head, second, first) == ImportCounts(read=2, unchanged=2)
    assert everything() == before


def test_each_place_of_a_client_keeps_how_to_get_in_and_no_note_is_written_twice(desk: Desk) -> None:
    head = "J-ID,Display Name,First Name,Last Name,Main Phone #s,Service Street 1,Service City,Service Zip code,"
    desk.bring_rows(
        head + "PFT[Gate code],CFT[Pets]",
        "1_1,Ida Marsh,Ida,Marsh,503-555-0142,1 Oak St,Salem,97301,#12,2 dogs",
        "1_2,Ida Marsh,Ida,Marsh,503-555-0142,9 Pine Rd,Salem,97301,#77,2 dogs",
        "1_3,Ida Marsh,Ida,Marsh,503-555-0142,1 Oak St,Salem,97301,#34,2 dogs",
    )
    assert [site.access_note for site in Site.select().order_by(Site.position)] == ["#12", "#77"]
    notes = TimelineEntry.select(TimelineEntry.words, TimelineEntry.is_private).order_by(TimelineEntry.id).tuples()
    assert list(notes) == [("Pets: 2 dogs", False), ("#34", True)]
