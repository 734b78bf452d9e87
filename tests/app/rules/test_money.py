"""Money in minor units."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ValidationError
from app.rules.money import (
    DecimalMark,
    currency_exponent,
    format_money,
    from_minor,
    guess_decimal_mark,
    parse_money,
    percent_of,
    to_minor,
)


@pytest.mark.parametrize(
    ("currency", "decimals"), [("JPY", 0), ("USD", 2), ("eur", 2), ("KWD", 3), ("ISK", 0), ("CLF", 4), ("GBP", 2)]
)
def test_decimals_of_currencies(currency: str, decimals: int) -> None:
    assert currency_exponent(currency) == decimals


def test_what_is_no_currency_code_is_refused() -> None:
    with pytest.raises(ValueError, match="not a currency"):
        currency_exponent("$")


@pytest.mark.parametrize(
    ("text", "mark", "minor"),
    [
        ("$1,225.00", ".", 122_500),
        ("1.234,56", ",", 123_456),
        ("(1,200.00)", ".", -120_000),
        ("USD 1,315.00", ".", 131_500),
        ("-1.234,56", ",", -123_456),
        ("12.50-", ".", -1250),
        ("−3", ".", -300),
        ("1 234,5", ",", 123_450),
        ("1\u202f234,5", ",", 123_450),
        ("1'234.50", ".", 123_450),
        ("1’234.50", ".", 123_450),
        ("kr 100", ".", 10_000),
        ("100 kr.", ".", 10_000),
        ("R$ 1.200,00", ",", 120_000),
        ("$-5", ".", -500),
        ("-$5", ".", -500),
        ("($5.00)", ".", -500),
        ("+7", ".", 700),
        ("5.", ".", 500),
        (".5", ".", 50),
        ("0", ".", 0),
        ("1,00,000.00", ".", 10_000_000),
        ("1,234,567", ".", 123_456_700),
        ("10.005", ".", 1001),
        ("-10.005", ".", -1001),
        ("１２．５０", ".", 1250),
        ("5 USD", ".", 500),
        (" 12.50 ", ".", 1250),
        ("€12", ".", 1200),
    ],
)
def test_amounts_as_people_and_programs_write_them(text: str, mark: DecimalMark, minor: int) -> None:
    assert parse_money(text, "USD", mark) == minor


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", "."),
        ("  ", "."),
        ("abc", "."),
        ("12,50", "."),
        ("1.234.56", ","),
        ("1.2.3", "."),
        ("EUR 5", "."),
        ("NaN", "."),
        ("Infinity", "."),
        ("1e5", "."),
        ("$", "."),
        ("-", "."),
        ("()", "."),
        (",5", "."),
        ("1,2345", "."),
        ("1234,567.00", "."),
        ("9" * 20, "."),
        ("12.3a", "."),
        ("5k", "."),
        ("12 mio", "."),
        ("=1+1", "."),
        ("1,234.567,8", "."),
    ],
)
def test_anything_else_is_refused_with_one_sentence(text: str, mark: DecimalMark) -> None:
    with pytest.raises(ValidationError, match="not an amount of money") as refused:
        parse_money(text, "USD", mark)
    assert refused.value.field == "money"


def test_other_currencies_have_their_own_decimals() -> None:
    assert parse_money("1,234", "JPY") == 1234
    assert parse_money("¥1,234", "JPY") == 1234
    assert parse_money("1.2345", "KWD") == 1235
    assert to_minor(Decimal("0.5"), "JPY") == 1
    assert from_minor(1050, "USD") == Decimal("10.50")
    assert str(from_minor(5, "KWD")) == "0.005"


@given(st.integers(-(10**15), 10**15), st.sampled_from(["USD", "JPY", "KWD", "EUR"]))
def test_an_amount_survives_writing_and_reading(minor: int, currency: str) -> None:
    assert parse_money(str(from_minor(minor, currency)), currency) == minor
    assert parse_money(f"{from_minor(minor, currency):,f}", currency) == minor


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from([("USD", "en_US", "."), ("EUR", "de_DE", ","), ("GBP", "en_GB", ".")]),
)
def test_what_is_shown_can_be_read_again(minor: int, how: tuple[str, str, DecimalMark]) -> None:
    currency, locale, mark = how
    assert parse_money(format_money(minor, currency, locale), currency, mark) == minor


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    with suppress(ValidationError):
        assert isinstance(parse_money(text, "USD"), int)


@pytest.mark.parametrize(
    ("minor", "currency", "locale", "shown"),
    [
        (123_450, "USD", "en_US", "$1,234.50"),
        (-5, "USD", "en_US", "-$0.05"),
        (123_450, "EUR", "de_DE", "1.234,50\u00a0€"),
        (123_450, "JPY", "ja_JP", "￥123,450"),
        (123_450, "KWD", "en_US", "KWD123.450"),
        (123_450, "IQD", "en_US", "IQD123.450"),
    ],
)
def test_amounts_are_shown_as_the_locale_writes_them(minor: int, currency: str, locale: str, shown: str) -> None:
    assert format_money(minor, currency, locale) == shown


@pytest.mark.parametrize(
    ("samples", "mark"),
    [
        (["1.234,56"], ","),
        (["1,234.56"], "."),
        (["1,234"], None),
        (["12.5", "3"], "."),
        (["12,50 €", "1.200"], ","),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["12.5", "12,5"], None),
        (["1.2.3,4,5"], None),
        ([], None),
        (["abc", ""], None),
        (["1,5,"], ","),
    ],
)
def test_the_decimal_mark_of_a_column_is_guessed_only_when_a_sample_tells(
    samples: list[str], mark: DecimalMark | None
) -> None:
    assert guess_decimal_mark(samples) == mark


def test_percentages_round_half_up() -> None:
    assert percent_of(1050, Decimal("8.25")) == 87
    assert percent_of(-50, Decimal(1)) == -1


@pytest.mark.parametrize("typed", ["9" * 30, "9" * 100, "-" + "9" * 100, "1" + "0" * 14 + ".01", "1," * 60 + "000"])
def test_more_digits_than_any_firm_has_are_one_sentence(typed: str) -> None:
    with pytest.raises(ValidationError, match="not an amount of money"):
        parse_money(typed, "USD")


def test_a_hundred_decimals_are_rounded() -> None:
    assert parse_money("1." + "4" * 100, "USD") == 144
