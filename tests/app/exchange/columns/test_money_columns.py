from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.columns.money_columns import MoneyReading, judge_money, read_money

POINT, COMMA = MoneyReading("."), MoneyReading(",")


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1225", 122500),
        ("$1,225.00", 122500),
        ("$ 80.5", 8050),
        ("(1,200.00)", -120000),
        ("-$12.00", -1200),
        ("12.00-", -1200),
        ("USD 1,315.00", 131500),
        ("1315.00 USD", 131500),
        ("US$ 5", 500),
        ("1'225.50", 122550),
        ("149.9900", 14999),
        ("0.005", 1),
        (".50", 50),
        ("", None),
        ("-", None),
    ],
)
def test_amounts_become_minor_units(text: str, minor: int | None) -> None:
    assert read_money(text, POINT, "USD") == minor


@pytest.mark.parametrize(
    ("text", "minor"), [("1.234,56 €", 123456), ("-1.234,56", -123456), ("89,00", 8900), ("1 234,5", 123450)]
)
def test_amounts_with_a_decimal_comma_become_minor_units(text: str, minor: int) -> None:
    assert read_money(text, COMMA, "EUR") == minor


def test_minor_units_follow_the_currency() -> None:
    assert read_money("1,500", POINT, "JPY") == 1500
    assert read_money("1.234", POINT, "KWD") == 1234


@pytest.mark.parametrize("text", ["free", "1.2.3", "nan", "inf", "12 dogs", "1e9999", "9" * 20, "€ 5", "EUR 5"])
def test_what_is_no_amount_of_the_books_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_money(text, POINT, "USD")


def test_the_decimal_mark_is_decided_for_the_whole_column() -> None:
    assert judge_money(["1.200", "89,00"], ".") == COMMA
    assert judge_money(["1,200", "89.00"], ",") == POINT
    assert judge_money(["1.234.567"], ".") == COMMA
    doubtful = judge_money(["1,200", "1,300"], ".")
    assert not doubtful.is_certain
    assert doubtful.example == "1,200"
    assert judge_money(["100", "200"], ",").is_certain


@given(st.integers(0, 10**11))
def test_every_amount_comes_back_in_either_writing(minor: int) -> None:
    text = f"{minor // 100:,}.{minor % 100:02d}"
    assert read_money(text, POINT, "USD") == minor
    assert read_money(text.translate(str.maketrans(",.", ".,")), COMMA, "EUR") == minor


@given(st.text(max_size=40))
def test_any_text_is_an_amount_nothing_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        read_money(text, COMMA, "EUR")


@pytest.mark.parametrize(
    ("text", "reading", "currency", "minor"),
    [
        ("Fr. 1’234.50", POINT, "CHF", 123450),
        ("89.-", POINT, "CHF", 8900),
        ("1.234,--€", COMMA, "EUR", 123400),
        ("1.234,56 Euro", COMMA, "EUR", 123456),
        ("R$ 12,00", COMMA, "BRL", 1200),
        ("1200 kr", COMMA, "SEK", 120000),
        ("1,00,000.00", POINT, "INR", 10000000),
        ("CA$5", POINT, "CAD", 500),
    ],
)
def test_other_money_is_read_as_it_is_written_there(
    text: str, reading: MoneyReading, currency: str, minor: int
) -> None:
    assert read_money(text, reading, currency) == minor


@pytest.mark.parametrize(("text", "reading"), [("12,5", POINT), ("1,23", POINT), ("1.2", COMMA), ("1,2345.00", POINT)])
def test_a_mark_of_thousands_that_parts_no_thousands_is_refused(text: str, reading: MoneyReading) -> None:
    with pytest.raises(ValueError, match="otherwise than the other amounts"):
        read_money(text, reading, "USD")


@pytest.mark.parametrize(("text", "currency"), [("$100", "EUR"), ("100 Euro", "USD"), ("5 kr", "EUR"), ("¥5", "USD")])
def test_money_of_another_country_is_refused(text: str, currency: str) -> None:
    with pytest.raises(ValueError, match="the currency of your books"):
        read_money(text, POINT, currency)
