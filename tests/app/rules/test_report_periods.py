from __future__ import annotations

from datetime import date

import pytest

from app.rules.report_periods import ReportPeriod, days_of, month_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (ReportPeriod.THIS_MONTH, date(2026, 3, 1), date(2026, 3, 31)),
        (ReportPeriod.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (ReportPeriod.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (ReportPeriod.TWELVE_MONTHS, date(2025, 3, 31), date(2026, 3, 30)),
        (ReportPeriod.OWN, date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_a_period_is_seen_from_today(period: ReportPeriod, first: date, last: date) -> None:
    assert days_of(period, date(2026, 3, 30)) == (first, last)


def test_the_month_of_a_day_in_january_and_in_a_leap_year() -> None:
    assert days_of(ReportPeriod.LAST_MONTH, date(2026, 1, 31)) == (date(2025, 12, 1), date(2025, 12, 31))
    assert month_of(date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 2, 29))
