"""Whose numbering a row's telephone numbers follow: that of the country its address names, else the firm's own."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.parsing.parsed_records import PhoneNormaliser
from app.rules.country_names import region_of_country
from app.rules.phone_numbers import home_of, normalise


def region_abroad(country: str, home: str) -> str:
    """The region of a country that is not the firm's own and has telephones; "" for home and for what is no country."""
    region = region_of_country(country) if country else ""
    return region if region not in {"", home} and home_of(region) is not None else ""


class PhoneRegions:
    """Gives each row its normaliser; made once for a file."""

    def __init__(self, home: str, normalise_at_home: PhoneNormaliser) -> None:
        self._home, self._at_home = home, normalise_at_home
        self._abroad: dict[str, PhoneNormaliser] = {}

    def normaliser(self, countries: Iterable[str]) -> PhoneNormaliser:
        """The normaliser for a row whose addresses name these countries; the first that we know counts."""
        country = next((each for each in countries if region_of_country(each)), "")
        region = region_abroad(country, self._home)
        if not region:
            return self._at_home
        found = self._abroad.get(region)
        if found is None:
            found = self._abroad[region] = self._in(region)
        return found

    def _in(self, region: str) -> PhoneNormaliser:
        """A number that is none in its country may be one at home."""
        at_home = self._at_home
        return lambda text: normalise(text, region) or at_home(text)
