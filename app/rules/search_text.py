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
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_QUERY = 200
_MOST_TERMS = 8


def fold(text: str) -> str:
    """The text in the form that is searched: lower case words without marks, separated by single spaces."""
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.lower().replace("'", "").replace("`", "")))
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_BARE_LETTERS)
    composed = unicodedata.normalize("NFC", bare)
    return " ".join(_WORD.findall(_UNSPACED.sub(r" \1 ", composed)))


def fold_all(texts: Iterable[str]) -> str:
    """Several texts folded into one line in which no word stands twice."""
    kept = [text for text in texts if text]
    if all(text.isascii() for text in kept):
        # Nearly every imported client comes this way; one pass over the joined text costs a fifth of folding each.
        words = _ASCII_WORD.findall(" ".join(kept).lower().replace("'", "").replace("`", ""))
    else:
        words = [word for text in kept for word in fold(text).split(" ") if word]
    return " ".join(dict.fromkeys(words))


def search_terms(text: str) -> tuple[str, ...]:
    """The words of a typed search, at most eight; any text is fine, also `"'*`, which has none."""
    return tuple(dict.fromkeys(fold(text[:_LONGEST_QUERY]).split()))[:_MOST_TERMS]


def typed_digits(text: str) -> str:
    """The digits of a search that is nothing but a number (spaces, dashes, brackets, plus, # allowed), else ""."""
    stripped = text.strip()[:_LONGEST_QUERY]
    digits = "".join(str(unicodedata.digit(letter)) for letter in stripped if letter.isdigit())
    return digits if digits and re.fullmatch(r"[\d\s()+\-./#]+", stripped) else ""
