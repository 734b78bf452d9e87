"""Who lives around a visit: the same street of the same town, or the same postal code (R10)."""

from __future__ import annotations

import re

from app.rules.search_text import fold

# 12, 12a, 12-14, 12/3: the number of a house, on whichever side of the street's name; 5th and 42nd are names.
_HOUSE_NUMBER = re.compile(r"#?\d+[^\W\d_]?(?:[-/–]\d*[^\W\d_]?)*[.,]?")
_ZIP_AND_FOUR = re.compile(r"(\d{5})[- ]?\d{4}")


def street_key(street: str, town: str) -> str:
    """The street without the house's number, and its town, folded; empty where no street is known.

    Two streets of one name in two towns are two.
    """
    name = fold(" ".join(_without_number(street.split())))
    return f"{name}|{fold(town)}" if name else ""


def postal_key(code: str) -> str:
    """The postal code in one word and one case; of a long American one the five digits that name the place."""
    long_one = _ZIP_AND_FOUR.fullmatch(code.strip())
    return long_one[1] if long_one else fold(code).replace(" ", "")


def _without_number(words: list[str]) -> list[str]:
    """A number that leads or ends the street; a street that is nothing but a number keeps it."""
    if len(words) > 1 and _HOUSE_NUMBER.fullmatch(words[0]):
        return words[1:]
    if len(words) > 1 and _HOUSE_NUMBER.fullmatch(words[-1]):
        return words[:-1]
    return words
