"""The spans of days for which a report is asked, seen from today."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

_MONTHS_OF_A_YEAR = 12


class ReportPeriod(StrEnum):
    """A span of days; OWN is the one from a day to a day that somebody chose."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    TWELVE_MONTHS = "twelve_months"
    OWN = "own"


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    return first, first + relativedelta(months=1) - timedelta(days=1)


def days_of(period: ReportPeriod, today: date) -> tuple[date, date]:
    """The first and the last day of a period; one's own begins as the month it is."""
    if period is ReportPeriod.LAST_MONTH:
        return month_of(today.replace(day=1) - timedelta(days=1))
    if period is ReportPeriod.THIS_YEAR:
        return today.replace(month=1, day=1), today.replace(month=12, day=31)
    if period is ReportPeriod.TWELVE_MONTHS:
        return today - relativedelta(months=_MONTHS_OF_A_YEAR) + timedelta(days=1), today
    return month_of(today)
