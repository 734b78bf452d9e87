from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.words.person_names import split_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ida Marsh", ("", "Ida", "Marsh")),
        ("Smith, John", ("", "John", "Smith")),
        ("Smith, Dr. John", ("Dr.", "John", "Smith")),
        ("John & Mary Smith", ("", "John & Mary", "Smith")),
        ("Mr. & Mrs. Smith", ("Mr. & Mrs.", "", "Smith")),
        ("Dr. Ana de la Cruz", ("Dr.", "Ana", "de la Cruz")),
        ("Ludwig van der Berg", ("", "Ludwig", "van der Berg")),
        ("John Smith Jr.", ("", "John", "Smith Jr.")),
        ("Smith, Jr.", ("", "Smith", "Jr.")),
        ("Nguyen", ("", "", "Nguyen")),
        ("  Ida   Marsh ", ("", "Ida", "Marsh")),
        ("漢字太郎", ("", "", "漢字太郎")),
    ],
)
def test_a_name_is_split_sensibly(text: str, parts: tuple[str, str, str]) -> None:
    assert tuple(split_name(text)) == parts


@given(st.text(min_size=1, max_size=60))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    parts = split_name(text)
    assert sorted(" ".join(parts).replace(",", " ").split()) == sorted(text.replace(",", " ").split())
