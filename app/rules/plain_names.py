"""A name as it stands in a list, a sentence and a title: one line that cannot turn the words around it."""

from __future__ import annotations

import re

_TURNING = re.compile("[\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def plain_name(text: str) -> str:
    """The name without control characters, line breaks and marks that reverse what follows; blanks are single.

    Letters of every script stay, also those written from the right, and emoji with their joiners.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_CONTROL.sub(" ", _TURNING.sub("", text)).split())
