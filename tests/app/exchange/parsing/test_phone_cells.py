from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.parsing.phone_cells import plain_label, read_phones
from tests.app.exchange.whole_files import ten_digits


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(817) 555-0100", ["(817) 555-0100"]),
        ("(817) 555-0100, (817) 555-0101", ["(817) 555-0100", "(817) 555-0101"]),
        ("817-555-0100 ::: 817-555-0101", ["817-555-0100", "817-555-0101"]),
        ("817-555-0100; 817-555-0101", ["817-555-0100", "817-555-0101"]),
        ("817-555-0100\n817-555-0101", ["817-555-0100", "817-555-0101"]),
        ("817-555-0100 or 817-555-0101", ["817-555-0100", "817-555-0101"]),
        ("817-555-0100 / 817-555-0101", ["817-555-0100", "817-555-0101"]),
        ("817-555-0100/817-555-0101", ["817-555-0100", "817-555-0101"]),
        ("(817) 555-0100 (817) 555-0101", ["(817) 555-0100", "(817) 555-0101"]),
        ("8175550100 8175550101", ["8175550100", "8175550101"]),
        ("817/555-0100", ["817/555-0100"]),
        ("0951/123 456", ["0951/123 456"]),
        ("817-555-0100 x12", ["817-555-0100 x12"]),
        ("817-555-0100, ext. 12", ["817-555-0100, ext. 12"]),
        ("\u202a+1 817 555 0100\u202c", ["+1 817 555 0100"]),
        ("call first", []),
    ],
)
def test_every_number_in_a_cell_is_found(text: str, numbers: list[str]) -> None:
    found, words = read_phones(text, "", ten_digits)
    assert [phone.text for phone in found] == numbers
    assert words == ("" if numbers else text)


def test_labels_and_names_in_the_cell_are_understood() -> None:
    found, _words = read_phones("Phone:(817) 555-0170 Mobile:(817) 555-0171 Fax:(817) 555-0172", "", ten_digits)
    assert [(phone.label, phone.is_fax) for phone in found] == [("", False), ("mobile", False), ("", True)]
    found, _words = read_phones("817-555-0100 & 817-555-0101", "home", ten_digits)
    assert [phone.label for phone in found] == ["home", "home"]
    found, _words = read_phones("817-555-0100 (Tom), 817-555-0101 cell", "home", ten_digits)
    assert [(phone.whose, phone.label) for phone in found] == [("Tom", "home"), ("", "mobile")]


def test_labels_of_other_programs_become_ours() -> None:
    assert [plain_label(text) for text in ("* Mobile", "Cell", "Work Fax", "Boat")] == [
        "mobile",
        "mobile",
        "fax",
        "Boat",
    ]


@given(st.text(max_size=80))
def test_any_text_is_numbers_or_words(text: str) -> None:
    found, words = read_phones(text, "", ten_digits)
    assert found or words or not any(letter.isalnum() for letter in text)
