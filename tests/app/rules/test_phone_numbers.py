"""Telephone numbers: the same answers as the library, faster; display and extensions."""

from __future__ import annotations

import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.phone_numbers import PhoneNumber, digits_of, display, last_digits, normalise, read_phone

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


def by_library(text: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shapes_of(number: phonenumbers.PhoneNumber, chance: random.Random) -> list[str]:
    formats = phonenumbers.PhoneNumberFormat
    e164 = phonenumbers.format_number(number, formats.E164)
    national = phonenumbers.format_number(number, formats.NATIONAL)
    bare = phonenumbers.national_significant_number(number)
    damaged = "".join(
        chance.choice("0123456789") if each.isdigit() and chance.random() < 0.2 else each for each in national
    )
    return [
        *(e164, national, phonenumbers.format_number(number, formats.INTERNATIONAL), bare, e164[1:]),
        *(f"00{e164[1:]}", f"011{e164[1:]}", f"0{bare}", f"1{bare}", f"8{bare}", bare[:-1], f"{bare}1", bare[1:]),
        *(f"+{bare}", f"{national} x12", national.replace(" ", "-"), f"{e164[:4]}0{e164[4:]}", damaged),
    ]


@pytest.mark.parametrize("region", REGIONS)
def test_every_shape_of_every_region_gets_the_librarys_answer(region: str) -> None:
    chance = random.Random(region)
    for kind in (0, 1, 3):
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        for text in shapes_of(example, chance):
            for home in (region, chance.choice(REGIONS)):
                assert normalise(text, home) == by_library(text, home), (text, home)


@given(st.text("0123456789+ ()-./", max_size=18), st.sampled_from(["US", "GB", "DE", "AU", "JE", "RU", "BR", "IT"]))
def test_any_digits_get_the_librarys_answer(text: str, region: str) -> None:
    assert normalise(text, region) == by_library(text, region)


@given(st.text(max_size=40), st.sampled_from(["US", "GB"]))
def test_any_text_is_read_without_an_error(text: str, region: str) -> None:
    found = read_phone(text, region)
    assert found.typed == text
    assert found.e164 == normalise(text, region)


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("(503) 555-0142", "US", "+15035550142"),
        ("503.555.0142", "US", "+15035550142"),
        ("1-503-555-0142", "US", "+15035550142"),
        ("+1 503 555 0142", "GB", "+15035550142"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 (0)20 7946 0958", "US", "+442079460958"),
        ("0044 20 7946 0958", "GB", "+442079460958"),
        ("011 44 20 7946 0958", "US", "+442079460958"),
        ("030/2318 5000", "DE", "+493023185000"),
        ("06 698 12345", "IT", "+390669812345"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("(503) 555-0142 ext. 12", "US", "+15035550142"),
        ("555-0142", "US", None),
        ("503 555", "US", None),
        ("", "US", None),
        ("none", "US", None),
        ("9.87654E+09", "US", None),
        ("5.03555E9", "US", None),
        ("+999 123 4567", "US", None),
        ("+0 503 555 0142", "US", None),
        ("5035550142", "ZZ", None),
        ("+15035550142", "ZZ", "+15035550142"),
        ("+800 1234 5678", "US", "+80012345678"),
        ("000 123 456", "GB", None),
        ("٠٢٠٧٩٤٦٠٩٥٨", "GB", "+442079460958"),
        ("1" * 300, "US", None),
    ],
)
def test_numbers_as_people_type_them(text: str, region: str, e164: str | None) -> None:
    assert normalise(text, region) == e164


@pytest.mark.parametrize(
    ("text", "region"),
    [("+3758101216767", "BY"), ("0800 01 24 80", "JE"), ("0800 123 7 33", "IM"), ("0800 123 4567", "JE")],
)
def test_numbers_whose_start_looks_like_a_trunk_prefix_get_the_librarys_answer(text: str, region: str) -> None:
    assert normalise(text, region) == by_library(text, region)


def test_an_extension_is_kept_beside_the_number() -> None:
    assert read_phone("(503) 555-0142 x12", "US") == PhoneNumber("(503) 555-0142 x12", "+15035550142", "12")


def test_what_cannot_be_understood_stays_as_typed() -> None:
    assert read_phone("ask the neighbor", "US") == PhoneNumber("ask the neighbor", None)
    assert read_phone("555-0142", "US") == PhoneNumber("555-0142", None)
    assert read_phone("1e9", "US") == PhoneNumber("1e9", None)


@pytest.mark.parametrize(
    ("e164", "region", "extension", "shown"),
    [
        ("+15035550142", "US", "", "(503) 555-0142"),
        ("+15035550142", "CA", "", "(503) 555-0142"),
        ("+15035550142", "GB", "", "+1 503-555-0142"),
        ("+442079460958", "GB", "", "020 7946 0958"),
        ("+15035550142", "US", "12", "(503) 555-0142 ext. 12"),
        ("ask the neighbor", "US", "", "ask the neighbor"),
    ],
)
def test_a_number_is_shown_nationally_at_home(e164: str, region: str, extension: str, shown: str) -> None:
    assert display(e164, region, extension) == shown


def test_the_last_digits_find_a_caller() -> None:
    assert digits_of("+1 (503) 555-0142") == "15035550142"
    assert digits_of("٠١٤٢²") == "0142"
    assert last_digits("(503) 555-0142") == "0142"
    assert last_digits("(503) 555-0142", 7) == "5550142"
    assert last_digits("42") == "42"
