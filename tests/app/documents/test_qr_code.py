"""The code on a sheet comes back the way it went out, and a slip of the finger is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.qr_code import PaperCode, check_character, clean_firm_code, code_payload, job_code, read_code
from app.errors import ValidationError

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
