from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.reading.cell_values import (
    bare_number,
    clean_cell,
    duration_minutes,
    exact_cell,
    lost_its_digits,
    split_list,
    split_mails,
    yes_or_no,
)
from app.exchange.reading.formula_guard import guard_cell, unguard_cell


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('="1042"', "1042"),
        ('="say ""hi"""', 'say "hi"'),
        ("=1+1", "=1+1"),
        ("'+15035550122", "+15035550122"),
        ("'01234", "01234"),
        ("'tis fine", "'tis fine"),
        ("''tis guarded", "'tis guarded"),
        ("'=cmd()", "=cmd()"),
        ("\u00a0Ida\u202fMarsh\u00a0", "Ida Marsh"),
        ("I\u200bda\ufeff", "Ida"),
        ("\u202a+1 555\u202c", "+1 555"),
        ("e\u0301", "é"),
        ("a\0b", "a\ufffdb"),
        ("\ud83dx", "\ufffdx"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("<b>", "<b>"),
    ],
)
def test_a_cell_says_what_is_meant(text: str, meant: str) -> None:
    assert clean_cell(text) == meant


@given(st.text())
def test_cleaning_never_fails_and_is_settled_after_the_marks_are_gone(text: str) -> None:
    cleaned = clean_cell(text)
    cleaned.encode("utf-8")
    exact_cell(text).encode("utf-8")
    assert "\0" not in cleaned


@given(st.text())
def test_a_guarded_cell_comes_back_exactly(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text
    assert not guard_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "number"), [("#1042", "1042"), ("1042.0", "1042"), ("007", "007"), ("9" * 19, "9" * 19)]
)
def test_numbers_of_other_systems_stay_text(text: str, number: str) -> None:
    assert bare_number(text) == number


def test_yes_and_no_are_understood_in_four_languages() -> None:
    assert [yes_or_no(word) for word in ("TRUE", "Ja", "oui", "Sí", "x", "1")] == [True] * 6
    assert [yes_or_no(word) for word in ("false", "Nein", "Non", "no", "0")] == [False] * 5
    assert yes_or_no("perhaps") is None


def test_lists_are_split_at_every_usual_mark() -> None:
    assert split_list("a ::: b; c, d,e|f\ng") == ["a", "b", "c", "d", "e", "f", "g"]


def test_mail_addresses_are_found_and_the_rest_is_kept() -> None:
    assert split_mails("a@example.com, A <b@example.org>; a@example.com") == (["a@example.com", "b@example.org"], "A")
    assert split_mails("ask first") == ([], "ask first")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1:30", 90), ("1h 30m", 90), ("90 min", 90), ("1.5 hours", 90), ("2 Std", 120), ("soon", None)],
)
def test_durations_are_minutes(text: str, minutes: int | None) -> None:
    assert duration_minutes(text) == minutes


def test_digits_lost_in_a_spreadsheet_are_noticed() -> None:
    assert lost_its_digits("9.87654E+09")
    assert not lost_its_digits("9876543210")
