"""How long something took and how late it was, as people say it."""

from __future__ import annotations

from datetime import timedelta

from app.translations import gettext as _
from app.translations import ngettext

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_MINUTES_SAID_UP_TO = 100 * _MINUTE
_HOURS_SAID_UP_TO = 48 * _HOUR


def span_words(span: timedelta | None) -> str:
    """How long something took, nights and Sundays included, as the client waited: 25 min, 3 h, 2.5 days."""
    if span is None:
        return "–"
    if span <= _MINUTES_SAID_UP_TO:
        return _("{count} min").format(count=max(1, round(span / _MINUTE)))
    if span <= _HOURS_SAID_UP_TO:
        return _("{count} h").format(count=round(span / _HOUR))
    return _("{count} days").format(count=f"{span / _DAY:.1f}")


def late_words(late_by: timedelta) -> str:
    """How late something was: 12 min late, 3 h late, 4 days late; what is begun counts as nothing."""
    if late_by <= _MINUTES_SAID_UP_TO:
        return _("{count} min late").format(count=max(1, late_by // _MINUTE))
    if late_by <= _HOURS_SAID_UP_TO:
        return _("{count} h late").format(count=late_by // _HOUR)
    return ngettext("{count} day late", "{count} days late", late_by // _DAY).format(count=late_by // _DAY)


def gap_words(days: int) -> str:
    """A client's usual gap: “6 weeks”, “7 months”, “2 years”."""
    if days < 60:
        weeks = max(1, round(days / 7))
        return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    if days < 700:
        months = round(days / 30.44)
        return ngettext("{count} month", "{count} months", months).format(count=months)
    years = round(days / 365.25)
    return ngettext("{count} year", "{count} years", years).format(count=years)
