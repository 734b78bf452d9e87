"""A client's name where every visitor can read it (S0.5): the first name and the initial of the last, never more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam", "lady", "rev", "reverend", "fr",
    "father", "sister", "pastor", "herr", "frau", "hr", "monsieur", "madame", "mme", "mlle", "m", "sr", "sra", "srta",
    "señor", "señora", "don", "doña", "sig", "signor", "signora", "dhr", "mevr", "ing", "dipl", "pan", "pani",
})  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "dds", "esq", "cpa", "rn"})
# Only as typed: the E of "Mary E Smith" joins nobody.
_JOINERS = frozenset({"and", "And", "AND", "&", "+", "und", "et", "y", "e", "og", "och", "en"})
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "el", "al",
    "bin", "ibn", "ben", "ten", "ter", "zu", "zur", "zum", "af", "av",
})  # fmt: skip
# Written without a space and with the family name first.
_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_ASIDE = re.compile(r"[(\[{<,;/|#:].*|\s[-–—]\s.*", re.DOTALL)
_MOST_NUMERALS = 4


@dataclass(frozen=True, slots=True)
class ShortName:
    """`given` is what they are called ("Margaret"), `whole` has the initial ("Margaret A.")."""

    given: str
    whole: str


def short_name(
    name: str, *, is_business: bool = False, first_name: str = "", last_name: str = "", company_name: str = ""
) -> ShortName:
    """The name for the wall: "Margaret A.", "Alan & Margaret A.", "Dr A." for "Dr Alder", a business by its own name.

    What stands in the columns of first and last name is believed before the written-out name. Numbers and what follows
    a bracket or a comma (a street, a telephone number) are left away. A name in Chinese, Japanese or Korean letters
    shows the given name alone, because one letter of the family name would be all of it.
    """
    if (company_name and (is_business or _same(name, company_name))) or (is_business and not last_name):
        shown = _without_numbers(company_name or name)
        return ShortName(shown, shown)
    first, last = _clean(first_name), _clean(last_name)
    if first and last:
        return _person(_without(first, last), last)
    if last and not first and _same(_clean(name), last):
        return _person("", last)
    return _from_whole(name)


def full_name(name: str) -> str:
    """The whole name, where the firm chose to show it; still without a number or an aside."""
    return _without_numbers(name)


def _from_whole(name: str) -> ShortName:
    before, comma, after = name.partition(",")
    family, given = _clean(before), _clean(after)
    if comma and given and _bare(given) not in _SUFFIXES:
        return _person(given, family)
    parts = _couple(family.split())
    if not parts:
        return ShortName("", "")
    short = [_from_words(words) for words in parts]
    return ShortName(" & ".join(each.given for each in short), " & ".join(each.whole for each in short))


def _couple(words: Sequence[str]) -> list[list[str]]:
    """The people of "Alan and Margaret Alder", each with the words of their own name."""
    runs = [list(run) for is_joiner, run in groupby(words, key=lambda word: word in _JOINERS) if not is_joiner]
    return [run for run in runs if run]


def _from_words(words: Sequence[str]) -> ShortName:
    kept = _without_suffixes(words)
    titles = [word for word in kept if _is_title(word)]
    people = [word for word in kept if not _is_title(word)]
    if not people:
        return ShortName(" ".join(titles), " ".join(titles))
    if len(people) == 1:
        return _person(titles[0], people[0]) if titles else _single(people[0])
    if _FAMILY_FIRST.search("".join(people)):
        return ShortName(people[-1], people[-1])
    return _person(people[0], " ".join(people[1:]), takes_last_word=True)


def _single(word: str) -> ShortName:
    """One word: a first name as it is; of an unspaced name only the second half, which holds the given name."""
    if _FAMILY_FIRST.search(word) and len(word) > 1:
        given = word[len(word) // 2 :] if len(word) != 3 else word[1:]
        return ShortName(given, given)
    return ShortName(word, word)


def _person(first: str, last: str, *, takes_last_word: bool = False) -> ShortName:
    words = [word for word in first.split() if not _is_title(word)] or first.split()
    given = " ".join("&" if word in _JOINERS else word for word in words)
    if _FAMILY_FIRST.search(last):
        return ShortName(given or last[-1], given or last[-1])
    initial = _initial(last, takes_last_word=takes_last_word)
    return ShortName(given or initial, f"{given} {initial}".strip())


def _initial(last: str, *, takes_last_word: bool) -> str:
    """The first letter with its marks and a full stop; "van der Berg" counts as Berg."""
    words = _without_suffixes(last.split())
    named = [word for word in words if word.lower() not in _PARTICLES and not _is_title(word)] or words
    if not named:
        return ""
    word = unicodedata.normalize("NFC", named[-1] if takes_last_word else named[0])
    start = next((place for place, letter in enumerate(word) if letter.isalpha()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return f"{word[start:end].upper()}."


def _clean(text: str) -> str:
    """The words before a bracket, a comma or a number."""
    words = []
    for word in _ASIDE.sub("", text).split():
        if any(letter.isdigit() for letter in word) or "@" in word:
            break
        words.append(word)
    return " ".join(words)


def _without_numbers(text: str) -> str:
    """A business may be called Studio 54, but no telephone number belongs to a name."""
    words = re.sub(r"[(\[{<;|].*", "", text, flags=re.DOTALL).split()
    numerals = sum(letter.isdigit() for letter in text)
    kept = [
        word for word in words if "@" not in word and (numerals < _MOST_NUMERALS or not any(map(str.isdigit, word)))
    ]
    return " ".join(kept).strip(" ,")


def _without(first: str, last: str) -> str:
    """The first name, should somebody have typed the last name into it as well."""
    family = {_bare(word) for word in last.split()}
    return " ".join(word for word in first.split() if _bare(word) not in family) or first.split(maxsplit=1)[0]


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalpha())


def _is_title(word: str) -> bool:
    return _bare(word) in _TITLES


def _without_suffixes(words: Sequence[str]) -> list[str]:
    """The words without Jr or PhD at their end; "Sr Gómez" is no suffix but a title."""
    kept = list(words)
    while len(kept) > 1 and _bare(kept[-1]) in _SUFFIXES:
        kept.pop()
    return kept
