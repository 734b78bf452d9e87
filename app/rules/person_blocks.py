"""Which records are worth comparing at all: those that agree in one of a few keys, however else they are written.

Each key joins two things that are seldom both mistyped, so that a slip in one of them leaves another key whole.
"""

from __future__ import annotations

from app.rules.person_words import company_words, first_names, house_number, last_names, postal_key, skeleton

MOST_IN_BLOCK = 8
"""A key on more records than these says nothing, such as the number of a house with fifty flats."""
_DATE_LENGTH = 10


KEYS_OF_NAMES = 2
"""So many of the keys hold a family name: whose first names begin otherwise are relatives, and not compared."""


def first_initial(first_name: str) -> str:
    """How a first name begins in full (Bob is Robert); "" if there is none, or two, which may be anybody's."""
    names = first_names(first_name)
    return next(iter(names))[0] if len(names) == 1 else ""


def block_keys(last_name: str, company: str, street: str, postal_code: str, birthday: str) -> tuple[str, str, str, str]:
    """Name and postal code, name and house number, postal code and house number, birthday; "" where one is missing."""
    name = _name_key(last_name, company)
    postal = postal_key(postal_code) if postal_code else ""
    number = house_number(street) if street else ""
    return (
        f"{name} {postal}" if name and postal else "",
        f"{name}#{number}" if name and number else "",
        f"{postal}#{number}" if postal and number else "",
        birthday if len(birthday) == _DATE_LENGTH else "",
    )


def _name_key(last_name: str, company: str) -> str:
    if last_name.isalpha():
        return skeleton(last_name.casefold()) if last_name.isascii() else skeleton(_first(last_names(last_name)))
    return skeleton(_first(last_names(last_name)) or _first(company_words(company)))


def _first(words: frozenset[str] | tuple[str, ...]) -> str:
    return min(words, default="") if isinstance(words, frozenset) else (words[0] if words else "")
