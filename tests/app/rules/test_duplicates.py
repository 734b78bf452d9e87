"""The same person: graded evidence and cautions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.duplicates import (
    Caution,
    Evidence,
    Identity,
    address_key,
    compare,
    count_uses,
    find_matches,
    name_likeness,
    plain_emails,
)

PHONE, MAIL = "+15035550142", "margaret@alder.example"


def person(first: str = "Margaret", last: str = "Alder", number: int = 1, **fields: Any) -> Identity:
    return Identity(number=number, first_name=first, last_name=last, **fields)


def with_phone(first: str = "Margaret", last: str = "Alder", number: int = 2, **fields: Any) -> Identity:
    return person(first, last, number, phones=frozenset({PHONE}), **fields)


def with_mail(first: str = "Margaret", last: str = "Alder", mail: str = MAIL, **fields: Any) -> Identity:
    return person(first, last, emails=frozenset({mail}), **fields)


@pytest.mark.parametrize(
    ("one", "other", "evidence", "is_safe"),
    [
        pytest.param(with_phone(), with_phone(), Evidence.PHONE, True, id="same-phone-and-name"),
        pytest.param(with_phone("Peggy"), with_phone("Margaret"), Evidence.PHONE, True, id="short-name"),
        pytest.param(with_phone("M."), with_phone("Margaret"), Evidence.PHONE, True, id="initial"),
        pytest.param(with_mail(), with_mail(mail=" Margaret@ALDER.example "), Evidence.EMAIL, True, id="same-mail"),
        pytest.param(
            person(street="12 Oak Street", postal_code="97 201"),
            person(street="12 Oak St.", postal_code="97201"),
            Evidence.NAME_AND_ADDRESS,
            False,
            id="name-and-address-only-suggests",
        ),
        pytest.param(person(), person("Margret"), Evidence.LIKENESS, False, id="likeness-only-suggests"),
        pytest.param(person(), person("Tom", "Reyes"), Evidence.NONE, False, id="others"),
        pytest.param(
            person(street="12 Oak Street"), person(street="14 Oak Street"), Evidence.LIKENESS, False, id="other-house"
        ),
        pytest.param(
            person(source="jobber", source_id="7"),
            person("Maggie", "Alder-Reyes", source="jobber", source_id="7"),
            Evidence.SAME_SOURCE_ID,
            True,
            id="same-source-number",
        ),
        pytest.param(
            person(source="jobber", source_id="7"),
            person("Tom", "Reyes", source="google", source_id="7"),
            Evidence.NONE,
            False,
            id="other-source",
        ),
    ],
)
def test_evidence(one: Identity, other: Identity, evidence: Evidence, is_safe: bool) -> None:
    match = compare(one, other)
    assert match.evidence is evidence
    assert match.is_safe is is_safe


@pytest.mark.parametrize(
    ("one", "other", "caution"),
    [
        pytest.param(
            with_phone(landlines=frozenset({PHONE})), with_phone("Tom"), Caution.SHARED_PHONE, id="shared-landline"
        ),
        pytest.param(with_phone(), with_phone("Tom"), Caution.DIFFERENT_FIRST_NAMES, id="different-first-names"),
        pytest.param(with_phone(), with_phone("M", "Reyes"), Caution.DIFFERENT_NAMES, id="different-names"),
        pytest.param(
            with_phone("John", "Alder Jr."), with_phone("John", "Alder Sr"), Caution.DIFFERENT_GENERATION, id="jr-sr"
        ),
        pytest.param(
            with_phone("John", "Alder"), with_phone("John", "Alder Jr"), Caution.DIFFERENT_GENERATION, id="jr-or-none"
        ),
        pytest.param(
            with_mail(mail="info@alder.example"),
            with_mail(mail="info@alder.example"),
            Caution.OFFICE_MAILBOX,
            id="office-mailbox",
        ),
        pytest.param(with_phone("", ""), with_phone(), Caution.NO_NAME, id="no-name"),
    ],
)
def test_cautions_stop_an_automatic_merge(one: Identity, other: Identity, caution: Caution) -> None:
    match = compare(one, other)
    assert caution in match.cautions
    assert not match.is_safe


def test_junior_and_ii_are_the_same_generation() -> None:
    match = compare(with_phone("John", "Alder Jr"), with_phone("John", "Alder II"))
    assert Caution.DIFFERENT_GENERATION not in match.cautions


def test_a_value_on_three_records_tells_nobody_apart() -> None:
    people = [with_phone(number=number) for number in (1, 2, 3)]
    uses = count_uses(people)
    assert uses[PHONE] == 3
    assert Caution.VALUE_ON_MANY_RECORDS in compare(people[0], people[1], uses).cautions
    assert compare(people[0], people[1], count_uses(people[:2])).is_safe


def test_a_shared_value_beside_a_good_one_does_no_harm() -> None:
    one = with_phone(emails=frozenset({"info@alder.example"}), landlines=frozenset({PHONE}))
    other = with_phone("Margaret", emails=frozenset({"info@alder.example"}))
    assert compare(one, other).is_safe


def test_companies_without_people_are_compared_by_their_name() -> None:
    one = Identity(number=1, company="St Mark's Hall", emails=frozenset({MAIL}))
    other = Identity(number=2, company="St. Marks Hall", emails=frozenset({MAIL}))
    assert compare(one, other).is_safe


def test_names_are_alike_whatever_their_order_titles_and_accents() -> None:
    assert name_likeness(person("José", "Ortiz"), person("Ortiz", "Jose")) == 100
    assert name_likeness(person("Mr Tom", "Reyes"), person("Tom", "Reyes")) == 100
    assert name_likeness(person("Bob", "Reyes"), person("Robert", "Reyes")) == 100
    assert name_likeness(person("", ""), person()) == 0


def test_addresses_are_compared_without_their_abbreviations() -> None:
    assert address_key("12 North Oak Street, Apartment 4", "OR 97201") == address_key("12 N. Oak St Apt 4", "or97201")
    assert address_key("", "97201") == ""
    assert compare(person(street="12 Oak St"), person()).evidence is Evidence.LIKENESS


def test_mail_addresses_are_compared_plainly() -> None:
    assert plain_emails([" A@B.example", "none", ""]) == {"a@b.example"}


def test_matches_come_strongest_first_and_never_with_oneself() -> None:
    newcomer = with_phone(number=9, emails=frozenset({MAIL}))
    known = [person(number=3), with_mail(number=2), with_phone(number=1), newcomer, person("Tom", "Reyes", number=4)]
    found = find_matches(newcomer, known)
    assert [match.evidence for match in found] == [Evidence.PHONE, Evidence.EMAIL, Evidence.LIKENESS]
    assert {match.second for match in found} == {9}


names = st.sampled_from(["Margaret", "Peggy", "Tom", "M", "", "José"])


@given(names, names, st.booleans(), st.booleans())
def test_the_order_of_the_two_makes_no_difference(one: str, other: str, phone: bool, mail: bool) -> None:
    values = {"phones": frozenset({PHONE} if phone else ()), "emails": frozenset({MAIL} if mail else ())}
    first, second = person(one, "Alder", 1, **values), person(other, "Alder", 2, **values)
    assert compare(first, second) == compare(second, first)
