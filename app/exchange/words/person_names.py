"""Names of people as files write them: split into parts, and put together again."""

from __future__ import annotations

import re
from typing import NamedTuple

_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "reverend", "sir", "lady", "sr", "sra",
    "srta", "herr", "frau", "hr", "fr", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "don",
    "doña", "dipl", "dr.med", "dott", "ing",
})  # fmt: skip
_SUFFIXES = frozenset({
    "jr", "sr", "ii", "iii", "iv", "v", "esq", "phd", "md", "dds", "cpa",
})  # fmt: skip
_PARTICLES = frozenset({
    "van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le",
    "el", "al", "bin", "ibn", "ben", "ter", "ten", "zu", "zur", "af", "av", "st", "st.", "mac", "san",
})  # fmt: skip
_BESIDE_TITLES = frozenset({
    "and", "und", "et", "y", "u", "firma", "familie", "family", "eheleute", "famille", "familia", "company", "sirs",
    "herrn", "señor", "señora", "señorita", "mmes", "messieurs", "divers", "d", "société", "empresa", "lord", "med",
    "capt", "captain", "col", "judge", "hon", "sister", "brother", "father", "pastor", "rabbi", "phil", "jur", "h", "f",
    "couple", "entreprise",
})  # fmt: skip
_JOINING = re.compile(r"\s+(?:&|and|und|et|y|\+|/)\s+", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a text is only titles: `Mr.`, `Herr Dr.`, `Mr. & Mrs.`, `Sra.`, `Familie`."""
    words = [word for word in re.split(r"[\s.&/+]+", text.casefold()) if word]
    return all(word in _TITLES or word in _BESIDE_TITLES for word in words)


class PersonName(NamedTuple):
    """The parts of a person's name; a suffix such as Jr stands with the last name."""

    salutation: str = ""
    first_name: str = ""
    last_name: str = ""


def split_name(text: str) -> PersonName:
    """`Dr. Ana de la Cruz`, `Smith, John`, `John & Mary Smith`, `Smith`: one word alone is the last name."""
    words = " ".join(text.split())
    last, comma, first = words.partition(",")
    if comma and first.strip():
        rest = first.strip()
        if rest.rstrip(".").casefold() not in _SUFFIXES:
            salutation, given = _without_titles(rest.split(" "))
            return PersonName(salutation, " ".join(given), last.strip())
        words = f"{last.strip()} {rest}"
    salutation, parts = _without_titles(words.split(" "))
    suffix = ""
    if len(parts) > 2 and parts[-1].rstrip(".").casefold() in _SUFFIXES:
        suffix = " " + parts.pop()
    if len(parts) == 1:
        return PersonName(salutation, "", parts[0] + suffix)
    start = _start_of_last_name(parts)
    return PersonName(salutation, " ".join(parts[:start]), " ".join(parts[start:]) + suffix)


def _without_titles(parts: list[str]) -> tuple[str, list[str]]:
    """The titles at the start and the rest; a title that is all there is stays a name."""
    count = 0
    while count < len(parts) - 1 and parts[count].rstrip(".").casefold() in _TITLES:
        count += 1
        joined = parts[count].casefold() in {"&", "and", "und", "et", "y"} if count < len(parts) - 2 else False
        if joined and parts[count + 1].rstrip(".").casefold() in _TITLES:
            count += 1
    return " ".join(parts[:count]), parts[count:]


def _start_of_last_name(parts: list[str]) -> int:
    """Where the last name starts: its particles belong to it, and a couple's second first name does not."""
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return start


def join_name(*parts: str) -> str:
    """The parts that are there, with one blank between them."""
    return " ".join(filter(None, parts))


def same_words(first: str, second: str) -> bool:
    """Whether two names are the same words in any order, whatever their marks and case."""
    return _word_set(first) == _word_set(second)


def says_no_more(text: str, known: str) -> bool:
    """Whether a text of words without digits only repeats words that are known already, titles left aside."""
    words = _word_set(text)
    return bool(words) and not any(map(str.isdigit, text)) and words - _TITLES <= _word_set(known)


def share_words(first: str, second: str) -> bool:
    """Whether two names have a word in common."""
    return bool(_word_set(first) & _word_set(second))


def _word_set(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _JOINING.sub(" ", text).casefold()))
