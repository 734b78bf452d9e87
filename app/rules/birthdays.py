"""Birthdays as they are kept (1958-05-12, or --05-12 where nobody knows the year) and as people type them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateutil import parser

_LONGEST = 40
_NO_YEAR = "--"
# Two leap years: a typed text that is another day with another default has no year of its own.
_DEFAULTS = (datetime(2000, 1, 1), datetime(1996, 1, 1))  # noqa: DTZ001 - a day of the year is nowhere on the clock


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year; no `year` where nobody knows it."""

    month: int
    day: int
    year: int | None = None


def birthday_of(stored: str) -> Birthday | None:
    """The birthday of its stored form; None for anything else."""
    try:
        if stored.startswith(_NO_YEAR):
            day = date.fromisoformat(f"2000-{stored.removeprefix(_NO_YEAR)}")
            return Birthday(day.month, day.day)
        day = date.fromisoformat(stored)
    except ValueError:
        return None
    return Birthday(day.month, day.day, day.year)


def read_birthday(typed: str) -> str | None:
    """The stored form of “12 May”, “May 12, 1958” or 1958-05-12; empty stays empty, None for what is no day.

    Figures alone are only read as year, month and day: 05/12 means another day in another country.
    """
    text = typed.strip()
    if not text or birthday_of(text) is not None:
        return text
    if len(text) > _LONGEST or not any(letter.isalpha() for letter in text):
        return None
    try:
        days = [parser.parse(text, default=default, dayfirst=True).date() for default in _DEFAULTS]
        without_day = parser.parse(text, default=_DEFAULTS[0].replace(day=2)).day
    except (ValueError, OverflowError):
        return None
    if days[0].day == 1 and without_day != 1:
        return None  # a month without a day
    return days[0].isoformat() if days[0] == days[1] else f"{_NO_YEAR}{days[0]:%m-%d}"
