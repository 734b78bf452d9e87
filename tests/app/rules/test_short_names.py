"""Names on the wall: the first name and one letter, whatever was typed into which column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.short_names import full_name, short_name


@pytest.mark.parametrize(
    ("name", "shown", "called"),
    [
        ("Margaret Alder", "Margaret A.", "Margaret"),
        ("margaret alder", "margaret A.", "margaret"),
        ("Dr. Anna Weber", "Anna W.", "Anna"),
        ("Dr Weber", "Dr W.", "Dr"),
        ("Sr Gómez", "Sr G.", "Sr"),
        ("Mrs. Alder", "Mrs. A.", "Mrs."),
        ("Mr and Mrs Alder", "Mr & Mrs A.", "Mr & Mrs"),
        ("Alan and Margaret Alder", "Alan & Margaret A.", "Alan & Margaret"),
        ("Tom Smith & Ann Jones", "Tom S. & Ann J.", "Tom & Ann"),
        ("Mary E Smith", "Mary S.", "Mary"),
        ("Anna-Lena Müller-Lüdenscheidt", "Anna-Lena M.", "Anna-Lena"),
        ("Jan van der Berg", "Jan B.", "Jan"),
        ("Mary Jane Watson", "Mary W.", "Mary"),
        ("Alder, Margaret", "Margaret A.", "Margaret"),
        ("Tom Reyes, Jr.", "Tom R.", "Tom"),
        ("Tom Reyes III", "Tom R.", "Tom"),
        ("Siobhán O'Brien", "Siobhán O.", "Siobhán"),
        ("Margaret Alder (503) 555 0142", "Margaret A.", "Margaret"),
        ("Margaret Alder 18 Orchard Lane", "Margaret A.", "Margaret"),
        ("Margaret Alder - 18 Orchard Lane", "Margaret A.", "Margaret"),
        ("Biscuit", "Biscuit", "Biscuit"),
        ("Ольга Иванова", "Ольга И.", "Ольга"),
        ("Zoe\u0301 E\u0301mile", "Zoe\u0301 É.", "Zoe\u0301"),
        ("محمد الأحمد", "محمد ا.", "محمد"),
        ("佐藤 花子", "花子", "花子"),
        ("佐藤花子", "花子", "花子"),
        ("김민수", "민수", "민수"),
        ("李娜", "娜", "娜"),
    ],
)
def test_a_written_out_name_becomes_first_name_and_initial(name: str, shown: str, called: str) -> None:
    short = short_name(name)
    assert (short.whole, short.given) == (shown, called)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("Margaret", "Alder", "Margaret A."),
        ("Mary Jane", "Watson", "Mary Jane W."),
        ("Alan and Margaret", "Alder", "Alan & Margaret A."),
        ("Dr. Jan", "van der Berg", "Jan B."),
        ("Maria", "de la Cruz Lopez", "Maria C."),
        ("Margaret Alder", "Alder", "Margaret A."),
        ("Tom", "Reyes Jr.", "Tom R."),
        ("Margaret", "Alder, 18 Orchard Lane", "Margaret A."),
        ("花子", "佐藤", "花子"),
        ("", "Alder", "A."),
    ],
)
def test_the_columns_are_believed_before_the_name(first: str, last: str, shown: str) -> None:
    name = " ".join(part for part in (first, last) if part)
    assert short_name(name, first_name=first, last_name=last).whole == shown


def test_a_business_keeps_its_own_name_and_loses_a_number() -> None:
    assert short_name("St Mark's Hall", is_business=True, company_name="St Mark's Hall").whole == "St Mark's Hall"
    assert short_name("St Mark's Hall", is_business=True).whole == "St Mark's Hall"
    assert short_name("Studio 54", is_business=True).whole == "Studio 54"
    assert short_name("Hill Hotel 503 555 0142", is_business=True).whole == "Hill Hotel"
    assert short_name("Hill Hotel (Mr Grant)", is_business=True).whole == "Hill Hotel"


def test_a_trader_under_their_own_name_is_a_person() -> None:
    assert short_name("Tom Reyes", is_business=True, first_name="Tom", last_name="Reyes").whole == "Tom R."


def test_the_full_name_still_has_no_number() -> None:
    assert full_name("Margaret Alder") == "Margaret Alder"
    assert full_name("Margaret Alder 503 555 0142") == "Margaret Alder"


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_no_name_is_too_odd(name: str, first: str, last: str, is_business: bool) -> None:
    short = short_name(name, is_business=is_business, first_name=first, last_name=last)
    assert short.given in short.whole or "&" in short.whole


@given(st.sampled_from(["Alder", "Reyes", "van der Berg", "O'Brien", "Smith-Jones", "de Souza"]))
def test_no_family_name_is_ever_shown(last: str) -> None:
    for name in (f"Margaret {last}", f"Mrs {last}", f"Alan & Margaret {last}", f"{last}, Margaret"):
        for columns in ({}, {"first_name": "Margaret", "last_name": last}):
            assert last.rsplit(maxsplit=1)[-1] not in short_name(name, **columns).whole


def test_a_last_name_without_a_letter_leaves_the_first() -> None:
    assert short_name("Tom ☆", first_name="Tom", last_name="☆").whole == "Tom"
    assert short_name(", Tom").whole == "Tom"


def test_a_letter_keeps_the_marks_that_no_single_sign_holds() -> None:
    assert short_name("Ana Q\u0303uin").whole == "Ana Q\u0303."
