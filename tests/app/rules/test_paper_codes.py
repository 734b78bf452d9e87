"""The code on a sheet comes back the way it went out, and a slip of the finger is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ValidationError
from app.rules.paper_codes import (
    PaperCode,
    check_character,
    clean_firm_code,
    code_payload,
    job_code,
    read_code,
    sheet_number,
)

FIRM_CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)
NUMBERS = st.integers(0, 10**9)


@given(FIRM_CODES, NUMBERS)
def test_a_payload_reads_back(firm: str, number: int) -> None:
    assert read_code(code_payload(firm, "J", number)) == PaperCode(firm, "J", number)


@given(NUMBERS)
def test_a_job_code_and_a_bare_number_read_back(number: int) -> None:
    assert read_code(job_code(number)) == PaperCode("", "J", number)
    assert read_code(f" {number} ") == PaperCode("", "J", number)


def test_small_letters_are_read_as_capitals() -> None:
    assert read_code(code_payload("BRWTR", "J", 2402).lower()).number == 2402


@given(FIRM_CODES, NUMBERS, st.data())
def test_one_wrong_character_is_noticed(firm: str, number: int, data: st.DataObject) -> None:
    payload = code_payload(firm, "J", number)
    places = [place for place, character in enumerate(payload) if character != "-"]
    place = data.draw(st.sampled_from(places))
    wrong = data.draw(st.sampled_from([letter for letter in "0123456789ABCXYZ" if letter != payload[place]]))
    with pytest.raises(ValidationError):
        read_code(payload[:place] + wrong + payload[place + 1 :])


@pytest.mark.parametrize("typed", ["", "-", "J", "2402-", "A-B-C", "FIRM-J-2402", "²", "FIRM-J-x-7", "<b>", "1" * 30])
def test_other_texts_are_refused_with_one_sentence(typed: str) -> None:
    with pytest.raises(ValidationError, match="type the job number"):
        read_code(typed)


def test_the_check_character_is_that_of_iso_7064() -> None:
    # A12425GABC1234002 with check character M is the example of the global release identifier.
    assert check_character("A12425GABC1234002") == "M"


def test_a_firms_mark_is_made_of_what_it_types() -> None:
    assert clean_firm_code("Brightwater & Co") == "BRIGHTWA"
    assert clean_firm_code("山田") == "FIRM"


@pytest.mark.parametrize("typed", ["2402", "2402-" + job_code(2402)[-1], code_payload("BRWTR", "J", 2402)])
def test_a_sheet_is_known_by_its_code_or_its_number(typed: str) -> None:
    assert sheet_number(typed, "BRWTR") == 2402


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Scan the square"),
        ("2402-0", "has a slip"),
        ("BRWTR-J-2402-0", "has a slip"),
        ("Margaret", "has a slip"),
        (code_payload("OTHER", "J", 2402), "of another firm"),
        (code_payload("BRWTR", "C", 2402), "no job sheet"),
    ],
)
def test_what_is_no_sheet_of_ours_is_told_in_one_sentence(typed: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told) as refused:
        sheet_number(typed, "BRWTR")
    assert refused.value.field == "number"
