"""How the firm itself writes dates and money: what an undecidable column falls back to, after asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from app.exchange.columns.date_columns import DateOrder
from app.exchange.words.heading_language import language_of


@dataclass(frozen=True, slots=True)
class ReadingHabits:
    """The firm's region (for phones and addresses), currency, order of day and month, decimal mark, today and zone.

    `is_assumed` says that there is no firm yet which writes so.
    """

    today: date
    region: str = "US"
    currency: str = "USD"
    date_order: DateOrder = DateOrder.MONTH_FIRST
    decimal_mark: str = "."
    is_assumed: bool = False
    zone: tzinfo = UTC


def habits_of(locale_code: str, region: str, currency: str, today: date) -> ReadingHabits:
    """The habits of a locale such as `en_GB`; an unknown one writes as Americans do."""
    try:
        locale = Locale.parse(locale_code.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        locale = Locale("en", "US")
    pattern = str(locale.date_formats["short"].pattern)
    order = DateOrder.MONTH_FIRST if pattern.find("M") < pattern.find("d") else DateOrder.DAY_FIRST
    return ReadingHabits(today, region, currency, order, "," if get_decimal_symbol(locale) == "," else ".")


def habits_for(headings: Sequence[str], habits: ReadingHabits) -> ReadingHabits:
    """The habits for one file: where no firm says how it writes, the language of the headings does."""
    if not habits.is_assumed or not language_of(headings):
        return habits
    return replace(habits, date_order=DateOrder.DAY_FIRST, decimal_mark=",")
