"""User text made safe to draw: what cannot be seen goes, what would break a line becomes a line end."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 4000
MOST_MARKS = 4  # on one letter; more would run into the lines above and below
CUT_MARK = "…"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
"""At the beginning of a text: from which side it reads, whatever its first letter says."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width marks, explicit direction marks (they could turn a line round) and
# variation selectors have no picture of their own. Joiners stay: Arabic, Devanagari and Persian are shaped by them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# Half surrogates, non-characters and the private planes stand for nothing that a font could show.
_NOTHING = re.compile("[\ud800-\udfff\ufffe\uffff\U000f0000-\U0010ffff]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
    f"\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MOST_MARKS + 1},}}"
)


def clean_text(text: str) -> str:
    """The text with line ends as \\n and nothing in it that cannot be drawn; very long text is cut with a mark.

    A direction mark stays at its beginning only, where it cannot turn a part of it round.
    """
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS] + CUT_MARK
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    mark = text[0] if text[:1] in (LEFT_TO_RIGHT, RIGHT_TO_LEFT) else ""
    text = _INVISIBLE.sub("", text)
    text = _NOTHING.sub("\ufffd", text)
    text = _SPACES.sub(" ", text)
    text = unicodedata.normalize("NFC", text)
    text = _MARKS.sub(lambda found: found[0][:MOST_MARKS], text)
    return mark + text if text.strip() else text


def one_line(text: str) -> str:
    """The cleaned text on a single line, without spaces at its ends."""
    text = clean_text(text)
    return " ".join(text.split()) if "\n" in text or "  " in text else text.strip()
