"""Names, firms, streets and mailboxes, brought to one way of writing."""

from __future__ import annotations

import pytest

from app.rules.person_words import (
    address_key,
    company_words,
    first_names,
    generation_of,
    house_number,
    is_landline,
    is_office_mailbox,
    last_names,
    name_words,
    plain_words,
    postal_key,
    skeleton,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MUELLER"),
        ("Jörg Weiß", "Joerg Weiss"),
        ("Øystein Bjørk", "oystein bjork"),
        ("McDonald", "MacDonald"),
        ("Mc Donald", "Macdonald"),
        ("O'Brien", "O Brien"),
        ("Иванов", "Ivanov"),
        ("Παππας", "Pappas"),
        ("Alder-Reyes", "Alder Reyes"),
    ],
)
def test_words_are_one_however_they_are_written(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(("one", "other"), [("Joe", "Jo"), ("Sue", "Su"), ("Mack", "Mck"), ("Alder", "Elder")])
def test_other_words_stay_others(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


def test_titles_and_generations_are_no_names_and_short_names_are_full() -> None:
    assert name_words("Dr. Bob", "Alder Jr") == ("robert", "alder")
    assert name_words("Mme Kate", "Sr") == ("katherine",)
    assert name_words("", "") == ()


def test_a_firm_is_known_without_its_legal_form_unless_nothing_else_is_left() -> None:
    assert company_words("Alder Cleaning, L.L.C.") == company_words("The Alder Cleaning Ltd.") == ("alder", "cleaning")
    assert company_words("Müller GmbH & Co. KG") == company_words("Mueller")
    assert company_words("SA") == ("sa",)


@pytest.mark.parametrize("couple", ["Tom & Ana", "Tom and Ana", "Tom und Ana", "tom/ana", "TOM Y ANA"])
def test_a_couple_is_two_first_names(couple: str) -> None:
    assert first_names(couple) == {"thomas", "ana"}


def test_of_several_first_names_the_first_counts() -> None:
    assert first_names("Mrs Ana Maria") == {"ana"}
    assert first_names(" & ") == frozenset()


def test_a_double_name_has_two_parts_and_a_generation_is_none_of_them() -> None:
    assert last_names("Alder-Reyes Jr.") == {"alder", "reyes"}


@pytest.mark.parametrize(
    ("first", "last", "generation"),
    [("John", "Alder", 0), ("John", "Alder Sr.", 1), ("John", "Alder II", 2), ("John III", "Alder", 3), ("Jr", "", 0)],
)
def test_the_generation_stands_behind_the_name(first: str, last: str, generation: int) -> None:
    assert generation_of(first, last) == generation


def test_streets_are_compared_without_their_abbreviations() -> None:
    assert address_key("Lange Straße 4", "") == address_key("Lange Str. 4", "") == "lange str 4"
    assert address_key("Hauptstraße 4", "10115") == address_key("Hauptstr. 4", "10115")
    assert address_key("", "10115") == ""


@pytest.mark.parametrize(
    ("code", "key"), [("97201-1234", "97201"), ("97201", "97201"), ("SW1A 1AA", "sw1a1aa"), ("1000-205", "1000205")]
)
def test_a_postal_code_is_one_word(code: str, key: str) -> None:
    assert postal_key(code) == key


@pytest.mark.parametrize(
    ("street", "number"),
    [("12 Oak St", "12"), ("Hauptstraße 4b", "4b"), ("12a Mill Lane", "12a"), ("Mill Lane", ""), ("", "")],
)
def test_the_house_number_is_found_on_either_side(street: str, number: str) -> None:
    assert house_number(street) == number


@pytest.mark.parametrize("mailbox", ["info", "Front-Desk", "info2", "info+web", "kontakt", "büro", "accueil", "ventas"])
def test_an_office_reads_it(mailbox: str) -> None:
    assert is_office_mailbox(f"{mailbox}@alder.example")


@pytest.mark.parametrize("mailbox", ["ana", "information.ana", "postma", ""])
def test_a_person_reads_it(mailbox: str) -> None:
    assert not is_office_mailbox(f"{mailbox}@alder.example")


def test_a_landline_is_told_by_its_label_in_four_languages() -> None:
    assert all(map(is_landline, ("Home", "Home 2", "Festnetz", "Fixe", "Casa")))
    assert not any(map(is_landline, ("", "Mobile", "work")))


@pytest.mark.parametrize(
    ("one", "other"), [("meyer", "maier"), ("schmidt", "schmitt"), ("philips", "fillips"), ("harrington", "harington")]
)
def test_a_slip_of_the_pen_keeps_the_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_other_consonants_and_nothing_at_all() -> None:
    assert skeleton("alder") != skeleton("reyes")
    assert skeleton("") == ""
