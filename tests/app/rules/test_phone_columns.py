"""Columns of numbers: the answers of `normalise`, whatever was asked before."""

from __future__ import annotations

import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.phone_columns import PhoneColumns
from app.rules.phone_numbers import normalise

REGIONS = ["US", "CA", "GB", "JE", "DE", "FR", "AU", "BR", "RU", "IT", "TT", "JP"]


def near(region: str, chance: random.Random) -> list[str]:
    """Examples of a region in several shapes, each with other last digits, so that their heads come again."""
    found = []
    for kind in (0, 1, 3):
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        formats = phonenumbers.PhoneNumberFormat
        shapes = [phonenumbers.format_number(example, each) for each in (formats.E164, formats.NATIONAL)]
        for shape in [*shapes, phonenumbers.national_significant_number(example), f"00{shapes[0][1:]}"]:
            for count in range(1, 7):
                digits = "".join(chance.choice("0123456789") for _digit in range(count))
                found += [f"{shape[:-count]}{digits}", f"{shape}{digits[:1]}", shape]
    return found


@pytest.mark.parametrize("region", REGIONS)
def test_numbers_that_differ_in_their_last_digits_get_the_answers_one_by_one(region: str) -> None:
    chance = random.Random(region)
    columns = PhoneColumns(region)
    texts = [text for each in (region, *chance.sample(REGIONS, 4)) for text in near(each, chance)]
    for _round in range(2):
        assert columns.normalise(texts) == [normalise(text, region) for text in texts]


@given(st.lists(st.text("0123456789+ ()-./x\x1fé", max_size=16), max_size=8), st.sampled_from(REGIONS))
def test_any_texts_get_the_answers_one_by_one(texts: list[str], region: str) -> None:
    columns = PhoneColumns(region)
    columns.normalise(["(503) 555-0142", "+44 20 7946 0958", "020 7946 0958"])
    assert columns.normalise(texts) == [normalise(text, region) for text in texts]


def test_most_numbers_of_a_list_are_known_by_their_heads() -> None:
    columns = PhoneColumns("US")
    columns.normalise(["(503) 555-0142"])
    assert columns.normalise(["5035559999", "503-555-0000"]) == ["+15035559999", "+15035550000"]
    assert columns._heads == {"503555": "+1503555"}
