from __future__ import annotations

from datetime import date

from app.exchange.columns.date_columns import DateOrder
from app.exchange.columns.reading_habits import habits_of

TODAY = date(2026, 11, 21)


def test_a_locale_tells_how_a_firm_writes_dates_and_money() -> None:
    assert habits_of("en_US", "US", "USD", TODAY).date_order is DateOrder.MONTH_FIRST
    british = habits_of("en-GB", "GB", "GBP", TODAY)
    assert (british.date_order, british.decimal_mark) == (DateOrder.DAY_FIRST, ".")
    german = habits_of("de_DE", "DE", "EUR", TODAY)
    assert (german.date_order, german.decimal_mark, german.currency) == (DateOrder.DAY_FIRST, ",", "EUR")


def test_an_unknown_locale_writes_as_americans_do() -> None:
    for code in ("tlh_QO", "", "nonsense!"):
        assert habits_of(code, "US", "USD", TODAY).date_order is DateOrder.MONTH_FIRST
