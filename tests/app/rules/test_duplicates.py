"""The same person: graded evidence and cautions."""

from __future__ import annotations

from collections import Counter
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
    contradictions,
    name_likeness,
    plain_emails,
    record_key,
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
    people = [with_phone(number=number) for number in (1, 2)]
    assert Caution.VALUE_ON_MANY_RECORDS in compare(*people, Counter({PHONE: 3})).cautions
    assert compare(*people, Counter({PHONE: 2})).is_safe


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


names = st.sampled_from(["Margaret", "Peggy", "Tom", "M", "", "José"])


@given(names, names, st.booleans(), st.booleans())
def test_the_order_of_the_two_makes_no_difference(one: str, other: str, phone: bool, mail: bool) -> None:
    values = {"phones": frozenset({PHONE} if phone else ()), "emails": frozenset({MAIL} if mail else ())}
    first, second = person(one, "Alder", 1, **values), person(other, "Alder", 2, **values)
    assert compare(first, second) == compare(second, first)


OAK = {"street": "12 Oak Street", "postal_code": "97201"}
BORN = {"birthday": "1980-05-14"}


@pytest.mark.parametrize(
    ("one", "other", "evidence", "is_safe"),
    [
        pytest.param(person(**OAK, **BORN), person(**OAK, **BORN), Evidence.NAME_ADDRESS_BIRTHDAY, True, id="all"),
        pytest.param(person(**OAK), person(**OAK), Evidence.NAME_AND_ADDRESS, False, id="father-and-son"),
        pytest.param(person(**BORN), person("Peggy", **BORN), Evidence.NAME_AND_BIRTHDAY, False, id="born"),
        pytest.param(
            person(**OAK, **BORN), person(**OAK, birthday="1980-05-15"), Evidence.NAME_AND_ADDRESS, False, id="day"
        ),
        pytest.param(
            person(postal_code="97201", **BORN),
            person(postal_code="97210", birthday="1980-05-15"),
            Evidence.NAME_AND_BIRTHDAY,
            False,
            id="two-slips",
        ),
        pytest.param(
            person("", "Alder", **OAK, **BORN), person("Ana", "Ruiz", **OAK, **BORN), Evidence.BIRTHDAY_AND_PLACE,
            False, id="name-after-a-wedding",
        ),
        pytest.param(
            person("", "Alder", **BORN), person("Ana", "Ruiz", **BORN), Evidence.NONE, False, id="born-on-one-day"
        ),
        pytest.param(person("Ana", "", **OAK), person("Ana", "Ruiz", **OAK), Evidence.NAME_AND_ADDRESS, False, id="1"),
        pytest.param(person("Ana", **OAK), person("Tom", **OAK), Evidence.NONE, False, id="a-couple"),
        pytest.param(person("Ana", "Ruiz", **OAK), person("", "", **OAK), Evidence.NONE, False, id="nobody"),
        pytest.param(person("", "Ek", **OAK), person("", "Ruiz", **OAK), Evidence.NONE, False, id="other-names"),
        pytest.param(
            person(street="12 Oak Street", postal_code="97201"),
            person(street="2 Oak Street", postal_code="97201"),
            Evidence.NAME_AND_PLACE,
            False,
            id="another-number",
        ),
        pytest.param(person(postal_code="97201"), person(**OAK), Evidence.NAME_AND_PLACE, False, id="no-street"),
        pytest.param(
            person(**OAK), person(street="9 Mill Lane", postal_code="97201"), Evidence.LIKENESS, False, id="moved"
        ),
        pytest.param(
            person(**OAK), person(street="12 Oak St", postal_code="10115"), Evidence.LIKENESS, False, id="other-town"
        ),
        pytest.param(
            person(**OAK), person(street="12 Oak St", postal_code="97210"), Evidence.NAME_AND_ADDRESS, False, id="slip"
        ),
        pytest.param(
            person("", "Alder", street="12 Oaks Street", **BORN), person("Ana", "Ruiz", **OAK, **BORN),
            Evidence.BIRTHDAY_AND_PLACE, False, id="same-street",
        ),
    ],
)  # fmt: skip
def test_names_places_and_birthdays(one: Identity, other: Identity, evidence: Evidence, is_safe: bool) -> None:
    match = compare(one, other)
    assert match == compare(other, one)
    assert (match.evidence, match.is_safe) == (evidence, is_safe)


@pytest.mark.parametrize(
    ("one", "other", "is_said"),
    [
        ("1980-05-14", "1992-11-02", True),
        ("1980-05-14", "1980-05-15", False),
        ("1980-05-11", "1980-11-05", False),
        ("1980-05-14", "--05-14", False),
        ("1980-05-14", "--05-15", True),
        ("1980-05-14", "", False),
    ],
)
def test_birthdays_that_no_slip_explains_are_a_caution(one: str, other: str, is_said: bool) -> None:
    match = compare(with_phone(birthday=one), with_phone(birthday=other))
    assert (Caution.DIFFERENT_BIRTHDAYS in match.cautions) is is_said
    assert match.is_safe is not is_said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(with_phone("Tom", "Reyes"), with_phone("Reyes", "Tom"), id="swapped"),
        pytest.param(with_phone("Jörg", "Müller"), with_phone("Joerg", "Mueller"), id="umlauts"),
        pytest.param(with_phone("Ana", "Ruiz-Lopez"), with_phone("Ana", "Ruiz"), id="double-name"),
        pytest.param(with_phone("Tom & Ana", "Alder"), with_phone("Ana", "Alder"), id="one-of-a-couple"),
        pytest.param(with_phone("Иван", "Иванов"), with_phone("Ivan", "Ivanov"), id="other-letters"),
        pytest.param(with_phone("Ian", "MacDonald"), with_phone("Ian", "McDonald"), id="mac"),
        pytest.param(
            with_phone("", "", company="Alder GmbH"),
            with_phone("Ana", "Ruiz", company="Alder"),
            id="somebody-of-the-firm",
        ),
        pytest.param(with_phone("", "", company="Bo Ek"), with_phone("", "Bo Ek"), id="a-bare-name"),
    ],
)
def test_one_name_in_two_ways_is_no_caution(one: Identity, other: Identity) -> None:
    assert compare(one, other).is_safe


@pytest.mark.parametrize(
    ("one", "other", "caution"),
    [
        pytest.param(with_phone("Ana", "Ruiz"), with_phone("Ana", "Ek"), Caution.DIFFERENT_NAMES, id="married"),
        pytest.param(
            with_phone("", "", company="Vera Alder LLC"),
            with_phone("Vera", "Alder"),
            Caution.FIRM_AND_PERSON,
            id="firm",
        ),
        pytest.param(
            person("Erik", **OAK, **BORN), person("Erika", **OAK, **BORN), Caution.DIFFERENT_FIRST_NAMES, id="twins"
        ),
    ],
)
def test_names_that_only_people_can_judge(one: Identity, other: Identity, caution: Caution) -> None:
    match = compare(one, other)
    assert match.cautions == {caution}
    assert not match.is_safe


def test_contradictions_need_nothing_shared_and_record_keys_forgive_spelling() -> None:
    assert contradictions(person("Ana"), person("Tom", birthday="1980-05-14")) == {Caution.DIFFERENT_FIRST_NAMES}
    assert contradictions(person("Ana"), person("Ana", street="12 Oak St")) == frozenset()
    assert record_key(person("Bob", **OAK)) == record_key(
        person("Robert", street="12 Oak St.", postal_code="97201-0001")
    )
