"""What the values of a column look like: mail, phone, date, address, name; used where headers say too little."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from app.exchange.words.place_words import COUNTRY_WORDS, FIRST_NAMES, REGIONS

EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]{1,190}\.[^@\s,;<>\".]{1,60}")
LONGEST_VALUE = 200
_PHONE = re.compile(
    r"(?:Phone:|Tel\.?:?|')?\s*\+?[\d(][\d\s().\-/\u00a0\u2010\u2011]{5,22}\d(?:\s*(?:x|ext\.?)\s*\d{1,6})?"
)
_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2}))(?:[T ,]+\d{1,2}:\d{2}.*)?|"
    r"(?:\w{3,9}\.?,? )?(?:\d{1,2}(?:\.|er)?[ -](?:de )?\w{3,10}\.?[ -](?:de )?\d{2,4}|"
    r"\w{3,9}\.? \d{1,2},? \d{4})(?:[ ,]+\d{1,2}:\d{2}.*)?"
)
_TIME = re.compile(r"\d{1,2}(?:[:h]\d{0,2}(?::\d{2})?)?\s?(?:[ap]\.?m\.?|uhr|h)?", re.IGNORECASE)
_MONEY = re.compile(r"\(?-?\s?(?:[$€£¥]|[A-Z]{3}\s)?\s?\d[\d.,'\s]*\d?\s?(?:[$€£¥]|[A-Z]{3})?\)?")
_MARKED_MONEY = re.compile(r"[$€£¥]|\d[.,]\d{2}\)?$")
_POSTAL_CODE = re.compile(
    r"\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{4}", re.IGNORECASE
)
_CODE_INSIDE = re.compile(r"\b(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)\b")
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|fr|es|co\.uk|io|eu|at|ch)(?:/\S*)?")
_STREET = re.compile(
    r"\d{1,5}[a-z]?(?:[-/]\d{1,4})?,?\s+[^\d,;@]{3,}.*|"
    r"[^\d,;@]{3,}(?:str\.|straße|strasse|weg|allee|platz|gasse|ring|ufer|hang|damm)\s*\d{1,4}\s?[a-z]?|"
    r"(?:rue|avenue|av\.|calle|c/|plaza|paseo|camino|allée|place|boulevard|impasse|chemin|via)\s[^@;]{3,}|"
    r"[^\d,;@]{3,}\s\d{1,4}\s?[a-z]?",
    re.IGNORECASE,
)
_WORDS_ONLY = re.compile(r"[^\W\d_][^\d_@/:;]*")
_YES_OR_NO = frozenset({"true", "false", "yes", "no", "y", "n", "ja", "nein", "oui", "non", "si", "sí", "x"})
_COMPANY = re.compile(
    r"\b(?:"
    r"llc|l\.l\.c|inc|ltd|limited|corp|corporation|company|& co|plc|llp|pty|gmbh|ag|kg|ohg|e\.?k|ug|sarl|"
    r"sas|s\.?a|s\.?l|bv|b\.v|church|school|academy|hotel|motel|inn|restaurant|café|cafe|dental|clinic|"
    r"hospital|properties|property management|management|realty|estates|association|hoa|services|"
    r"solutions|group|partners|associates|university|college|library|office|offices|bank|studio|salon|"
    r"centre|center|club|society|foundation|council|nursery|care home|interiors"
    r")\b\.?",
    re.IGNORECASE,
)
_ENOUGH = 0.85


def looks_like_company(name: str) -> bool:
    """Whether a name reads like a firm's or an institution's and not like a person's."""
    return bool(_COMPANY.search(name)) and "," not in name.split(" ", maxsplit=1)[0]


def looks_like_value(cell: str) -> bool:
    """Whether a cell is surely a value and no heading: a mail address, a phone number, a date, an amount."""
    text = cell[: LONGEST_VALUE + 1].strip()
    if not text or len(text) > LONGEST_VALUE or not any(letter.isdigit() or letter == "@" for letter in text):
        return False
    return bool(EMAIL.fullmatch(text) or _DATE.fullmatch(text) or _PHONE.fullmatch(text) or _MONEY.fullmatch(text))


