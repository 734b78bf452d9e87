"""Dates, clocks and money as people say them on screens: “12 min late”, “Thu 27 Nov”, “$285.00”; never 03/04/2026."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale

from app.rules.span_words import late_words
from app.translations import current_language, ngettext
from app.translations import gettext as _

_MINUTE = 60
_MINUTES_SAID_UP_TO = 100 * _MINUTE
_DAYS_OF_A_WEEK = 7
_DAYS_WITHOUT_YEAR = 300


def day_words(day: date, today: date) -> str:
    """“Thu 27 Nov”, with the year only when it is not near today."""
    pattern = "ddd d MMM" if abs((day - today).days) < _DAYS_WITHOUT_YEAR else "ddd d MMM yyyy"
    return _in_words(day, pattern)


def short_day_words(day: date, today: date) -> str:
    """“27 Nov” or “27 Nov 2024”, for narrow columns."""
    return _in_words(day, "d MMM" if abs((day - today).days) < _DAYS_WITHOUT_YEAR else "d MMM yyyy")


def weekday_words(day: date) -> str:
    """“Fri 21 Nov”, whichever day it is, for the head of a column."""
    return _in_words(day, "ddd d MMM")


def long_day_words(day: date) -> str:
    """“Friday 21 November”, for a heading."""
    return _in_words(day, "dddd d MMMM")


def month_words(day: date) -> str:
    """The month of a day: "March 2026"."""
    return _in_words(day, "MMMM yyyy")


def _in_words(day: date, pattern: str) -> str:
    return _language(current_language()).toString(QDate(day.year, day.month, day.day), pattern)


@lru_cache(maxsize=8)
def _language(code: str) -> QLocale:
    return QLocale(code)


def clock_words(moment: datetime, zone: ZoneInfo) -> str:
    """“09:05” on the firm's wall."""
    return moment.astimezone(zone).strftime("%H:%M")


def moment_words(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """“today 10:12”, “tomorrow 09:00”, “yesterday 16:30”, within the week “Sat 09:00”, else “Thu 27 Nov 10:00”."""
    day = moment.astimezone(zone).date()
    today = now.astimezone(zone).date()
    away = (day - today).days
    clock = clock_words(moment, zone)
    named = {0: _("today {clock}"), 1: _("tomorrow {clock}"), -1: _("yesterday {clock}")}
    if away in named:
        return named[away].format(clock=clock)
    if 0 < away < _DAYS_OF_A_WEEK:
        return f"{_in_words(day, 'ddd')} {clock}"
    return f"{day_words(day, today)} {clock}"


def due_words(due_at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How long until a promise, or since it was broken: “in 36 min”, “12 min late”, “Sat 09:00”, “3 days late”."""
    seconds = (due_at - now).total_seconds()
    if seconds < 0:
        return late_words(now - due_at)
    if seconds <= _MINUTES_SAID_UP_TO:
        return _("in {count} min").format(count=max(1, round(seconds / _MINUTE)))
    return moment_words(due_at, now, zone)


def days_ago_words(day: date, today: date) -> str:
    """“today”, “yesterday”, “2 days ago”; beyond two weeks the day itself."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days <= 2 * _DAYS_OF_A_WEEK:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    return short_day_words(day, today)


def years_words(years: int) -> str:
    """“11 years with us”, or the first year."""
    if years < 1:
        return _("in the first year")
    return ngettext("{count} year with us", "{count} years with us", years).format(count=years)


def greeting_words(now: datetime, zone: ZoneInfo, first_name: str) -> str:
    """“Good morning, Dana.” by the firm's clock; without a name where nobody sits."""
    hour = now.astimezone(zone).hour
    if hour < 12:
        words = _("Good morning, {name}.") if first_name else _("Good morning.")
    elif hour < 18:
        words = _("Good afternoon, {name}.") if first_name else _("Good afternoon.")
    else:
        words = _("Good evening, {name}.") if first_name else _("Good evening.")
    return words.format(name=first_name)


def is_same_day(one: datetime, other: datetime, zone: ZoneInfo) -> bool:
    """Whether both moments lie on the same day of the firm."""
    return one.astimezone(zone).date() == other.astimezone(zone).date()


def next_full_half_hour(now: datetime) -> datetime:
    """The next :00 or :30, what a form proposes for a moment."""
    rest = timedelta(minutes=now.minute % 30, seconds=now.second, microseconds=now.microsecond)
    return now - rest + timedelta(minutes=30)


def every_words(count: int, unit: str) -> str:
    """“every 6 months”; the unit is day, week, month or year."""
    words = {
        "day": ngettext("every day", "every {count} days", count),
        "week": ngettext("every week", "every {count} weeks", count),
        "month": ngettext("every month", "every {count} months", count),
        "year": ngettext("every year", "every {count} years", count),
    }
    return words[unit].format(count=count)
