"""Dates, money and sizes as the firm's people say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from app.documents.letterhead import PaperFormats
from tests.app.documents.paper_samples import FIRM

AMERICAN = PaperFormats(FIRM)
JAPANESE = PaperFormats(replace(FIRM, locale="ja_JP", currency="JPY", area_unit="m2"))


def test_a_date_is_never_to_be_taken_for_another() -> None:
    assert AMERICAN.day(date(2025, 11, 27)) == "Thu 27 Nov"
    assert AMERICAN.long_day(date(2014, 3, 9)) == "March 9, 2014"
    assert AMERICAN.month(date(2014, 3, 9)) == "March 2014"
    assert JAPANESE.day(date(2025, 11, 27)) == "11月27日(木)"


def test_money_has_the_digits_of_its_currency() -> None:
    assert AMERICAN.money(123456) == "$1,234.56"
    assert JAPANESE.money(1234) == "￥1,234"
    assert PaperFormats(replace(FIRM, currency="KWD")).money(1234).endswith("1.234")
    assert AMERICAN.currency_symbol == "$"


@pytest.mark.parametrize(
    ("hundredths", "unit", "american", "japanese"),
    [
        (6500, "sq_ft", "65 sq ft", "6 m²"),
        (2400, "m2", "258 sq ft", "24 m²"),
        (100, "tread", "1 tread", "1 tread"),
        (1300, "tread", "13 treads", "13 treads"),
        (250, "metre", "2.5 m", "2.5 m"),
        (300, "seat", "3 seats", "3 seats"),
        (200, "piece", "2 pieces", "2 pieces"),
        (200, "", "2", "2"),
        (None, "sq_ft", "", ""),
    ],
)
def test_sizes_are_shown_in_the_firms_own_unit(hundredths: int | None, unit: str, american: str, japanese: str) -> None:
    assert AMERICAN.size(hundredths, unit) == american
    assert JAPANESE.size(hundredths, unit) == japanese


def test_places_of_the_day_are_ordinals_in_english() -> None:
    assert [AMERICAN.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "101st",
        "111th",
    ]
    assert JAPANESE.ordinal(3) == "3"


def test_windows_and_durations_are_said_in_words() -> None:
    assert AMERICAN.window(time(10), time(11, 30)) == "10:00 – 11:30"
    assert AMERICAN.window(time(10), None) == "10:00"
    assert AMERICAN.window(None, time(11)) == "until 11:00"
    assert AMERICAN.window(None, None) == "Time as agreed"
    assert [AMERICAN.duration(minutes) for minutes in (45, 80, 120, 150)] == [
        "about 45 min",
        "about 80 min",
        "about 2 h",
        "about 2 h 30 min",
    ]


@pytest.mark.parametrize("code", ["", "nonsense", "xx_YY", "en-GB-oxendict"])
def test_an_unknown_locale_is_read_as_american(code: str) -> None:
    assert PaperFormats(replace(FIRM, locale=code)).day(date(2025, 11, 27)) == "Thu 27 Nov"
