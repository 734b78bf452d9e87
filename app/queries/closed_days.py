"""Reads of the days on which the firm does not work, and of how far ahead its public holidays are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.models.firm import ClosedDay, Firm
from app.queries.firm import get_setting

PUBLIC_HOLIDAYS = "public_holidays"
_KNOWN_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class ClosedDayRow:
    """A public holiday, with whether the firm works on it after all, or a closed day of the firm's own."""

    closed_on: date
    name: str
    is_public: bool
    is_open_after_all: bool


@dataclass(frozen=True, slots=True)
class KnownHolidays:
    """For which country, region and years the public holidays were written down, and which days they are."""

    country: str = ""
    region: str = ""
    years: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()

    def as_stored(self) -> dict[str, Any]:
        """In words of JSON."""
        return {
            "country": self.country,
            "region": self.region,
            "years": sorted(self.years),
            "days": [day.isoformat() for day in sorted(self.days)],
        }


def get_known_holidays() -> KnownHolidays:
    """The public holidays that were written down; none before the first."""
    stored = get_setting(PUBLIC_HOLIDAYS)
    if stored is None:
        return KnownHolidays()
    days = frozenset(date.fromisoformat(day) for day in stored["days"])
    return KnownHolidays(stored["country"], stored["region"], frozenset(stored["years"]), days)


def holiday_years(today: date) -> range:
    """The calendar years whose holidays must be known today, so that no clock ever runs past them."""
    return range(today.year, (today + _KNOWN_AHEAD).year + 1)


def are_holidays_known(today: date) -> bool:
    """Whether the holidays are known far enough ahead for the firm as it is; true while there is no firm."""
    firm = Firm.select(Firm.country, Firm.region).first()
    if firm is None:
        return True
    known = get_known_holidays()
    return (known.country, known.region) == (firm.country, firm.region) and known.years.issuperset(holiday_years(today))


def list_closed_day_rows(first: date, last: date) -> list[ClosedDayRow]:
    """Public holidays and own closed days from first to last, in their order."""
    public = get_known_holidays().days
    chosen = ClosedDay.select().where(ClosedDay.closed_on.between(first, last)).order_by(ClosedDay.closed_on)
    rows = [
        ClosedDayRow(row.closed_on, row.name, row.closed_on in public, bool(row.is_open_after_all)) for row in chosen
    ]
    return [row for row in rows if row.is_public or not row.is_open_after_all]
