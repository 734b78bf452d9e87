"""Free text where every visitor can read it: at most three harmless words of what was promised, and a client's praise.

Whoever typed a promise did not think of the wall. So nothing passes that could be a number, a price, a street, a
telephone number or somebody's name; where in doubt, the words are left away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.rules.search_text import fold
from app.translations import gettext as _

MOST_WORDS = 3
LONGEST_PRAISE = 90
LONGEST_WORD = 24
_SURE_PART = 4
_PHRASE_END = re.compile(r"[.,;:!?()\[\]{}\u2026\u2013\u2014\n]+(?:\s|$)|[\n(\[{]|\s[-\u2013\u2014]\s")
_SENTENCE = re.compile(r"[^.!?\u2026\u3002\uff01\uff1f]+[.!?\u2026\u3002\uff01\uff1f]*\s*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_ADDRESS_SIGNS = frozenset("@/\\#_=<>")


@dataclass(frozen=True, slots=True)
class Withheld:
    """The words of one client that no wall shows: family name, street, town; `known` are first names that may stand."""

    words: frozenset[str]
    known: frozenset[str] = field(default_factory=frozenset)


def withheld(texts: Iterable[str], known: Iterable[str] = ()) -> Withheld:
    """What to keep from the wall, from the client's own columns; `known` names (ours, the first name) may stand."""
    named = frozenset(word for text in known for word in fold(text).split())
    words = frozenset(word for text in texts for word in fold(text).split() if len(word) > 1)
    return Withheld(words - named, named)


def wall_words(text: str, hidden: Withheld, verb: str = "") -> str:
    """The first words of a promise, three at most: "touch up baseboard" for "Touch up the baseboard, and do …".

    Articles and a repeated `verb` are left away; the words end with the phrase, at a joining word, and before the first
    one that might say who or where. Nothing is left of a text in a script without spaces, or that names a street.
    """
    phrase = _PHRASE_END.split(text.strip(), maxsplit=1)[0]
    if _UNSPACED.search(phrase):
        return ""
    skipped = frozenset(_("a an the our your their his her my this that").split()) | frozenset(fold(verb).split())
    ends = frozenset(_("and or with for from by before after until because so then at to").split())
    shown: list[str] = []
    for place, word in enumerate(phrase.split()):
        folded = fold(word)
        if (not shown and _is_verb(word, verb)) or folded in skipped:
            continue
        if len(shown) == MOST_WORDS or folded in ends or not _is_harmless(word, hidden, is_first=place == 0):
            break
        shown.append(word)
    if any(fold(word) in _street_words() for word in (*shown, *phrase.split()[:1])):
        return ""
    words = " ".join(shown)
    return words if shown and fold(shown[0]) in hidden.known else _uncapitalised(words)


def praise(text: str, hidden: Withheld) -> str:
    """A client's own words for the wall: the first whole sentences that name nobody, at most 90 letters."""
    said = ""
    for sentence in _SENTENCE.findall(" ".join(text.split())):
        words = sentence.split()
        is_clean = all(_is_harmless(word, hidden, is_first=place == 0) for place, word in enumerate(words))
        if not is_clean or any(fold(word) in _street_words() for word in words):
            break
        if len(said) + len(sentence.strip()) > LONGEST_PRAISE:
            break
        said += sentence
    return said.strip()


def _is_verb(word: str, verb: str) -> bool:
    return bool(verb) and fold(word) == fold(verb)


def _is_harmless(word: str, hidden: Withheld, *, is_first: bool) -> bool:
    if len(word) > LONGEST_WORD or _ADDRESS_SIGNS.intersection(word) or _has_figure(word):
        return False
    parts = fold(word).split()
    if _is_date_word(word, hidden):
        return True
    if not parts or not _street_or_money().isdisjoint(parts):
        return False
    if all(part in hidden.known or part.removesuffix("s") in hidden.known for part in parts):
        return True
    if any(_is_withheld(part, hidden) for part in parts):
        return False
    # A capital in the middle of a sentence is a name: of a person, a street, a shop.
    return is_first or _is_first_person(word) or not any(letter.isupper() for letter in word)


def _is_withheld(part: str, hidden: Withheld) -> bool:
    return any(
        part in (secret, f"{secret}s", f"{secret}es") or (len(secret) >= _SURE_PART and secret in part)
        for secret in hidden.words
    )


def _has_figure(word: str) -> bool:
    return any(
        letter.isdigit() or unicodedata.category(letter) in {"Sc", "Nl", "No"} or letter in "円元원" for letter in word
    )


def _is_first_person(word: str) -> bool:
    return word.split("'", maxsplit=1)[0].split("\u2019", maxsplit=1)[0].strip(".,!?") == "I"


def _is_date_word(word: str, hidden: Withheld) -> bool:
    days = _(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
        "January February March April May June July August September October November December"
    )
    return word.strip(".,!?") in days.split() and fold(word) not in hidden.words


def _uncapitalised(words: str) -> str:
    """Behind a colon a phrase begins small, unless it begins with an abbreviation."""
    first = words.split(" ", maxsplit=1)[0]
    return words[:1].lower() + words[1:] if first[1:].islower() or len(first) == 1 else words


def _street_words() -> frozenset[str]:
    return frozenset(
        _("street avenue road lane boulevard blvd ave rd apartment apt postcode zip phone telephone mobile").split()
    )


def _street_or_money() -> frozenset[str]:
    money = _(
        "dollar dollars buck bucks cent cents euro euros pound pounds quid grand usd eur gbp percent hundred thousand "
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty thirty forty fifty sixty seventy eighty ninety"
    )
    return frozenset(money.split())