def likeness(values: Sequence[str]) -> str:
    """What nearly all (85 %) of the filled values are, as one word; an empty text if they are of no known sort.

    The words: email, date, time, phone, yes_no, money, postal_code, web, region, country, full_address, street,
    full_name, first_name, place, number (given one after the other).
    """
    return _likeness_of(tuple([value for value in (text[:LONGEST_VALUE].strip() for text in values) if value]))


@lru_cache(maxsize=512)
def _likeness_of(filled: tuple[str, ...]) -> str:
    """The look of filled values; remembered, because a file is looked at as one of each kind."""
    for look, is_one, share in _LOOKS if filled else ():
        if _are_enough(filled, is_one, share) and _fits(look, filled):
            return look
    return ""


def _are_enough(filled: Sequence[str], is_one: Callable[[str], object], share: float) -> bool:
    """Whether that share of the values are of a sort; looks no further once too many are not."""
    others = 0
    for value in filled:
        if not is_one(value):
            others += 1
            if len(filled) - others < share * len(filled):
                return False
    return True


def _fits(look: str, filled: Sequence[str]) -> bool:
    """What a whole column must be besides: amounts are marked somewhere, codes and places are not all the same."""
    if look == "time":
        return all(not value.isdecimal() for value in filled)
    if look == "money":
        return any(_MARKED_MONEY.search(value) for value in filled)
    if look == "postal_code":
        return len(set(filled)) > 1 and not _counts_up(filled)
    if look == "number":
        return _counts_up(filled)
    if look == "place":
        return len(filled) > 1 and not any(value.islower() for value in filled)
    return True


def _counts_up(filled: Sequence[str]) -> bool:
    """Whether the values are numbers given one after the other, as clients are numbered."""
    numbers = [int(value) for value in filled if value.isdecimal()]
    steps = [later - number for number, later in itertools.pairwise(numbers)]
    return len(numbers) == len(filled) > 2 and all(0 < step <= 3 for step in steps)


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and _digits(text) >= 9


def _is_full_address(text: str) -> bool:
    return ("," in text or "\n" in text) and bool(_CODE_INSIDE.search(text)) and any(map(str.isalpha, text))


def _is_street(text: str) -> bool:
    return bool(_STREET.fullmatch(text)) and _CODE_INSIDE.fullmatch(text) is None


def _is_full_name(text: str) -> bool:
    """Two to four words with a capital, or `Last, First`, of which one is a usual first name."""
    if not _WORDS_ONLY.fullmatch(text) or len(text) > 60:
        return False
    words = [word for word in re.split(r"[\s,&.]+", text) if word]
    return 2 <= len(words) <= 6 and (any(_is_first_name(word) for word in words) or looks_like_company(text))


def _is_first_name(text: str) -> bool:
    return any(part.casefold() in FIRST_NAMES for part in re.split(r"[\s-]+", text) if part) and len(text) < 25


def _is_place(text: str) -> bool:
    return bool(_WORDS_ONLY.fullmatch(text)) and 2 < len(text) < 40 and text.count(" ") < 4 and "," not in text


def _is_yes_or_no(text: str) -> bool:
    return text.casefold() in _YES_OR_NO


@lru_cache(maxsize=2048)
def _is_region(text: str) -> bool:
    return text.casefold().rstrip(".") in REGIONS


@lru_cache(maxsize=2048)
def _is_country(text: str) -> bool:
    return text.casefold().rstrip(".") in COUNTRY_WORDS


def _digits(value: str) -> int:
    return sum(letter.isdigit() for letter in value)


_LOOKS: tuple[tuple[str, Callable[[str], object], float], ...] = (
    ("email", EMAIL.search, _ENOUGH),
    ("date", _DATE.fullmatch, _ENOUGH),
    ("time", _TIME.fullmatch, _ENOUGH),
    ("phone", _is_phone, _ENOUGH),
    ("yes_no", _is_yes_or_no, _ENOUGH),
    ("money", _MONEY.fullmatch, _ENOUGH),
    ("postal_code", _POSTAL_CODE.fullmatch, _ENOUGH),
    ("web", _WEB.fullmatch, _ENOUGH),
    ("region", _is_region, _ENOUGH),
    ("country", _is_country, _ENOUGH),
    ("full_address", _is_full_address, 0.7),
    ("full_name", _is_full_name, 0.6),
    ("street", _is_street, 0.8),
    ("first_name", _is_first_name, 0.6),
    ("place", _is_place, 0.95),
    ("number", str.isdecimal, 1.0),
)
