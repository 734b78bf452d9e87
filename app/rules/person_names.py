"""What is made of the name of one of us: the first name in a sentence, the initials on the round badge."""

from __future__ import annotations


def first_name(name: str | None) -> str:
    """The first word of a name, as colleagues call each other; empty for no name."""
    return (name or "").strip().partition(" ")[0]


def initials_of(name: str) -> str:
    """The first letters of the first and last word: "Margaret Alder" gives MA, "Biscuit" gives B, nothing gives ?."""
    words = [word for word in name.split() if word[0].isalpha()] or [word for word in name.split() if word[0].isalnum()]
    letters = [word[0] for word in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper() or "?"
