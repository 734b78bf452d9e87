"""The find box's query on both engines: what is found, in which order, and that nothing typed can break it."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.models.base import database_proxy
from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Job
from app.queries.client_card import get_client
from app.queries.client_rows import SearchHit
from app.queries.search import find, find_recent
from app.services.drafts import ContactDraft, SiteDraft
from tests.builders import Firm

HOSTILE = (
    "\"'*", "O'Brien", "+44", "#77", "10%", "\x00", "a\x00b", "\ud800", "NEAR(", "a OR b", "name:", "-x", "%_", "\\",
)  # fmt: skip


def hits(firm: Firm, text: str, limit: int = 50) -> list[SearchHit]:
    return find(text, firm.clock.today(), limit)


def names(firm: Firm, text: str, limit: int = 50) -> list[str]:
    return [hit.name for hit in hits(firm, text, limit)]


def person(firm: Firm, name: str, phone: str = "", street: str = "", town: str = "Millbrook") -> int:
    phones = (ContactDraft(phone),) if phone else ()
    return firm.client(name, phones=phones, sites=(SiteDraft(street=street, town=town),))


def visited(firm: Firm, client_id: int, days_ago: int) -> None:
    """A finished job so many days ago."""
    now = firm.clock.now()
    firm.clock.move_to(now - timedelta(days=days_ago))
    firm.finished_job(client_id)
    firm.clock.move_to(now)


# ---------------------------------------------------------------------------------- what is found


def test_a_name_is_found_by_its_parts_in_any_order(firm: Firm) -> None:
    person(firm, "Margaret Alder")
    person(firm, "Greg Ortiz")
    for text in ("alder", "Marg", "marg ald", "ald marg", "  ALDER,  margaret ", "Alder", "a m"):
        assert names(firm, text) == ["Margaret Alder"], text


def test_a_client_is_found_by_street_town_company_and_e_mail(firm: Firm) -> None:
    firm.client(
        "Ana Bell",
        company_name="Northgate Bakery",
        emails=(ContactDraft("ana.bell@example.org", kind="email"),),
        sites=(SiteDraft(street="12 Quarry Hill", town="Saint Bréval", postal_code="97204"),),
    )
    for text in ("quarry", "12 quarry hill", "saint breval", "97204", "northgate", "ana.bell@example.org", "bell bré"):
        assert names(firm, text) == ["Ana Bell"], text
    assert names(firm, "12 orchard") == []


def test_accents_and_case_are_ignored(firm: Firm) -> None:
    person(firm, "Zoë Núñez")
    person(firm, "Ødegård")
    for text in ("zoe", "Zoë", "ZOË", "nunez", "Núñez", "zoe nun"):
        assert names(firm, text) == ["Zoë Núñez"], text
    for text in ("odegard", "Ødegård", "ødeg"):
        assert names(firm, text) == ["Ødegård"], text


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same(firm: Firm, stored: Literal["NFC", "NFD"]) -> None:
    name = unicodedata.normalize(stored, "Łukasz Đặng-Müller")
    person(firm, name)
    person(firm, unicodedata.normalize(stored, "각남"))
    for form in ("NFC", "NFD"):
        for text in ("Đặng", "Müller", "lukasz dang"):
            assert names(firm, unicodedata.normalize(form, text)) == [name]
        assert len(names(firm, unicodedata.normalize(form, "남"))) == 1


def test_a_part_inside_a_run_without_spaces_is_found(firm: Firm) -> None:
    for name, text in (("山田太郎", "太郎"), ("山田花子", "花"), ("สมชาย ใจดี", "ชาย"), ("さくら商店", "商店")):
        person(firm, name)
        assert names(firm, text) == [name]


def test_an_apostrophe_may_be_typed_or_left_out(firm: Firm) -> None:
    person(firm, "Siobhan O'Brien")
    person(firm, "Kieran O’Brien")
    for text in ("O'Brien", "obrien", "O’Brien", "o'b"):
        assert sorted(names(firm, text)) == ["Kieran O’Brien", "Siobhan O'Brien"]


def test_an_archived_client_is_hidden_until_brought_back(firm: Firm) -> None:
    client_id = person(firm, "Margaret Alder", "(503) 555 0142")
    firm.everafter.clients.archive(client_id, get_client(client_id, firm.clock.now(), firm.zone).version)
    for text in ("alder", "0142", "marg", "m"):
        assert names(firm, text) == []
    firm.everafter.clients.bring_back(client_id)
    assert names(firm, "0142") == ["Margaret Alder"]


# ---------------------------------------------------------------------------------- telephones


def test_a_number_is_found_by_its_last_digits_however_it_is_typed(firm: Firm) -> None:
    person(firm, "Margaret Alder", "503.555.0142")
    person(firm, "Greg Ortiz", "503.555.0199")
    for text in ("0142", "142", "555 0142", "5550142", "(503) 555-0142", "5035550142", "٠١٤٢"):
        assert names(firm, text) == ["Margaret Alder"], text


def test_a_number_is_found_by_every_way_of_dialling_it(firm: Firm) -> None:
    person(firm, "Written at home", "020 7946 0123")
    person(firm, "Written for abroad", "+44 20 7946 0958")
    assert names(firm, "020 7946 0958") == ["Written for abroad"]
    assert "Written for abroad" in names(firm, "+44")
    assert names(firm, "+44 20 7946 0958") == ["Written for abroad"]
    assert names(firm, "+1 503 555 0142") == []
    person(firm, "Calling now", "(503) 555-0142")
    assert names(firm, "+15035550142") == ["Calling now"]


def test_two_numbers_of_one_client_are_one_row(firm: Firm) -> None:
    firm.client("Ana Bell", phones=(ContactDraft("503 555 0177"), ContactDraft("971 555 0177")))
    assert names(firm, "0177") == ["Ana Bell"]


def test_the_number_that_was_asked_for_is_the_one_that_is_shown(firm: Firm) -> None:
    both = (ContactDraft("503 555 0142"), ContactDraft("+44 20 7946 0958"), ContactDraft("971 555 8866"))
    firm.client("Ana Bell", phones=both)
    for text, shown in (("0142", "503 555 0142"), ("8866", "971 555 8866"), ("+44 20", "+44 20 7946 0958")):
        assert [hit.phone for hit in hits(firm, text)] == [shown], text
        assert hits(firm, text)[0].line.startswith(f"{shown} · "), "before a street that may be long"
    assert [hit.phone for hit in hits(firm, "bell")] == ["503 555 0142"]


# ---------------------------------------------------------------------------------- the order


def test_the_end_of_a_telephone_number_comes_before_everything(firm: Firm) -> None:
    person(firm, "Name 4711", street="1 Mill Road")
    person(firm, "Ben Moss", street="4711 Mill Road")
    firm.everafter.clients.mark_opened(person(firm, "Zed Last", "503 555 4711"))
    person(firm, "Ada First", "971 555 4711")
    found = names(firm, "4711")
    assert found[:2] == ["Zed Last", "Ada First"]
    assert sorted(found[2:]) == ["Ben Moss", "Name 4711"]


def test_the_start_of_a_name_comes_before_the_last_opened_and_the_last_visit(firm: Firm) -> None:
    street = person(firm, "Greg Ortiz", street="7 Bell Road")
    visited(firm, street, 3)
    firm.everafter.clients.mark_opened(street)
    person(firm, "Ana Bell")
    person(firm, "Bella Chan")
    assert names(firm, "bell") == ["Ana Bell", "Bella Chan", "Greg Ortiz"]


def test_the_last_opened_come_before_the_last_visited(firm: Firm) -> None:
    people = {name: person(firm, f"{name} Mill") for name in ("Ada", "Ben", "Cleo", "Dan")}
    visited(firm, people["Ada"], 2)
    visited(firm, people["Ben"], 300)
    for name in ("Cleo", "Dan"):
        firm.clock.move_on(minutes=1)
        firm.everafter.clients.mark_opened(people[name])
    assert names(firm, "mill") == ["Dan Mill", "Cleo Mill", "Ada Mill", "Ben Mill"]


def test_only_the_last_twenty_opened_count(firm: Firm) -> None:
    first = person(firm, "Opened First")
    firm.everafter.clients.mark_opened(first)
    for number in range(20):
        firm.clock.move_on(minutes=1)
        firm.everafter.clients.mark_opened(person(firm, f"Other{number}"))
    visited(firm, person(firm, "Visited First"), 5)
    assert names(firm, "first") == ["Visited First", "Opened First"]


def test_the_last_visit_decides_and_those_never_visited_come_last_by_name(firm: Firm) -> None:
    for name, days in (("Old", 900), ("Recent", 20), ("Older", 1_200)):
        visited(firm, person(firm, f"{name} Fenwick"), days)
    person(firm, "Zora Fenwick")
    person(firm, "Abe Fenwick")
    assert names(firm, "fenwick") == ["Recent Fenwick", "Old Fenwick", "Older Fenwick", "Abe Fenwick", "Zora Fenwick"]


def test_whoever_was_just_opened_is_found_among_thousands_of_the_same_name(firm: Firm) -> None:
    now = firm.clock.now()
    many = [
        {"number": 5_000 + each, "name": f"Many Mill {each}", "sort_name": "mill many", "created_at": now,
         "search_text": f"many mill {each}"}
        for each in range(700)
    ]  # fmt: skip
    with database_proxy.atomic():
        for start in range(0, len(many), 100):
            Client.insert_many(many[start : start + 100]).execute()
    opened = person(firm, "Walter Road", street="9 Mill Lane")
    firm.everafter.clients.mark_opened(opened)
    called = person(firm, "Aaron Mill")
    assert len(names(firm, "mill")) == 50
    found = [hit.id for hit in hits(firm, "mill", 1_000)]
    assert called in found
    assert opened in found


def test_no_more_rows_come_than_were_asked_for(firm: Firm) -> None:
    for _number in range(4):
        person(firm, "Ana Bell", "503 555 0166")
    assert len(names(firm, "bell", 3)) == len(names(firm, "0166", 3)) == 3


# ---------------------------------------------------------------------------------- jobs


def test_a_job_is_found_by_its_number_behind_the_telephones_or_first_with_its_sign(firm: Firm) -> None:
    client_id = person(firm, "Margaret Alder")
    job_id = firm.booked_job(client_id, description="Landing")
    number = Job.get_by_id(job_id).number
    caller = person(firm, "Ben Moss", f"503 555 {number:04}")
    assert [(hit.kind, hit.client_id) for hit in hits(firm, str(number))] == [("client", caller), ("job", client_id)]
    [first, *_others] = hits(firm, f"#{number}")
    assert (first.kind, first.id, first.name, first.line) == ("job", job_id, "Margaret Alder", f"{number} · Landing")
    assert hits(firm, f" # {number}")[0].id == job_id


def test_a_job_is_found_by_the_number_it_had_elsewhere(firm: Firm) -> None:
    job_id = firm.booked_job(person(firm, "Margaret Alder"))
    Job.update(external_number="0087").where(Job.id == job_id).execute()
    assert [hit.id for hit in hits(firm, "#0087") if hit.kind == "job"] == [job_id]
    assert [hit for hit in hits(firm, "1" * 13) if hit.kind == "job"] == []


# ---------------------------------------------------------------------------------- the row, and hostile texts


def test_a_row_says_place_years_last_visit_and_open_complaint(firm: Firm) -> None:
    client_id = person(firm, "Margaret Alder", "(503) 555 0142", "4 Orchard Lane")
    visited(firm, client_id, 800)
    firm.complaint(client_id)
    [hit] = hits(firm, "alder")
    assert hit.line == "4 Orchard Lane, Millbrook · (503) 555 0142"
    assert (hit.years, hit.has_open_complaint) == (2, True)
    assert hit.last_visit_on == firm.clock.today() - timedelta(days=800)
    person(firm, "No Place", town="")
    [bare] = hits(firm, "no place")
    assert (bare.line, bare.years, bare.last_visit_on) == ("", 0, None)


def test_nothing_that_can_be_typed_breaks_it(firm: Firm) -> None:
    person(firm, "Margaret Alder", "(503) 555 0142")
    for text in [*HOSTILE, "x" * 10_000, "1" * 10_000, "a " * 5_000]:
        assert all(hit.name == "Margaret Alder" for hit in hits(firm, text)), text


def test_a_text_without_letters_or_digits_finds_nobody(firm: Firm) -> None:
    person(firm, "Margaret Alder")
    for text in ["\"'*", "", "   ", "%", "_", "***", "'", "—", "\x00"]:
        assert hits(firm, text) == [], text


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=60) | st.text("0123456789+#-() ,'\"*:&|!<>%_\\", max_size=20))
@example("²")
@example("٠١٤٢")
def test_no_text_at_all_raises(firm: Firm, text: str) -> None:
    assert hits(firm, text) == []


def test_without_words_those_looked_at_last_come_first(firm: Firm) -> None:
    for name in ("Ada", "Ben", "Cleo"):
        firm.clock.move_on(minutes=1)
        firm.everafter.clients.mark_opened(person(firm, name))
    person(firm, "Never Opened")
    assert [hit.name for hit in find_recent(firm.clock.today())] == ["Cleo", "Ben", "Ada"]
    assert [hit.name for hit in find_recent(firm.clock.today(), 1)] == ["Cleo"]


def test_the_number_of_an_invoice_leads_to_whose_it_is(firm: Firm) -> None:
    client_id = person(firm, "Margaret Alder")
    Invoice.create(number="INV-2026-7", client=client_id, issued_on=firm.clock.today(), net_minor=1, total_minor=1)
    for text in ("INV-2026-7", " inv-2026-7 "):
        assert names(firm, text)[0] == "Margaret Alder"
    assert names(firm, "INV-2026-8") == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=20))
def test_composed_and_decomposed_texts_find_the_same(firm: Firm, text: str) -> None:
    if not Client.select().exists():
        person(firm, "Đặng Müller-Łukasz", "503 555 0142", "4 Straße", "Saint Bréval")
    assert hits(firm, unicodedata.normalize("NFC", text)) == hits(firm, unicodedata.normalize("NFD", text))


def test_letters_without_marks_and_with_them_find_each_other(firm: Firm) -> None:
    person(firm, "Ayşe Işık Strauß")
    person(firm, "Soren Lukasz")
    for text in ("ayse isik", "Ayşe", "AYŞE IŞIK", "strauss", "STRAUSS", "Strauß"):
        assert names(firm, text) == ["Ayşe Işık Strauß"], text
    for text in ("Søren", "Łukasz", "soren łuk"):
        assert names(firm, text) == ["Soren Lukasz"], text
