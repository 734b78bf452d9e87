"""What is made of the name of one of us: the first name in a sentence, the initials on the round badge."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 2
_SHORTEST_FAMILY_NAME = 4  # shorter ones are "de" and "van" as often as a name


def first_name(name: str | None) -> str:
    """The first word of a name, as colleagues call each other; empty for no name."""
    return (name or "").strip().partition(" ")[0]


def initials_of(name: str) -> str:
    """The first letters of the first and last word: "Margaret Alder" gives MA, "Biscuit" gives B, nothing gives ?."""
    words = [word for word in name.split() if word[0].isalpha()] or [word for word in name.split() if word[0].isalnum()]
    letters = [word[0] for word in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper() or "?"


def names_one_of(names: Iterable[str], text: str) -> bool:
    """Whether a text calls one of these people, by the first name or the family name.

    A name is looked for as it is written, so that Mark does not stand in every mark on a carpet; only in a text that
    is all small or all large letters the case says nothing. Names in scripts without spaces may stand anywhere in it.
    """
    is_cased = text not in (text.lower(), text.upper())
    for name in names:
        for place, part in enumerate(_WORD.findall(name)):
            if len(part) < (_SHORTEST_FAMILY_NAME if place and part.isascii() else _SHORTEST_NAME):
                continue
            wanted, within = (part, text) if is_cased else (part.casefold(), text.casefold())
            if wanted in (_WORD.findall(within) if part.isascii() else within):
                return True
    return False
