"""How a name, street or number is folded so that people find it however they type it.

Case, accents and punctuation are ignored, and every Chinese, Japanese or Korean character is a word of its own, because
those scripts write no spaces and a full-text index would otherwise only find the beginning of a run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Letters that carry no separable mark in Unicode and yet are typed without it.
_BARE_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ĸ": "k", "ə": "e", "’": "", "'": "", "ʼ": "", "`": "",
})  # fmt: skip
_UNSPACED = re.compile(
    r"([\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff])"
)
_WORD = re.compile(r"[^\W_]+")
# Nearly every text is ASCII; one pass through a table of bytes costs a third of what an expression does.
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_ASCII_DROPPED = b"'`"
# The marks of Latin, Greek and Cyrillic once a letter is taken apart; the grapheme joiner among them is none.
_MARKS = {mark: None for mark in range(0x300, 0x370) if mark != 0x34F}
# ASCII stands in the table too, though it stays as it is: a letter that is missing there costs twice as much.
_WITHOUT_MARKS = {code: code for code in range(128)} | _BARE_LETTERS | _MARKS
# Postal codes of letters and digits that are written in two parts and said in one: the Netherlands; Britain, Canada.
_TWO_PARTS = re.compile(r"\d{4}([a-z]{2})|[a-z]\w*(\d[a-z][a-z\d])", re.ASCII)
_LONGEST_QUERY = 200
_MOST_TERMS = 8


def fold(text: str) -> str:
    """The text in the form that is searched: lower case words without marks, separated by single spaces."""
    if text.isascii():
        return _fold_ascii(text)
    # Taken apart before the case is dropped: 𝕬 is A only then, and must become a.
    bare = unicodedata.normalize("NFKD", text).casefold().translate(_WITHOUT_MARKS)
    if bare.isascii():
        return _fold_ascii(bare)
    unmarked = "".join(letter for letter in bare if not unicodedata.combining(letter))
    composed = unicodedata.normalize("NFC", unmarked)
    return " ".join(_WORD.findall(_UNSPACED.sub(r" \1 ", composed)))


def _fold_ascii(text: str) -> str:
    return " ".join(text.encode("ascii").translate(_ASCII, _ASCII_DROPPED).decode("ascii").split())


def fold_all(texts: Iterable[str]) -> str:
    """Several texts folded into one line in which no word stands twice."""
    # Folded at once: a blank between two texts keeps their words apart, and one pass costs a fifth of many.
    return " ".join(dict.fromkeys(fold(" ".join(texts)).split(" ")))


def postal_code_words(code: str) -> tuple[str, ...]:
    """A postal code in the ways it is typed: as written, in one word ("sw1a1aa"), and by its second part ("1aa")."""
    if not code or (code.isascii() and code.isdigit()):
        return (code,)
    parts = fold(code).split()
    joined = "".join(parts)
    halves = _TWO_PARTS.fullmatch(joined)
    behind = [half for half in halves.groups() if half] if halves is not None else []
    return (code, *([joined] if len(parts) > 1 else []), *behind)


def search_terms(text: str) -> tuple[str, ...]:
    """The words of a typed search, at most eight; any text is fine, also `"'*`, which has none."""
    return tuple(dict.fromkeys(fold(text[:_LONGEST_QUERY]).split()))[:_MOST_TERMS]


def typed_digits(text: str) -> str:
    """The digits of a search that is nothing but a number (spaces, dashes, brackets, plus, # allowed), else ""."""
    stripped = text.strip()[:_LONGEST_QUERY]
    digits = "".join(str(unicodedata.digit(letter)) for letter in stripped if letter.isdigit())
    return digits if digits and re.fullmatch(r"[\d\s()+\-./#]+", stripped) else ""
