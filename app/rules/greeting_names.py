"""How a letter addresses a client: by the name they go by, formally, or by the whole name when in doubt."""

from __future__ import annotations

import re

_NO_FIRST_NAME = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "family", "the"})
_SEVERAL = re.compile(r"[&+/,]|\b(and|und|et|y)\b", re.IGNORECASE)
_DEAR = re.compile(r"^dear\s+", re.IGNORECASE)


def greeting_name(
    name: str,
    *,
    kind: str = "home",
    preferred_name: str = "",
    salutation: str = "",
    first_name: str = "",
    last_name: str = "",
    company_name: str = "",
) -> str:
    """What stands behind "Dear": what they like to be called, then salutation and last name, then the first name.

    A business is greeted by its name, and so is whoever has only a name that is no plain first and last one: couples,
    initials, titles. Empty only when there is no name at all.
    """
    if kind == "business":
        return (company_name or name).strip()
    if preferred_name.strip():
        return preferred_name.strip()
    formal, last = _DEAR.sub("", salutation.strip()), last_name.strip()
    if formal and last:
        return formal if last.casefold() in formal.casefold() else f"{formal} {last}"
    return first_name.strip() or _first_word(name.strip())


def certificate_name(name: str, *, kind: str = "home", preferred_name: str = "", last_name: str = "") -> str:
    """The name on a paper to hang up: as they like to be called, with the family's name behind a first name alone."""
    preferred, last = preferred_name.strip(), last_name.strip()
    if kind == "business" or not preferred:
        return name.strip()
    is_first_name_alone = " " not in preferred and last and last.casefold() not in preferred.casefold()
    return f"{preferred} {last}" if is_first_name_alone and preferred.isascii() == last.isascii() else preferred


def _first_word(name: str) -> str:
    """The first name at the beginning of a name, or the whole name where that would be no name to call anybody by."""
    first, _space, rest = name.partition(" ")
    is_plain = len(first) > 1 and not first.endswith(".") and first.casefold() not in _NO_FIRST_NAME
    return first if rest and is_plain and not _SEVERAL.search(name) else name
