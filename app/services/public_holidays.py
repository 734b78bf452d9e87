"""The public holidays of a country and its region, by the library that knows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.rules.search_text import fold


def public_holidays(country: str, region: str, years: Iterable[int]) -> dict[date, str]:
    """The days with their names, in order; none for a country that the library does not know.

    The region counts where it is known by its code or by its name (“OR”, “Oregon”), in whatever letters.
    """
    import holidays  # noqa: PLC0415 - it is needed once a year and would slow every start

    wanted = set(years)
    try:
        subdivision = _subdivision(holidays.country_holidays(country), region)
        found = holidays.country_holidays(country, subdiv=subdivision, years=wanted)
    except NotImplementedError:
        return {}
    return {day: str(name) for day, name in sorted(found.items()) if day.year in wanted}


def _subdivision(calendar: Any, region: str) -> str | None:
    """The library's code of a region; None for one that it does not tell apart."""
    codes = {fold(code): code for code in calendar.subdivisions}
    names = {fold(name): code for name, code in calendar.subdivisions_aliases.items()}
    return {**names, **codes}.get(fold(region.strip()))
