"""Names of countries as lists write them, in four languages or as codes, and the region that each means."""

from __future__ import annotations

from functools import lru_cache

from app.rules.search_text import fold

_LANGUAGES = ("en", "de", "fr", "es")
# What people write and no table of names holds; the value is the ISO code, as in `firm.country`.
_ALSO = {
    "usa": "US", "u s a": "US", "u s": "US", "united states of america": "US", "vereinigte staaten von amerika": "US",
    "etats unis d amerique": "US", "estados unidos de america": "US", "eeuu": "US", "ee uu": "US", "amerika": "US",
    "uk": "GB", "u k": "GB", "great britain": "GB", "grossbritannien": "GB", "grande bretagne": "GB",
    "gran bretana": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "inglaterra": "GB",
    "brd": "DE", "holland": "NL", "nederland": "NL", "belgie": "BE", "italia": "IT", "polska": "PL", "danmark": "DK",
    "sverige": "SE", "norge": "NO", "suomi": "FI", "cesko": "CZ", "czech republic": "CZ", "magyarorszag": "HU",
    "svizzera": "CH", "suisse": "CH", "deu": "DE", "gbr": "GB", "fra": "FR", "esp": "ES", "aut": "AT", "che": "CH",
    "can": "CA", "mex": "MX", "aus": "AU", "nzl": "NZ", "irl": "IE", "ita": "IT", "nld": "NL", "bel": "BE", "d": "DE",
}  # fmt: skip
_LONGEST = 60


@lru_cache(maxsize=2048)
def region_of_country(text: str) -> str:
    """The ISO code of a country ("DE" for `Deutschland`, `Germany`, `Allemagne`, `de`), or "" if it is none we know."""
    if len(text) > _LONGEST:
        return ""
    plain = _plain(text)
    return _ALSO.get(plain) or _names().get(plain, "")


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    # Babel costs a tenth of a second, which only files with a country pay.
    from babel import Locale  # noqa: PLC0415 - see above

    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(_plain(str(name)), str(code))
                found.setdefault(code.casefold(), str(code))
    return found
