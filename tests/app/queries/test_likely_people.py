"""Who may be one person: everybody is brought together with the few who share something, and only with those."""

from __future__ import annotations

from app.queries.likely_people import find_likely_people, read_identities, read_kept_separate
from app.rules.duplicates import Caution, Evidence
from app.services.drafts import ClientChanges, ContactDraft, SiteDraft
from tests.builders import Firm

ELM = (SiteDraft(street="7 Elm Street", postal_code="97201"),)


def found() -> dict[tuple[int, int], Evidence]:
    return {(match.first, match.second): match.evidence for match in find_likely_people()}


def test_slips_of_the_pen_are_found_by_what_is_left_whole(firm: Firm) -> None:
    ana = firm.client(first_name="Ana", last_name="Müller", sites=ELM)
    anna = firm.client(first_name="Anna", last_name="Mueller", sites=(SiteDraft("7 Elm St", postal_code="97210"),))
    assert found() == {(ana, anna): Evidence.NAME_AND_ADDRESS}
    tom = firm.client(first_name="Tom", last_name="Muller", sites=ELM)
    assert tom not in {each for pair in found() for each in pair}, "another first name at one address is a household"


def test_the_same_birthday_brings_other_names_together(firm: Firm) -> None:
    ana = firm.client(first_name="Ana", last_name="Ruiz", sites=ELM)
    ek = firm.client(first_name="Ana", last_name="Ek", sites=(SiteDraft("9 Oak", postal_code="97201"),))
    bo = firm.client(first_name="Bo", last_name="Dow")
    for client_id in (ana, ek, bo):
        firm.everafter.clients.change(client_id, 1, ClientChanges(birthday="1980-05-14"))
    assert found() == {(ana, ek): Evidence.BIRTHDAY_AND_PLACE}


def test_what_is_shared_by_telephone_keeps_its_cautions(firm: Firm) -> None:
    phone = ContactDraft("(503) 555 0142", label="Home")
    ana = firm.client(first_name="Ana", last_name="Ruiz", phones=(phone,), emails=(ContactDraft("info@ruiz.example"),))
    tom = firm.client(first_name="Tom", last_name="Ruiz", phones=(phone,))
    firm.client(first_name="Bo", last_name="Ruiz", phones=(ContactDraft("(503) 555 0199"),))
    (match,) = find_likely_people()
    assert (match.first, match.second, match.evidence) == (ana, tom, Evidence.PHONE)
    assert match.cautions == {Caution.SHARED_PHONE, Caution.DIFFERENT_FIRST_NAMES}
    people = read_identities({ana, tom}, {ana})
    assert (people[ana].landlines, people[ana].emails) == ({"+15035550142"}, {"info@ruiz.example"})
    assert people[tom].phones == frozenset()


def test_archived_and_kept_separate_clients_are_left_alone_and_newer_ones_can_be_asked_for(firm: Firm) -> None:
    phones = (ContactDraft("(503) 555 0142"),)
    first, second, third = (firm.client(first_name="Ana", last_name="Ruiz", phones=phones) for _each in range(3))
    assert set(found()) == {(first, second), (first, third), (second, third)}
    assert {(match.first, match.second) for match in find_likely_people(newer_than=second)} == {
        (first, third),
        (second, third),
    }
    firm.everafter.client_merges.keep_separate(second, first)
    assert read_kept_separate() == {(first, second)}
    assert set(found()) == {(first, third), (second, third)}
    firm.everafter.clients.archive(third, 1)
    assert found() == {}


def test_a_house_of_many_flats_makes_no_pairs(firm: Firm) -> None:
    for number in range(9):
        firm.client(first_name="Ana", last_name=f"{chr(97 + number)}", sites=ELM)
    assert found() == {}
